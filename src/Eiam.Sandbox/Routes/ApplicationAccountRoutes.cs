using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using Eiam.Sandbox.Routing;
using Eiam.Sandbox.State;

namespace Eiam.Sandbox.Routes;

/// <summary>
/// The accounts of applications, for servers. eiam-tenant-api.md, sections 7 and 4. A password is taken and not kept: nobody logs in to an
/// application here. A user who is removed leaves accounts behind, as far as the pages say.
/// </summary>
internal static class ApplicationAccountRoutes
{
    private const string UserOne = "/api/v2/tenant/users/{user_id}";
    private const string Path = "/api/v2/tenant/applications/{app_id}/accounts";
    private const string One = Path + "/{account_id}";
    private const string Shared = Path + "/public-account/{account_id}";

    internal static readonly Route[] All =
    [
        Route.Empty("GET", Path, Credential.TenantToken, List),
        Route.Empty("GET", One, Credential.TenantToken, context => Answer.Json(json => WriteMembers(json, Find(context)))),
        Route.Empty("GET", UserOne + "/accounts", Credential.TenantToken, ListOfUser),
        Route.Json("POST", UserOne + "/applications/{app_id}/accounts", Credential.TenantToken, CreateOfUser),
        Route.Json("POST", Path + "/basic-account", Credential.TenantToken, CreateBasic, "user_id"),
        Route.Json("POST", Path + "/public-account", Credential.TenantToken, context => Create(context, AccountType.Public), "account_name"),
        Route.Json("POST", Path + "/orphan-account", Credential.TenantToken, context => Create(context, AccountType.Orphan), "account_name"),
        Route.Json("PUT", One, Credential.TenantToken, Update, "account_name"),
        Route.Empty("DELETE", One, Credential.TenantToken, Remove),
        Route.Empty("PUT", One + "/enable", Credential.TenantToken, context => Disable(context, false)),
        Route.Empty("PUT", One + "/disable", Credential.TenantToken, context => Disable(context, true)),
        Route.Empty("GET", Shared + "/users", Credential.TenantToken, Users),
        Route.Json("POST", Shared + "/users/bind", Credential.TenantToken, Bind),
        Route.Json("POST", Shared + "/users/unbind", Credential.TenantToken, Unbind),
        Route.Empty("GET", Shared + "/owner", Credential.TenantToken, Owner),
        Route.Json("POST", Shared + "/owner", Credential.TenantToken, SetOwner, "user_name"),
    ];

    /// <summary>T:account/obtain-accountlist: <c>{"total","accounts":[…]}</c>, oldest first; an empty type means all.</summary>
    private static Answer List(RouteContext context)
    {
        Application application = context.Application();
        AccountType? type = PageQuery.Text(context, "account_type") is { } word ? TypeOf(word) : null;
        return PageQuery.List(
            context,
            "accounts",
            type is null ? application.Accounts.All : application.Accounts.All.Where(account => account.Type == type).ToList(),
            static (json, account) => Write(json, account, null));
    }

    /// <summary>
    /// T:user/obtain-accounts: whole, without pages. Whether public accounts are among them is not said: here those are that the user may use.
    /// </summary>
    private static Answer ListOfUser(RouteContext context)
    {
        SandboxUser user = context.State.Users.FindById(context.PathValue("user_id")) ?? throw TenantErrors.UserNotFound();
        var found = context.State.Applications.All
            .SelectMany(application => application.Accounts.All.Where(account => IsOf(account, user)).Select(account => (Account: account, Application: application))).ToList();
        return Answer.Json(json =>
        {
            json.WriteNumber("total", found.Count);
            json.WriteStartArray("accounts");
            foreach ((Account account, Application application) in found)
            {
                Write(json, account, application.Id);
            }

            json.WriteEndArray();
        });
    }

    /// <summary>T:user/accounts: 200, and only a name.</summary>
    private static Answer CreateOfUser(RouteContext context) => CreateOf(context, context.PathValue("user_id"), nameAlone: true);

