using System.Management.Automation;
using Eiam;
using Eiam.Client;
using Eiam.Client.Requests;
using EiamPowerShell.Binding;
using EiamPowerShell.Sessions;

namespace EiamPowerShell.Commands;

/// <summary>Removes a position, which nobody may hold any more.</summary>
[Cmdlet(VerbsCommon.Remove, "EiamJobPosition", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High, HelpUri = ApiPages.Tenant + "job-position/delete-job-position.html")]
[OutputType(typeof(void))]
[ResultTarget(nameof(PositionId), Of = [typeof(JobPosition)])]
public sealed class RemoveEiamJobPositionCommand : EiamCallCommand<object>
{
    /// <summary>The position's id.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("position_id")]
    [PipedValue]
    [FreeValue]
    public string? PositionId { get; set; }

    private protected override EiamRequest CreateRequest(EiamSession session)
    {
        EiamRequest request = JobPositionChangeRequest.Remove(PositionId);
        request.Subject = Named("job position", PositionId, "Name");
        return request;
    }
}
