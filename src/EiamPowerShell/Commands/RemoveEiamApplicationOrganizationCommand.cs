using System.Management.Automation;
using Eiam;
using Eiam.Client;
using Eiam.Client.Requests;
using EiamPowerShell.Binding;
using EiamPowerShell.Sessions;

namespace EiamPowerShell.Commands;

/// <summary>Removes an organization of an application; what is below it and the accounts in it have to be gone before.</summary>
[Cmdlet(VerbsCommon.Remove, "EiamApplicationOrganization", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High, HelpUri = ApiPages.Tenant + "apporg/delete-app-org.html")]
[OutputType(typeof(void))]
[ResultTarget(nameof(ApplicationOrganizationId), nameof(ApplicationId), Of = [typeof(ApplicationOrganization)])]
public sealed class RemoveEiamApplicationOrganizationCommand : EiamCallCommand<object>
{
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

    private protected override EiamRequest CreateRequest(EiamSession session)
    {
        string applicationId = ApplicationIdOf(session, ApplicationId);
        EiamRequest request = ApplicationOrganizationChangeRequest.Remove(applicationId, ApplicationOrganizationId);
        request.Subject = $"{Named("application organization", ApplicationOrganizationId, "Name")} of application {applicationId}";
        return request;
    }
}
