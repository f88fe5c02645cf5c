using System.Management.Automation;
using Eiam;
using Eiam.Client;
using Eiam.Client.Requests;
using EiamPowerShell.Sessions;

namespace EiamPowerShell.Commands;

/// <summary>Enables an organization.</summary>
[Cmdlet(VerbsLifecycle.Enable, "EiamOrganization", SupportsShouldProcess = true, HelpUri = ApiPages.Tenant + "org/enable-org.html")]
[OutputType(typeof(Organization), typeof(void))]
public sealed class EnableEiamOrganizationCommand : EiamOrganizationChangeCommand
{
    private protected override EiamRequest CreateChange(EiamSession session) => OrganizationChangeRequest.Enable(OrganizationId, enabled: true);
}
