using System.Management.Automation;
using Eiam.Client;
using Eiam.Client.Requests;

namespace EiamPowerShell.Commands;

/// <summary>Adds users to a public account.</summary>
[Cmdlet(VerbsCommon.Add, "EiamAccountUser", SupportsShouldProcess = true, HelpUri = ApiPages.Tenant + "account/add-public-account-user.html")]
[OutputType(typeof(void))]
public sealed class AddEiamAccountUserCommand : EiamAccountUserCommand
{
    private protected override EiamRequest CreateChange(string applicationId) => AccountChangeRequest.AddUsers(applicationId, AccountId, UserName);
}
