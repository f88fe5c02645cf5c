using System.Management.Automation;
using Eiam;
using Eiam.Client;
using Eiam.Client.Requests;
using EiamPowerShell.Binding;

namespace EiamPowerShell.Commands;

/// <summary>Disables an organization.</summary>
[Cmdlet(VerbsLifecycle.Disable, "EiamOrganization", SupportsShouldProcess = true)]
[OutputType(typeof(Organization), typeof(void))]
[ResultTarget(nameof(OrganizationId))]
public sealed class DisableEiamOrganizationCommand : EiamChangeCommand<Organization>
{
    /// <summary>The organization's id.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("org_id")]
    [PipedValue]
    public string? OrganizationId { get; set; }

    private protected override EiamRequest CreateChange() => OrganizationChangeRequest.Enable(OrganizationId, enabled: false);

    private protected override EiamRequest CreateRead() => new OrganizationRequest(OrganizationId);

    private protected override string Subject => Named("organization", OrganizationId, "Name");
}
