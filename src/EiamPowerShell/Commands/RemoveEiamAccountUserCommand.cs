using System.Management.Automation;
using Eiam.Client;
using Eiam.Client.Requests;

namespace EiamPowerShell.Commands;

/// <summary>Takes users off a public account.</summary>
[Cmdlet(VerbsCommon.Remove, "EiamAccountUser", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High, HelpUri = ApiPages.Tenant + "account/delete-public-account-user.html")]
[OutputType(typeof(void))]
public sealed class RemoveEiamAccountUserCommand : EiamAccountUserCommand
{
    private protected override EiamRequest CreateChange(string applicationId) => AccountChangeRequest.RemoveUsers(applicationId, AccountId, UserName);
}
