using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text.Json;
using Eiam.Sandbox.Tokens;

namespace Eiam.Sandbox.Endpoints;

/// <summary>The management calls: the tenant token and the directory's users.</summary>
internal static class UserRoutes
{
    private const string Base = "/api/v2/tenant/users";

    internal static IReadOnlyList<Route> All { get; } =
    [
        // T:authentication
        new("POST", "/api/v2/tenant/token", Needs.Basic, static c => Token(c)),

        // T:user/obtain-user
        new("GET", Base, Needs.TenantToken, static c => List(c)),

        // T:user/userid, T:user/username, T:user/phonenumber, T:user/user-email
        new("GET", Base + "/{user_id}", Needs.TenantToken, static c => One(c.State.FindUser(u => u.ById(c.PathValues[0])))),
        new("POST", Base + "/user-by-username", Needs.TenantToken, static c => One(c.State.FindUser(u => u.ByUserName(c.RequiredText("user_name"))))),
        new("POST", Base + "/user-by-mobile", Needs.TenantToken, static c => One(c.State.FindUser(u => u.ByAnyMobile(c.RequiredText("mobile"))))),
        new("POST", Base + "/user-by-email", Needs.TenantToken, static c => One(c.State.FindUser(u => u.ByEmail(c.RequiredText("email"))))),
    ];

    private static Answer Token(RouteContext c)
    {
        if (c.Form("grant_type") != "client_credentials")
        {
            throw SandboxException.BadGrant();
        }

        (string token, TimeSpan left) = c.State.IssueTenantToken();
        return Answer.Json(JsonObject.Bytes(json =>
        {
            json.WriteString("access_token", token);
            json.WriteString("token_type", "bearer");
            json.WriteNumber("expires_in", (long)left.TotalSeconds);
            json.WriteString("scope", "all");
        }));
    }

    // offset is a page number from 0, limit 10 to 100 (tenant API notes, section 2).
    private static Answer List(RouteContext c)
    {
        if (!int.TryParse(c.Query("limit"), NumberStyles.None, CultureInfo.InvariantCulture, out int limit) || limit is < 10 or > 100)
        {
            throw SandboxException.BadPage("OAP.PAGE.0001", "paging parameter error");
        }

        if (!int.TryParse(c.Query("offset"), NumberStyles.None, CultureInfo.InvariantCulture, out int offset))
        {
            throw SandboxException.BadPage("OAP.PAGE.0003", "page number breaks the rule");
        }

        (int total, IReadOnlyList<SandboxUser> users) = c.State.ListUsers(c.Query("org_id"), (long)offset * limit, limit);
        return Answer.Json(JsonObject.Bytes(json =>
        {
            json.WriteNumber("total", total);
            json.WriteStartArray("users");
            foreach (SandboxUser user in users)
            {
                json.WriteStartObject();
                WriteRecord(json, user);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }));
    }

    private static Answer One(SandboxUser? user) =>
        user is null ? throw SandboxException.UnknownUser() : Answer.Json(JsonObject.Bytes(json => WriteRecord(json, user)));

    // Tenant API notes, section 5.
    private static void WriteRecord(Utf8JsonWriter json, SandboxUser user)
    {
        json.WriteString("user_id", user.Id);
        json.WriteString("org_id", user.OrganizationId);
        json.WriteString("user_name", user.UserName);
        json.WriteString("name", user.Name);
        json.WriteString("mobile", user.Mobile);
        json.WriteString("email", user.Email);
        json.WriteString("employee_id", user.EmployeeId);
        json.WriteBoolean("pwd_must_modify", false);
        json.WriteBoolean("disabled", user.Disabled);
        json.WriteBoolean("locked", false);
        json.WriteString("created_at", ChinaTime.Text(user.CreatedAt));
        json.WriteString("updated_at", ChinaTime.Text(user.CreatedAt));
        json.WriteStartObject("extension");
        json.WriteEndObject();
    }
}
