using System.Management.Automation;
using Eiam;
using Eiam.Client;
using Eiam.Client.Requests;

namespace EiamPowerShell.Commands;

/// <summary>Enables an organization.</summary>
[Cmdlet(VerbsLifecycle.Enable, "EiamOrganization", SupportsShouldProcess = true)]
[OutputType(typeof(Organization), typeof(void))]
public sealed class EnableEiamOrganizationCommand : EiamOrganizationChangeCommand
{
    private protected override EiamRequest CreateChange() => OrganizationChangeRequest.Enable(OrganizationId, enabled: true);
}
