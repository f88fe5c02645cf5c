using System.Management.Automation;
using Eiam;
using Eiam.Client;
using Eiam.Client.Requests;
using EiamPowerShell.Errors;
using EiamPowerShell.Sessions;

namespace EiamPowerShell.Commands;

/// <summary>Looks at a session's way to its tenant, step by step. It reads only, and spends no code and no password.</summary>
[Cmdlet(VerbsDiagnostic.Test, "EiamConnection", HelpUri = ApiPages.Tenant + "authentication.html")]
[OutputType(typeof(ConnectionCheck), typeof(bool))]
public sealed class TestEiamConnectionCommand : EiamCallCommand<object>
{
    /// <summary>Writes one true or false: whether no check failed.</summary>
    [Parameter]
    public SwitchParameter Quiet { get; set; }

    private protected override EiamRequest CreateRequest(EiamSession session) => new ConnectionTestRequest(Quiet);

    private protected override void Write(EiamRequest request, object result)
    {
        if (result is ConnectionCheck check)
        {
            check.Advice = Advice.For(check);
        }

        WriteObject(result);
    }
}
