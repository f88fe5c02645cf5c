using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using Eiam.Sandbox.Routing;
using Eiam.Sandbox.State;

namespace Eiam.Sandbox.Routes;

/// <summary>
/// What an application knows as permissions, and which of them roles and accounts have, for servers. eiam-tenant-api.md, sections 7 and 9. An account has those of its
/// roles. Lists without an item are absent from the pages of all, as their page says that they may be.
/// </summary>
internal static class PermissionRoutes
{
    private const string Path = "/api/v2/tenant/applications/{app_id}";

    internal static readonly Route[] All =
    [
        Route.Empty("GET", Path + "/func-perms", Credential.TenantToken, Functions),
        Route.Empty("GET", Path + "/data-perms", Credential.TenantToken, Data),
        Route.Empty("GET", Path + "/app-role/{role_id}/permissions", Credential.TenantToken, OfRole),
        Route.Empty("GET", Path + "/app-roles/permissions/page", Credential.TenantToken, OfRoles),
        Route.Empty("GET", Path + "/account/{account_id}/permissions", Credential.TenantToken, OfAccount),
        Route.Empty("GET", Path + "/accounts/permissions/page", Credential.TenantToken, OfAccounts),
    ];

    /// <summary>T:perms/query-app-func-perms.</summary>
    private static Answer Functions(RouteContext context)
    {
        Application application = context.Application();
        return List(context, application, [.. application.Permissions.All.Where(static p => p.ModelId is null)]);
    }

    /// <summary>T:perms/query-app-data-perms. What a model that is not there is answered with is not documented: here its list is empty.</summary>
    private static Answer Data(RouteContext context)
    {
        Application application = context.Application();
        string model = PageQuery.Text(context, "model_id") ?? throw TenantErrors.BadParameter("model_id");
        return List(context, application, [.. application.Permissions.All.Where(p => p.ModelId == model)]);
    }

    private static Answer List(RouteContext context, Application application, IReadOnlyList<Permission> found) => SmallPage.List(context, found, (json, permission) =>
    {
        json.WriteString("id", permission.Id);
        json.WriteString("appId", application.Id);
        if (permission.ModelId is not null)
        {
            json.WriteString("objmId", permission.ModelId);
        }

        json.WriteString("parentId", permission.ParentId);
        json.WriteString("code", permission.Code);
        json.WriteString("name", permission.Name);
        json.WriteOptional("type", permission.ModelId is null ? permission.Type : null);
        json.WriteString("description", permission.Description);
        json.WriteNumber("sequence", permission.Sequence);
        json.WriteNumber("level", Level(application, permission));
        json.WriteString("path", permission.Path);
        json.WriteString("displayPath", DisplayPath(application, permission));
        json.WriteString("remoteId", permission.RemoteId);
        json.WriteStartObject("extension");
        json.WriteEndObject();
    });

    /// <summary>T:role/query-role-permission.</summary>
    private static Answer OfRole(RouteContext context)
    {
        Application application = context.Application();
        Role role = RoleRoutes.Find(context, application);
        return Answer.Json(json =>
        {
            Write(json, "funcPerms", Granted(application, role.PermissionIds, isData: false));
            Write(json, "dataPerms", Granted(application, role.PermissionIds, isData: true));
        });
    }

    /// <summary>T:role/query-role-permissions-page.</summary>
    private static Answer OfRoles(RouteContext context)
    {
        Application application = context.Application();
        return SmallPage.List(context, application.Roles.All, (json, role) =>
        {
            json.WriteString("roleId", role.Id);
            WriteAny(json, "funcPerms", Granted(application, role.PermissionIds, isData: false));
            WriteAny(json, "dataPerms", Granted(application, role.PermissionIds, isData: true));
        });
    }

    /// <summary>T:account/query-account-permission.</summary>
    private static Answer OfAccount(RouteContext context)
    {
        Application application = context.Application();
        Account account = RoleRoutes.FindAccount(context, application);
        return Answer.Json(json =>
        {
            Write(json, "roles", Roles(application, account));
            Write(json, "funcPerms", Granted(application, PermissionIds(application, account), isData: false));
            Write(json, "dataPerms", Granted(application, PermissionIds(application, account), isData: true));
        });
    }

    /// <summary>T:account/query-account-permissions-page, which names no data permissions.</summary>
    private static Answer OfAccounts(RouteContext context)
    {
        Application application = context.Application();
        return SmallPage.List(context, application.Accounts.All, (json, account) =>
        {
            json.WriteString("accountId", account.Id);
            WriteAny(json, "roles", Roles(application, account));
            WriteAny(json, "funcPerms", Granted(application, PermissionIds(application, account), isData: false));
        });
    }

    private static IReadOnlyList<(string Id, string? RemoteId)> Roles(Application application, Account account) =>
        [.. account.RoleIds.Select(application.Roles.Find).OfType<Role>().Select(static r => (r.Id, r.RemoteId))];

    private static IEnumerable<string> PermissionIds(Application application, Account account) =>
        account.RoleIds.Select(application.Roles.Find).OfType<Role>().SelectMany(static r => r.PermissionIds).Distinct(StringComparer.Ordinal);

    private static IReadOnlyList<(string Id, string? RemoteId)> Granted(Application application, IEnumerable<string> ids, bool isData) =>
        [.. ids.Select(application.Permissions.Find).OfType<Permission>().Where(p => p.ModelId is not null == isData).Select(static p => (p.Id, p.RemoteId))];

    private static int Level(Application application, Permission permission) =>
        permission.ParentId is { } id && application.Permissions.Find(id) is { } parent ? Level(application, parent) + 1 : 1;

    private static string DisplayPath(Application application, Permission permission) =>
        (permission.ParentId is { } id && application.Permissions.Find(id) is { } parent ? DisplayPath(application, parent) : string.Empty) + "/" + permission.Name;

    private static void WriteAny(Utf8JsonWriter json, string name, IReadOnlyList<(string Id, string? RemoteId)> items)
    {
        if (items.Count > 0)
        {
            Write(json, name, items);
        }
    }

    private static void Write(Utf8JsonWriter json, string name, IReadOnlyList<(string Id, string? RemoteId)> items)
    {
        json.WriteStartArray(name);
        foreach ((string id, string? remoteId) in items)
        {
            json.WriteStartObject();
            json.WriteString("id", id);
            json.WriteString("remoteId", remoteId);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
