using System.Management.Automation;
using Eiam;
using Eiam.Client;
using Eiam.Client.Requests;
using EiamPowerShell.Binding;
using EiamPowerShell.Sessions;

namespace EiamPowerShell.Commands;

/// <summary>Removes an organization; what is below it and in it has to be gone before.</summary>
[Cmdlet(VerbsCommon.Remove, "EiamOrganization", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High, HelpUri = ApiPages.Tenant + "org/delete-org.html")]
[OutputType(typeof(void))]
[ResultTarget(nameof(OrganizationId), Of = [typeof(Organization)])]
public sealed class RemoveEiamOrganizationCommand : EiamCallCommand<object>
{
    /// <summary>The organization's id.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("org_id")]
    [PipedValue]
    [FreeValue]
    public string? OrganizationId { get; set; }

    private protected override EiamRequest CreateRequest(EiamSession session)
    {
        EiamRequest request = OrganizationChangeRequest.Remove(OrganizationId);
        request.Subject = Named("organization", OrganizationId, "Name");
        return request;
    }
}
