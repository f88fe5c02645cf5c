using System;
using System.Collections;
using System.Collections.Generic;
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
        string typed = (wordToComplete ?? string.Empty).Trim('\'', '"');
        foreach (EiamSession session in SessionStore.Current.All)
        {
            if (session.Name.StartsWith(typed, StringComparison.OrdinalIgnoreCase))
            {
                string quoted = "'" + CodeGeneration.EscapeSingleQuotedStringContent(session.Name) + "'";
                bool plain = session.Name.TrimStart().Length > 0 && session.Name.IndexOfAny([' ', '\'', '"', '`', '$', '(', ')', ';', ',', '|', '&', '{', '}', '@', '#', '<', '>']) < 0;
                yield return new CompletionResult(plain ? session.Name : quoted, session.Name, CompletionResultType.ParameterValue, session.Uri.ToString());
            }
        }
    }
}
