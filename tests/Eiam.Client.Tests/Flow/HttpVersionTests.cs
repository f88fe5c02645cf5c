#if !CLIENT_NETSTANDARD // That build speaks what the system's own handler does: HTTP/1.1.
using System;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Eiam.Client.Http;
using Eiam.Client.Tests.Support;
using Eiam.Sandbox.Server;
using Xunit;

namespace Eiam.Client.Tests.Flow;

public class HttpVersionTests
{
    [Fact]
    public async Task HTTPS_is_spoken_over_HTTP_2_where_the_server_offers_it()
    {
        await using SandboxServer server = await StartAsync(https: true);
        EiamClientOptions options = Sample.Options(server.HttpsAddress, skipCertificateCheck: true);
        VersionTransport transport = new(TransportFactory.Create(options));
        using EiamClient client = new(Sample.Options(server.HttpsAddress, transport));
        await Assert.ThrowsAsync<EiamException>(() => client.SendAsync(Sample.Bind(), cancellationToken: TestContext.Current.CancellationToken));

        Assert.Equal(new Version(2, 0), transport.Version);
    }

    [Fact]
    public async Task Plain_HTTP_is_spoken_as_HTTP_1_1()
    {
        await using SandboxServer server = await StartAsync(https: false);
        VersionTransport transport = new(TransportFactory.Create(Sample.Options(server.HttpAddress)));
        using EiamClient client = new(Sample.Options(server.HttpAddress, transport));
        await Assert.ThrowsAsync<EiamException>(() => client.SendAsync(Sample.Bind(), cancellationToken: TestContext.Current.CancellationToken));

        Assert.Equal(new Version(1, 1), transport.Version);
    }

    private static Task<SandboxServer> StartAsync(bool https) => SandboxServer.StartAsync(
        new SandboxServerOptions { Https = https, Http = !https }, TestContext.Current.CancellationToken);

    private sealed class VersionTransport(HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        public Version? Version { get; private set; }

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            HttpResponseMessage response = await base.SendAsync(request, cancellationToken);
            Version = response.Version;
            return response;
        }
    }
}
#endif
