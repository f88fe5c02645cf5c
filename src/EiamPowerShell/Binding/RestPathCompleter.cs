using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using Eiam.Client;

namespace EiamPowerShell.Binding;

/// <summary>Completes the paths that the module knows, of the method where one is given. A place for a value comes in braces: it is replaced before the call.</summary>
public sealed class RestPathCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        string typed = Completion.Typed(wordToComplete);
        string? method = fakeBoundParameters?["Method"]?.ToString();
        return Endpoints.All
            .Where(e => (method is null || e.Verb.Equals(method, StringComparison.OrdinalIgnoreCase)) && e.Path.StartsWith(typed, StringComparison.OrdinalIgnoreCase))
            .GroupBy(e => e.Path, StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => new CompletionResult(
                Completion.Argument(group.Key),
                group.Key,
                CompletionResultType.ParameterValue,
                string.Join(", ", group.Select(e => e.Verb + ": " + e.Action))));
    }
}
