using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json.Serialization;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Eiam.Benchmarks;

/// <summary>
/// Kestrel on loopback, in a process of its own: a small ASP.NET Core application with a route and JSON in and out, that answers every bind with a
/// successful login.
/// </summary>
internal static class BenchmarkServer
{
    private const string SessionToken = "4xwF9Fz4GvJq1uGm7jQH0yZs2cRt8bKd";
    private const string IdToken = "eyJhbGciOiJSUzI1NiIsImtpZCI6ImsxIn0.eyJzdWIiOiJ6aGFuZ3NhbiIsImV4cCI6MTc2NDAwMDAwMH0"
        + ".c2lnbmF0dXJlLW9mLTY0LWJ5dGVzLXNpZ25hdHVyZS1vZi02NC1ieXRlcy1zaWduYXR1cmUtb2Y";

    /// <summary>Serves until its standard input ends; its first line is its address.</summary>
    public static async Task ServeAsync()
    {
        WebApplication app = Create();
        await using (app.ConfigureAwait(false))
        {
            await app.StartAsync().ConfigureAwait(false);
            foreach (string address in app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses)
            {
                Console.WriteLine(address);
            }

            await Console.In.ReadToEndAsync().ConfigureAwait(false);
        }
    }

    private static WebApplication Create()
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        WebApplication app = builder.Build();
        app.MapPost("/api/v2/sdk/social/wechat-mobile-bind", static (Request request) =>
            string.IsNullOrEmpty(request.Code) ? Results.BadRequest() : Results.Ok(new Answer(SessionToken, 432000, "SUCCESS", IdToken)));
        app.MapPost("/api/v2/tenant/token", static () => Results.Ok(new Token("b7e1c4d2f3a9580617c2e4d8fb360a95", "bearer", 1800, "all")));

        // The organization's id says how many users it has.
        app.MapGet("/api/v2/tenant/users", static ([FromQuery(Name = "org_id")] int count, int offset, int limit) =>
            Results.Ok(new Users(count, [.. Enumerable.Range(offset * limit, Math.Clamp(count - (offset * limit), 0, limit)).Select(User.At)])));
        app.MapPut("/api/v2/tenant/users/{id}/disable", static (string id) => Results.Ok(new Id(id)));
        return app;
    }

    private sealed record Request([property: JsonPropertyName("wechat_code")] string? Code);

    private sealed record Answer(
        [property: JsonPropertyName("session_token")] string SessionToken,
        [property: JsonPropertyName("expire")] int Expire,
        [property: JsonPropertyName("status")] string Status,
        [property: JsonPropertyName("id_token")] string IdToken);

    private sealed record Token(
        [property: JsonPropertyName("access_token")] string AccessToken,
        [property: JsonPropertyName("token_type")] string TokenType,
        [property: JsonPropertyName("expires_in")] int ExpiresIn,
        [property: JsonPropertyName("scope")] string Scope);

    private sealed record Id([property: JsonPropertyName("user_id")] string UserId);

    private sealed record Users([property: JsonPropertyName("total")] int Total, [property: JsonPropertyName("users")] IReadOnlyList<User> List);

    // All fields of the record of tenant API notes, section 5.
    private sealed record User(
        [property: JsonPropertyName("user_id")] string UserId,
        [property: JsonPropertyName("user_name")] string UserName,
        [property: JsonPropertyName("mobile")] string Mobile,
        [property: JsonPropertyName("email")] string Email)
    {
        [JsonPropertyName("org_id")]
        public string OrgId { get; } = "20260101000000000000000000000001";

        [JsonPropertyName("name")]
        public string Name { get; } = "Zhang San";

        [JsonPropertyName("first_name")]
        public string FirstName { get; } = "San";

        [JsonPropertyName("middle_name")]
        public string? MiddleName { get; }

        [JsonPropertyName("last_name")]
        public string LastName { get; } = "Zhang";

        [JsonPropertyName("employee_id")]
        public string EmployeeId { get; } = "4711";

        [JsonPropertyName("external_id")]
        public string? ExternalId { get; }

        [JsonPropertyName("attr_city")]
        public string City { get; } = "Shenzhen";

        [JsonPropertyName("attr_nick_name")]
        public string? NickName { get; }

        [JsonPropertyName("attr_area")]
        public string Area { get; } = "CN";

        [JsonPropertyName("attr_gender")]
        public string Gender { get; } = "male";

        [JsonPropertyName("attr_work_place")]
        public string? WorkPlace { get; }

        [JsonPropertyName("attr_identity_type")]
        public string IdentityType { get; } = "id_card";

        [JsonPropertyName("attr_identity_number")]
        public string IdentityNumber { get; } = "110101199003070011";

        [JsonPropertyName("attr_manager_id")]
        public string? ManagerId { get; }

        [JsonPropertyName("attr_user_type")]
        public string UserType { get; } = "regular";

        [JsonPropertyName("attr_birthday")]
        public string Birthday { get; } = "1990-03-07 00:00:00.000";

        [JsonPropertyName("attr_hire_date")]
        public string HireDate { get; } = "2020-01-02 00:00:00.000";

        [JsonPropertyName("pwd_must_modify")]
        public bool PwdMustModify { get; }

        [JsonPropertyName("disabled")]
        public bool Disabled { get; }

        [JsonPropertyName("locked")]
        public bool Locked { get; }

        [JsonPropertyName("grade")]
        public int Grade { get; } = 1;

        [JsonPropertyName("created_at")]
        public string CreatedAt { get; } = "2026-01-02 03:04:05.678";

        [JsonPropertyName("updated_at")]
        public string UpdatedAt { get; } = "2026-01-02 03:04:05.678";

        public static User At(int i) => new(
            i.ToString("x32", CultureInfo.InvariantCulture),
            string.Create(CultureInfo.InvariantCulture, $"user{i}"),
            string.Create(CultureInfo.InvariantCulture, $"+86-138{i:00000000}"),
            string.Create(CultureInfo.InvariantCulture, $"user{i}@example.com"));
    }
}
