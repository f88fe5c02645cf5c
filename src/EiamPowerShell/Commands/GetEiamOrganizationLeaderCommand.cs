using System.Management.Automation;
using Eiam;
using Eiam.Client;
using Eiam.Client.Requests;
using EiamPowerShell.Binding;
using EiamPowerShell.Sessions;

namespace EiamPowerShell.Commands;

/// <summary>Gets who leads an organization.</summary>
[Cmdlet(VerbsCommon.Get, "EiamOrganizationLeader", HelpUri = ApiPages.Tenant + "org/org-leader-id.html")]
[OutputType(typeof(OrganizationLeader))]
public sealed class GetEiamOrganizationLeaderCommand : EiamCallCommand<OrganizationLeader>
{
    /// <summary>The organization's id.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("org_id")]
    [PipedValue]
    [FreeValue]
    public string? OrganizationId { get; set; }

    private protected override EiamRequest CreateRequest(EiamSession session) => new OrganizationLeaderRequest(OrganizationId);
}
