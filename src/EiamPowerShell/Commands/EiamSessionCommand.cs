using System;
using System.Management.Automation;
using Eiam.Client;
using EiamPowerShell.Binding;
using EiamPowerShell.Errors;
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
    private protected EiamSession RequireSession()
    {
        EiamSession? session = Session ?? SessionStore.Current.Selected;
        if (session is { IsConnected: true })
        {
            return session;
        }

        string message = session is null
            ? "There is no current session in this runspace."
            : $"The session '{session.Name}' was disconnected.";
        ThrowTerminatingError(ErrorRecords.Own(EiamErrorId.NotConnected, ErrorCategory.ConnectionError, session, message));
        throw new InvalidOperationException(message);
    }

    /// <summary>The sandbox of the session, or a terminating error.</summary>
    private protected Results.EiamSandbox RequireSandbox()
    {
        EiamSession session = RequireSession();
        if (session.Sandbox is { } sandbox)
        {
            return sandbox;
        }

        string message = $"The session '{session.Name}' speaks to {session.Uri}, which is not a sandbox.";
        ThrowTerminatingError(ErrorRecords.Own(EiamErrorId.NotSandbox, ErrorCategory.InvalidOperation, session, message));
        throw new InvalidOperationException(message);
    }
}
