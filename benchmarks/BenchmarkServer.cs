using System;
using System.Text.Json.Serialization;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
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
        return app;
    }

    private sealed record Request([property: JsonPropertyName("wechat_code")] string? Code);

    private sealed record Answer(
        [property: JsonPropertyName("session_token")] string SessionToken,
        [property: JsonPropertyName("expire")] int Expire,
        [property: JsonPropertyName("status")] string Status,
        [property: JsonPropertyName("id_token")] string IdToken);
}
