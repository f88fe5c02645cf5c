using System.Management.Automation;
using Eiam;
using Eiam.Client;
using Eiam.Client.Requests;
using EiamPowerShell.Binding;
using EiamPowerShell.Sessions;

namespace EiamPowerShell.Commands;

/// <summary>Gets the jobs of a user.</summary>
[Cmdlet(VerbsCommon.Get, "EiamUserJob", HelpUri = ApiPages.Tenant + "user/jobs.html")]
[OutputType(typeof(UserJob))]
public sealed class GetEiamUserJobCommand : EiamCallCommand<UserJob>
{
    /// <summary>The user's id.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("user_id")]
    [PipedValue]
    [FreeValue]
    public string? UserId { get; set; }

    /// <summary>Main for the main job, PartTime for the others; without it, all.</summary>
    [Parameter]
    [ValidateSet("Main", "PartTime")]
    public string? RelationType { get; set; }

    private protected override EiamRequest CreateRequest(EiamSession session) => new UserJobsRequest(UserId)
    {
        IsMain = RelationType is { } type ? type.Equals("Main", System.StringComparison.OrdinalIgnoreCase) : null,
    };
}
