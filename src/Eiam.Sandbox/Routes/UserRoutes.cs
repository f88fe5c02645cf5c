using Eiam.Sandbox.Routing;
using Eiam.Sandbox.State;

namespace Eiam.Sandbox.Routes;

/// <summary>The users of the directory, for servers. eiam-tenant-api.md, sections 4 and 5.</summary>
internal static class UserRoutes
{
    private const string Users = "/api/v2/tenant/users";

    internal static readonly Route[] All =
    [
        Route.Empty("GET", Users, Credential.TenantToken, List),
        Route.Empty("GET", Users + "/{user_id}", Credential.TenantToken, context => One(context.State.Users.FindById(context.PathValue("user_id")))),
        Route.Json("POST", Users + "/user-by-username", Credential.TenantToken, ByUserName, "user_name"),
        Route.Json("POST", Users + "/user-by-mobile", Credential.TenantToken, ByMobile, "mobile"),
        Route.Json("POST", Users + "/user-by-email", Credential.TenantToken, ByEmail, "email"),
    ];

    /// <summary>
    /// <c>{"total","users":[…]}</c>, oldest first. T:user/obtain-user. <c>offset</c> is a page number from 0. Whether
    /// <c>org_id</c> includes organizations below it is not documented: here it does not. The page's errors are cut: an <c>org_id</c> of no
    /// organization has the code that the list of positions has for it, and so has a code in the place of the id.
    /// </summary>
    private static Answer List(RouteContext context)
    {
        string? organization = PageQuery.Text(context, "org_id");
        if (organization is not null && context.State.Organizations.Find(organization) is null)
        {
            throw TenantErrors.OrganizationNotFound();
        }

        return PageQuery.List(context, "users", context.State.Users.Find(organization, PageQuery.Since(context)), UserRecord.Write);
    }

    /// <summary>T:user/username.</summary>
    private static Answer ByUserName(RouteContext context) => One(context.State.Users.FindByUserName(context.RequiredText("user_name")));

    /// <summary>T:user/phonenumber. Its example asks without +86- and is answered with it.</summary>
    private static Answer ByMobile(RouteContext context) =>
        One(MobileNumber.TryNormalise(context.RequiredText("mobile")) is { } mobile ? context.State.Users.FindByMobile(mobile) : null);

    /// <summary>T:user/user-email.</summary>
    private static Answer ByEmail(RouteContext context) => One(context.State.Users.FindByEmail(context.RequiredText("email")));

    private static Answer One(SandboxUser? user) =>
        user is null ? throw TenantErrors.UserNotFound() : Answer.Json(json => UserRecord.WriteMembers(json, user));
}
