using System.Management.Automation;
using Eiam;
using Eiam.Client;
using Eiam.Client.Requests;
using EiamPowerShell.Binding;
using EiamPowerShell.Sessions;

namespace EiamPowerShell.Commands;

/// <summary>Sets who leads an organization.</summary>
[Cmdlet(VerbsCommon.Set, "EiamOrganizationLeader", SupportsShouldProcess = true, HelpUri = ApiPages.Tenant + "org/add-org-leader.html")]
[OutputType(typeof(OrganizationLeader), typeof(void))]
[ResultTarget(nameof(OrganizationId), nameof(UserId))]
public sealed class SetEiamOrganizationLeaderCommand : EiamChangeCommand<OrganizationLeader>
{
    /// <summary>The organization's id.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("org_id")]
    [PipedValue]
    [FreeValue]
    public string? OrganizationId { get; set; }

    /// <summary>The id of the user who leads it.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [Alias("user_id", "leader_id")]
    [FreeValue]
    public string? UserId { get; set; }

    private protected override EiamRequest CreateChange(EiamSession session) => OrganizationChangeRequest.Leader(OrganizationId, UserId);

    private protected override EiamRequest CreateRead(EiamSession session) => new OrganizationLeaderRequest(OrganizationId);

    private protected override string Subject => $"{Named("organization", OrganizationId, "Name")}, leader {UserId}";
}
