using System.Management.Automation;
using Eiam;
using Eiam.Client;
using Eiam.Client.Requests;
using EiamPowerShell.Binding;
using EiamPowerShell.Errors;
using EiamPowerShell.Sessions;

namespace EiamPowerShell.Commands;

/// <summary>Lists the permissions that an application knows.</summary>
[Cmdlet(VerbsCommon.Get, "EiamPermission", HelpUri = ApiPages.Tenant + "perms/query-app-func-perms.html")]
[OutputType(typeof(Permission))]
public sealed class GetEiamPermissionCommand : EiamApplicationListCommand<Permission>
{
    /// <summary>What they are about: functions, or data of a model.</summary>
    [Parameter(Position = 0)]
    public PermissionKind Kind { get; set; }

    /// <summary>The data model's id, of data permissions.</summary>
    [Parameter]
    [Alias("model_id")]
    [FreeValue]
    public string? ModelId { get; set; }

    private protected override EiamRequest CreateRequest(EiamSession session) => Kind switch
    {
        PermissionKind.Data when string.IsNullOrEmpty(ModelId) => throw ErrorRecords.InvalidArgument(
            "-ModelId is missing or empty: data permissions are those of one data model. The API has no call that lists the models; their ids are in the console, at the application. In a sandbox it is model_id of a permission in the seed file."),
        PermissionKind.Data => PermissionsRequest.OfData(ApplicationOfList(session, nameof(ApplicationId)), ModelId, First, Skip),
        _ when Binder.IsGiven(nameof(ModelId)) => throw ErrorRecords.InvalidArgument("-ModelId is of data permissions: give -Kind Data with it."),
        _ => PermissionsRequest.OfFunctions(ApplicationOfList(session, nameof(ApplicationId)), First, Skip),
    };
}
