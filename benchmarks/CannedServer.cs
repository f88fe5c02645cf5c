using System;
using System.Text;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Eiam.Benchmarks;

/// <summary>
/// Kestrel on loopback that answers every request with the same successful login, after it has read it: as cheap as a server can be, so that
/// what is measured is the client. Runs in a process of its own.
/// </summary>
internal static class CannedServer
{
    private static readonly byte[] Answer = Encoding.UTF8.GetBytes(
        """{"session_token":"4xwF9Fz4GvJq1uGm7jQH0yZs2cRt8bKd","expire":432000,"status":"SUCCESS","id_token":"eyJhbGciOiJSUzI1NiIsImtpZCI6ImsxIn0.eyJzdWIiOiJ6aGFuZ3NhbiIsImV4cCI6MTc2NDAwMDAwMH0.c2lnbmF0dXJlLW9mLTY0LWJ5dGVzLXNpZ25hdHVyZS1vZi02NC1ieXRlcy1zaWduYXR1cmUtb2Y"}""");

    /// <summary>Serves until its standard input ends; its first line is its address.</summary>
    public static async Task ServeAsync()
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        WebApplication app = builder.Build();
        await using (app.ConfigureAwait(false))
        {
            byte[] scratch = new byte[4096];
            app.Run(async context =>
            {
                while (await context.Request.Body.ReadAsync(scratch).ConfigureAwait(false) > 0)
                {
                }

                context.Response.ContentType = "application/json";
                context.Response.ContentLength = Answer.Length;
                await context.Response.Body.WriteAsync(Answer).ConfigureAwait(false);
            });
            await app.StartAsync().ConfigureAwait(false);
            foreach (string address in app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses)
            {
                Console.WriteLine(address);
            }

            await Console.In.ReadToEndAsync().ConfigureAwait(false);
        }
    }
}
