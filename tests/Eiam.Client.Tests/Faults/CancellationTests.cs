using System;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Eiam.Client.Secrets;
using Eiam.Client.Tests.Support;
using Xunit;

namespace Eiam.Client.Tests.Faults;

/// <summary>A call that its user ends, wherever it stands, ends as cancelled; and the client works afterwards.</summary>
public class CancellationTests
{
    [Theory]
    [InlineData("before the headers", "")]
    [InlineData("within the headers", "HTTP/1.1 200 OK\r\nContent-Ty")]
    [InlineData("after the headers", "HTTP/1.1 200 OK\r\nContent-Length: 90\r\n\r\n")]
    [InlineData("within the body", "HTTP/1.1 200 OK\r\nContent-Length: 90\r\n\r\n{\"status\":")]
    public async Task A_call_is_ended_while_the_answer_is_awaited(string when, string sentSoFar)
    {
        Assert.NotEmpty(when);
        TaskCompletionSource waiting = new();
        await using FaultServer server = FaultServer.Start(async connection =>
        {
            if (connection.Number > 1)
            {
                await Scripts.Answer(Scripts.Http(Scripts.Success))(connection);
                return;
            }

            await connection.ReadRequestAsync();
            await connection.SendAsync(sentSoFar);
            waiting.SetResult();
            await connection.StallAsync();
        });
        using EiamClient client = new(Sample.Options(server.Uri, retries: 2));
        await AssertCancelledAsync(client, waiting.Task, RequestOutcome.Unknown, EiamErrorId.OutcomeUnknown);

        Assert.Single(server.Requests);
        Assert.Equal(LoginStatus.Success, (await client.SendAsync(Sample.Bind(), cancellationToken: TestContext.Current.CancellationToken)).Status);
    }

    [Fact]
    public async Task A_call_is_ended_within_the_TLS_handshake()
    {
        TaskCompletionSource waiting = new();
        await using FaultServer server = FaultServer.Start(async connection =>
        {
            await connection.ReadSomeAsync();
            waiting.TrySetResult();
            await connection.StallAsync();
        });
        using EiamClient client = new(Sample.Options(new Uri($"https://localhost:{server.Port}/"), retries: 2));
        await AssertCancelledAsync(client, waiting.Task, RequestOutcome.NotSent, EiamErrorId.Canceled);

        Assert.Empty(server.Requests);
        Assert.Equal(1, server.Connections);
    }

    [Fact]
    public async Task A_call_is_ended_while_the_connection_is_made()
    {
        StalledTransport transport = new(status: null, takesBody: false);
        using EiamClient client = new(Sample.Options(transport: transport, retries: 2));
        await AssertCancelledAsync(client, transport.Stalled, RequestOutcome.NotSent, EiamErrorId.Canceled);

        Assert.False(client.IsClosed);
    }

    [Fact]
    public async Task A_call_is_ended_in_the_wait_between_two_tries()
    {
        VirtualTime time = new(DateTimeOffset.UnixEpoch) { Frozen = true };
        StubTransport transport = new(n => n == 1 ? StubTransport.Response(429, string.Empty) : StubTransport.Response(200, Scripts.Success));
        using EiamClient client = new(Sample.Options(transport: transport, retries: 2, time: time));
        await AssertCancelledAsync(client, time.Waiting, RequestOutcome.Rejected, EiamErrorId.Canceled);

        Assert.Equal(1, transport.Requests);
        Assert.Equal(LoginStatus.Success, (await client.SendAsync(Sample.Bind(), cancellationToken: TestContext.Current.CancellationToken)).Status);
    }

    [Fact]
    public async Task A_call_is_ended_in_the_wait_after_a_connection_that_failed()
    {
        VirtualTime time = new(DateTimeOffset.UnixEpoch) { Frozen = true };
        using EiamClient client = new(Sample.Options(transport: new ThrowingTransport(new HttpRequestException("no route")), retries: 2, time: time));
        await AssertCancelledAsync(client, time.Waiting, RequestOutcome.NotSent, EiamErrorId.Canceled);
    }

    [Theory]
    [InlineData(429, RequestOutcome.Rejected, "before it was tried again")]
    [InlineData(503, RequestOutcome.Unknown, "before it was tried again")]
    public async Task The_wait_of_a_read_says_what_the_try_before_it_said(int status, RequestOutcome outcome, string said)
    {
        VirtualTime time = new(DateTimeOffset.UnixEpoch) { Frozen = true };
        using EiamClient client = new(Sample.Options(transport: StubTransport.Answering(status, string.Empty), retries: 2, time: time));
        using CancellationTokenSource stop = new();
        Task call = client.SendAsync(new ProbeRequest(), cancellationToken: stop.Token);
        await time.Waiting;
        await stop.CancelAsync();
        EiamException failure = (await Assert.ThrowsAsync<EiamCanceledException>(() => call)).Failure;

        Assert.Equal(outcome, failure.Outcome);
        Assert.Equal($"GET /api/v2/sdk/probe was ended {said}.", failure.Message);
    }

    [Fact]
    public async Task A_second_try_without_a_body_may_have_been_sent_whatever_the_first_one_was()
    {
        StalledTransport stalled = new(status: null);
        FirstThen transport = new(StubTransport.Response(429, string.Empty), stalled);
        using EiamClient client = new(Sample.Options(transport: transport, retries: 2, time: new VirtualTime(DateTimeOffset.UnixEpoch)));
        using CancellationTokenSource stop = new();
        Task call = client.SendAsync(new ProbeRequest(), cancellationToken: stop.Token);
        await stalled.Stalled;
        await stop.CancelAsync();

        Assert.Equal(RequestOutcome.Unknown, (await Assert.ThrowsAsync<EiamCanceledException>(() => call)).Failure.Outcome);
    }

