using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Eiam.Client.Requests;
using Eiam.Client.Tests.Support;
using Xunit;

namespace Eiam.Client.Tests.Faults;

/// <summary>The connection test against tenants that are well, unwell and hostile: a failed check is a result, and what needs it is not looked at.</summary>
public class ConnectionProbeTests
{
    private const string Canary = "canary-client-secret";
    private const string Keys = """{"keys":[{"kty":"RSA","kid":"a","n":"AQAB","e":"AQAB"},{"kty":"EC","kid":"b"}]}""";
    private const string Countries = """{"phoneAreaCodeDefinitions":[]}""";

    private static readonly string[] Names = ["NameResolution", "Connection", "Certificate", "Clock", "KeySet", "Application", "TenantToken", "Permissions"];

    [Fact]
    public async Task A_tenant_that_is_well_passes_every_check_and_is_only_read()
    {
        await using FaultServer server = FaultServer.Start(Tenant(Token("""{"sub":"c","permissions":["user_all","org_read"]}""")));
        Dictionary<string, ConnectionCheck> checks = await RunAsync(Sample.Options(server.Uri, clientSecret: Canary));

        Assert.All(checks.Values.Where(c => c.Name != "Certificate"), c => Assert.Equal((c.Name, CheckOutcome.Passed, true), (c.Name, c.Outcome, c.Passed)));
        Assert.Equal(CheckOutcome.NotChecked, checks["Certificate"].Outcome);
        Assert.Contains("127.0.0.1", checks["NameResolution"].Detail, StringComparison.Ordinal);
        Assert.Equal("The clocks agree.", checks["Clock"].Detail);
        Assert.StartsWith("1 RSA key", checks["KeySet"].Detail, StringComparison.Ordinal);
        Assert.Equal("user_all, org_read", checks["Permissions"].Detail);
        Assert.All(checks.Values, c => Assert.True(c.Milliseconds >= 0));
        Assert.Equal(
            ["GET /api/v1/oauth2/keys", "GET /api/v1/oauth2/keys", "GET /api/v2/sdk/country-codes", "POST /api/v2/tenant/token"],
            server.Requests.Select(r => r.Line.Replace(" HTTP/1.1", string.Empty, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(-3600, CheckOutcome.Failed, "This machine's clock is 3600 s ahead of the tenant's.")]
    [InlineData(3600, CheckOutcome.Failed, "This machine's clock is 3600 s behind the tenant's.")]
    [InlineData(30, CheckOutcome.Passed, "This machine's clock is 30 s behind the tenant's.")]
    public async Task A_clock_that_differs_by_more_than_a_minute_fails(int seconds, CheckOutcome outcome, string detail)
    {
        DateTimeOffset now = new(2026, 11, 26, 12, 0, 0, TimeSpan.Zero);
        await using FaultServer server = FaultServer.Start(Tenant(Token("{}"), date: now.AddSeconds(seconds).ToString("r", CultureInfo.InvariantCulture)));
        ConnectionCheck clock = (await RunAsync(Sample.Options(server.Uri, time: new VirtualTime(now) { Frozen = true })))["Clock"];

        // Frozen: the moment of sending is a second before.
        Assert.Equal(outcome, clock.Outcome);
        int shown = int.Parse(new string([.. clock.Detail.Where(char.IsDigit)]), CultureInfo.InvariantCulture);
        Assert.InRange(shown, Math.Abs(seconds) - 2, Math.Abs(seconds));
        Assert.Equal(detail.Split(' ')[6..], clock.Detail.Split(' ')[6..]);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("yesterday")]
    public async Task A_clock_that_is_not_told_is_not_checked(string? date)
    {
        await using FaultServer server = FaultServer.Start(Tenant(Token("{}"), date: date ?? string.Empty));
        Assert.Equal(CheckOutcome.NotChecked, (await RunAsync(Sample.Options(server.Uri)))["Clock"].Outcome);
    }

    [Fact]
    public async Task A_cached_answer_is_as_old_as_it_says()
    {
        DateTimeOffset now = new(2026, 11, 26, 12, 0, 0, TimeSpan.Zero);
        await using FaultServer server = FaultServer.Start(Tenant(Token("{}"), date: now.AddHours(-1).ToString("r", CultureInfo.InvariantCulture) + "\r\nAge: 3600"));
        Assert.Equal(CheckOutcome.Passed, (await RunAsync(Sample.Options(server.Uri, time: new VirtualTime(now) { Frozen = true })))["Clock"].Outcome);
    }

    [Theory]
    [InlineData("""{"keys":[]}""")]
    [InlineData("""{"keys":[{"kty":"EC"}]}""")]
    [InlineData("""{"keys":"none"}""")]
    [InlineData("""{"no":"keys"}""")]
    [InlineData("<html>")]
    [InlineData("")]
    public async Task Broken_keys_fail_and_the_other_checks_go_on(string keys)
    {
        await using FaultServer server = FaultServer.Start(Tenant(Token("{}"), keys: keys));
        Dictionary<string, ConnectionCheck> checks = await RunAsync(Sample.Options(server.Uri, clientSecret: Canary));
        Assert.Equal(CheckOutcome.Failed, checks["KeySet"].Outcome);
        Assert.Equal(CheckOutcome.Passed, checks["Connection"].Outcome);
        Assert.Equal(CheckOutcome.Passed, checks["Application"].Outcome);
        Assert.Equal(CheckOutcome.Passed, checks["TenantToken"].Outcome);
    }

    [Theory]
    [InlineData(400, """{"error_code":"SDK.COMMON.1012","error_msg":"no such application"}""", CheckOutcome.Failed)]
    [InlineData(400, """{"error_code":"IDAAS.SDK.PARAM.0003","error_msg":"not registered"}""", CheckOutcome.Failed)]
    [InlineData(400, """{"error_code":"SDK.COMMON.1003","error_msg":"device"}""", CheckOutcome.Failed)]
    [InlineData(500, "", CheckOutcome.Failed)]
    [InlineData(400, """{"error_code":"SDK.COMMON.1011","error_msg":"no area codes"}""", CheckOutcome.NotChecked)]
    [InlineData(404, "", CheckOutcome.NotChecked)]
    public async Task An_application_that_the_tenant_does_not_know_fails(int status, string body, CheckOutcome outcome)
    {
        await using FaultServer server = FaultServer.Start(Tenant(Token("{}"), countries: Scripts.Http(body, status + " X")));
        Assert.Equal(outcome, (await RunAsync(Sample.Options(server.Uri)))["Application"].Outcome);
    }

    [Theory]
    [InlineData("""{"permissions":["user_all","org_all"]}""", "user_all, org_all")]
    [InlineData("""{"authorities":"user_read org_read"}""", "user_read, org_read")]
    [InlineData("""{"scope":["all"],"x":"y"}""", "all")]
    [InlineData("""{"privilegeList":[{"code":"user_all","name":"Users"},{"authority":"org_all"}]}""", "user_all, org_all")]
    [InlineData("""{"role_map":{"user_all":true,"org_all":false}}""", "user_all")]
    [InlineData("""{"api":"{\"permissions\":[\"read\"]}"}""", "read")]
    [InlineData("""{"sub":"x"}""", "scope-of-the-answer")]
    [InlineData("no JSON", "scope-of-the-answer")]
    public async Task Permissions_are_shown_in_whichever_form_the_token_has_them(string payload, string shown)
    {
        await using FaultServer server = FaultServer.Start(Tenant(Token(payload)));
        Assert.Equal(shown, (await RunAsync(Sample.Options(server.Uri, clientSecret: Canary)))["Permissions"].Detail);
    }

    [Fact]
    public async Task No_secret_is_in_what_it_says_whatever_a_tenant_echoes()
    {
        string echo = $$"""{"error":"invalid_client","error_description":"no {{Canary}} here"}""";
        await using FaultServer refusing = FaultServer.Start(Tenant(Scripts.Http(echo, "401 Unauthorized")));
        await using FaultServer echoing = FaultServer.Start(Tenant(Token($$"""{"permissions":["{{Canary}}","access-token-value","\u001b[31mred"]}""")));
        RecordingTrace trace = new();
        ConnectionCheck[] checks = [.. (await RunAsync(Sample.Options(refusing.Uri, clientSecret: Canary), trace)).Values, .. (await RunAsync(Sample.Options(echoing.Uri, clientSecret: Canary), trace)).Values];
        string seen = string.Join('\n', trace.Lines) + string.Join('\n', checks.Select(c => c.Detail + c.Failure));
        Assert.Contains(checks, c => c is { Name: "TenantToken", Outcome: CheckOutcome.Failed });
        Assert.DoesNotContain(Canary, seen, StringComparison.Ordinal);
        Assert.DoesNotContain("access-token-value", seen, StringComparison.Ordinal);
        Assert.DoesNotContain("\u001b", seen, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_tenant_that_redirects_or_answers_too_much_fails_and_is_not_followed()
    {
        await using FaultServer elsewhere = FaultServer.Answering(Scripts.Http("{}"));
        await using FaultServer redirecting = FaultServer.Answering($"HTTP/1.1 302 Found\r\nLocation: {elsewhere.Uri}\r\nContent-Length: 0\r\n\r\n");
        Dictionary<string, ConnectionCheck> checks = await RunAsync(Sample.Options(redirecting.Uri, clientSecret: Canary));
        Assert.All(["KeySet", "Application", "TenantToken"], name => Assert.Equal(CheckOutcome.Failed, checks[name].Outcome));
        Assert.Empty(elsewhere.Requests);

        await using FaultServer huge = FaultServer.Answering("HTTP/1.1 200 OK\r\nContent-Length: 99999999\r\n\r\n{");
        checks = await RunAsync(Sample.Options(huge.Uri, clientSecret: Canary));
        Assert.All(["KeySet", "Application", "TenantToken"], name => Assert.Equal(CheckOutcome.Failed, checks[name].Outcome));
    }

    [Fact]
    public async Task What_needs_a_check_that_failed_is_not_looked_at()
    {
        int port;
        await using (FaultServer gone = FaultServer.Answering("x"))
        {
            port = gone.Port;
        }

        EiamClientOptions options = Sample.Options(new Uri($"http://localhost:{port}/"), clientSecret: Canary, retries: 2);
        Dictionary<string, ConnectionCheck> checks = await RunAsync(options);
        Assert.Equal((CheckOutcome.Failed, FailureKind.ConnectionFailed), (checks["Connection"].Outcome, checks["Connection"].Failure!.Kind));
        Assert.All(Names[3..], name => Assert.Equal((name, CheckOutcome.NotChecked, "Not looked at, since Connection failed."), (name, checks[name].Outcome, checks[name].Detail)));

        // A repeat would hide it.
        Assert.Equal(1, checks["Connection"].Failure!.Attempts);
    }

    [Fact]
    public async Task A_name_that_nobody_knows_ends_the_test()
    {
        Dictionary<string, ConnectionCheck> checks = await RunAsync(Sample.Options(new Uri("https://tenant.invalid/"), clientSecret: Canary));
        Assert.Equal((CheckOutcome.Failed, "NameNotFound"), (checks["NameResolution"].Outcome, checks["NameResolution"].Cause));
        Assert.All(Names[1..], name => Assert.Equal((name, CheckOutcome.NotChecked, "Not looked at, since NameResolution failed."), (name, checks[name].Outcome, checks[name].Detail)));
    }

    [Theory]
    [InlineData("Localhost", "CN=localhost, from CN=localhost")]
    [InlineData("Expired", "CN=localhost, from CN=localhost")]
    [InlineData("OtherName", "CN=other.example.com")]
    public async Task A_certificate_that_is_not_trusted_is_seen_and_fails_with_the_connection(string certificate, string detail)
    {
        await using FaultServer server = FaultServer.Start(Tenant(Token("{}")), Certificate(certificate));
        Dictionary<string, ConnectionCheck> checks = await RunAsync(Sample.Options(server.Uri, clientSecret: Canary));
        Assert.Equal((CheckOutcome.Failed, "CertificateRefused"), (checks["Certificate"].Outcome, checks["Certificate"].Cause));
        Assert.Contains(detail, checks["Certificate"].Detail, StringComparison.Ordinal);
        Assert.Equal(CheckOutcome.Failed, checks["Connection"].Outcome);
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task A_certificate_that_is_not_checked_is_shown_with_what_is_wrong()
    {
        await using FaultServer server = FaultServer.Start(Tenant(Token("{}")), TestCertificates.OtherName);
        Dictionary<string, ConnectionCheck> checks = await RunAsync(Sample.Options(server.Uri, skipCertificateCheck: true));
        Assert.Equal((CheckOutcome.NotChecked, "CertificateNotChecked"), (checks["Certificate"].Outcome, checks["Certificate"].Cause));
        Assert.StartsWith("Not checked in this session (SkipCertificateCheck). It would be refused: RemoteCertificate", checks["Certificate"].Detail, StringComparison.Ordinal);
        Assert.Contains("days left", checks["Certificate"].Detail, StringComparison.Ordinal);
        Assert.Equal(CheckOutcome.Passed, checks["Connection"].Outcome);
    }

    [Fact]
    public async Task Behind_a_proxy_the_certificate_is_seen_through_the_tunnel_and_the_name_is_the_proxys()
    {
        await using FaultServer tenant = FaultServer.Start(Tenant(Token("{}")), TestCertificates.Localhost);
        await using FaultServer proxy = FaultServer.Start(async connection =>
        {
            await connection.ReadRequestAsync();
            await connection.SendAsync("HTTP/1.1 200 OK\r\n\r\n");
            await connection.RelayAsync(tenant.Port);
        });
        Dictionary<string, ConnectionCheck> checks = await RunAsync(Through(proxy));
        Assert.Equal((CheckOutcome.NotChecked, $"The proxy http://localhost:{proxy.Port} looks the name up, and not this machine."), (checks["NameResolution"].Outcome, checks["NameResolution"].Detail));
        Assert.Equal(CheckOutcome.Failed, checks["Certificate"].Outcome);
        Assert.Contains("CN=localhost", checks["Certificate"].Detail, StringComparison.Ordinal);

        await using FaultServer asking = FaultServer.Answering("HTTP/1.1 407 Who\r\nContent-Length: 0\r\n\r\n");
        checks = await RunAsync(Through(asking));
        Assert.Equal(CheckOutcome.Failed, checks["Connection"].Outcome);

        // The transport of netstandard2.0 does not say of a call without a body whether it went out.
        Assert.Contains(checks["Connection"].Failure!.Kind, (FailureKind[])[FailureKind.ProxyFailed, FailureKind.ConnectionLost]);
        Assert.Contains($"the proxy http://localhost:{asking.Port}", checks["Connection"].Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Quietly_it_is_true_where_no_check_failed()
    {
        await using FaultServer well = FaultServer.Start(Tenant(Token("{}")));
        await using FaultServer unwell = FaultServer.Start(Tenant(Token("{}"), keys: "{}"));
        Assert.Equal(true, await QuietAsync(well));
        Assert.Equal(false, await QuietAsync(unwell));

        static async Task<object?> QuietAsync(FaultServer server)
        {
            using EiamClient client = new(Sample.Options(server.Uri, clientSecret: Canary));
            return await client.SendAsync(new ConnectionTestRequest(quiet: true), cancellationToken: TestContext.Current.CancellationToken);
        }
    }

    [Fact]
    public async Task It_ends_when_it_is_told_to()
    {
        await using FaultServer server = FaultServer.Start(Scripts.SendAndStall(string.Empty));
        using EiamClient client = new(Sample.Options(server.Uri));
        using CancellationTokenSource stop = new();
        Task<object?> test = client.SendAsync(new ConnectionTestRequest(quiet: true), cancellationToken: stop.Token);
        await server.ReceivedAsync(1);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => test);
    }

    [Fact]
    public async Task A_transport_in_memory_has_no_network_to_look_at_and_is_left_open()
    {
        using TenantTransport transport = new(call => StubTransport.Response(200, call.PathAndQuery.Contains("keys", StringComparison.Ordinal) ? Keys : Countries));
        using EiamClient client = transport.CreateClient();
        for (int i = 0; i < 2; i++)
        {
            Dictionary<string, ConnectionCheck> checks = await RunAsync(client);
            Assert.All(["NameResolution", "Certificate", "Clock"], name => Assert.Equal((name, CheckOutcome.NotChecked), (name, checks[name].Outcome)));
            Assert.All(["Connection", "KeySet", "Application", "TenantToken"], name => Assert.Equal((name, CheckOutcome.Passed), (name, checks[name].Outcome)));
        }
    }

    private static System.Security.Cryptography.X509Certificates.X509Certificate2 Certificate(string name) => name switch
    {
        "Localhost" => TestCertificates.Localhost,
        "Expired" => TestCertificates.Expired,
        _ => TestCertificates.OtherName,
    };

    private static string Token(string payload) => Scripts.Http(
        $$"""{"access_token":"access-token-value","token_type":"bearer","expires_in":1800,"scope":"scope-of-the-answer","id_token":"{{Part("""{"alg":"RS256"}""")}}.{{Part(payload)}}.c2ln"}""");

    private static string Part(string json) => Convert.ToBase64String(Encoding.UTF8.GetBytes(json)).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    private static Func<FaultConnection, Task> Tenant(string token, string keys = Keys, string? countries = null, string? date = null) => async connection =>
    {
        while (await connection.ReadRequestAsync() is { } request)
        {
            string now = date ?? DateTimeOffset.UtcNow.ToString("r", CultureInfo.InvariantCulture);
            await connection.SendAsync(
                request.Line.Contains("/keys", StringComparison.Ordinal) ? Scripts.Http(keys, more: now.Length == 0 ? string.Empty : $"Date: {now}\r\n")
                : request.Line.Contains("/country-codes", StringComparison.Ordinal) ? countries ?? Scripts.Http(Countries)
                : token);
        }
    };

    private static EiamClientOptions Through(FaultServer proxy) => new()
    {
        Uri = new Uri("https://tenant.invalid/"),
        ClientId = Sample.ClientId,
        OperatingSystemVersion = Sample.SystemVersion,
        DeviceFingerprint = Sample.Fingerprint,
        Agent = Sample.Agent,
        Proxy = new WebProxy($"http://localhost:{proxy.Port}"),
        MaximumRetryCount = 0,
    };

    private static async Task<Dictionary<string, ConnectionCheck>> RunAsync(EiamClientOptions options, IEiamTrace? trace = null)
    {
        using EiamClient client = new(options);
        return await RunAsync(client, trace);
    }

    private static async Task<Dictionary<string, ConnectionCheck>> RunAsync(EiamClient client, IEiamTrace? trace = null)
    {
        EiamResultReader reader = client.ReadResults(new ConnectionTestRequest(), trace, TestContext.Current.CancellationToken);
        List<ConnectionCheck> checks = [];
        while (await reader.MoveNextAsync())
        {
            checks.Add((ConnectionCheck)reader.Current!);
        }

        await reader.CloseAsync();
        Assert.Equal(Names, checks.Select(c => c.Name));
        return checks.ToDictionary(c => c.Name, StringComparer.Ordinal);
    }
}
