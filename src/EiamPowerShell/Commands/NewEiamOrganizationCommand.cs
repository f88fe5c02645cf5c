using System.Management.Automation;
using Eiam;
using Eiam.Client;
using Eiam.Client.Requests;
using EiamPowerShell.Binding;
using EiamPowerShell.Sessions;

namespace EiamPowerShell.Commands;

/// <summary>Creates an organization.</summary>
[Cmdlet(VerbsCommon.New, "EiamOrganization", SupportsShouldProcess = true, HelpUri = ApiPages.Tenant + "org/create-org.html")]
[OutputType(typeof(Organization))]
[ResultTarget]
public sealed class NewEiamOrganizationCommand : EiamCallCommand<Organization>
{
    /// <summary>The code.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("org_code")]
    [FreeValue]
    public string? Code { get; set; }

    /// <summary>The name.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [FreeValue]
    public string? Name { get; set; }

    /// <summary>The id of the organization above it.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("parent_id")]
    [FreeValue]
    public string? ParentId { get; set; }

    /// <summary>The code of its type, such as department.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [FreeValue]
    public string? Category { get; set; }

    /// <summary>Its place among those beside it.</summary>
    [Parameter]
    [FromRecord]
    [FreeValue]
    public int? Sequence { get; set; }

    /// <summary>The tenant's own fields: a hashtable or an object, which can nest.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [FreeValue]
    public PSObject? Extension { get; set; }

    private protected override EiamRequest CreateRequest(EiamSession session) => new OrganizationCreateRequest(new OrganizationFields
    {
        Code = Code,
        Name = Name,
        ParentId = ParentId,
        Category = Category,
        Sequence = Sequence,
        Extension = TableReader.Table(Extension, nameof(Extension)),
    });
}
