using System;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Threading.Tasks;
using Eiam.Sandbox.Server;
using Xunit;

namespace Eiam.Sandbox.Tests.Server;

public class ServerTests
{
    [Theory]
    [InlineData(false, "1.1")]
    [InlineData(true, "1.1")]
    [InlineData(true, "2.0")]
    public async Task The_flow_works_over_sockets(bool https, string version)
    {
        await using SandboxServer server = await StartAsync(https: https, http: !https);
        using var rig = RigFor(server, Version.Parse(version));
        server.Tenant.AddUser(Rig.Mobile);

        Reply login = await rig.LogInAsync(rig.LoginCode());
        Reply bind = await rig.BindAsync(login.Text("state_token"), rig.PhoneCode());

        login.AssertStatus(" SOCIAL_BIND");
        bind.AssertStatus("SUCCESS");
        Assert.Equal(Version.Parse(version), bind.Version);
        Assert.Equal(["SOCIAL_BIND", "SUCCESS"], server.Tenant.Requests.Select(request => request.Status));
    }

    [Fact]
    public async Task Errors_and_misses_come_over_the_wire()
    {
        await using SandboxServer server = await StartAsync();
        using var rig = RigFor(server);

        (await rig.LogInAsync("unknown")).AssertError("IDAAS.SDK.COMMON.1005", "The code has failed");
        Reply miss = await rig.SendAsync(HttpMethod.Get, "/nowhere");
        Reply method = await rig.SendAsync(HttpMethod.Get, Rig.LoginPath);

        Assert.Equal((404, "", null), (miss.StatusCode, miss.Body, miss.ContentType));
        Assert.Equal((405, "", null), (method.StatusCode, method.Body, method.ContentType));
    }

    [Fact]
    public async Task Only_what_was_asked_for_is_served_and_only_on_loopback()
    {
        await using SandboxServer plain = await StartAsync();
        await using SandboxServer secure = await StartAsync(https: true, http: false);
        await using SandboxServer both = await StartAsync(https: true);

        Assert.Equal(("127.0.0.1", null, null), (plain.HttpAddress?.Host, plain.HttpsAddress, plain.Certificate));
        Assert.Equal((null, "127.0.0.1"), (secure.HttpAddress, secure.HttpsAddress?.Host));
        Assert.Equal(("http", "https"), (both.HttpAddress?.Scheme, both.HttpsAddress?.Scheme));
        Assert.NotNull(both.Certificate);
    }

    [Fact]
    public async Task The_certificate_is_for_this_machines_own_names()
    {
        await using SandboxServer server = await StartAsync(https: true);

        var names = server.Certificate!.Extensions.OfType<X509SubjectAlternativeNameExtension>().Single();

        Assert.Equal(["localhost"], names.EnumerateDnsNames());
        Assert.Equal([IPAddress.Loopback, IPAddress.IPv6Loopback], names.EnumerateIPAddresses());
        Assert.True(server.Certificate.NotAfter > DateTime.Now.AddDays(300));
    }

    [Fact]
    public async Task A_client_that_trusts_the_certificate_needs_no_other_leave()
    {
        await using SandboxServer server = await StartAsync(https: true, http: false);
        using var handler = new SocketsHttpHandler();
        handler.SslOptions.CertificateChainPolicy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            CustomTrustStore = { server.Certificate! },
            RevocationMode = X509RevocationMode.NoCheck,
        };
        using var client = new HttpClient(handler);

        string keys = await client.GetStringAsync(new Uri(server.HttpsAddress!, Rig.KeysPath), TestContext.Current.CancellationToken);

