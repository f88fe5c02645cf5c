using System.Management.Automation;
using Eiam;
using Eiam.Client;
using Eiam.Client.Requests;
using EiamPowerShell.Sessions;

namespace EiamPowerShell.Commands;

/// <summary>Lists the roles of an application.</summary>
[Cmdlet(VerbsCommon.Get, "EiamRole", HelpUri = ApiPages.Tenant + "role/check-role-list.html")]
[OutputType(typeof(Role))]
public sealed class GetEiamRoleCommand : EiamApplicationListCommand<Role>
{
    private protected override EiamRequest CreateRequest(EiamSession session) =>
        new RolesRequest(ApplicationOfList(session, nameof(ApplicationId))) { First = First, Skip = Skip };
}
