using System;
using System.Management.Automation;
using Eiam;
using Eiam.Client;
using Eiam.Client.Requests;
using EiamPowerShell.Binding;
using EiamPowerShell.Errors;
using EiamPowerShell.Sessions;

namespace EiamPowerShell.Commands;

/// <summary>Finds titles, or lists them. Of a piped result its title is looked up: its code is that of something else.</summary>
[Cmdlet(VerbsCommon.Get, "EiamJobTitle", DefaultParameterSetName = "List", HelpUri = ApiPages.Tenant + "job-title/job-titles.html")]
[OutputType(typeof(JobTitle))]
[ResultTarget(nameof(TitleId))]
public sealed class GetEiamJobTitleCommand : EiamLookupCommand<JobTitle>
{
    /// <summary>The title's id.</summary>
    [Parameter(ParameterSetName = "Lookup", Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("title_id")]
    [PipedValue]
    [FreeValue]
    public string? TitleId { get; set; }

    /// <summary>The title's code.</summary>
    [Parameter(ParameterSetName = "Lookup", ValueFromPipelineByPropertyName = true)]
    [Alias("TitleCode", "title_code")]
    [FreeValue]
    public string? Code { get; set; }

    /// <summary>Only titles that were changed after this moment.</summary>
    [Parameter(ParameterSetName = "List")]
    [FreeValue]
    public DateTimeOffset? UpdatedAfter { get; set; }

    private protected override EiamRequest CreateRequest(EiamSession session) => this switch
    {
        { TitleId: { Length: > 0 } id } => new JobTitleRequest(id),
        { Code: { Length: > 0 } code } => new JobTitlesRequest { Code = code },
        _ when IsRecord || ParameterSetName == "Lookup" => throw ErrorRecords.InvalidArgument(
            "-TitleId is missing, and so is Code: there is nothing to look up." + RecordBinder.Columns(InputObject)),
        _ => new JobTitlesRequest
        {
            UpdatedAfter = UpdatedAfter is { } time ? TenantTime.Write(time, session.TimeZone) : null,
            First = First,
            Skip = Skip,
        },
    };
}
