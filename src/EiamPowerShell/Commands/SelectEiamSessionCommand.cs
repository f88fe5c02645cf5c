using System.Management.Automation;
using Eiam;
using EiamPowerShell.Binding;
using EiamPowerShell.Errors;
using EiamPowerShell.Sessions;

namespace EiamPowerShell.Commands;

/// <summary>Makes a session the current one.</summary>
[Cmdlet(VerbsCommon.Select, "EiamSession")]
[OutputType(typeof(EiamSession))]
public sealed class SelectEiamSessionCommand : EiamCommand
{
    /// <summary>The session, by object or by name.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ArgumentCompleter(typeof(SessionNameCompleter))]
    public SessionReference Session { get; set; } = null!;

    /// <summary>Writes the session.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        try
        {
            EiamSession session = Session.Resolve();
            SessionStore.Current.Select(session);
            if (PassThru)
            {
                WriteObject(session);
            }
        }
        catch (EiamException e)
        {
            WriteError(ErrorRecords.From(e, Session));
        }
    }
}
