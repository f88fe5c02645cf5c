using System.Management.Automation;
using Eiam;
using Eiam.Client;
using Eiam.Client.Requests;
using EiamPowerShell.Sessions;

namespace EiamPowerShell.Commands;

/// <summary>Adds accounts to a role.</summary>
[Cmdlet(VerbsCommon.Add, "EiamRoleMember", SupportsShouldProcess = true, HelpUri = ApiPages.Tenant + "role/add-role-member.html")]
[OutputType(typeof(RoleAssignment), typeof(void))]
public sealed class AddEiamRoleMemberCommand : EiamRoleMemberChangeCommand
{
    private protected override EiamRequest CreateRequest(EiamSession session) => Complete(RoleMemberChangeRequest.Add(ApplicationIdOf(session, ApplicationId), RoleId, AccountId));
}
