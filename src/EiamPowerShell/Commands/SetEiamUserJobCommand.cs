using System.Management.Automation;
using Eiam;
using Eiam.Client;
using Eiam.Client.Requests;
using EiamPowerShell.Binding;
using EiamPowerShell.Sessions;

namespace EiamPowerShell.Commands;

/// <summary>Changes a part-time job of a user: organization, position and title, all three.</summary>
[Cmdlet(VerbsCommon.Set, "EiamUserJob", SupportsShouldProcess = true, HelpUri = ApiPages.Tenant + "user/modify-part-time-job.html")]
[OutputType(typeof(UserJob), typeof(void))]
[ResultTarget(nameof(UserId), nameof(JobId))]
public sealed class SetEiamUserJobCommand : EiamJobChangeCommand<UserJob>
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

    private protected override EiamRequest CreateChange(EiamSession session) => UserJobChangeRequest.Update(UserId, JobId, Place());

    private protected override EiamRequest CreateRead(EiamSession session) => new UserJobsRequest(UserId) { JobId = JobId };

    private protected override string Subject => $"part-time job {JobId} of {Named("user", UserId, "UserName")}: {PlaceText}";
}
