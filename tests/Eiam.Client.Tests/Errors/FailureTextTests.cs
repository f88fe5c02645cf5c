using System;
using System.IO;
using System.Net.Http;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;
using Eiam.Client.Tests.Support;
using Xunit;

namespace Eiam.Client.Tests.Errors;

/// <summary>What a failure says: the endpoint, the host, what is known of the request's fate, and nothing that the exchange would have kept to itself.</summary>
public class FailureTextTests
{
    private const string Endpoint = "POST /api/v2/sdk/social/wechat-mobile-bind";
    private const string Host = "https://contoso.example.com";

    [Fact]
    public async Task A_connection_that_broke()
    {
        EiamException failure = await FailAsync(new StubTransport(_ => throw new HttpRequestException(
            "quotes what came", new IOException("quotes it too", new SocketException((int)SocketError.ConnectionReset)))));

        Assert.Equal($"The connection to {Host} broke during {Endpoint}.", failure.Message);
        Assert.Equal(
            "System.Net.Http.HttpRequestException > System.IO.IOException > System.Net.Sockets.SocketException (ConnectionReset)",
            failure.InnerException!.Message);
    }

    [Theory]
    [InlineData("No such host is known (contoso.example.com:443)", "No such host is known", "No such host is known (contoso.example.com:443)")]
    [InlineData("The SSL connection could not be established, see inner exception.", "UntrustedRoot", "The SSL connection could not be established. UntrustedRoot")]
    [InlineData("The SSL connection could not be established", "UntrustedRoot", "The SSL connection could not be established UntrustedRoot")]
    public async Task A_connection_that_did_not_come_about(string outer, string inner, string said)
    {
        HttpRequestException error = new(outer, new IOException(inner));
        EiamException failure = await FailAsync(new ThrowingTransport(error));

        Assert.Equal($"No connection to {Host}: {said}", failure.Message);
        Assert.Same(error, failure.InnerException);
    }

    [Fact]
    public async Task A_transport_that_quotes_a_secret_is_not_quoted()
    {
        EiamException failure = await FailAsync(new ThrowingTransport(new HttpRequestException($"no way for {Sample.WeChatCode}")));

        Assert.Equal($"No connection to {Host}: no way for ***", failure.Message);
        Assert.Equal("System.Net.Http.HttpRequestException", failure.InnerException!.Message);
    }

    [Theory]
    [InlineData(302, "https://login.example.org:8443/sign-in?code=s3cret", "https://login.example.org:8443")]
    [InlineData(300, "/elsewhere", "another path")]
    [InlineData(308, null, "another path")]
    public async Task A_redirect_names_only_its_host(int status, string? location, string target)
    {
        EiamException failure = await FailAsync(new StubTransport(_ =>
        {
            HttpResponseMessage response = StubTransport.Response(status, string.Empty);
            response.Headers.Location = location is null ? null : new Uri(location, UriKind.RelativeOrAbsolute);
            return response;
        }));

        Assert.Equal($"{Endpoint} was answered with a redirect (HTTP {status}) to {target}, which is not followed.", failure.Message);
        Assert.Equal(EiamErrorId.UnexpectedRedirect, failure.ErrorId);
        Assert.Equal(RequestOutcome.Unknown, failure.Outcome);
    }

    [Theory]
    [InlineData(429, "", "was refused: too many requests (HTTP 429).")]
    [InlineData(404, "", "was answered with HTTP 404 and no error code.")]
    [InlineData(400, "[1]", "was answered with HTTP 400 and no error code.")]
    [InlineData(503, "<html>", "was answered with HTTP 503 and no error code.")]
    [InlineData(600, "", "was answered with HTTP 600 and no error code.")]
    [InlineData(200, "", "was answered with HTTP 200 and a body that is no EIAM answer: it is empty.")]
    [InlineData(200, "[1]", "was answered with HTTP 200 and a body that is no EIAM answer: 3 bytes of type application/json that are not the documented JSON.")]
    public async Task An_answer_without_a_code(int status, string body, string said)
    {
        EiamException failure = await Calls.FailingBindAsync(body, status);

        Assert.Equal($"{Endpoint} {said}", failure.Message);

        // Of what could not be read the reader's own error is kept: its types, since its text quotes the answer.
        Assert.Equal(status == 200, failure.InnerException?.Message.StartsWith("System.Text.Json.Json", StringComparison.Ordinal) == true);
        Assert.Equal(status != 200, failure.InnerException is null);
    }

    [Fact]
    public async Task A_status_that_there_is_not_leaves_the_outcome_unknown()
    {
        Assert.Equal(FailureKind.UnreadableAnswer, (await Calls.FailingBindAsync(string.Empty, 600)).Kind);
        Assert.Equal(RequestOutcome.Unknown, (await Calls.FailingBindAsync(string.Empty, 600)).Outcome);
    }

    [Theory]
    [InlineData("""{"error_code":"X.1","error_msg":"no"}""", "no (X.1, HTTP 400, ")]
    [InlineData("""{"error_code":"X.1"}""", "The tenant sent no message (X.1, HTTP 400, ")]
    [InlineData("""{"error_msg":"only words"}""", "only words (HTTP 400, ")]
    [InlineData("""{"error_code":"X.1","error_msg":"about s3cret-of-theirs","session_token":"s3cret-of-theirs"}""", "about *** (X.1, HTTP 400, ")]
    public async Task An_answer_with_a_code_or_a_message(string body, string said)
    {
        Assert.Equal($"{said}{Endpoint})", (await Calls.FailingBindAsync(body, 400)).Message);
    }

