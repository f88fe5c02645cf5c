using System.Management.Automation;
using Eiam;
using Eiam.Client;
using Eiam.Client.Requests;
using EiamPowerShell.Sessions;

namespace EiamPowerShell.Commands;

/// <summary>Takes accounts out of a role.</summary>
[Cmdlet(VerbsCommon.Remove, "EiamRoleMember", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High, HelpUri = ApiPages.Tenant + "role/delete-role-member.html")]
[OutputType(typeof(RoleAssignment), typeof(void))]
public sealed class RemoveEiamRoleMemberCommand : EiamRoleMemberChangeCommand
{
    private protected override EiamRequest CreateRequest(EiamSession session) => Complete(RoleMemberChangeRequest.Remove(ApplicationIdOf(session, ApplicationId), RoleId, AccountId));
}
