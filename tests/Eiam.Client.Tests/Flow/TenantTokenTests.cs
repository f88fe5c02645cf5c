using System;
using System.Collections.Concurrent;
using System.Linq;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Eiam.Client.Requests;
using Eiam.Client.Tests.Support;
using Xunit;

namespace Eiam.Client.Tests.Flow;

/// <summary>The token of the management API: fetched once, renewed before its end, and once when it is refused.</summary>
public sealed class TenantTokenTests
{
    private const string Secret = "canary-client-secret";
    private const string Refused = """{"error":"invalid_token","error_description":"Invalid access"}""";
    private static readonly Endpoint OneTime = AnyRequest.Row("POST", "/api/v2/tenant/x", Credential.TenantToken, Repeatability.OneTime, BodyKind.Json);

    [Fact]
    public async Task Many_callers_fetch_it_once_and_each_sends_it()
    {
        Tenant tenant = new();
        using EiamClient client = Client(tenant);
        await Task.WhenAll(Enumerable.Range(0, 32).Select(_ => client.SendAsync(UserRequest.ById("u"), cancellationToken: TestContext.Current.CancellationToken)));

        Assert.Equal(1, tenant.Tokens);
        Assert.Equal(32, tenant.Calls.Count(c => c == "Bearer token-1"));
    }

    [Fact]
    public async Task It_is_renewed_before_its_end()
    {
        Tenant tenant = new();
        VirtualTime time = new(DateTimeOffset.UnixEpoch);
        using EiamClient client = Client(tenant, time);
        await GetAsync(client);
        await Task.Delay(TimeSpan.FromSeconds(1739), time, TestContext.Current.CancellationToken);
        await GetAsync(client);
        Assert.Equal(1, tenant.Tokens);
        await Task.Delay(TimeSpan.FromSeconds(1), time, TestContext.Current.CancellationToken);
        await GetAsync(client);
        Assert.Equal(2, tenant.Tokens);
    }

