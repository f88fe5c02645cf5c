using System;
using System.Collections.Generic;
using System.Linq;
using Eiam.Sandbox.Routing;
using Eiam.Sandbox.State;

namespace Eiam.Sandbox.Routes;

/// <summary>
/// What happened in the tenant, for servers. eiam-tenant-api.md, section 9. The pages show neither the words of types and results nor all fields: here
/// a login is LOGIN, a change by a server MANAGEMENT, the result SUCCESS or FAILURE, and the field "action" names the call.
/// </summary>
internal static class LogRoutes
{
    private const string Path = "/api/v2/tenant/logs";

    internal static readonly Route[] All =
    [
        Route.Empty("GET", Path + "/users-log", Credential.TenantToken, List),
        Route.Empty("GET", Path + "/auth-num", Credential.TenantToken, Count),
    ];

    /// <summary>T:log/check-operation-log.</summary>
    private static Answer List(RouteContext context) => PageQuery.Numbered(context, Find(context), (json, one) =>
    {
        json.WriteString("log_id", one.Id);
        json.WriteString("event_type", one.IsLogin ? "LOGIN" : "MANAGEMENT");
        json.WriteNumber("event_time", one.Time.ToUnixTimeMilliseconds());
        json.WriteString("result", one.Succeeded ? "SUCCESS" : "FAILURE");
        json.WriteString("user_name", one.UserName);
        json.WriteString("action", one.Call);
    });

    /// <summary>T:log/check-authentication-log. What a target is, it does not say: here a name is that of a user, and its type is not looked at.</summary>
    private static Answer Count(RouteContext context)
    {
        string? name = PageQuery.Text(context, "target_name");
        List<TenantEvent> logins = [.. Find(context).Where(one => one.IsLogin && (name is null || one.UserName == name))];
        return Answer.Json(json =>
        {
            json.WriteNumber("auth_total", logins.Count);
            json.WriteNumber("auth_failed_total", logins.Count(static one => !one.Succeeded));
            json.WriteNumber("auth_succeed_total", logins.Count(static one => one.Succeeded));
        });
    }

    // Times are to the second: all of the last one belongs to the span. The last second of the calendar has none behind it.
    private static IReadOnlyList<TenantEvent> Find(RouteContext context) =>
        context.State.Events.Find(Time(context, "start_time"), Time(context, "end_time").AddTicks(TimeSpan.TicksPerSecond - 1));

    private static DateTimeOffset Time(RouteContext context, string name) =>
        PageQuery.Text(context, name) is { } text && ChinaTime.TryParse(text) is { } time ? time : throw TenantErrors.BadParameter(name);
}
