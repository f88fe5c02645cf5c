using System.Management.Automation;
using Eiam;
using Eiam.Client;
using Eiam.Client.Requests;
using EiamPowerShell.Binding;
using EiamPowerShell.Sessions;

namespace EiamPowerShell.Commands;

/// <summary>Gives a user a part-time job.</summary>
[Cmdlet(VerbsCommon.New, "EiamUserJob", SupportsShouldProcess = true, HelpUri = ApiPages.Tenant + "user/add-part-time-job.html")]
[OutputType(typeof(UserJob))]
[ResultTarget(nameof(UserId))]
public sealed class NewEiamUserJobCommand : EiamCallCommand<UserJob>
{
    /// <summary>The user's id.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("user_id")]
    [PipedValue]
    [FreeValue]
    public string? UserId { get; set; }

    /// <summary>The code of the organization.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [Alias("org_code")]
    [FreeValue]
    public string? OrganizationCode { get; set; }

    /// <summary>The code of the position.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("position_code")]
    [FreeValue]
    public string? PositionCode { get; set; }

    /// <summary>The code of the title.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("title_code")]
    [FreeValue]
    public string? TitleCode { get; set; }

    private protected override EiamRequest CreateRequest(EiamSession session) =>
        new UserJobCreateRequest(UserId, new JobPlace(OrganizationCode, PositionCode, TitleCode))
        {
            Subject = $"{Named("user", UserId, "UserName")}, organization {OrganizationCode}",
        };
}
