using System.Linq;
using System.Threading.Tasks;
using Eiam.Client.Tests.Support;
using Xunit;

namespace Eiam.Client.Tests.Wire;

/// <summary>The bytes of the three calls, against the vendor's page.</summary>
public class RequestBytesTests
{
    private static readonly string[] Required =
        ["Host", "X-operating-sys-version", "X-device-fingerprint", "X-agent", "X-client-id", "Content-Type", "Content-Length"];

    [Fact]
    public async Task A_bind_is_the_bytes_of_the_page_and_no_others()
    {
        await using FaultServer server = FaultServer.Answering(Scripts.Http(Scripts.Success));
        await SendAsync(server, Sample.Options(server.Uri, deviceIp: "192.168.1.2", language: "zh"), Sample.Bind());

        string expected =
            "POST /api/v2/sdk/social/wechat-mobile-bind HTTP/1.1\r\n" +
            $"Host: localhost:{server.Port}\r\n" +
            "X-operating-sys-version: windows10.1.1\r\n" +
            "X-device-fingerprint: 156aysdna213sc50\r\n" +
            "X-device-ip: 192.168.1.2\r\n" +
            "X-agent: Mozilla/5.0 (iPhone; CPU iPhone OS 13_3 like Mac OS X)\r\n" +
            "X-L: zh\r\n" +
            "X-client-id: nTo1eRIub60vPb54WeE6aojPwYwImtl4\r\n" +
            $"X-state-token: {Sample.StateToken}\r\n" +
            "Content-Type: application/json\r\n" +
            "Content-Length: 82\r\n" +
            "\r\n";
        Assert.Equal(expected, server.OnlyRequest.Head);
        Assert.Equal($$"""{"wechat_code":"{{Sample.WeChatCode}}"}""", server.OnlyRequest.Body);
    }

    [Fact]
    public async Task A_register_bind_differs_from_a_bind_only_by_its_path()
    {
        await using FaultServer server = FaultServer.Answering(Scripts.Http(Scripts.Success));
        await SendAsync(server, Sample.Options(server.Uri), Sample.Bind());
        await SendAsync(server, Sample.Options(server.Uri), Sample.Bind(register: true));

        FaultRequest bind = server.Requests.First();
        FaultRequest register = server.Requests.Last();
        Assert.Equal("POST /api/v2/sdk/social/wechat-mobile-register-bind HTTP/1.1", register.Line);
        Assert.Equal(bind.Headers, register.Headers);
        Assert.Equal(bind.Body, register.Body);
    }

    [Fact]
    public async Task A_mini_program_login_carries_the_code_and_no_token()
    {
        await using FaultServer server = FaultServer.Answering(Scripts.Http(Scripts.Success));
        await SendAsync(server, Sample.Options(server.Uri), Sample.Login("0b3code"));

        Assert.Equal("POST /api/v2/sdk/login/wechat-miniprogram HTTP/1.1", server.OnlyRequest.Line);
        Assert.Equal(Required, server.OnlyRequest.Headers.Select(h => h.Key));
        Assert.Equal("""{"code":"0b3code"}""", server.OnlyRequest.Body);
    }

    [Fact]
    public async Task Optional_headers_are_absent_when_they_are_unset()
    {
        await using FaultServer server = FaultServer.Answering(Scripts.Http(Scripts.Success));
        await SendAsync(server, Sample.Options(server.Uri), Sample.Bind());

        Assert.Equal(
            ["Host", "X-operating-sys-version", "X-device-fingerprint", "X-agent", "X-client-id", "X-state-token", "Content-Type", "Content-Length"],
            server.OnlyRequest.Headers.Select(h => h.Key));
    }

    [Fact]
    public async Task The_tenant_id_of_an_ISV_is_a_header()
    {
        await using FaultServer server = FaultServer.Answering(Scripts.Http(Scripts.Success));
        await SendAsync(server, Sample.Options(server.Uri, tenantId: "t-1"), Sample.Bind());

        Assert.Equal("t-1", server.OnlyRequest.Header("X-tenant-id"));
    }

#if !CLIENT_NETSTANDARD // There the handler of .NET Framework does the same; the one under this test is another.
    [Fact]
    public async Task Nothing_is_added_while_an_activity_is_in_flight()
    {
        await using FaultServer server = FaultServer.Answering(Scripts.Http(Scripts.Success));
        using System.Diagnostics.Activity activity = new("a job");
        activity.Start();
        await SendAsync(server, Sample.Options(server.Uri), Sample.Login());

        Assert.Equal(Required, server.OnlyRequest.Headers.Select(h => h.Key));
    }

#endif
    [Theory]
    [InlineData("a\"b\\c", """{"code":"a\"b\\c"}""")]
    [InlineData("<&'+/=>", """{"code":"<&'+/=>"}""")]
    [InlineData("竹云", """{"code":"竹云"}""")]
    [InlineData("a😀b", """{"code":"a\uD83D\uDE00b"}""")]
    public async Task A_code_is_sent_as_it_was_given(string code, string body)
    {
        await using FaultServer server = FaultServer.Answering(Scripts.Http(Scripts.Success));
        await SendAsync(server, Sample.Options(server.Uri), Sample.Login(code));

        Assert.Equal(body, server.OnlyRequest.Body);
    }

    [Fact]
    public async Task A_GET_has_neither_body_nor_content_headers()
    {
        await using FaultServer server = FaultServer.Answering(Scripts.Http(Scripts.Success));
        await SendAsync(server, Sample.Options(server.Uri), new ProbeRequest());

        Assert.Equal(["Host", "X-operating-sys-version", "X-device-fingerprint", "X-agent", "X-client-id"], server.OnlyRequest.Headers.Select(h => h.Key));
        Assert.Empty(server.OnlyRequest.BodyBytes);
    }

    [Fact]
    public async Task Cookies_are_neither_kept_nor_sent()
    {
        await using FaultServer server = FaultServer.Answering(Scripts.Http(Scripts.Success, more: "Set-Cookie: sid=1; Path=/\r\n"));
        using EiamClient client = new(Sample.Options(server.Uri));
        await client.SendAsync(Sample.Login(), cancellationToken: TestContext.Current.CancellationToken);
        await client.SendAsync(Sample.Login(), cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(2, server.Requests.Count);
        Assert.All(server.Requests, r => Assert.Equal(Required, r.Headers.Select(h => h.Key)));
    }

    [Fact]
    public async Task The_same_bytes_go_over_TLS()
    {
        await using FaultServer plain = FaultServer.Answering(Scripts.Http(Scripts.Success));
        await using FaultServer tls = FaultServer.Answering(Scripts.Http(Scripts.Success), TestCertificates.Localhost);
        await SendAsync(plain, Sample.Options(plain.Uri), Sample.Bind());
        await SendAsync(tls, Sample.Options(tls.Uri, skipCertificateCheck: true), Sample.Bind());

        Assert.Equal(plain.OnlyRequest.Head.Replace($":{plain.Port}", $":{tls.Port}", System.StringComparison.Ordinal), tls.OnlyRequest.Head);
        Assert.Equal(plain.OnlyRequest.BodyBytes, tls.OnlyRequest.BodyBytes);
    }

    private static async Task SendAsync(FaultServer server, EiamClientOptions options, EiamRequest<LoginResult> request)
    {
        int before = server.Requests.Count;
        using EiamClient client = new(options);
        LoginResult response = await client.SendAsync(request, cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(LoginStatus.Success, response.Status);
        Assert.Equal(before + 1, server.Requests.Count);
    }
}
