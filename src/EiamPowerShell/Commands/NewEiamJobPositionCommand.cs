using System.Management.Automation;
using Eiam;
using Eiam.Client;
using Eiam.Client.Requests;
using EiamPowerShell.Binding;
using EiamPowerShell.Sessions;

namespace EiamPowerShell.Commands;

/// <summary>Creates a position of an organization.</summary>
[Cmdlet(VerbsCommon.New, "EiamJobPosition", SupportsShouldProcess = true, HelpUri = ApiPages.Tenant + "job-position/add-job-position.html")]
[OutputType(typeof(JobPosition))]
[ResultTarget]
public sealed class NewEiamJobPositionCommand : EiamCallCommand<JobPosition>
{
    /// <summary>The code.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("PositionCode", "position_code")]
    [FreeValue]
    public string? Code { get; set; }

    /// <summary>The name.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [FreeValue]
    public string? Name { get; set; }

    /// <summary>The code of the organization.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("org_code")]
    [FreeValue]
    public string? OrganizationCode { get; set; }

    /// <summary>The code of the title.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("title_code")]
    [FreeValue]
    public string? TitleCode { get; set; }

    private protected override EiamRequest CreateRequest(EiamSession session) => new JobPositionCreateRequest(
        new JobPositionFields { OrganizationCode = OrganizationCode, Name = Name, Code = Code, TitleCode = TitleCode });
}