    /// <summary>T:account/add-basic-account: 201. Its errors are cut after the first ones: here they are those of T:user/accounts.</summary>
    private static Answer CreateBasic(RouteContext context) => CreateOf(context, context.RequiredText("user_id"), nameAlone: false);

    private static Answer CreateOf(RouteContext context, string userId, bool nameAlone)
    {
        Application application = context.Application();
        SandboxUser user = context.State.Users.FindById(userId) ?? throw TenantErrors.UserNotFound();
        if (application.Accounts.Find(account => account.Type == AccountType.Basic && account.UserId == user.Id) is not null)
        {
            throw TenantErrors.AccountExists();
        }

        string name = FreeName(application, context.OptionalText("account_name") ?? user.UserName, null);
        Account account = new(Guid.NewGuid().ToString("N"), AccountType.Basic, name) { UserId = user.Id, Name = nameAlone ? user.Name : null };
        return Add(context, application, account, nameAlone, nameAlone ? 200 : 201);
    }

    /// <summary>T:account/add-public-account, T:account/add-orphan-account: 201. A name that is taken has the code of T:user/accounts.</summary>
    private static Answer Create(RouteContext context, AccountType type)
    {
        Application application = context.Application();
        Account account = new(Guid.NewGuid().ToString("N"), type, FreeName(application, context.RequiredText("account_name"), null));
        return Add(context, application, account, nameAlone: false, 201);
    }

    private static Answer Add(RouteContext context, Application application, Account account, bool nameAlone, int status)
    {
        if (!nameAlone)
        {
            Read(context, application, account);
        }

        application.Accounts.Add(account);
        return Id(account, status);
    }

    /// <summary>T:account/update-account prints 201; whether fields that are not sent stay is not said: here they do.</summary>
    private static Answer Update(RouteContext context)
    {
        Application application = context.Application();
        Account account = Find(context);
        string name = FreeName(application, context.RequiredText("account_name"), account);
        Read(context, application, account);
        account.AccountName = name;
        return Id(account, 201);
    }

    /// <summary>T:account/delete-account: 204.</summary>
    private static Answer Remove(RouteContext context)
    {
        Account account = Find(context);
        context.Application().Accounts.Remove(account);
        return Answer.Empty(204);
    }

    /// <summary>T:account/enable-account, T:account/disable-account. Doing it again is no error, as far as the pages say.</summary>
    private static Answer Disable(RouteContext context, bool disabled)
    {
        Account account = Find(context);
        account.Disabled = disabled;
        return Id(account, 200);
    }

    /// <summary>T:account/check-public-account-user: the one list that spells <c>userName</c>.</summary>
    private static Answer Users(RouteContext context) => PageQuery.List(
        context,
        "associated_users",
        FindShared(context).UserIds.Select(context.State.Users.FindById).OfType<SandboxUser>().ToList(),
        static (json, user) =>
        {
            json.WriteStartObject();
            json.WriteString("id", user.Id);
            json.WriteString("userName", user.UserName);
            json.WriteBoolean("disabled", user.Disabled);
            json.WriteEndObject();
        });

    /// <summary>T:account/add-public-account-user. A user who is there already is not said to be an error.</summary>
    private static Answer Bind(RouteContext context)
    {
        Account account = FindShared(context);
        account.UserIds.AddRange(Named(context).Except(account.UserIds).ToList());
        return Id(account, 200);
    }

    /// <summary>T:account/delete-public-account-user. Nor is one who is not there.</summary>
    private static Answer Unbind(RouteContext context)
    {
        Account account = FindShared(context);
        HashSet<string> gone = [.. Named(context)];
        account.UserIds.RemoveAll(gone.Contains);
        return Id(account, 200);
    }

