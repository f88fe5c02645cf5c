using System;
using System.Management.Automation;
using Eiam;
using Eiam.Client;
using Eiam.Client.Requests;
using EiamPowerShell.Binding;
using EiamPowerShell.Errors;
using EiamPowerShell.Sessions;

namespace EiamPowerShell.Commands;

/// <summary>Finds positions, or lists them. Of a piped result its position is looked up: its code is that of something else.</summary>
[Cmdlet(VerbsCommon.Get, "EiamJobPosition", DefaultParameterSetName = "List", HelpUri = ApiPages.Tenant + "job-position/job-positions.html")]
[OutputType(typeof(JobPosition))]
[ResultTarget(nameof(PositionId))]
public sealed class GetEiamJobPositionCommand : EiamLookupCommand<JobPosition>
{
    /// <summary>The position's id.</summary>
    [Parameter(ParameterSetName = "Lookup", Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("position_id")]
    [PipedValue]
    [FreeValue]
    public string? PositionId { get; set; }

    /// <summary>The position's code.</summary>
    [Parameter(ParameterSetName = "Lookup", ValueFromPipelineByPropertyName = true)]
    [Alias("PositionCode", "position_code")]
    [FreeValue]
    public string? Code { get; set; }

    /// <summary>Only positions of this organization.</summary>
    [Parameter(ParameterSetName = "List")]
    [ValidateNotNullOrEmpty]
    [FreeValue]
    public string? OrganizationId { get; set; }

    /// <summary>Only positions that were changed after this moment.</summary>
    [Parameter(ParameterSetName = "List")]
    [FreeValue]
    public DateTimeOffset? UpdatedAfter { get; set; }

    private protected override EiamRequest CreateRequest(EiamSession session) => this switch
    {
        { PositionId: { Length: > 0 } id } => new JobPositionsRequest { PositionId = id },
        { Code: { Length: > 0 } code } => new JobPositionsRequest { Code = code },
        _ when IsRecord || ParameterSetName == "Lookup" => throw ErrorRecords.InvalidArgument(
            "-PositionId is missing, and so is Code: there is nothing to look up." + RecordBinder.Columns(InputObject)),
        _ => new JobPositionsRequest
        {
            OrganizationId = OrganizationId,
            UpdatedAfter = UpdatedAfter is { } time ? TenantTime.Write(time, session.TimeZone) : null,
            First = First,
            Skip = Skip,
        },
    };
}
