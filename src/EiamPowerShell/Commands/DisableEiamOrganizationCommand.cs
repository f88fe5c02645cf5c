using System.Management.Automation;
using Eiam;
using Eiam.Client;
using Eiam.Client.Requests;
using EiamPowerShell.Sessions;

namespace EiamPowerShell.Commands;

/// <summary>Disables an organization.</summary>
[Cmdlet(VerbsLifecycle.Disable, "EiamOrganization", SupportsShouldProcess = true, HelpUri = ApiPages.Tenant + "org/disable-org.html")]
[OutputType(typeof(Organization), typeof(void))]
public sealed class DisableEiamOrganizationCommand : EiamOrganizationChangeCommand
{
    private protected override EiamRequest CreateChange(EiamSession session) => OrganizationChangeRequest.Enable(OrganizationId, enabled: false);
}
