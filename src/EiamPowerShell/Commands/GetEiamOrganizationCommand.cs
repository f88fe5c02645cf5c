using System;
using System.Management.Automation;
using Eiam;
using Eiam.Client;
using Eiam.Client.Requests;
using EiamPowerShell.Binding;
using EiamPowerShell.Errors;
using EiamPowerShell.Sessions;

namespace EiamPowerShell.Commands;

/// <summary>Finds organizations of the directory, or lists them.</summary>
[Cmdlet(VerbsCommon.Get, "EiamOrganization", DefaultParameterSetName = "List", HelpUri = ApiPages.Tenant + "org/obtain-org.html")]
[OutputType(typeof(Organization))]
public sealed class GetEiamOrganizationCommand : EiamLookupCommand<Organization>
{
    /// <summary>The organization's id.</summary>
    [Parameter(ParameterSetName = "Lookup", Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("org_id")]
    [PipedValue]
    [FreeValue]
    public string? OrganizationId { get; set; }

    /// <summary>The organization's code.</summary>
    [Parameter(ParameterSetName = "Lookup", ValueFromPipelineByPropertyName = true)]
    [Alias("OrganizationCode", "org_code")]
    [FreeValue]
    public string? Code { get; set; }

    /// <summary>Only organizations below this one.</summary>
    [Parameter(ParameterSetName = "List")]
    [ValidateNotNullOrEmpty]
    [FreeValue]
    public string? ParentId { get; set; }

    /// <summary>All organizations below; with -Recurse:$false, the roots.</summary>
    [Parameter(ParameterSetName = "List")]
    public SwitchParameter Recurse { get; set; }

    /// <summary>Only organizations that were changed after this moment.</summary>
    [Parameter(ParameterSetName = "List")]
    [FreeValue]
    public DateTimeOffset? UpdatedAfter { get; set; }

    private protected override EiamRequest CreateRequest(EiamSession session) => this switch
    {
        { OrganizationId: { Length: > 0 } id } => new OrganizationRequest(id),
        { Code: { Length: > 0 } code } => new OrganizationsRequest { Code = code },
        _ when IsRecord || ParameterSetName == "Lookup" => throw ErrorRecords.InvalidArgument(
            "-OrganizationId is missing, and so is Code: there is nothing to look up." + RecordBinder.Columns(InputObject)),
        _ => new OrganizationsRequest
        {
            ParentId = ParentId,
            AllChildren = MyInvocation.BoundParameters.ContainsKey(nameof(Recurse)) ? Recurse.IsPresent : null,
            UpdatedAfter = UpdatedAfter is { } time ? TenantTime.Write(time, session.TimeZone) : null,
            First = First,
            Skip = Skip,
        },
    };
}
