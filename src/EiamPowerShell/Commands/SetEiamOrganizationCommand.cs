using System.Management.Automation;
using Eiam;
using Eiam.Client;
using Eiam.Client.Requests;
using EiamPowerShell.Binding;
using EiamPowerShell.Sessions;

namespace EiamPowerShell.Commands;

/// <summary>Changes an organization: only what was given is sent.</summary>
[Cmdlet(VerbsCommon.Set, "EiamOrganization", SupportsShouldProcess = true, HelpUri = ApiPages.Tenant + "org/modify-org.html")]
[OutputType(typeof(Organization), typeof(void))]
public sealed class SetEiamOrganizationCommand : EiamOrganizationChangeCommand
{
    /// <summary>The new code: what is meant, the id says.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("org_code")]
    [FreeValue]
    public string? Code { get; set; }

    /// <summary>The name.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
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

    /// <summary>Fields by their names in the API, for those that have no parameter; $null is sent as null.</summary>
    [Parameter]
    [FreeValue]
    public PSObject? Attribute { get; set; }

    private protected override EiamRequest CreateChange(EiamSession session) => OrganizationChangeRequest.Fields(
        OrganizationId,
        new OrganizationFields
        {
            Code = Code,
            Name = Name,
            ParentId = ParentId,
            Category = Category,
            Sequence = Sequence,
            Extension = TableReader.Table(Extension, nameof(Extension)),
        },
        TableReader.Table(Attribute, nameof(Attribute)));
}
