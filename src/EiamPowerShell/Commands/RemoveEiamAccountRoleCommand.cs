using System.Management.Automation;
using Eiam;
using Eiam.Client;
using Eiam.Client.Requests;
using EiamPowerShell.Sessions;

namespace EiamPowerShell.Commands;

/// <summary>Takes roles from an account.</summary>
[Cmdlet(VerbsCommon.Remove, "EiamAccountRole", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High, HelpUri = ApiPages.Tenant + "account/delete-member-role.html")]
[OutputType(typeof(RoleAssignment), typeof(void))]
public sealed class RemoveEiamAccountRoleCommand : EiamAccountRoleChangeCommand
{
    private protected override EiamRequest CreateRequest(EiamSession session) => Complete(AccountRoleChangeRequest.Remove(ApplicationIdOf(session, ApplicationId), AccountId, RoleId));
}
