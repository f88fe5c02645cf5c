using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Threading.Tasks;
using Eiam.Client.Tests.Support;
using Xunit;

namespace Eiam.Client.Tests.Wire;

public class ProxyTests
{
    private const string Ask = "HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\"x\"\r\nContent-Length: 0\r\n\r\n";

    // What a proxy does with a request for a tunnel.
    internal static readonly Dictionary<string, Func<FaultConnection, Task>> Ways = new()
    {
        ["asks for a login (407)"] = Scripts.Answer(Ask),
        ["forbids it (403)"] = Scripts.Answer("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n"),
        ["does not get through (502)"] = Scripts.Answer("HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n"),
        ["speaks no HTTP"] = Scripts.SendAndClose("no HTTP at all\r\n\r\n"),
        ["hangs up"] = Scripts.Once(_ => Task.CompletedTask),
        ["resets"] = Scripts.SendAndReset(string.Empty),
        ["hangs up within the headers"] = Scripts.SendAndClose("HTTP/1.1 200 O"),
        ["hangs up after the headers"] = Scripts.SendAndClose("HTTP/1.1 200 OK\r\n\r\n"),
        ["is not there"] = Scripts.Once(_ => Task.CompletedTask),
    };

    public static TheoryData<string> Refusals => [.. Ways.Keys];

    [Fact]
    public async Task Plain_HTTP_goes_through_the_proxy()
    {
        await using FaultServer proxy = FaultServer.Answering(Scripts.Http(Scripts.Success));
        using EiamClient client = new(Through(proxy, "http://tenant.invalid/"));
        LoginResult response = await client.SendAsync(Sample.Bind(), cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(LoginStatus.Success, response.Status);
        Assert.Equal("POST http://tenant.invalid/api/v2/sdk/social/wechat-mobile-bind HTTP/1.1", proxy.OnlyRequest.Line);
    }

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task A_proxy_that_fails_is_called_a_proxy_and_gets_no_code(string how)
    {
        await using FaultServer proxy = FaultServer.Start(Ways[how]);
        if (how == "is not there")
        {
            await proxy.DisposeAsync();
        }

        using EiamClient client = new(Through(proxy, "https://tenant.invalid/", "user:canary-password@"));
        RecordingTrace trace = new();
        EiamException failure = await Assert.ThrowsAsync<EiamException>(() => client.SendAsync(Sample.Bind(), trace, TestContext.Current.CancellationToken));

        Assert.StartsWith($"No connection to https://tenant.invalid through the proxy http://localhost:{proxy.Port}: ", failure.Message, StringComparison.Ordinal);
        Assert.Equal((FailureKind.ProxyFailed, EiamErrorId.ConnectionFailed, RequestOutcome.NotSent), (failure.Kind, failure.ErrorId, failure.Outcome));
        Assert.True(failure.IsSafeToRepeat);
        Assert.Equal(how != "is not there", proxy.Requests.Count > 0);
        Assert.All(proxy.Requests, request =>
        {
            Assert.StartsWith("CONNECT tenant.invalid:443", request.Line, StringComparison.Ordinal);
            Assert.DoesNotContain(Sample.StateToken, request.Head, StringComparison.Ordinal);
            Assert.Empty(request.Body);
        });

        // What a debugger or Format-List shows of it, too.
        string all = string.Join('\n', trace.Lines) + failure;
        for (Exception? e = failure; e is not null; e = e.InnerException)
        {
            all += e.Message + string.Concat(e.Data.Values.Cast<object?>());
        }

        Assert.DoesNotContain("canary-password", all, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_proxy_that_says_nothing_is_named_when_the_time_for_connecting_is_over()
    {
        await using FaultServer proxy = FaultServer.Start(connection => connection.StallAsync());
        using EiamClient client = new(Through(proxy, "https://tenant.invalid/", limit: TimeSpan.FromMilliseconds(250)));
        EiamException failure = await Assert.ThrowsAsync<EiamException>(() => client.SendAsync(Sample.Bind(), cancellationToken: TestContext.Current.CancellationToken));

        Assert.Equal($"No connection to https://tenant.invalid through the proxy http://localhost:{proxy.Port} within 0.25 s (ConnectionTimeoutSeconds).", failure.Message);
        Assert.Equal((EiamErrorId.Timeout, RequestOutcome.NotSent), (failure.ErrorId, failure.Outcome));
    }

    [Fact]
    public async Task A_proxy_for_plain_HTTP_that_asks_for_a_login_has_refused_the_request()
    {
        await using FaultServer proxy = FaultServer.Answering(Ask);
        using EiamClient client = new(Through(proxy, "http://tenant.invalid/", "user:canary-password@"));
        EiamException failure = await Assert.ThrowsAsync<EiamException>(() => client.SendAsync(Sample.Bind(), cancellationToken: TestContext.Current.CancellationToken));

        Assert.Equal($"POST /api/v2/sdk/social/wechat-mobile-bind was refused by the proxy http://localhost:{proxy.Port}, which asks for a login (HTTP 407).", failure.Message);
        Assert.Equal((FailureKind.ProxyFailed, EiamErrorId.UnexpectedResponse, RequestOutcome.Rejected), (failure.Kind, failure.ErrorId, failure.Outcome));
        Assert.False(failure.IsSafeToRepeat);
    }

    [Fact]
    public async Task A_certificate_that_is_not_trusted_is_the_tenants_and_not_the_proxys()
    {
        await using FaultServer tenant = FaultServer.Answering(Scripts.Http(Scripts.Success), TestCertificates.Localhost);
        await using FaultServer proxy = FaultServer.Start(async connection =>
        {
            await connection.ReadRequestAsync();
            await connection.SendAsync("HTTP/1.1 200 OK\r\n\r\n");
            await connection.RelayAsync(tenant.Port);
        });
        using EiamClient client = new(Through(proxy, "https://tenant.invalid/"));
        EiamException failure = await Assert.ThrowsAsync<EiamException>(() => client.SendAsync(Sample.Bind(), cancellationToken: TestContext.Current.CancellationToken));

        Assert.Equal((FailureKind.ConnectionFailed, RequestOutcome.NotSent), (failure.Kind, failure.Outcome));
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

    private static EiamClientOptions Through(FaultServer proxy, string uri, string login = "", TimeSpan? limit = null) => new()
    {
        Uri = new Uri(uri),
        ClientId = Sample.ClientId,
        OperatingSystemVersion = Sample.SystemVersion,
        DeviceFingerprint = Sample.Fingerprint,
        Agent = Sample.Agent,
        Proxy = new WebProxy($"http://{login}localhost:{proxy.Port}"),
        ConnectionTimeout = limit ?? Sample.Patience,
        MaximumRetryCount = 0,
    };
}
