using System.Management.Automation;
using Eiam;
using Eiam.Client;
using Eiam.Client.Requests;
using EiamPowerShell.Binding;
using EiamPowerShell.Sessions;

namespace EiamPowerShell.Commands;

/// <summary>Changes an organization of an application: only what was given is sent.</summary>
[Cmdlet(VerbsCommon.Set, "EiamApplicationOrganization", SupportsShouldProcess = true, HelpUri = ApiPages.Tenant + "apporg/modify-app-org.html")]
[OutputType(typeof(ApplicationOrganization), typeof(void))]
[ResultTarget(nameof(ApplicationOrganizationId), nameof(ApplicationId), Of = [typeof(ApplicationOrganization)])]
public sealed class SetEiamApplicationOrganizationCommand : EiamChangeCommand<ApplicationOrganization>
{
    // The parameter's, or the session's.
    private string? _applicationId;

    /// <summary>The id of the application's organization.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("app_org_id")]
    [PipedValue]
    [FreeValue]
    public string? ApplicationOrganizationId { get; set; }

    /// <summary>The application's id.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("app_id", "application_id")]
    [FreeValue]
    public string? ApplicationId { get; set; }

    /// <summary>The name.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [FreeValue]
    public string? Name { get; set; }

    /// <summary>The id of the application's organization above it.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("parent_id")]
    [FreeValue]
    public string? ParentId { get; set; }

    /// <summary>Fields by their names in the API, for those that have no parameter; $null is sent as null.</summary>
    [Parameter]
    [FreeValue]
    public PSObject? Attribute { get; set; }

    private protected override string Subject => $"{Named("application organization", ApplicationOrganizationId, "Name")} of application {_applicationId}";

    private protected override EiamRequest CreateChange(EiamSession session) => ApplicationOrganizationChangeRequest.Fields(
        _applicationId = ApplicationIdOf(session, ApplicationId),
        ApplicationOrganizationId,
        new ApplicationOrganizationFields { Name = Name, ParentId = ParentId },
        TableReader.Table(Attribute, nameof(Attribute)));

    private protected override EiamRequest CreateRead(EiamSession session) =>
        new ApplicationOrganizationRequest(_applicationId, ApplicationOrganizationId);
}
