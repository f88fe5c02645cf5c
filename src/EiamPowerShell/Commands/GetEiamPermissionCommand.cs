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
        PermissionKind.Data => PermissionsRequest.OfData(ApplicationOfList(session, nameof(ApplicationId)), ModelId, First, Skip),
        _ when Binder.IsGiven(nameof(ModelId)) => throw ErrorRecords.InvalidArgument("-ModelId is of data permissions: give -Kind Data with it."),
        _ => PermissionsRequest.OfFunctions(ApplicationOfList(session, nameof(ApplicationId)), First, Skip),
    };
}