    [Fact]
    public async Task A_call_that_was_ended_before_it_began_sends_nothing()
    {
        StubTransport transport = StubTransport.Answering(200, Scripts.Success);
        using EiamClient client = new(Sample.Options(transport: transport, retries: 2));
        using CancellationTokenSource stop = new();
        await stop.CancelAsync();
        EiamCanceledException cancelled = await Assert.ThrowsAsync<EiamCanceledException>(() => client.SendAsync(Sample.Bind(), cancellationToken: stop.Token));
        Assert.Equal(RequestOutcome.NotSent, cancelled.Failure.Outcome);

        Assert.Equal(0, transport.Requests);
        Assert.Equal(LoginStatus.Success, (await client.SendAsync(Sample.Bind(), cancellationToken: TestContext.Current.CancellationToken)).Status);
    }

    [Fact]
    public async Task Closing_the_session_ends_a_call_that_is_in_flight_and_it_is_not_tried_again()
    {
        TaskCompletionSource waiting = new();
        await using FaultServer server = FaultServer.Start(Scripts.Once(connection =>
        {
            waiting.SetResult();
            return connection.StallAsync();
        }));
        EiamClient client = new(Sample.Options(server.Uri, retries: 2));
        Task<LoginResult> call = client.SendAsync(Sample.Bind(), cancellationToken: TestContext.Current.CancellationToken);
        await waiting.Task;
        client.Dispose();
        EiamException failure = await Assert.ThrowsAsync<EiamException>(() => call);

        Assert.Equal(RequestOutcome.Unknown, failure.Outcome);
        Assert.Equal(EiamErrorId.OutcomeUnknown, failure.ErrorId);
        Assert.Equal(1, failure.Attempts);
        Assert.True(client.IsClosed);
        Assert.Equal(1, server.Connections);
    }

    [Fact]
    public async Task Closing_the_session_ends_an_idempotent_call_that_is_in_flight()
    {
        TaskCompletionSource waiting = new();
        await using FaultServer server = FaultServer.Start(Scripts.Once(connection =>
        {
            waiting.SetResult();
            return connection.StallAsync();
        }));
        EiamClient client = new(Sample.Options(server.Uri, retries: 2));
        Task<LoginResult> call = client.SendAsync(new ProbeRequest(), cancellationToken: TestContext.Current.CancellationToken);
        await waiting.Task;
        client.Dispose();
        EiamException failure = await Assert.ThrowsAsync<EiamException>(() => call);

        Assert.Equal(EiamErrorId.ConnectionLost, failure.ErrorId);
        Assert.Equal(1, failure.Attempts);
    }

    [Fact]
    public async Task Closing_the_session_ends_the_wait_between_two_tries()
    {
        VirtualTime time = new(DateTimeOffset.UnixEpoch) { Frozen = true };
        EiamClient client = new(Sample.Options(transport: new StubTransport(_ => StubTransport.Response(429, string.Empty)), retries: 2, time: time));
        Task<LoginResult> call = client.SendAsync(Sample.Bind(), cancellationToken: TestContext.Current.CancellationToken);
        await time.Waiting;
        client.Dispose();
        EiamException failure = await Assert.ThrowsAsync<EiamException>(() => call);

        Assert.Equal(FailureKind.ConnectionLost, failure.Kind);
        Assert.Equal(RequestOutcome.Rejected, failure.Outcome);
        Assert.Equal(EiamErrorId.ConnectionLost, failure.ErrorId);
    }

    [Fact]
    public async Task A_closed_session_sends_nothing_and_can_be_closed_again()
    {
        StubTransport transport = StubTransport.Answering(200, Scripts.Success);
        EiamClient client = new(Sample.Options(transport: transport, retries: 2));
        client.Dispose();
        client.Dispose();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => client.SendAsync(Sample.Bind(), cancellationToken: TestContext.Current.CancellationToken));

        Assert.Equal(0, transport.Requests);
    }

    [Fact]
    public async Task Many_calls_at_once_on_one_client_each_get_their_own_answer()
    {
        await using FaultServer server = FaultServer.Start(async connection =>
        {
            while (await connection.ReadRequestAsync() is { } request)
            {
                string code = request.Body.Split('"')[3];
                await connection.SendAsync(Scripts.Http($$"""{"status":"SUCCESS","session_token":"{{code}}"}"""));
            }
        });
        using EiamClient client = new(Sample.Options(server.Uri));
        await Parallel.ForEachAsync(System.Linq.Enumerable.Range(0, 200), TestContext.Current.CancellationToken, async (_, stop) =>
        {
            string code = Sample.NewCode();
            LoginResult response = await client.SendAsync(Sample.Bind(code), cancellationToken: stop);
            Assert.Equal(code, SecretText.ToText(response.SessionToken!));
            Assert.Equal(1, server.CountOf(code));
        });

        Assert.Equal(200, server.Requests.Count);
    }

    private sealed class FirstThen(HttpResponseMessage first, HttpMessageHandler then) : DelegatingHandler(then)
    {
        private int _requests;

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            ++_requests == 1 ? Task.FromResult(first) : base.SendAsync(request, cancellationToken);
    }

    private static async Task AssertCancelledAsync(EiamClient client, Task waiting, RequestOutcome outcome, string errorId)
    {
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        Task<LoginResult> call = client.SendAsync(Sample.Bind(), cancellationToken: stop.Token);
        await waiting;
        Assert.False(call.IsCompleted);
        await stop.CancelAsync();
        EiamCanceledException cancelled = await Assert.ThrowsAsync<EiamCanceledException>(() => call);
        Assert.True(call.IsCanceled);
        Assert.Equal(outcome, cancelled.Failure.Outcome);
        Assert.Equal(errorId, cancelled.Failure.ErrorId);
    }
}
