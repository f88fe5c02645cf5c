using System.Management.Automation;
using Eiam;
using Eiam.Client;
using Eiam.Client.Requests;
using EiamPowerShell.Binding;
using EiamPowerShell.Sessions;

namespace EiamPowerShell.Commands;

/// <summary>Lists the accounts that have a role.</summary>
[Cmdlet(VerbsCommon.Get, "EiamRoleMember", HelpUri = ApiPages.Tenant + "role/check-role-member-list.html")]
[OutputType(typeof(RoleMember))]
public sealed class GetEiamRoleMemberCommand : EiamApplicationListCommand<RoleMember>
{
    /// <summary>The role's id.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("role_id")]
    [PipedValue]
    [FreeValue]
    public string? RoleId { get; set; }

    private protected override EiamRequest CreateRequest(EiamSession session) =>
        new RoleMembersRequest(ApplicationIdOf(session, ApplicationId), RoleId) { First = First, Skip = Skip };
}
