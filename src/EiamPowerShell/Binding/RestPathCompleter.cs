using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using Eiam.Client;

namespace EiamPowerShell.Binding;

/// <summary>Completes the paths that the module knows, of the method where one is given. A place for a value comes in braces: it is replaced before the call.</summary>
public sealed class RestPathCompleter : Completer
{
    private protected override IEnumerable<CompletionResult> Complete(string typed, string command, IDictionary? bound)
    {
        string? method = bound?["Method"]?.ToString();
        return Endpoints.All
            .Where(e => (method is null || e.Verb.Equals(method, StringComparison.OrdinalIgnoreCase)) && e.Path.StartsWith(typed, StringComparison.OrdinalIgnoreCase))
            .GroupBy(e => e.Path, StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => new CompletionResult(
                Argument(group.Key),
                group.Key,
                CompletionResultType.ParameterValue,
                string.Join(", ", group.Select(e => e.Verb + ": " + e.Action))));
    }
}
