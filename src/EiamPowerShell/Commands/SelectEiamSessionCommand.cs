using System.Management.Automation;
using EiamPowerShell.Binding;
using EiamPowerShell.Sessions;

namespace EiamPowerShell.Commands;

/// <summary>Makes a session the current one.</summary>
[Cmdlet(VerbsCommon.Select, "EiamSession")]
[OutputType(typeof(EiamSession))]
public sealed class SelectEiamSessionCommand : PSCmdlet
{
    /// <summary>The session, by object or by name.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [SessionArgument]
    [ArgumentCompleter(typeof(SessionNameCompleter))]
    public EiamSession Session { get; set; } = null!;

    /// <summary>Writes the session.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        SessionStore.Current.Select(Session);
        if (PassThru)
        {
            WriteObject(Session);
        }
    }
}
