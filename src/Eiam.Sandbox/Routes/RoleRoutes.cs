using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using Eiam.Sandbox.Routing;
using Eiam.Sandbox.State;

namespace Eiam.Sandbox.Routes;

/// <summary>
/// The roles of an application and who has them, for servers. eiam-tenant-api.md, sections 7 and 9. Why an id is in <c>fail_list</c> is not documented:
/// here it is what the application does not know. An account that has the role already, or has it no more, is done.
/// </summary>
internal static class RoleRoutes
{
    private const string Path = "/api/v2/tenant/applications/{app_id}";
    private const string Members = Path + "/role-member";
    private const string OfAccount = Path + "/accounts/{account_id}/member-role";
    private const int Most = 50;

    internal static readonly Route[] All =
    [
        Route.Empty("GET", Path + "/app-roles", Credential.TenantToken, List),
        Route.Empty("GET", Path + "/role-member-list/{role_id}", Credential.TenantToken, ListMembers),
        Route.Json("POST", Members, Credential.TenantToken, context => ChangeMembers(context, add: true), "role_id"),
        Route.Json("DELETE", Members, Credential.TenantToken, context => ChangeMembers(context, add: false), "role_id"),
        Route.Json("POST", OfAccount, Credential.TenantToken, context => ChangeRoles(context, add: true)),
        Route.Json("DELETE", OfAccount, Credential.TenantToken, context => ChangeRoles(context, add: false)),
    ];

    /// <summary>The role that the path names (<c>role_id</c>).</summary>
    /// <exception cref="ApiException">The application has no such role.</exception>
    internal static Role Find(RouteContext context, Application application) => application.Roles.Find(context.PathValue("role_id")) ?? throw TenantErrors.RoleNotFound();

    /// <summary>The account that the path names (<c>account_id</c>).</summary>
    /// <exception cref="ApiException">The application has no such account.</exception>
    internal static Account FindAccount(RouteContext context, Application application) =>
        application.Accounts.Find(context.PathValue("account_id")) ?? throw TenantErrors.AccountNotFound();

    /// <summary>T:role/check-role-list.</summary>
    private static Answer List(RouteContext context) => SmallPage.Named(context, "roles", context.Application().Roles.All, static (json, role) =>
    {
        json.WriteString("id", role.Id);
        json.WriteString("code", role.Code);
        json.WriteString("name", role.Name);
        json.WriteString("parentId", role.ParentId);
        json.WriteNumber("sequence", role.Sequence);
        json.WriteString("description", role.Description);
        json.WriteBoolean("disabled", role.Disabled);
        json.WriteString("remoteId", role.RemoteId);
    });

    /// <summary>T:role/check-role-member-list.</summary>
    private static Answer ListMembers(RouteContext context)
    {
        Application application = context.Application();
        Role role = Find(context, application);
        return SmallPage.Named(context, "role_members", [.. application.Accounts.All.Where(a => a.RoleIds.Contains(role.Id))], static (json, account) =>
        {
            json.WriteString("id", account.Id);
            json.WriteString("account_name", account.AccountName);
            json.WriteString("name", account.Name);
            json.WriteString("org_id", account.OrganizationId);
            json.WriteBoolean("disabled", account.Disabled);
            json.WriteString("account_type", account.Type.ToString().ToUpperInvariant() + "_ACCOUNT");
            json.WritePropertyName("extension");
            json.WriteRawValue(account.Extension ?? "{}");
        });
    }

    /// <summary>T:role/add-role-member, T:role/delete-role-member.</summary>
    private static Answer ChangeMembers(RouteContext context, bool add)
    {
        Application application = WithRoles(context);
        Role role = application.Roles.Find(context.RequiredText("role_id")) ?? throw TenantErrors.RoleNotFound();
        return Change(Ids(context, "account_Ids"), id => Change(application.Accounts.Find(id), role, add));
    }

    /// <summary>T:account/add-member-role, T:account/delete-member-role. The setting that an account has one role (APP.ROLE.0004) is not there.</summary>
    private static Answer ChangeRoles(RouteContext context, bool add)
    {
        Application application = WithRoles(context);
        Account account = FindAccount(context, application);
        return Change(Ids(context, "role_ids"), id => Change(account, application.Roles.Find(id), add));
    }

    private static Application WithRoles(RouteContext context) => context.Application() is { HasRoleModel: true } application ? application : throw TenantErrors.NoRoleModel();

    // What a list that is empty or too long is answered with is not documented.
    private static IReadOnlyList<string> Ids(RouteContext context, string field) =>
        context.OptionalList(field) is { Count: > 0 and <= Most } list && list.All(static id => id.ValueKind == JsonValueKind.String)
            ? [.. list.Select(static id => id.GetString()!)]
            : throw TenantErrors.BadParameter(field);

    private static Answer Change(IReadOnlyList<string> ids, Func<string, bool> change)
    {
        ILookup<bool, string> done = ids.ToLookup(change);
        return Answer.Json(json =>
        {
            Write(json, "success_list", done[true]);
            Write(json, "fail_list", done[false]);
        });
    }

    private static bool Change(Account? account, Role? role, bool add)
    {
        if (account is null || role is null)
        {
            return false;
        }

        account.RoleIds.Remove(role.Id);
        if (add)
        {
            account.RoleIds.Add(role.Id);
        }

        return true;
    }

    private static void Write(Utf8JsonWriter json, string name, IEnumerable<string> ids)
    {
        json.WriteStartArray(name);
        foreach (string id in ids)
        {
            json.WriteStringValue(id);
        }

        json.WriteEndArray();
    }
}