    [Theory]
    [InlineData(400, Refused)]
    [InlineData(401, "")]
    public async Task A_refused_one_is_renewed_once_and_the_call_repeated_whatever_it_is(int status, string body)
    {
        Tenant tenant = new() { Answer = token => token == "Bearer token-1" ? StubTransport.Response(status, body) : StubTransport.Response(200, "{}") };
        using EiamClient client = Client(tenant);
        await client.SendAsync(new AnyRequest(OneTime), cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(["Bearer token-1", "Bearer token-2"], tenant.Calls);
    }

    [Fact]
    public async Task One_that_stays_refused_is_an_error_after_one_renewal()
    {
        Tenant tenant = new() { Answer = _ => StubTransport.Response(400, Refused) };
        using EiamClient client = Client(tenant);
        EiamException failure = await Assert.ThrowsAsync<EiamException>(() => GetAsync(client));
        Assert.Equal(("invalid_token", 2, 2), (failure.ErrorCode, tenant.Tokens, tenant.Calls.Count));
    }

    [Fact]
    public async Task Another_refusal_renews_nothing()
    {
        Tenant tenant = new() { Answer = _ => StubTransport.Response(400, """{"error_code":"USER.0001"}""") };
        using EiamClient client = Client(tenant);
        await Assert.ThrowsAsync<EiamException>(() => GetAsync(client));
        Assert.Equal((1, 1), (tenant.Tokens, tenant.Calls.Count));
    }

    [Fact]
    public async Task Wrong_credentials_are_one_clear_error_the_call_is_not_sent_and_the_next_one_asks_again()
    {
        Tenant tenant = new() { TokenAnswer = _ => StubTransport.Response(401, """{"error":"invalid_client","error_description":"no"}""") };
        using EiamClient client = Client(tenant);
        EiamException failure = await Assert.ThrowsAsync<EiamException>(() => GetAsync(client));
        Assert.Equal(("invalid_client", RequestOutcome.NotSent, 401), (failure.ErrorCode, failure.Outcome, failure.StatusCode));
        Assert.Equal((1, 0), (tenant.Tokens, tenant.Calls.Count));
        tenant.TokenAnswer = null;
        await GetAsync(client);
        Assert.Equal(2, tenant.Tokens);
    }

    [Fact]
    public async Task Without_a_client_secret_nothing_is_sent()
    {
        Tenant tenant = new();
        using EiamClient client = Client(tenant, secret: null);
        Assert.Equal("ClientSecret", (await Assert.ThrowsAsync<ArgumentException>(() => GetAsync(client))).ParamName);
        Assert.Equal((0, 0), (tenant.Tokens, tenant.Calls.Count));
    }

    [Fact]
    public async Task Who_stops_waiting_for_it_sent_nothing_and_the_others_get_it()
    {
        TaskCompletionSource gate = new(TaskCreationOptions.RunContinuationsAsynchronously);
        Tenant tenant = new() { Gate = gate.Task };
        using EiamClient client = Client(tenant);
        using CancellationTokenSource stop = new();
        Task stopped = client.SendAsync(UserRequest.ById("u"), cancellationToken: stop.Token);
        Task<User> other = GetAsync(client);
        await stop.CancelAsync();
        EiamCanceledException canceled = await Assert.ThrowsAsync<EiamCanceledException>(() => stopped);
        gate.SetResult();
        await other;
        Assert.Equal(RequestOutcome.NotSent, canceled.Failure.Outcome);
        Assert.Equal((1, 1), (tenant.Tokens, tenant.Calls.Count));
    }

    [Fact]
    public async Task Neither_the_secret_nor_a_token_is_in_a_trace_or_an_error()
    {
        RecordingTrace trace = new();
        Tenant tenant = new() { Answer = token => StubTransport.Response(400, $$"""{"error_code":"A.1","error_msg":"you sent {{token}} {{Secret}}"}""") };
        using EiamClient client = Client(tenant);
        EiamException failure = await Assert.ThrowsAsync<EiamException>(() => client.SendAsync(UserRequest.ById("u"), trace, TestContext.Current.CancellationToken));
        string seen = string.Join('\n', trace.Lines.Append(failure.ToString()));
        Assert.DoesNotContain("token-1", seen, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, seen, StringComparison.Ordinal);
        Assert.DoesNotContain(Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(Sample.ClientId + ":" + Secret)), seen, StringComparison.Ordinal);
        Assert.Contains("grant_type=client_credentials", seen, StringComparison.Ordinal);
    }

    private static Task<User> GetAsync(EiamClient client) => client.SendAsync(UserRequest.ById("u"), cancellationToken: TestContext.Current.CancellationToken);

    private static EiamClient Client(Tenant tenant, TimeProvider? time = null, string? secret = Secret) => new(new EiamClientOptions
    {
        Uri = new Uri("https://contoso.example.com/"),
        ClientId = Sample.ClientId,
        OperatingSystemVersion = Sample.SystemVersion,
        DeviceFingerprint = Sample.Fingerprint,
        Agent = Sample.Agent,
        ClientSecret = secret is null ? null : Sample.Secret(secret),
        Transport = tenant,
        TimeProvider = time ?? TimeProvider.System,
        OperationTimeout = TimeSpan.Zero,
    });

    private sealed class Tenant : HttpMessageHandler
    {
        private int _tokens;

        public int Tokens => _tokens;

        public ConcurrentQueue<string> Calls { get; } = new();

        public Func<string, HttpResponseMessage> Answer { get; init; } = _ => StubTransport.Response(200, """{"user_id":"u"}""");

        public Func<int, HttpResponseMessage>? TokenAnswer { get; set; }

        public Task Gate { get; init; } = Task.CompletedTask;

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            string authorization = string.Join(' ', request.Headers.GetValues("Authorization"));
            if (request.RequestUri!.AbsolutePath == "/api/v2/tenant/token")
            {
                int number = Interlocked.Increment(ref _tokens);
                await Gate.WaitAsync(cancellationToken);
                return TokenAnswer?.Invoke(number) ?? StubTransport.Response(200, $$"""{"access_token":"token-{{number}}","expires_in":1800}""");
            }

            Calls.Enqueue(authorization);
            return Answer(authorization);
        }
    }
}
