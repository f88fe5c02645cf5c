using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Eiam.Client.Requests;
using Eiam.Client.Tests.Support;
using Xunit;

namespace Eiam.Client.Tests.Tenant;

/// <summary>A token that is not available, and what must not be seen of one.</summary>
public class TenantTokenFailureTests
{
    private const string Row = """{"user_id":"u-1"}""";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_session_without_a_client_secret_sends_nothing_and_names_it()
    {
        StubTransport transport = StubTransport.Answering(200, Row);
        using EiamClient client = new(Sample.Options(transport: transport));
        ArgumentException error = await Assert.ThrowsAsync<ArgumentException>(() => client.SendAsync(UserRequest.ById("u-1"), cancellationToken: Stop));

        Assert.Equal("ClientSecret", error.ParamName);
        Assert.Equal(0, transport.Requests);
    }

    [Theory]
    [InlineData(401, """{"error":"invalid_client","error_description":"Bad client credentials"}""", "invalid_client", FailureKind.Rejected)]
    [InlineData(500, "", EiamErrorId.UnexpectedResponse, FailureKind.ServerError)]
    [InlineData(200, "<html>", EiamErrorId.UnexpectedResponse, FailureKind.UnreadableAnswer)]
    [InlineData(200, """{"access_token":""}""", EiamErrorId.UnexpectedResponse, FailureKind.UnreadableAnswer)]
    [InlineData(200, """{"access_token":17}""", EiamErrorId.UnexpectedResponse, FailureKind.UnreadableAnswer)]
    public async Task A_fetch_that_fails_is_one_error_and_is_not_kept(int status, string body, string errorId, FailureKind kind)
    {
        TenantTransport tenant = new(_ => StubTransport.Response(200, Row)) { Token = n => Task.FromResult(StubTransport.Response(n == 1 ? status : 200, n == 1 ? body : TenantTransport.TokenJson(n))) };
        using EiamClient client = tenant.CreateClient();
        EiamException failure = await Assert.ThrowsAsync<EiamException>(() => client.SendAsync(UserRequest.ById("u-1"), cancellationToken: Stop));

        Assert.Equal(errorId, failure.ErrorId);
        Assert.Equal(kind, failure.Kind);
        Assert.Equal(RequestOutcome.NotSent, failure.Outcome);
        Assert.Equal("POST /api/v2/tenant/token", failure.Endpoint);
        Assert.Equal(status, failure.StatusCode);
        Assert.Equal(1, failure.Attempts);
        Assert.Empty(tenant.Calls);
        Assert.Equal("u-1", (await client.SendAsync(UserRequest.ById("u-1"), cancellationToken: Stop)).UserId);
    }

    [Fact]
    public async Task Each_of_many_who_waited_gets_an_error_of_its_own()
    {
        TaskCompletionSource released = new(TaskCreationOptions.RunContinuationsAsynchronously);
        TenantTransport tenant = new(_ => StubTransport.Response(200, Row))
        {
            Token = async _ =>
            {
                await released.Task;
                return StubTransport.Response(401, """{"error":"invalid_client"}""");
            },
        };
        using EiamClient client = tenant.CreateClient();
        Task<User>[] calls = [.. Enumerable.Range(0, 8).Select(_ => client.SendAsync(UserRequest.ById("u-1"), cancellationToken: Stop))];
        released.SetResult();
        List<EiamException> failures = [];
        foreach (Task<User> call in calls)
        {
            failures.Add(await Assert.ThrowsAsync<EiamException>(() => call));
        }

        Assert.Distinct(failures);
        Assert.Single(tenant.TokenCalls);
    }

    [Fact]
    public async Task A_fetch_is_tried_again_as_a_read_is()
    {
        TenantTransport tenant = new(_ => StubTransport.Response(200, Row)) { Token = n => Task.FromResult(n < 3 ? StubTransport.Response(503, string.Empty) : StubTransport.Response(200, TenantTransport.TokenJson(n))) };
        using EiamClient client = tenant.CreateClient(new VirtualTime(DateTimeOffset.UnixEpoch), retries: 2);
        await client.SendAsync(UserRequest.ById("u-1"), cancellationToken: Stop);

        Assert.Equal(3, tenant.TokenCalls.Count);
        Assert.Single(tenant.Calls);
    }

