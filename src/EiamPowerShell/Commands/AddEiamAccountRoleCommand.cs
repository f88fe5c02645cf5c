using System.Management.Automation;
using Eiam;
using Eiam.Client;
using Eiam.Client.Requests;
using EiamPowerShell.Sessions;

namespace EiamPowerShell.Commands;

/// <summary>Gives roles to an account.</summary>
[Cmdlet(VerbsCommon.Add, "EiamAccountRole", SupportsShouldProcess = true, HelpUri = ApiPages.Tenant + "account/add-member-role.html")]
[OutputType(typeof(RoleAssignment), typeof(void))]
public sealed class AddEiamAccountRoleCommand : EiamAccountRoleChangeCommand
{
    private protected override EiamRequest CreateRequest(EiamSession session) => Complete(AccountRoleChangeRequest.Add(ApplicationIdOf(session, ApplicationId), AccountId, RoleId));
}
