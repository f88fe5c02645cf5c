using System.Management.Automation;
using Eiam;
using Eiam.Client;
using Eiam.Client.Requests;
using EiamPowerShell.Binding;
using EiamPowerShell.Errors;
using EiamPowerShell.Sessions;

namespace EiamPowerShell.Commands;

/// <summary>Finds organizations of an application, or lists them.</summary>
[Cmdlet(VerbsCommon.Get, "EiamApplicationOrganization", DefaultParameterSetName = "List", HelpUri = ApiPages.Tenant + "apporg/obtain-app-authorizedorg.html")]
[OutputType(typeof(ApplicationOrganization))]
public sealed class GetEiamApplicationOrganizationCommand : EiamLookupCommand<ApplicationOrganization>
{
    /// <summary>The id of the application's organization.</summary>
    [Parameter(ParameterSetName = "Lookup", Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("app_org_id")]
    [PipedValue]
    [FreeValue]
    public string? ApplicationOrganizationId { get; set; }

    /// <summary>The application's id.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("app_id", "application_id")]
    [FreeValue]
    public string? ApplicationId { get; set; }

    private protected override EiamRequest CreateRequest(EiamSession session) => this switch
    {
        { ApplicationOrganizationId: { Length: > 0 } id } => new ApplicationOrganizationRequest(ApplicationIdOf(session, ApplicationId), id),
        _ when IsRecord || ParameterSetName == "Lookup" => throw ErrorRecords.InvalidArgument(
            "-ApplicationOrganizationId is missing: there is nothing to look up." + RecordBinder.Columns(InputObject)),
        _ => new ApplicationOrganizationsRequest(ApplicationIdOf(session, ApplicationId)) { First = First, Skip = Skip },
    };
}