    [Fact]
    public async Task A_caller_that_goes_leaves_the_fetch_to_the_others()
    {
        TaskCompletionSource asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
        TaskCompletionSource released = new(TaskCreationOptions.RunContinuationsAsynchronously);
        TenantTransport tenant = new(_ => StubTransport.Response(200, Row))
        {
            Token = async n =>
            {
                asked.SetResult();
                await released.Task;
                return StubTransport.Response(200, TenantTransport.TokenJson(n));
            },
        };
        using EiamClient client = tenant.CreateClient();
        using CancellationTokenSource stop = new();
        Task<User> first = client.SendAsync(UserRequest.ById("u-1"), cancellationToken: stop.Token);
        Task<User> second = client.SendAsync(UserRequest.ById("u-1"), cancellationToken: Stop);
        await asked.Task;
        await stop.CancelAsync();
        EiamCanceledException canceled = await Assert.ThrowsAsync<EiamCanceledException>(() => first);

        Assert.Equal(RequestOutcome.NotSent, canceled.Failure.Outcome);
        Assert.Equal(EiamErrorId.Canceled, canceled.Failure.ErrorId);
        Assert.Equal(stop.Token, canceled.CancellationToken);
        Assert.Equal("GET /api/v2/tenant/users/{user_id}", canceled.Failure.Endpoint);
        released.SetResult();
        Assert.Equal("u-1", (await second).UserId);
        Assert.Single(tenant.TokenCalls);
        Assert.Single(tenant.Calls);
    }

    [Fact]
    public Task A_fetch_that_fails_when_all_have_gone_leaves_no_exception_behind() => Unobserved.AssertNoneAsync("left_alone", async () =>
    {
        RecordingTrace trace = new();
        TaskCompletionSource released = new(TaskCreationOptions.RunContinuationsAsynchronously);
        TenantTransport tenant = new(_ => StubTransport.Response(200, Row))
        {
            Token = async _ =>
            {
                await released.Task;
                return StubTransport.Response(401, """{"error":"left_alone"}""");
            },
        };
        using EiamClient client = tenant.CreateClient();
        using CancellationTokenSource stop = new();
        Task<User> call = client.SendAsync(UserRequest.ById("u-1"), trace, stop.Token);
        await stop.CancelAsync();
        await Assert.ThrowsAsync<EiamCanceledException>(() => call);
        released.SetResult();
        await trace.HasAsync("POST /api/v2/tenant/token 401");
    });

    [Fact]
    public async Task Neither_secret_nor_token_stands_in_a_trace_or_an_error()
    {
        string basic = Convert.ToBase64String(Encoding.UTF8.GetBytes(Sample.ClientId + ":" + TenantTransport.ClientSecret));
        string echo = $"{TenantTransport.ClientSecret} {basic} access-token-1";
        RecordingTrace trace = new();
        List<EiamException> failures = [];
        foreach (bool tokenFails in (bool[])[true, false])
        {
            TenantTransport tenant = new(_ => Echo(400, $$"""{"error_code":"X.1","error_msg":"{{TenantTransport.ClientSecret}} access-token-1"}""", $"{TenantTransport.ClientSecret} access-token-1"))
            {
                Token = n => Task.FromResult(tokenFails ? Echo(401, $$"""{"error":"invalid_client","error_description":"{{echo}}","access_token":"access-token-1"}""", echo) : Echo(200, TenantTransport.TokenJson(n), echo)),
            };
            using EiamClient client = tenant.CreateClient();
            failures.Add(await Assert.ThrowsAsync<EiamException>(() => client.SendAsync(UserRequest.ById("u-1"), trace, Stop)));
        }

        string all = string.Join('\n', trace.Lines.Concat(failures.Select(f => f + f.ServerMessage + f.ErrorCode)));
        Assert.Contains("grant_type=client_credentials", all, StringComparison.Ordinal);
        Assert.All((string[])[TenantTransport.ClientSecret, basic, "access-token-1"], secret => Assert.DoesNotContain(secret, all, StringComparison.Ordinal));
    }

    private static HttpResponseMessage Echo(int status, string body, string header)
    {
        HttpResponseMessage response = StubTransport.Response(status, body);
        response.Headers.TryAddWithoutValidation("X-Echo", header);
        response.Headers.TryAddWithoutValidation("X-Request-Id", header);
        return response;
    }
}
