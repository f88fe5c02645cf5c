using System;
using System.Linq;
using System.Net.Http;
using System.Threading.Tasks;
using Eiam.Client.Tests.Support;
using Xunit;

namespace Eiam.Client.Tests.Secrets;

/// <summary>What the trace shows, and what it must not.</summary>
public class TraceTests
{
    [Fact]
    public async Task Verbose_is_one_line_a_request_and_debug_shows_headers_and_bodies_without_secrets()
    {
        RecordingTrace trace = new();
        using EiamClient client = new(Sample.Options(transport: StubTransport.Answering(200, Scripts.Success), deviceIp: "192.168.1.2"));
        await client.SendAsync(Sample.Bind(), trace, TestContext.Current.CancellationToken);

        Assert.Matches(@"^POST /api/v2/sdk/social/wechat-mobile-bind 200 \d+ ms \(attempt 1\)$", Assert.Single(trace.VerboseLines));
        Assert.Equal(2, trace.DebugLines.Count);
        string[] request = trace.DebugLines[0].Split(Environment.NewLine);
        Assert.Equal("POST /api/v2/sdk/social/wechat-mobile-bind to https://contoso.example.com", request[0]);
        Assert.Contains("X-client-id: " + Sample.ClientId, request);
        Assert.Contains("X-device-ip: 192.168.1.2", request);
        Assert.Contains("X-device-fingerprint: ***", request);
        Assert.Contains("X-state-token: ***", request);
        Assert.Contains("Content-Type: application/json", request);
        Assert.Equal("""{"wechat_code":"***"}""", request[^1]);
        string[] answer = trace.DebugLines[1].Split(Environment.NewLine);
        Assert.Equal("POST /api/v2/sdk/social/wechat-mobile-bind answered 200", answer[0]);
        Assert.Equal("""{"session_token":"***","expire":432000,"status":"SUCCESS","id_token":"***"}""", answer[^1]);
    }

    [Fact]
    public async Task A_trace_that_nobody_wants_is_not_written()
    {
        RecordingTrace trace = new(verbose: false, debug: false);
        using EiamClient client = new(Sample.Options(transport: new StubTransport(n => StubTransport.Response(n == 1 ? 429 : 200, Scripts.Success)), retries: 1, time: new VirtualTime(DateTimeOffset.UnixEpoch)));
        await client.SendAsync(Sample.Bind(), trace, TestContext.Current.CancellationToken);

        Assert.Empty(trace.Lines);
    }

    [Fact]
    public async Task A_secret_that_comes_back_is_masked_wherever_it_stands()
    {
        RecordingTrace trace = new();
        HttpResponseMessage response = StubTransport.Response(400, $$"""{"error_code":"X.{{Sample.Fingerprint}}","error_msg":"bad {{Sample.StateToken}} and {{Sample.WeChatCode}}","nick":"{{Sample.WeChatCode}}"}""");
        response.Headers.TryAddWithoutValidation("X-Echo", Sample.StateToken);
        response.Headers.TryAddWithoutValidation("X-" + Sample.WeChatCode, "1");
        response.Headers.TryAddWithoutValidation("Set-Cookie", "sid=1234");
        using EiamClient client = new(Sample.Options(transport: new StubTransport(_ => response)));
        EiamException failure = await Assert.ThrowsAsync<EiamException>(() => client.SendAsync(Sample.Bind(), trace, TestContext.Current.CancellationToken));

        Assert.Equal("X.***", failure.ErrorCode);
        Assert.Equal("bad *** and ***", failure.ServerMessage);
        string all = string.Join('\n', trace.Lines.Append(failure.ToString()));
        Assert.All(
            (string[])[Sample.StateToken, Sample.WeChatCode, Sample.Fingerprint, "sid=1234"],
            secret => Assert.DoesNotContain(secret, all, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_an_error_answer_gives_away_is_not_in_its_message()
    {
        EiamException failure = await Calls.FailingBindAsync(
            """{"error_code":"X.1","error_msg":"session n3w-session of 13800000000 is gone","session_token":"n3w-session","mobile":"+86-13800000000"}""", 400);

        Assert.Equal("session *** of ***0000 is gone", failure.ServerMessage);
    }

    [Theory]
    [InlineData("Content-Encoding")]
    [InlineData("Content-Type")]
    public async Task A_header_of_the_answer_that_quotes_a_secret_does_not_reach_a_message(string header)
    {
        await using FaultServer server = FaultServer.Answering($"HTTP/1.1 200 OK\r\n{header}: text/{Sample.StateToken}\r\nContent-Length: 1\r\n\r\nx");
        using EiamClient client = new(Sample.Options(server.Uri));
        EiamException failure = await Assert.ThrowsAsync<EiamException>(() => client.SendAsync(Sample.Bind(), cancellationToken: TestContext.Current.CancellationToken));

        Assert.DoesNotContain(Sample.StateToken, failure.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://evil.example.com/cb?t={0}", "https://evil.example.com")]
    [InlineData("https://{0}.evil.example.com/", "***")]
    [InlineData("/login?t={0}", "another path")]
    public async Task A_redirect_names_its_host_and_never_what_was_sent(string location, string shown)
    {
        const string Code = "abc123code";
        HttpResponseMessage response = StubTransport.Response(302, string.Empty);
        response.Headers.TryAddWithoutValidation("Location", string.Format(System.Globalization.CultureInfo.InvariantCulture, location, Code));
        using EiamClient client = new(Sample.Options(transport: new StubTransport(_ => response)));
        EiamException failure = await Assert.ThrowsAsync<EiamException>(() => client.SendAsync(Sample.Bind(Code), cancellationToken: TestContext.Current.CancellationToken));

        Assert.Equal(EiamErrorId.UnexpectedRedirect, failure.ErrorId);
        Assert.Contains(shown, failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Code, failure.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_exception_of_the_transport_that_quotes_a_secret_is_replaced_by_its_outline()
    {
        using EiamClient client = new(Sample.Options(transport: new ThrowingTransport()));
        EiamException failure = await Assert.ThrowsAsync<EiamException>(() => client.SendAsync(Sample.Bind(), cancellationToken: TestContext.Current.CancellationToken));

        Assert.Equal(RequestOutcome.NotSent, failure.Outcome);
        Assert.DoesNotContain(Sample.StateToken, failure.ToString(), StringComparison.Ordinal);
        Assert.Contains("System.Net.Http.HttpRequestException > System.Net.Sockets.SocketException (TimedOut)", failure.InnerException!.Message, StringComparison.Ordinal);
    }

    private sealed class ThrowingTransport : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, System.Threading.CancellationToken cancellationToken) =>
            throw new HttpRequestException("proxy said " + Sample.StateToken, new System.Net.Sockets.SocketException((int)System.Net.Sockets.SocketError.TimedOut));
    }
}
