using System;
using System.Net.Http;
using System.Text.Json;
using System.Threading.Tasks;
using Xunit;

namespace Eiam.Sandbox.Tests;

/// <summary>Calls as a user: bearer and session tokens.</summary>
public sealed class SignedInTests
{
    private const string SocialPath = "/api/v2/sdk/social";
    private const string RefreshPath = "/api/v2/sdk/sso/session-token/id-token";

    [Fact]
    public async Task A_user_sees_the_wechat_account_that_was_bound()
    {
        using var rig = new Rig();
        SandboxUser user = rig.Tenant.AddUser(Rig.Mobile, name: "张三");
        Reply reply = await rig.CallAsync(HttpMethod.Get, SocialPath, "Authorization", "Bearer " + (await rig.SignInAsync()).Text("id_token"));

        JsonElement account = Assert.Single(reply.Json.GetProperty("social").EnumerateArray());
        Assert.Equal((user.Id, "weixin", "张三"), (account.GetProperty("userId").GetString(), account.GetProperty("socialType").GetString(), account.GetProperty("socialNickname").GetString()));
        Assert.Matches(@"^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3}$", account.GetProperty("createdAt").GetString()!);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("Bearer ")]
    [InlineData("Bearer unknown")]
    [InlineData("Basic abc")]
    public async Task Without_a_good_id_token_the_call_is_refused(string? authorization)
    {
        using var rig = new Rig();
        (await rig.CallAsync(HttpMethod.Get, SocialPath, "Authorization", authorization)).AssertError("IDAAS.SDK.PARAM.0016", "IdToken is invalid or expired");
    }

    [Fact]
    public async Task An_id_token_ends_and_the_session_token_gives_another()
    {
        using var rig = new Rig();
        rig.Tenant.AddUser(Rig.Mobile);
        Reply login = await rig.SignInAsync();
        rig.Tenant.Clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(400, (await rig.CallAsync(HttpMethod.Get, SocialPath, "Authorization", "Bearer " + login.Text("id_token"))).StatusCode);

        Reply refreshed = await rig.CallAsync(HttpMethod.Post, RefreshPath, "X-session-token", login.Text("session_token"));

        Assert.Equal("expire id_token session_token", refreshed.Shape);
        Assert.Equal(login.Text("session_token"), refreshed.Text("session_token"));
        Assert.Equal(200, (await rig.CallAsync(HttpMethod.Get, SocialPath, "Authorization", "Bearer " + refreshed.Text("id_token"))).StatusCode);
    }

    [Fact]
    public async Task A_tenant_can_replace_the_session_token_with_each_refresh()
    {
        using var rig = new Rig(new SandboxOptions { RotateSessionToken = true });
        rig.Tenant.AddUser(Rig.Mobile);
        string old = (await rig.SignInAsync()).Text("session_token");
        Reply refreshed = await rig.CallAsync(HttpMethod.Post, RefreshPath, "X-session-token", old);
        Assert.NotEqual(old, refreshed.Text("session_token"));
        (await rig.CallAsync(HttpMethod.Post, RefreshPath, "X-session-token", old)).AssertError("IDAAS.SDK.PARAM.0023", "Invalid or expired session token");
        Assert.Equal(200, (await rig.CallAsync(HttpMethod.Post, RefreshPath, "X-session-token", refreshed.Text("session_token"))).StatusCode);
    }

    [Fact]
    public async Task A_session_token_ends()
    {
        using var rig = new Rig();
        rig.Tenant.AddUser(Rig.Mobile);
        string token = (await rig.SignInAsync()).Text("session_token");
        rig.Tenant.Clock.Advance(rig.Tenant.Options.SessionLifetime);
        (await rig.CallAsync(HttpMethod.Post, RefreshPath, "X-session-token", token)).AssertError("IDAAS.SDK.PARAM.0023", "Invalid or expired session token");
    }
}
