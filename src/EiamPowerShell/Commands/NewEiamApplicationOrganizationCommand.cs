using System.Management.Automation;
using Eiam;
using Eiam.Client;
using Eiam.Client.Requests;
using EiamPowerShell.Binding;
using EiamPowerShell.Sessions;

namespace EiamPowerShell.Commands;

/// <summary>Creates an organization of an application.</summary>
[Cmdlet(VerbsCommon.New, "EiamApplicationOrganization", SupportsShouldProcess = true, HelpUri = ApiPages.Tenant + "apporg/add-app-org.html")]
[OutputType(typeof(ApplicationOrganization))]
[ResultTarget]
public sealed class NewEiamApplicationOrganizationCommand : EiamCallCommand<ApplicationOrganization>
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

    /// <summary>The id of the application's organization above it.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("parent_id")]
    [FreeValue]
    public string? ParentId { get; set; }

    /// <summary>The application's id.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("app_id", "application_id")]
    [FreeValue]
    public string? ApplicationId { get; set; }

    private protected override EiamRequest CreateRequest(EiamSession session) => new ApplicationOrganizationCreateRequest(
        ApplicationIdOf(session, ApplicationId), new ApplicationOrganizationFields { Code = Code, Name = Name, ParentId = ParentId });
}
