using System.Management.Automation;
using Eiam;
using Eiam.Client;
using Eiam.Client.Requests;

namespace EiamPowerShell.Commands;

/// <summary>Enables an application account.</summary>
[Cmdlet(VerbsLifecycle.Enable, "EiamAccount", SupportsShouldProcess = true, HelpUri = ApiPages.Tenant + "account/enable-account.html")]
[OutputType(typeof(Account), typeof(void))]
public sealed class EnableEiamAccountCommand : EiamAccountChangeCommand
{
    private protected override EiamRequest CreateChange(string applicationId) => AccountChangeRequest.Enable(applicationId, AccountId, enabled: true);
}