    /// <summary>T:account/check-public-account-owner. An account without one is answered with the code for an owner that does not exist.</summary>
    private static Answer Owner(RouteContext context)
    {
        SandboxUser owner = (FindShared(context).UserId is { } id ? context.State.Users.FindById(id) : null) ?? throw TenantErrors.OwnerNotFound();
        return Answer.Json(json =>
        {
            json.WriteString("user_id", owner.Id);
            json.WriteString("user_name", owner.UserName);
            json.WriteBoolean("disabled", owner.Disabled);
        });
    }

    /// <summary>T:account/bind-public-account-owner.</summary>
    private static Answer SetOwner(RouteContext context)
    {
        Account account = FindShared(context);
        account.UserId = (context.State.Users.FindByUserName(context.RequiredText("user_name")) ?? throw TenantErrors.OwnerNotFound()).Id;
        return Id(account, 200);
    }

    private static bool IsOf(Account account, SandboxUser user) =>
        account.Type == AccountType.Basic ? account.UserId == user.Id : account.UserIds.Contains(user.Id);

    private static Account Find(RouteContext context) => context.Application().Accounts.Find(context.PathValue("account_id")) ?? throw TenantErrors.AccountNotFound();

    private static Account FindShared(RouteContext context) =>
        context.Application().Accounts.Find(context.PathValue("account_id")) is { Type: AccountType.Public } account ? account : throw TenantErrors.PublicAccountNotFound();

    // All are looked up before any is added or removed.
    private static List<string> Named(RouteContext context)
    {
        IReadOnlyList<JsonElement>? names = context.OptionalList("user_names");
        return names is { Count: > 0 } && names.All(static name => name.ValueKind == JsonValueKind.String)
            ? names.Select(name => (context.State.Users.FindByUserName(name.GetString()!) ?? throw TenantErrors.UserNotFound()).Id).Distinct().ToList()
            : throw TenantErrors.BadParameter("user_names");
    }

    private static string FreeName(Application application, string name, Account? own) =>
        application.Accounts.Find(account => account != own && account.AccountName == name) is null ? name : throw TenantErrors.AccountNameTaken();

    // Everything is read before anything is changed.
    private static void Read(RouteContext context, Application application, Account account)
    {
        string? organizationId = context.OptionalText("org_code") is not { } code ? account.OrganizationId
            : (application.Organizations.Find(organization => organization.Code == code) ?? throw TenantErrors.ApplicationOrganizationNotFound()).Id;
        string? name = context.OptionalText("name") ?? account.Name;
        bool disabled = context.OptionalFlag("disabled") ?? account.Disabled;
        string? extension = context.OptionalObject("extension") ?? account.Extension;
        _ = context.OptionalText("password");
        account.OrganizationId = organizationId;
        account.Name = name;
        account.Disabled = disabled;
        account.Extension = extension;
    }

    private static AccountType TypeOf(string word) => word switch
    {
        "BASIC_ACCOUNT" => AccountType.Basic,
        "PUBLIC_ACCOUNT" => AccountType.Public,
        "ORPHAN_ACCOUNT" => AccountType.Orphan,
        _ => throw TenantErrors.BadAccountType(),
    };

    private static Answer Id(Account account, int status) => Answer.Json(json => json.WriteString("account_id", account.Id), statusCode: status);

    private static void Write(Utf8JsonWriter json, Account account, string? applicationId)
    {
        json.WriteStartObject();
        WriteMembers(json, account, applicationId);
        json.WriteEndObject();
    }

    // The rows of a user's list have an application, and neither organization nor state.
    private static void WriteMembers(Utf8JsonWriter json, Account account, string? applicationId = null)
    {
        json.WriteString("id", account.Id);
        json.WriteString("account_name", account.AccountName);
        json.WriteString("name", account.Name);
        json.WriteString("account_type", account.Type.ToString().ToUpperInvariant() + "_ACCOUNT");
        if (applicationId is null)
        {
            json.WriteString("org_id", account.OrganizationId);
            json.WriteBoolean("disabled", account.Disabled);
        }
        else
        {
            json.WriteString("application_id", applicationId);
        }

        json.WritePropertyName("extension");
        json.WriteRawValue(account.Extension ?? "{}");
    }
}
