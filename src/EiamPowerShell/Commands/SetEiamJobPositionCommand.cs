using System.Management.Automation;
using Eiam;
using Eiam.Client;
using Eiam.Client.Requests;
using EiamPowerShell.Binding;
using EiamPowerShell.Sessions;

namespace EiamPowerShell.Commands;

/// <summary>Changes a position: the tenant asks for its organization, name and code whatever changes.</summary>
[Cmdlet(VerbsCommon.Set, "EiamJobPosition", SupportsShouldProcess = true, HelpUri = ApiPages.Tenant + "job-position/modify-job-position.html")]
[OutputType(typeof(JobPosition), typeof(void))]
[ResultTarget(nameof(PositionId), Of = [typeof(JobPosition)])]
public sealed class SetEiamJobPositionCommand : EiamChangeCommand<JobPosition>
{
    /// <summary>The position's id.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("position_id")]
    [PipedValue]
    [FreeValue]
    public string? PositionId { get; set; }

    /// <summary>The code.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("PositionCode", "position_code")]
    [FreeValue]
    public string? Code { get; set; }

    /// <summary>The name.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
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

    /// <summary>Fields by their names in the API, for those that have no parameter; $null is sent as null.</summary>
    [Parameter]
    [FreeValue]
    public PSObject? Attribute { get; set; }

    private protected override EiamRequest CreateChange(EiamSession session) => JobPositionChangeRequest.Fields(
        PositionId,
        new JobPositionFields { OrganizationCode = OrganizationCode, Name = Name, Code = Code, TitleCode = TitleCode },
        TableReader.Table(Attribute, nameof(Attribute)));

    private protected override EiamRequest CreateRead(EiamSession session) => new JobPositionsRequest { PositionId = PositionId };

    private protected override string Subject => Named("job position", PositionId, "Name");
}
