using System;
using System.IO;
using System.Net;
using System.Net.Http;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Threading.Tasks;
using Eiam.Client.Tests.Support;
using Xunit;

namespace Eiam.Client.Tests.Faults;

/// <summary>Whether a request left is decided by what the transport knows; where that cannot be known, it counts as sent.</summary>
public class NeverSentTests
{
    // .NET Framework's exceptions have no such classification, and that build does not look for it.
#if CLIENT_NETSTANDARD
    private const RequestOutcome Classified = RequestOutcome.Unknown;
#else
    private const RequestOutcome Classified = RequestOutcome.NotSent;
#endif

    public static TheoryData<string, Exception, RequestOutcome> WithoutBody => new()
    {
        { "TLS failed", new HttpRequestException("x", new AuthenticationException("y")), RequestOutcome.NotSent },
        { "refused", new HttpRequestException("x", new SocketException((int)SocketError.ConnectionRefused)), RequestOutcome.NotSent },
        { "no such host", new HttpRequestException("x", new SocketException((int)SocketError.HostNotFound)), RequestOutcome.NotSent },
        { "name server busy", new HttpRequestException("x", new SocketException((int)SocketError.TryAgain)), RequestOutcome.NotSent },
        { "reset", new HttpRequestException("x", new IOException("y", new SocketException((int)SocketError.ConnectionReset))), RequestOutcome.Unknown },
        { ".NET Framework: no such host", new HttpRequestException("x", new WebException("y", WebExceptionStatus.NameResolutionFailure)), RequestOutcome.NotSent },
        { ".NET Framework: no connection", new HttpRequestException("x", new WebException("y", WebExceptionStatus.ConnectFailure)), RequestOutcome.NotSent },
        { ".NET Framework: not trusted", new HttpRequestException("x", new WebException("y", WebExceptionStatus.TrustFailure)), RequestOutcome.NotSent },
        { ".NET Framework: no TLS", new HttpRequestException("x", new WebException("y", WebExceptionStatus.SecureChannelFailure)), RequestOutcome.NotSent },
        { ".NET Framework: closed", new HttpRequestException("x", new WebException("y", WebExceptionStatus.ConnectionClosed)), RequestOutcome.Unknown },
        { ".NET: no such host", new HttpRequestException(HttpRequestError.NameResolutionError, "x"), Classified },
        { ".NET: no connection", new HttpRequestException(HttpRequestError.ConnectionError, "x"), Classified },
        { ".NET: no TLS", new HttpRequestException(HttpRequestError.SecureConnectionError, "x"), Classified },
        { ".NET: no tunnel", new HttpRequestException(HttpRequestError.ProxyTunnelError, "x"), Classified },
        { ".NET: ended early", new HttpRequestException(HttpRequestError.ResponseEnded, "x"), RequestOutcome.Unknown },
        { "words alone", new HttpRequestException("Connection refused"), RequestOutcome.Unknown },
        { "anything", new InvalidOperationException("x"), RequestOutcome.Unknown },
    };

    [Theory]
    [MemberData(nameof(WithoutBody))]
    public async Task Without_a_body_the_exception_of_a_phase_before_sending_says_so(string what, Exception error, RequestOutcome outcome)
    {
        Assert.NotEmpty(what);
        using EiamClient client = new(Sample.Options(transport: new StubTransport(_ => throw error)));
        EiamException failure = await Assert.ThrowsAsync<EiamException>(
            () => client.SendAsync(new ProbeRequest(), cancellationToken: TestContext.Current.CancellationToken));

        Assert.Equal(outcome, failure.Outcome);
        Assert.Equal(outcome == RequestOutcome.NotSent ? EiamErrorId.ConnectionFailed : EiamErrorId.ConnectionLost, failure.ErrorId);
    }

    [Theory]
    [MemberData(nameof(WithoutBody))]
    public async Task With_a_body_that_was_taken_every_exception_leaves_the_outcome_unknown(string what, Exception error, RequestOutcome outcome)
    {
        Assert.NotEmpty(what);
        Assert.NotEqual(RequestOutcome.Rejected, outcome);

        // The stub takes the body first.
        StubTransport transport = new(_ => throw error);
        using EiamClient client = new(Sample.Options(transport: transport, retries: 2));
        EiamException failure = await Assert.ThrowsAsync<EiamException>(
            () => client.SendAsync(Sample.Bind(), cancellationToken: TestContext.Current.CancellationToken));

        Assert.Equal(RequestOutcome.Unknown, failure.Outcome);
        Assert.Equal(EiamErrorId.OutcomeUnknown, failure.ErrorId);
        Assert.Equal(1, transport.Requests);
    }

    [Theory]
    [MemberData(nameof(WithoutBody))]
    public async Task With_a_body_that_was_not_taken_no_exception_means_that_it_was_sent(string what, Exception error, RequestOutcome outcome)
    {
        Assert.NotEmpty(what);
        Assert.NotEqual(RequestOutcome.Rejected, outcome);
        using EiamClient client = new(Sample.Options(transport: new ThrowingTransport(error)));
        EiamException failure = await Assert.ThrowsAsync<EiamException>(
            () => client.SendAsync(Sample.Bind(), cancellationToken: TestContext.Current.CancellationToken));

        Assert.Equal(RequestOutcome.NotSent, failure.Outcome);
        Assert.Equal(EiamErrorId.ConnectionFailed, failure.ErrorId);
    }

    [Fact]
    public async Task An_answer_without_content_is_an_empty_one()
    {
        using EiamClient client = new(Sample.Options(transport: new StubTransport(_ => new HttpResponseMessage(HttpStatusCode.OK) { Content = null })));
        EiamException failure = await Assert.ThrowsAsync<EiamException>(
            () => client.SendAsync(Sample.Bind(), cancellationToken: TestContext.Current.CancellationToken));

        Assert.Equal(FailureKind.UnreadableAnswer, failure.Kind);
        Assert.Contains("empty", failure.Message, StringComparison.Ordinal);
    }
}
