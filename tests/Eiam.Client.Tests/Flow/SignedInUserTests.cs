using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Eiam.Client.Requests;
using Eiam.Client.Secrets;
using Eiam.Client.Tests.Support;
using Xunit;

namespace Eiam.Client.Tests.Flow;

/// <summary>The tokens of the signed-in user that somebody refreshes: one refresh for all who ask at once.</summary>
public sealed class SignedInUserTests
{
    private readonly TaskCompletionSource _gate = new(TaskCreationOptions.RunContinuationsAsynchronously);

    [Theory]
    [InlineData("""{"session_token":"s1","expire":43200,"id_token":"i1"}""", "s1")]
    [InlineData("""{"id_token":"i1"}""", "s0")]
    [InlineData("""{"session_token":"s1"}""", "s1")]
    public async Task Many_who_refresh_at_once_send_one_request_and_each_has_a_result(string answer, string sessionToken)
    {
        TenantTransport tenant = Gated(answer);
        using EiamClient client = tenant.CreateClient();
        SignedInUser user = User(client);
        Task<LoginResult>[] refreshes = [.. Enumerable.Range(0, 32).Select(_ => RefreshAsync(client, TokenRefreshRequest.Of(Sample.Secret("s0"), user)))];
        _gate.SetResult();
        LoginResult[] results = await Task.WhenAll(refreshes);

        Assert.Single(tenant.Calls);
        Assert.Equal(33, results.Append(user.Login).Distinct().Count());
        Assert.All(results.Append(user.Login), result => Assert.Equal(sessionToken, SecretText.ToText(result.SessionToken!)));
    }

    [Fact]
    public async Task Who_saw_the_tokens_before_a_refresh_takes_what_it_brought_and_who_saw_it_refreshes_again()
    {
        TenantTransport tenant = Gated("""{"id_token":"i1"}""");
        _gate.SetResult();
        using EiamClient client = tenant.CreateClient();
        SignedInUser user = User(client);
        TokenRefreshRequest early = TokenRefreshRequest.Of(Sample.Secret("s0"), user);
        await RefreshAsync(client, TokenRefreshRequest.Of(Sample.Secret("s0"), user));
        await RefreshAsync(client, early);
        Assert.Single(tenant.Calls);

        await RefreshAsync(client, TokenRefreshRequest.Of(Sample.Secret("s0"), user));
        Assert.Equal(2, tenant.Calls.Count);
    }

    [Fact]
    public async Task The_token_of_another_login_is_refreshed_by_itself()
    {
        TenantTransport tenant = Gated("""{"session_token":"s9","id_token":"i9"}""");
        using EiamClient client = tenant.CreateClient();
        SignedInUser user = User(client);
        Task<LoginResult>[] refreshes = [.. Enumerable.Range(0, 3).Select(_ => RefreshAsync(client, TokenRefreshRequest.Of(Sample.Secret("other"), user)))];
        _gate.SetResult();
        await Task.WhenAll(refreshes);

        Assert.Equal(3, tenant.Calls.Count);
        Assert.Equal("s0", SecretText.ToText(user.Login.SessionToken!));
    }

    [Fact]
    public async Task A_refresh_that_fails_is_told_to_all_who_wait_and_the_next_one_sends_again()
    {
        TenantTransport tenant = Gated("""{"error_code":"SDK.PARAM.0023","error_msg":"over"}""", 400);
        using EiamClient client = tenant.CreateClient();
        SignedInUser user = User(client);
        Task<LoginResult>[] refreshes = [.. Enumerable.Range(0, 8).Select(_ => RefreshAsync(client, TokenRefreshRequest.Of(Sample.Secret("s0"), user)))];
        _gate.SetResult();
        foreach (Task<LoginResult> refresh in refreshes)
        {
            Assert.Equal("SDK.PARAM.0023", (await Assert.ThrowsAsync<EiamException>(() => refresh)).ErrorCode);
        }

        Assert.Single(tenant.Calls);
        await Assert.ThrowsAsync<EiamException>(() => RefreshAsync(client, TokenRefreshRequest.Of(Sample.Secret("s0"), user)));
        Assert.Equal(2, tenant.Calls.Count);
    }

    [Fact]
    public async Task Who_stops_waiting_does_not_end_the_refresh_of_the_others()
    {
        TenantTransport tenant = Gated("""{"session_token":"s1","id_token":"i1"}""");
        using EiamClient client = tenant.CreateClient();
        SignedInUser user = User(client);
        using CancellationTokenSource stop = new();
        Task<LoginResult> stopped = client.SendAsync(TokenRefreshRequest.Of(Sample.Secret("s0"), user), cancellationToken: stop.Token);
        Task<LoginResult> other = RefreshAsync(client, TokenRefreshRequest.Of(Sample.Secret("s0"), user));
        await stop.CancelAsync();
        EiamCanceledException canceled = await Assert.ThrowsAsync<EiamCanceledException>(() => stopped);
        _gate.SetResult();

        Assert.Equal(RequestOutcome.Unknown, canceled.Failure.Outcome);
        Assert.Equal("s1", SecretText.ToText((await other).SessionToken!));
        Assert.Single(tenant.Calls);
    }

    private static SignedInUser User(EiamClient client) => new(client, new LoginResult { SessionToken = Sample.Secret("s0"), IdToken = Sample.Secret("i0") });

    private static Task<LoginResult> RefreshAsync(EiamClient client, TokenRefreshRequest request) =>
        client.SendAsync(request, cancellationToken: TestContext.Current.CancellationToken);

    private TenantTransport Gated(string answer, int status = 200) => new(async (_, stop) =>
    {
        await _gate.Task.WaitAsync(stop);
        return StubTransport.Response(status, answer);
    });
}
