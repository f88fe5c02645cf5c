using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Text.RegularExpressions;
using Eiam.Sandbox;

namespace EiamPowerShell.Binding;

/// <summary>Completes the paths that a sandbox answers, as its routes have them: a name in braces stands for one segment.</summary>
public sealed class SandboxPathCompleter : Completer
{
    // What was received has values where a route has names.
    private static readonly Regex Placeholder = new("{[^}]+}");

    private protected override IEnumerable<CompletionResult> Complete(string typed, string command, IDictionary? bound)
    {
        // Any part of a path finds it: all of them begin alike.
        string? method = bound?["Method"] as string;
        return SandboxTenant.Routes
            .Where(route => route.Path.IndexOf(typed, StringComparison.OrdinalIgnoreCase) >= 0 && (method is null || route.Method.Equals(method, StringComparison.OrdinalIgnoreCase)))
            .GroupBy(route => command == "Get-EiamSandboxRequest" ? Placeholder.Replace(route.Path, "*") : route.Path, StringComparer.Ordinal)
            .OrderBy(static path => path.Key, StringComparer.Ordinal)
            .Select(static path => new CompletionResult("'" + path.Key + "'", path.Key, CompletionResultType.ParameterValue, string.Join(", ", path.Select(static route => route.Method)) + " " + path.Key));
    }
}
