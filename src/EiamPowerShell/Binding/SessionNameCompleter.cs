using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using EiamPowerShell.Sessions;

namespace EiamPowerShell.Binding;

/// <summary>Completes the names of this runspace's sessions. Asks no network.</summary>
public sealed class SessionNameCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        string typed = Completion.Typed(wordToComplete);
        return SessionStore.Current.All
            .Where(session => session.Name.StartsWith(typed, StringComparison.OrdinalIgnoreCase))
            .Select(static session => new CompletionResult(Completion.Argument(session.Name), session.Name, CompletionResultType.ParameterValue, session.Uri.ToString()));
    }
}