        Assert.Contains("\"keys\"", keys, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Names_and_bytes_reach_the_tenant_as_they_were_sent()
    {
        await using SandboxServer server = await StartAsync();

        string answer = await SendRawAsync(server, "GET /a%2Fb?c=%20 HTTP/1.1\r\nHost: localhost\r\nx-DEVICE-fingerprint: \u00e9\r\nX-L:\r\nConnection: close\r\n\r\n");

        Assert.StartsWith("HTTP/1.1 404", answer, StringComparison.Ordinal);
        SandboxRequest kept = Assert.Single(server.Tenant.Requests);
        Assert.Equal("/a%2Fb?c=%20", kept.Path);
        Assert.Contains("x-DEVICE-fingerprint", kept.Headers.Keys);
        Assert.Equal("\u00e9", kept.Headers["X-device-fingerprint"]);
        Assert.Equal("", kept.Headers["X-L"]);
    }

    [Fact]
    public async Task Headers_outside_ascii_are_judged_by_the_tenant()
    {
        await using SandboxServer server = await StartAsync();

        string answer = await SendRawAsync(server, $"POST {Rig.LoginPath} HTTP/1.1\r\nHost: localhost\r\nX-agent: \u00e9\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");

        Assert.Contains("The X-agent parameter format is incorrect", answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1024 * 1024, 400)]
    [InlineData((1024 * 1024) + 1, 413)]
    public async Task Bodies_have_a_largest_size(int size, int status)
    {
        await using SandboxServer server = await StartAsync();
        using var rig = RigFor(server);

        Reply reply = await rig.PostAsync(Rig.LoginPath, new byte[size]);

        Assert.Equal(status, reply.StatusCode);
        Assert.Equal(status == 400 ? 1 : 0, server.Tenant.Requests.Count);
    }

    [Fact]
    public async Task Parallel_requests_are_all_answered()
    {
        await using SandboxServer server = await StartAsync(https: true, http: false);
        using var rig = RigFor(server, HttpVersion.Version20);
        string code = rig.LoginCode();

        Reply[] replies = await Task.WhenAll(Enumerable.Range(0, 32).Select(_ => rig.LogInAsync(code)));

        Assert.Single(replies, reply => reply.StatusCode == 200);
        Assert.Equal(32, server.Tenant.Requests.Count);
    }

    [Fact]
    public async Task A_server_that_is_disposed_of_listens_no_more()
    {
        SandboxServer server = await StartAsync();
        using var rig = RigFor(server);
        Assert.Equal(200, (await rig.SendAsync(HttpMethod.Get, Rig.KeysPath)).StatusCode);
        await server.DisposeAsync();
        await server.DisposeAsync();

        await Assert.ThrowsAsync<HttpRequestException>(() => rig.SendAsync(HttpMethod.Get, Rig.KeysPath));
    }

    [Fact]
    public async Task A_taken_port_is_an_io_error()
    {
        await using SandboxServer first = await StartAsync();

        await Assert.ThrowsAnyAsync<IOException>(() => SandboxServer.StartAsync(
            new SandboxServerOptions { Port = first.HttpAddress!.Port }, TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData(0, false, false)]
    [InlineData(-1, true, false)]
    [InlineData(65536, true, false)]
    [InlineData(65535, true, true)]
    public async Task Options_that_cannot_be_met_are_refused(int port, bool http, bool https) =>
        await Assert.ThrowsAnyAsync<ArgumentException>(() => SandboxServer.StartAsync(
            new SandboxServerOptions { Port = port, Http = http, Https = https }, TestContext.Current.CancellationToken));

    [Fact]
    public void A_server_needs_a_tenant() =>
        Assert.Throws<ArgumentNullException>(() => new SandboxServerOptions { Tenant = null! });

    private static Task<SandboxServer> StartAsync(bool https = false, bool http = true) => SandboxServer.StartAsync(
        new SandboxServerOptions { Tenant = new SandboxTenant(), Https = https, Http = http }, TestContext.Current.CancellationToken);

    private static Rig RigFor(SandboxServer server, Version? version = null)
    {
        var handler = new SocketsHttpHandler();

        // Exactly the certificate of this server, whatever the machine trusts.
        handler.SslOptions.RemoteCertificateValidationCallback =
            (_, shown, _, _) => shown?.GetCertHashString() == server.Certificate?.GetCertHashString();
        return new Rig(server.Tenant, handler, (server.HttpsAddress ?? server.HttpAddress)!) { HttpVersion = version ?? HttpVersion.Version11 };
    }

    private static async Task<string> SendRawAsync(SandboxServer server, string request)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, server.HttpAddress!.Port, TestContext.Current.CancellationToken);
        NetworkStream stream = client.GetStream();
        await stream.WriteAsync(Encoding.Latin1.GetBytes(request), TestContext.Current.CancellationToken);
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
    }
}
