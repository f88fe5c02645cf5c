using System.Management.Automation;
using Eiam;
using Eiam.Client;
using Eiam.Client.Requests;
using EiamPowerShell.Binding;
using EiamPowerShell.Sessions;

namespace EiamPowerShell.Commands;

/// <summary>Creates a title.</summary>
[Cmdlet(VerbsCommon.New, "EiamJobTitle", SupportsShouldProcess = true, HelpUri = ApiPages.Tenant + "job-title/add-job-title.html")]
[OutputType(typeof(JobTitle))]
[ResultTarget]
public sealed class NewEiamJobTitleCommand : EiamCallCommand<JobTitle>
{
    /// <summary>The code.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("TitleCode", "title_code")]
    [FreeValue]
    public string? Code { get; set; }

    /// <summary>The name.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [FreeValue]
    public string? Name { get; set; }

    private protected override EiamRequest CreateRequest(EiamSession session) => new JobTitleCreateRequest(Code, Name);
}
