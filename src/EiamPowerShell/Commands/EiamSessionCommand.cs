using System;
using System.Management.Automation;
using Eiam;
using EiamPowerShell.Binding;
using EiamPowerShell.Errors;
using EiamPowerShell.Results;
using EiamPowerShell.Sessions;

namespace EiamPowerShell.Commands;

/// <summary>A cmdlet that needs a session.</summary>
public abstract class EiamSessionCommand : PSCmdlet
{
    /// <summary>The session to use, by object or by name; without it, the runspace's current one.</summary>
    [Parameter]
    [SessionArgument]
    [ArgumentCompleter(typeof(SessionNameCompleter))]
    [ValidateNotNull]
    public EiamSession? Session { get; set; }

    /// <summary>The session, or a terminating error that says how to get one.</summary>
    private protected EiamSession RequireSession(EiamSession? preferred = null)
    {
        EiamSession? session = preferred ?? Session ?? SessionStore.Current.Selected;
        if (session is { IsConnected: true })
        {
            return session;
        }

        throw Terminate(EiamErrorId.NotConnected, session, session is null ? "There is no current session in this runspace." : $"The session '{session.Name}' was disconnected.");
    }

    /// <summary>The sandbox of the session, or a terminating error.</summary>
    private protected EiamSandbox RequireSandbox(EiamSession? preferred = null)
    {
        EiamSession session = RequireSession(preferred);
        return session.Sandbox ?? throw Terminate(EiamErrorId.NotSandbox, session, $"The session '{session.Name}' speaks to {session.Uri}, which is not a sandbox.");
    }

    // The statement never returns; the exception lets a caller throw it, so that the compiler knows.
    private InvalidOperationException Terminate(string errorId, EiamSession? session, string message)
    {
        ThrowTerminatingError(ErrorRecords.Own(errorId, session, message));
        return new InvalidOperationException(message);
    }
}
