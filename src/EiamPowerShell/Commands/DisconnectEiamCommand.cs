using System.Management.Automation;
using Eiam;
using EiamPowerShell.Binding;
using EiamPowerShell.Errors;
using EiamPowerShell.Sessions;

namespace EiamPowerShell.Commands;

/// <summary>Closes a session. The tenant is told nothing: its API has no documented logout.</summary>
[Cmdlet(VerbsCommunications.Disconnect, "Eiam")]
[OutputType(typeof(void))]
public sealed class DisconnectEiamCommand : EiamCommand
{
    /// <summary>The session, by object or by name; without it, the current one.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [ArgumentCompleter(typeof(SessionNameCompleter))]
    [ValidateNotNull]
    public SessionReference? Session { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        SessionStore store = SessionStore.Current;
        try
        {
            if ((Session?.Resolve() ?? store.Selected) is { } session)
            {
                store.Remove(session);
            }
            else
            {
                WriteVerbose("There is no current session.");
            }
        }
        catch (EiamException e)
        {
            WriteError(ErrorRecords.From(e, Session));
        }
    }
}
