using System.Management.Automation;
using Eiam;
using Eiam.Client;
using Eiam.Client.Requests;

namespace EiamPowerShell.Commands;

/// <summary>Disables an application account.</summary>
[Cmdlet(VerbsLifecycle.Disable, "EiamAccount", SupportsShouldProcess = true, HelpUri = ApiPages.Tenant + "account/disable-account.html")]
[OutputType(typeof(Account), typeof(void))]
public sealed class DisableEiamAccountCommand : EiamAccountChangeCommand
{
    private protected override EiamRequest CreateChange(string applicationId) => AccountChangeRequest.Enable(applicationId, AccountId, enabled: false);
}
