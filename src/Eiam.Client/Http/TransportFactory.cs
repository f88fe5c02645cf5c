using System;
using System.Net.Http;
#if NET8_0_OR_GREATER
using System.Net.Security;
#else
using System.Runtime.InteropServices;
using System.Security.Authentication;
#endif

namespace Eiam.Client.Http;

/// <summary>Makes the handler at the bottom of a session: its own connections, no redirects, no cookies, no decompression.</summary>
internal static class TransportFactory
{
    // Enough for the widest window of parallel calls, and a bound for everything else.
    private const int MaxConnections = 256;

#if NET8_0_OR_GREATER
    public static HttpMessageHandler Create(EiamClientOptions options, CertificateSight? sight = null)
    {
        SocketsHttpHandler handler = new()
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            MaxConnectionsPerServer = MaxConnections,
            EnableMultipleHttp2Connections = true,

            // The usual servers keep an idle connection for 60 seconds and more, so that ours is closed here before it is closed there:
            // a request on a connection that the server is just closing would be lost, and could not be told from one that was processed.
            PooledConnectionIdleTimeout = TimeSpan.FromSeconds(30),
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            MaxResponseHeadersLength = 64,

            // The headers are those of the page and no others (no traceparent).
            ActivityHeadersPropagator = null,
        };
        if (options.ConnectionTimeout > TimeSpan.Zero)
        {
            handler.ConnectTimeout = options.ConnectionTimeout;
        }

        if (SessionProxy.IsOff(options))
        {
            handler.UseProxy = false;
        }
        else if (options.Proxy is not null)
        {
            handler.Proxy = options.Proxy;
        }

        handler.DefaultProxyCredentials = options.DefaultProxyCredentials;
        handler.SslOptions = new SslClientAuthenticationOptions();
        if (sight is not null)
        {
            handler.SslOptions.RemoteCertificateValidationCallback = (_, certificate, chain, errors) => sight.Look(certificate, chain, errors);
        }
        else if (options.SkipCertificateCheck)
        {
#pragma warning disable CA5359 // The user asked for it by name, for this session only, and was warned.
            handler.SslOptions.RemoteCertificateValidationCallback = static (_, _, _, _) => true;
#pragma warning restore CA5359
        }

        if (options.Certificate is not null)
        {
            handler.SslOptions.ClientCertificates = [options.Certificate];
        }

        return handler;
    }
#else
    public static HttpMessageHandler Create(EiamClientOptions options, CertificateSight? sight = null)
    {
        HttpClientHandler handler = new()
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            MaxConnectionsPerServer = MaxConnections,
            MaxResponseHeadersLength = 64,
        };
        if (SessionProxy.IsOff(options))
        {
            handler.UseProxy = false;
        }
        else if (options.Proxy is not null)
        {
            handler.Proxy = options.Proxy;
        }

        handler.DefaultProxyCredentials = options.DefaultProxyCredentials;
        if (sight is not null)
        {
            handler.ServerCertificateCustomValidationCallback = (_, certificate, chain, errors) => sight.Look(certificate, chain, errors);
        }
        else if (options.SkipCertificateCheck)
        {
#pragma warning disable CA5359 // The user asked for it by name, for this session only, and was warned.
            handler.ServerCertificateCustomValidationCallback = static (_, _, _, _) => true;
#pragma warning restore CA5359
        }

        if (options.Certificate is not null)
        {
            handler.ClientCertificates.Add(options.Certificate);
        }

        // Windows PowerShell itself was built for a .NET Framework that still offers TLS 1.0 first.
        if (RuntimeInformation.FrameworkDescription.StartsWith(".NET Framework", StringComparison.Ordinal))
        {
            handler.SslProtocols = SslProtocols.Tls12;
        }

        return handler;
    }
#endif
}
