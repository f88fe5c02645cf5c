using System;
using System.Collections.Generic;
using System.Globalization;
using Eiam.Sandbox.Routing;
using Eiam.Sandbox.State;

namespace Eiam.Sandbox.Routes;

/// <summary>The users of the directory, for servers. eiam-tenant-api.md, sections 4 and 5.</summary>
internal static class UserRoutes
{
    private const int SmallestPage = 10;
    private const int LargestPage = 100;
    private const string Users = "/api/v2/tenant/users";
    private const string UpdatedAfter = "updated_at_greater";

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
    /// <c>org_id</c> includes organizations below it is not documented: here it does not.
    /// </summary>
    private static Answer List(RouteContext context)
    {
        if (Number(context, "limit") is not (>= SmallestPage and <= LargestPage and var limit))
        {
            throw TenantErrors.BadPageSize();
        }

        int offset = Number(context, "offset") ?? throw TenantErrors.BadPageNumber();
        IReadOnlyList<SandboxUser> found = context.State.Users.Find(Text(context, "org_id"), Time(context));
        long first = (long)offset * limit;
        return Answer.Json(json =>
        {
            json.WriteNumber("total", found.Count);
            json.WriteStartArray("users");
            for (long i = first; i < Math.Min(first + limit, found.Count); i++)
            {
                UserRecord.Write(json, found[(int)i]);
            }

            json.WriteEndArray();
        });
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

    /// <summary>The query value, where it is a number of zero or more.</summary>
    private static int? Number(RouteContext context, string name) =>
        int.TryParse(context.Query(name), NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : null;

    /// <summary>The query value; null where it is missing or empty, which the page says means "all".</summary>
    private static string? Text(RouteContext context, string name) =>
        context.Query(name) is { Length: > 0 } text ? text : null;

    private static DateTimeOffset? Time(RouteContext context) => Text(context, UpdatedAfter) is not { } text
        ? null
        : ChinaTime.TryParse(text) ?? throw TenantErrors.BadParameter(UpdatedAfter);
}
