using System.Management.Automation;
using Eiam.Client;
using Eiam.Client.Requests;
using EiamPowerShell.Binding;
using EiamPowerShell.Sessions;

namespace EiamPowerShell.Commands;

/// <summary>Removes a part-time job of a user.</summary>
[Cmdlet(VerbsCommon.Remove, "EiamUserJob", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High, HelpUri = ApiPages.Tenant + "user/delete-part-time-job.html")]
[OutputType(typeof(void))]
[ResultTarget(nameof(UserId), nameof(JobId))]
public sealed class RemoveEiamUserJobCommand : EiamCallCommand<object>
{
    /// <summary>The user's id.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("user_id")]
    [FreeValue]
    public string? UserId { get; set; }

    /// <summary>The job's id.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [Alias("job_id")]
    [PipedValue]
    [FreeValue]
    public string? JobId { get; set; }

    private protected override EiamRequest CreateRequest(EiamSession session)
    {
        EiamRequest request = UserJobChangeRequest.Remove(UserId, JobId);
        request.Subject = $"part-time job {JobId} of {Named("user", UserId, "UserName")}";
        return request;
    }
}
