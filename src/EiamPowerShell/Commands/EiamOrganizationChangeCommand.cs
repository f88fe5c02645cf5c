using System.Management.Automation;
using Eiam;
using Eiam.Client;
using Eiam.Client.Requests;
using EiamPowerShell.Binding;
using EiamPowerShell.Sessions;

namespace EiamPowerShell.Commands;

/// <summary>A cmdlet that changes one organization.</summary>
[ResultTarget(nameof(OrganizationId), Of = [typeof(Organization)])]
public abstract class EiamOrganizationChangeCommand : EiamChangeCommand<Organization>
{
    /// <summary>The organization's id.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("org_id")]
    [PipedValue]
    [FreeValue]
    public string? OrganizationId { get; set; }

    private protected sealed override EiamRequest CreateRead(EiamSession session) => new OrganizationRequest(OrganizationId);

    private protected sealed override string Subject => Named("organization", OrganizationId, "Name");
}
