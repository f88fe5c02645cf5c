using System;
using System.Management.Automation;
using Eiam;
using EiamPowerShell.Binding;
using EiamPowerShell.Errors;
using EiamPowerShell.Results;
using EiamPowerShell.Sessions;

namespace EiamPowerShell.Commands;

/// <summary>A cmdlet that needs a session.</summary>
public abstract class EiamSessionCommand : EiamCommand
{
    /// <summary>The session to use, by object or by name; without it, the runspace's current one.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(SessionNameCompleter))]
    [ValidateNotNull]
    public SessionReference? Session { get; set; }

    /// <summary>The session that -Session names; null where it was not given.</summary>
    private protected EiamSession? GivenSession { get; private set; }

    /// <summary>Looks up what -Session names: an impossible argument ends the call.</summary>
    protected override void BeginProcessing()
    {
        try
        {
            GivenSession = Session?.Resolve();
        }
        catch (EiamException e)
        {
            ThrowTerminatingError(ErrorRecords.From(e, Session));
        }
    }

    /// <summary>The session, or a terminating error that says how to get one.</summary>
    private protected EiamSession RequireSession(EiamSession? preferred = null)
    {
        EiamSession? session = preferred ?? GivenSession ?? SessionStore.Current.Selected;
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