    [Theory]
    [InlineData(200, $"{Endpoint} was answered with HTTP 200 and a body that is no EIAM answer: it broke off.")]
    [InlineData(302, $"{Endpoint} was answered with a redirect (HTTP 302) to another path, which is not followed.")]
    public async Task An_answer_that_broke_off(int status, string said)
    {
        EiamException failure = await FailAsync(new StubTransport(_ =>
        {
            HttpResponseMessage response = StubTransport.Response(status, string.Empty);
            response.Content = new StreamContent(new BrokenStream());
            return response;
        }));

        Assert.Equal(said, failure.Message);
        Assert.EndsWith("System.IO.IOException > System.Net.Sockets.SocketException (ConnectionReset)", failure.InnerException!.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, false, RequestOutcome.NotSent)]
    [InlineData(null, true, RequestOutcome.Unknown)]
    [InlineData(200, true, RequestOutcome.Unknown)]
    [InlineData(400, true, RequestOutcome.Rejected)]
    public async Task A_call_that_took_too_long(int? status, bool sent, RequestOutcome outcome)
    {
        using EiamClient client = new(Sample.Options(transport: new StalledTransport(status, sent), operationTimeout: TimeSpan.FromMilliseconds(250)));
        EiamException failure = await Assert.ThrowsAsync<EiamException>(
            () => client.SendAsync(Sample.Bind(), cancellationToken: TestContext.Current.CancellationToken));

        Assert.Equal($"No complete answer to {Endpoint} from {Host} within 0.25 s (OperationTimeoutSeconds).", failure.Message);
        Assert.Equal(outcome, failure.Outcome);
        Assert.Equal(status, failure.StatusCode);
    }

    [Fact]
    public async Task A_connection_that_took_too_long()
    {
        // As the transport says that its own limit for connecting passed.
        using EiamClient client = new(Sample.Options(
            transport: new ThrowingTransport(new TaskCanceledException("x", new TimeoutException())), connectionTimeout: TimeSpan.FromSeconds(2.50004)));
        EiamException failure = await Assert.ThrowsAsync<EiamException>(
            () => client.SendAsync(Sample.Bind(), cancellationToken: TestContext.Current.CancellationToken));

        Assert.Equal($"No connection to {Host} within 2.5 s (ConnectionTimeoutSeconds).", failure.Message);
        Assert.Equal(RequestOutcome.NotSent, failure.Outcome);
    }

    [Theory]
    [InlineData(null, false, RequestOutcome.NotSent, "before it was sent")]
    [InlineData(null, true, RequestOutcome.Unknown, "before its answer was read")]
    [InlineData(200, true, RequestOutcome.Unknown, "before its answer was read")]
    [InlineData(400, true, RequestOutcome.Rejected, "before its answer was read")]
    public async Task A_call_that_its_user_ended(int? status, bool sent, RequestOutcome outcome, string said)
    {
        StalledTransport transport = new(status, sent);
        using EiamClient client = new(Sample.Options(transport: transport));
        using CancellationTokenSource stop = new();
        Task call = client.SendAsync(Sample.Bind(), cancellationToken: stop.Token);
        await transport.Stalled;
        await stop.CancelAsync();
        EiamException failure = (await Assert.ThrowsAsync<EiamCanceledException>(() => call)).Failure;

        Assert.Equal($"{Endpoint} was ended {said}.", failure.Message);
        Assert.Equal(outcome, failure.Outcome);
        Assert.Equal(status, failure.StatusCode);
    }

    [Fact]
    public async Task A_call_without_a_body_may_have_been_sent_before_its_user_ended_it()
    {
        StalledTransport transport = new(status: null);
        using EiamClient client = new(Sample.Options(transport: transport));
        using CancellationTokenSource stop = new();
        Task call = client.SendAsync(new ProbeRequest(), cancellationToken: stop.Token);
        await transport.Stalled;
        await stop.CancelAsync();
        EiamException failure = (await Assert.ThrowsAsync<EiamCanceledException>(() => call)).Failure;

        Assert.Equal("GET /api/v2/sdk/probe was ended before its answer was read.", failure.Message);
        Assert.Equal(RequestOutcome.Unknown, failure.Outcome);
    }

    [Fact]
    public async Task A_session_that_was_closed()
    {
        StalledTransport transport = new(status: null);
        EiamClient client = new(Sample.Options(transport: transport));
        Task call = client.SendAsync(Sample.Bind(), cancellationToken: TestContext.Current.CancellationToken);
        await transport.Stalled;
        client.Dispose();

        Assert.Equal($"The session was disconnected during {Endpoint}.", (await Assert.ThrowsAsync<EiamException>(() => call)).Message);
    }

    private static async Task<EiamException> FailAsync(HttpMessageHandler transport)
    {
        using EiamClient client = new(Sample.Options(transport: transport));
        return await Assert.ThrowsAsync<EiamException>(() => client.SendAsync(Sample.Bind(), cancellationToken: TestContext.Current.CancellationToken));
    }

    private sealed class BrokenStream : MemoryStream
    {
        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => throw Error();

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => throw Error();

        private static IOException Error() => new("x", new SocketException((int)SocketError.ConnectionReset));
    }
}
