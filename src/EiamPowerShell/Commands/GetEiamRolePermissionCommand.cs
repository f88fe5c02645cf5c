using System.Management.Automation;
using Eiam;
using Eiam.Client;
using Eiam.Client.Requests;
using EiamPowerShell.Binding;
using EiamPowerShell.Sessions;

namespace EiamPowerShell.Commands;

/// <summary>Gets what roles of an application may do.</summary>
[Cmdlet(VerbsCommon.Get, "EiamRolePermission", HelpUri = ApiPages.Tenant + "role/query-role-permission.html")]
[OutputType(typeof(RolePermission))]
public sealed class GetEiamRolePermissionCommand : EiamApplicationListCommand<RolePermission>
{
    /// <summary>The role's id; without it, all roles.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("role_id")]
    [PipedValue]
    [FreeValue]
    public string? RoleId { get; set; }

    private protected override EiamRequest CreateRequest(EiamSession session) => string.IsNullOrEmpty(RoleId) && !Binder.IsGiven(nameof(RoleId))
        ? new RolePermissionsRequest(ApplicationOfList(session, nameof(RoleId))) { First = First, Skip = Skip }
        : new RolePermissionRequest(ApplicationIdOf(session, ApplicationId), RoleId);
}
