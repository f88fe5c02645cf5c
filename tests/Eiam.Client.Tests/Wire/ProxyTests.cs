using System;
using System.Net;
using System.Threading.Tasks;
using Eiam.Client.Tests.Support;
using Xunit;

namespace Eiam.Client.Tests.Wire;

public class ProxyTests
{
    [Fact]
    public async Task Plain_HTTP_goes_through_the_proxy()
    {
        await using FaultServer proxy = FaultServer.Answering(Scripts.Http(Scripts.Success));
        using EiamClient client = new(Through(proxy, "http://tenant.invalid/"));
        LoginResult response = await client.SendAsync(Sample.Bind(), cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(LoginStatus.Success, response.Status);
        Assert.Equal("POST http://tenant.invalid/api/v2/sdk/social/wechat-mobile-bind HTTP/1.1", proxy.OnlyRequest.Line);
    }

    [Fact]
    public async Task A_proxy_that_refuses_the_tunnel_gets_no_code_and_the_request_counts_as_unsent()
    {
        await using FaultServer proxy = FaultServer.Answering("HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n");
        using EiamClient client = new(Through(proxy, "https://tenant.invalid/"));
        EiamException failure = await Assert.ThrowsAsync<EiamException>(() => client.SendAsync(Sample.Bind(), cancellationToken: TestContext.Current.CancellationToken));

        Assert.Equal(RequestOutcome.NotSent, failure.Outcome);
        Assert.Equal(EiamErrorId.ConnectionFailed, failure.ErrorId);
        Assert.Equal(0, proxy.CountOf(Sample.WeChatCode));
        Assert.All(proxy.Requests, request =>
        {
            Assert.StartsWith("CONNECT tenant.invalid:443", request.Line, StringComparison.Ordinal);
            Assert.DoesNotContain(Sample.StateToken, request.Head, StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task A_proxy_that_is_not_there_is_no_connection()
    {
        await using FaultServer gone = FaultServer.Answering(string.Empty);
        EiamClientOptions options = Through(gone, "http://tenant.invalid/");
        await gone.DisposeAsync();
        using EiamClient client = new(options);
        EiamException failure = await Assert.ThrowsAsync<EiamException>(() => client.SendAsync(Sample.Bind(), cancellationToken: TestContext.Current.CancellationToken));

        Assert.Equal(RequestOutcome.NotSent, failure.Outcome);
    }

    [Fact]
    public async Task A_client_certificate_is_shown_to_the_server_that_asks_for_it()
    {
        await using FaultServer server = FaultServer.Answering(Scripts.Http(Scripts.Success), TestCertificates.Localhost);
        using EiamClient client = new(new EiamClientOptions
        {
            Uri = server.Uri,
            ClientId = Sample.ClientId,
            OperatingSystemVersion = Sample.SystemVersion,
            DeviceFingerprint = Sample.Fingerprint,
            Agent = Sample.Agent,
            NoProxy = true,
            SkipCertificateCheck = true,
            Certificate = TestCertificates.Client,
        });
        await client.SendAsync(Sample.Bind(), cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(TestCertificates.Client.Thumbprint, server.ClientCertificate);
    }

    private static EiamClientOptions Through(FaultServer proxy, string uri) => new()
    {
        Uri = new Uri(uri),
        ClientId = Sample.ClientId,
        OperatingSystemVersion = Sample.SystemVersion,
        DeviceFingerprint = Sample.Fingerprint,
        Agent = Sample.Agent,
        Proxy = new WebProxy($"http://localhost:{proxy.Port}"),
        MaximumRetryCount = 0,
    };
}
