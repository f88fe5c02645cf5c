using System;
using System.Globalization;
using System.Linq;
using System.Net;
using System.Text;
using System.Threading.Tasks;
using Eiam.Client.Secrets;
using Eiam.Client.Tests.Support;
using Xunit;

namespace Eiam.Client.Tests.Faults;

/// <summary>Answers and proxies that were made to do harm: what they cost, what of them is shown.</summary>
public sealed class HostileTests
{
    // Each is obeyed or hidden by a terminal: control, bidirectional, zero-width, line separators, half a pair.
    public static TheoryData<string> Obeyed => ["\u001b[2J", "\u0007", "\u202e", "\u2066", "\u200b", "\ufeff", "\u2028", "\u2029", "\u0085", "\ue000"];

    [Fact]
    public async Task An_answer_made_to_be_redacted_for_minutes_costs_what_its_size_costs()
    {
        // Took 206 seconds of processor once: each of 256 secrets was looked for at each place of a text of two million characters.
        StringBuilder body = new("{\"error_code\":\"X\",\"error_msg\":\"");
        body.Append('a', 2_000_000).Append('"');
        for (int i = 0; i < 256; i++)
        {
            body.Append(CultureInfo.InvariantCulture, $",\"token{i}\":\"").Append('a', 7_900).Append(CultureInfo.InvariantCulture, $"{i:000}\"");
        }

        body.Append('}');
        string answer = body.ToString();
        using EiamClient client = new(Sample.Options(transport: new Synchronous(400, answer)));
        long before = GC.GetAllocatedBytesForCurrentThread();
        EiamException failure = await Assert.ThrowsAsync<EiamException>(() => client.SendAsync(Sample.Bind(), cancellationToken: TestContext.Current.CancellationToken));

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 20L * answer.Length);
        Assert.InRange(failure.Message.Length, 1, 1200);
    }

    [Fact]
    public async Task Millions_of_small_tokens_are_not_kept()
    {
        StringBuilder body = new("{\"status\":\"SUCCESS\",\"session_token\":\"t\"");
        for (int i = 0; i < 150_000; i++)
        {
            body.Append(CultureInfo.InvariantCulture, $",\"token{i}\":\"a\"");
        }

        body.Append(",\"list_token\":[").AppendJoin(',', Enumerable.Repeat("\"a\"", 100_000)).Append("]}");
        string answer = body.ToString();
        using EiamClient client = new(Sample.Options(transport: new Synchronous(200, answer)));
        long before = GC.GetAllocatedBytesForCurrentThread();
        LoginResult result = await client.SendAsync(Sample.Bind(), cancellationToken: TestContext.Current.CancellationToken);

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 20L * answer.Length);
        Assert.Equal(256, result.AdditionalData.Count);
    }

    [Theory]
    [MemberData(nameof(Obeyed))]
    public async Task What_a_terminal_obeys_is_in_no_error_and_no_trace(string obeyed)
    {
        string json = System.Text.Json.JsonSerializer.Serialize(new { error_code = "A" + obeyed + ".1", error_msg = "say " + obeyed + "this", more = obeyed });
        RecordingTrace trace = new();
        using EiamClient client = new(Sample.Options(transport: StubTransport.Answering(400, json)));
        EiamException failure = await Assert.ThrowsAsync<EiamException>(() => client.SendAsync(Sample.Bind(), trace, TestContext.Current.CancellationToken));

        string seen = string.Join(' ', trace.Lines.Append(failure.Message).Append(failure.ErrorCode).Append(failure.ErrorId).Append(failure.ServerMessage)).Replace("\r", string.Empty, StringComparison.Ordinal).Replace('\n', ' ');
        Assert.DoesNotContain(Enumerable.Range(0, seen.Length), i => ForeignText.IsObeyed(seen, i));
        Assert.StartsWith("say ", failure.ServerMessage, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("EiamTimeout,x")]
    [InlineData("A.1,EiamPowerShell")]
    [InlineData("a/b")]
    public async Task A_code_that_is_no_identifier_is_no_id(string code)
    {
        EiamException failure = await Calls.FailingBindAsync($$"""{"error_code":"{{code}}","error_msg":"m"}""", 400);
        Assert.Equal(EiamErrorId.UnexpectedResponse, failure.ErrorId);
        Assert.Equal(code, failure.ErrorCode);
    }

    [Theory]
    [InlineData("""{"code":"1007","error_code":"IDAAS.SDK.COMMON.1007"}""")]
    [InlineData("""{"verify_code":"COMMON","error_code":"IDAAS.SDK.COMMON.1007"}""")]
    public async Task A_code_of_the_catalogues_form_is_whole_whatever_else_the_answer_has(string body)
    {
        Assert.Equal("IDAAS.SDK.COMMON.1007", (await Calls.FailingBindAsync(body, 400)).ErrorCode);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("0000")]
    [InlineData("SUCCESS")]
    [InlineData("ok")]
    public async Task A_success_whose_code_says_success_is_one(string code)
    {
        Assert.Equal(LoginStatus.Success, (await Calls.BindAsync($$"""{"error_code":"{{code}}","status":"SUCCESS","session_token":"t"}""")).Status);
    }

    [Theory]
    [InlineData("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n")]
    [InlineData("HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n")]
    [InlineData("HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n")]
    [InlineData("no HTTP at all\r\n\r\n")]
    public async Task The_login_of_a_proxy_that_refuses_is_in_no_text_of_the_error(string answer)
    {
        await using FaultServer proxy = FaultServer.Answering(answer);
        EiamClientOptions sample = Sample.Options();
        using EiamClient client = new(new EiamClientOptions
        {
            Uri = new Uri("https://tenant.invalid/"),
            ClientId = sample.ClientId,
            OperatingSystemVersion = sample.OperatingSystemVersion,
            DeviceFingerprint = sample.DeviceFingerprint,
            Agent = sample.Agent,
            MaximumRetryCount = 0,
            Proxy = new WebProxy($"http://proxyuser:canary-proxy-password@127.0.0.1:{proxy.Port}"),
        });
        EiamException failure = await Assert.ThrowsAsync<EiamException>(() => client.SendAsync(Sample.Bind(), cancellationToken: TestContext.Current.CancellationToken));

        Assert.Equal(RequestOutcome.NotSent, failure.Outcome);
        Assert.DoesNotContain("canary-proxy-password", failure.ToString(), StringComparison.Ordinal);
        for (Exception? e = failure; e is not null; e = e.InnerException)
        {
            Assert.DoesNotContain("canary-proxy-password", e.Message + e.Data.Values.Cast<object?>().FirstOrDefault(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_login_of_a_proxy_of_the_environment_is_known()
    {
        const string name = "all_proxy";
        string? before = Environment.GetEnvironmentVariable(name);
        try
        {
            Environment.SetEnvironmentVariable(name, "http://proxyuser:canary%2Dpassword@proxy.invalid:8080");
            Redactor redactor = new();
            Http.ProxySecrets.AddTo(redactor, Sample.Options());
            Assert.Equal("*** ***", redactor.Redact("canary%2Dpassword canary-password"));
        }
        finally
        {
            Environment.SetEnvironmentVariable(name, before);
        }
    }

    [Theory]
    [InlineData("at http://user:pw@host/x", "at http://***@host/x")]
    [InlineData("at http://host/x and a@b", "at http://host/x and a@b")]
    public void An_address_in_a_foreign_text_loses_its_login(string text, string shown)
    {
        Assert.Equal(shown, ForeignText.ForPeople(text, new Redactor(), 100));
    }

    [Fact]
    public void A_secret_that_the_cut_goes_through_is_not_shown_in_part()
    {
        Redactor redactor = new();
        redactor.Add("canary-secret-value");
        string shown = ForeignText.ForPeople(new string('x', 95) + "canary-secret-value and on", redactor, 100);
        Assert.Equal(new string('x', 95) + "***…", shown);
    }

    private sealed class Synchronous(int status, string body) : System.Net.Http.HttpMessageHandler
    {
        private readonly byte[] _body = Encoding.UTF8.GetBytes(body);

        protected override Task<System.Net.Http.HttpResponseMessage> SendAsync(System.Net.Http.HttpRequestMessage request, System.Threading.CancellationToken cancellationToken) =>
            Task.FromResult(StubTransport.Response(status, _body));
    }
}
