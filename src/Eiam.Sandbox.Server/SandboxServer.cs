using System;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Eiam.Sandbox.Server.Control;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Eiam.Sandbox.Server;

/// <summary>A tenant on 127.0.0.1 over real sockets, with control endpoints under <c>/_sandbox/</c>.</summary>
public sealed class SandboxServer : IAsyncDisposable
{
    private readonly WebApplication _application;
    private int _isDisposed;

    private SandboxServer(WebApplication application, SandboxTenant tenant, X509Certificate2? certificate)
    {
        _application = application;
        Tenant = tenant;
        Certificate = certificate;
        foreach (string url in application.Urls)
        {
            var address = new Uri(url);
            if (address.Scheme == Uri.UriSchemeHttps)
            {
                HttpsAddress = address;
            }
            else
            {
                HttpAddress = address;
            }
        }
    }

    /// <summary>Like <c>http://127.0.0.1:41234/</c>; null if plain HTTP is not served.</summary>
    public Uri? HttpAddress { get; }

    /// <summary>Like <c>https://127.0.0.1:41235/</c>; null if HTTPS is not served.</summary>
    public Uri? HttpsAddress { get; }

    /// <summary>
    /// What HTTPS shows: self-signed, for localhost, 127.0.0.1 and ::1, good for a year. Null without HTTPS.
    /// It is disposed of with the server.
    /// </summary>
    public X509Certificate2? Certificate { get; }

    /// <summary>The tenant that answers.</summary>
    public SandboxTenant Tenant { get; }

    /// <summary>Starts to listen.</summary>
    /// <param name="options">What to serve, and how.</param>
    /// <param name="cancellationToken">Gives up starting.</param>
    /// <returns>A server that listens; dispose of it to stop it.</returns>
    /// <exception cref="ArgumentException">The options cannot be met.</exception>
    /// <exception cref="System.IO.IOException">The port is taken.</exception>
    public static async Task<SandboxServer> StartAsync(SandboxServerOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Check();
        SandboxTenant tenant = options.Tenant;
        X509Certificate2? certificate = options.Https ? LoopbackCertificate.Create() : null;
        WebApplication? application = null;
        try
        {
            application = Build(options, tenant, certificate);
            await application.StartAsync(cancellationToken).ConfigureAwait(false);
            return new SandboxServer(application, tenant, certificate);
        }
        catch
        {
            if (application is not null)
            {
                await application.DisposeAsync().ConfigureAwait(false);
            }

            certificate?.Dispose();
            throw;
        }
    }

    /// <summary>Stops listening, lets requests in flight end for at most five seconds, and closes the connections.</summary>
    /// <returns>Completes when the sockets are closed.</returns>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isDisposed, 1) != 0)
        {
            return;
        }

        await _application.StopAsync().ConfigureAwait(false);
        await _application.DisposeAsync().ConfigureAwait(false);
        Certificate?.Dispose();
    }

    private static WebApplication Build(SandboxServerOptions options, SandboxTenant tenant, X509Certificate2? certificate)
    {
        // The empty builder reads no configuration: neither a variable nor a file can open another address.
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddRoutingCore();
        builder.Services.AddSingleton<IHostLifetime, QuietLifetime>();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(5));
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = TenantGateway.LargestBody;

            // Every byte becomes one character, so that the tenant and not the server judges what is outside ASCII.
            kestrel.RequestHeaderEncodingSelector = _ => Encoding.Latin1;
            Listen(kestrel, options, certificate);
        });
        WebApplication application = builder.Build();
        application.Use(LoopbackGuard.InvokeAsync);

        // Named, so that it comes after the guard and not, as it would by itself, before it.
        application.UseRouting();
        ControlEndpoints.Map(application, tenant);
        application.Use((context, next) =>
            context.Request.Path.StartsWithSegments(ControlEndpoints.Prefix, StringComparison.Ordinal)
                ? next(context)
                : TenantGateway.AnswerAsync(context, tenant));
        return application;
    }

    private static void Listen(KestrelServerOptions kestrel, SandboxServerOptions options, X509Certificate2? certificate)
    {
        if (options.Http)
        {
            kestrel.Listen(IPAddress.Loopback, options.Port, listen => listen.Protocols = HttpProtocols.Http1);
        }

        if (certificate is not null)
        {
            int port = options.Http && options.Port != 0 ? options.Port + 1 : options.Port;
            kestrel.Listen(IPAddress.Loopback, port, listen =>
            {
                listen.Protocols = HttpProtocols.Http1AndHttp2;
                listen.UseHttps(certificate);
            });
        }
    }
}
