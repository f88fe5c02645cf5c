using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using EiamPowerShell.Sessions;

namespace EiamPowerShell.Binding;

/// <summary>Completes the names of this runspace's sessions. Asks no network.</summary>
public sealed class SessionNameCompleter : Completer
{
    private protected override IEnumerable<CompletionResult> Complete(string typed, string command, IDictionary? bound)
    {
        return SessionStore.Current.All
            .Where(session => session.Name.StartsWith(typed, StringComparison.OrdinalIgnoreCase))
            .Select(static session => new CompletionResult(Argument(session.Name), session.Name, CompletionResultType.ParameterValue, session.Uri.ToString()));
    }
}
