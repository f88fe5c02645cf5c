using System;
using System.Linq;
using System.Net.Http;
using System.Text.Json;
using System.Threading.Tasks;
using Microsoft.IdentityModel.JsonWebTokens;
using Xunit;

namespace Eiam.Sandbox.Tests;

/// <summary>What a user does with the tokens of a login: the id_token as a bearer, and the session token.</summary>
public class SignedInTests
{
    private const string SocialPath = "/api/v2/sdk/social";
    private const string RefreshPath = "/api/v2/sdk/sso/session-token/id-token";
    private const string BadIdToken = "IdToken is invalid or expired";
    private const string BadSession = "Invalid or expired session token";

    [Theory]
    [InlineData(SandboxIdTokenShape.Flat)]
    [InlineData(SandboxIdTokenShape.Nested)]
    public async Task The_social_list_shows_the_bound_identities(SandboxIdTokenShape shape)
    {
        using var rig = new Rig(new SandboxOptions { IdTokenShape = shape });
        string idToken = (await rig.SignInAsync()).Text("id_token");

        Reply reply = await SocialAsync(rig, "Bearer " + idToken);

        Assert.Equal(200, reply.StatusCode);
        JsonElement entry = Assert.Single(reply.Json.GetProperty("social").EnumerateArray());
        Assert.Equal(
            "id userId socialType social_uid socialNickname socialHeadImage socialAccountDetails createdAt updatedAt",
            string.Join(' ', entry.EnumerateObject().Select(member => member.Name)));
        Assert.Equal((rig.Tenant.Users[0].Id, "weixin"), (entry.GetProperty("userId").GetString(), entry.GetProperty("socialType").GetString()));
        Assert.Matches("^[0-9a-f]{32}$", entry.GetProperty("id").GetString());
        Assert.Matches("^o[A-Za-z0-9]{27}$", entry.GetProperty("social_uid").GetString());
        Assert.Matches(@"^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3}$", entry.GetProperty("createdAt").GetString());
    }

    [Fact]
    public async Task An_identity_that_went_to_another_user_is_no_longer_shown()
    {
        using var rig = new Rig();
        string begun = await rig.BeginAsync();
        string idToken = (await rig.SignInAsync()).Text("id_token");
        await rig.BindAsync(begun, rig.PhoneCode("+86-13900000000"), Rig.RegisterBindPath);

        Reply reply = await SocialAsync(rig, "bearer " + idToken);

        Assert.Equal("""{"social":[]}""", reply.Body);
    }

    [Fact]
    public async Task An_id_token_is_good_until_it_expires()
    {
        using var rig = new Rig();
        string idToken = (await rig.SignInAsync()).Text("id_token");
        DateTime expiry = new JsonWebToken(idToken).ValidTo;

        rig.Tenant.Clock.Advance(expiry - rig.Tenant.Clock.UtcNow.UtcDateTime - TimeSpan.FromMinutes(1));
        Assert.Equal(200, (await SocialAsync(rig, "Bearer " + idToken)).StatusCode);

        rig.Tenant.Clock.Advance(TimeSpan.FromMinutes(1));
        (await SocialAsync(rig, "Bearer " + idToken)).AssertError("IDAAS.SDK.PARAM.0016", BadIdToken);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("Bearer")]
    [InlineData("Bearer ")]
    [InlineData("Bearer a.b.c")]
    [InlineData("Bearer nothing")]
    [InlineData("Basic YTpi")]
    public async Task Without_an_id_token_there_is_no_user(string? authorization)
    {
        using var rig = new Rig();
        (await SocialAsync(rig, authorization)).AssertError("IDAAS.SDK.PARAM.0016", BadIdToken);
        await rig.SignInAsync();

        (await SocialAsync(rig, authorization)).AssertError("IDAAS.SDK.PARAM.0016", BadIdToken);
    }

    [Fact]
    public async Task Tokens_that_are_not_a_users_of_this_tenant_are_refused()
    {
        using var rig = new Rig();
        using var elsewhere = new Rig();
        Reply login = await rig.SignInAsync();
        string idToken = login.Text("id_token");
        string changed = idToken[..^4] + "AAAA";
        string ofApplication = (await rig.TokenAsync()).Text("id_token");

        foreach (string token in new[] { (await elsewhere.SignInAsync()).Text("id_token"), changed, ofApplication, login.Text("session_token") })
        {
            (await SocialAsync(rig, "Bearer " + token)).AssertError("IDAAS.SDK.PARAM.0016", BadIdToken);
        }
    }

    [Fact]
    public async Task A_session_token_gives_a_new_id_token_and_stays()
    {
        using var rig = new Rig();
        Reply login = await rig.SignInAsync();
        rig.Tenant.Clock.Advance(TimeSpan.FromHours(1));

        Reply reply = await RefreshAsync(rig, login.Text("session_token"));

        Assert.Equal((200, "expire id_token session_token"), (reply.StatusCode, reply.Shape));
        Assert.Equal(login.Text("session_token"), reply.Text("session_token"));
        Assert.InRange(reply.Json.GetProperty("expire").GetInt64(), 432000 - 3660, 432000 - 3600);
        Assert.Equal(200, (await SocialAsync(rig, "Bearer " + reply.Text("id_token"))).StatusCode);
    }

    [Fact]
    public async Task With_rotation_a_new_session_token_replaces_the_old_one()
    {
        using var rig = new Rig(new SandboxOptions { RotateSessionToken = true });
        Reply login = await rig.SignInAsync();

        Reply first = await RefreshAsync(rig, login.Text("session_token"));
        Reply withOld = await RefreshAsync(rig, login.Text("session_token"));
        Reply withNew = await RefreshAsync(rig, first.Text("session_token"));

        Assert.NotEqual(login.Text("session_token"), first.Text("session_token"));
        Assert.Equal(432000, first.Json.GetProperty("expire").GetInt64());
        withOld.AssertError("IDAAS.SDK.PARAM.0023", BadSession);
        Assert.Equal(200, withNew.StatusCode);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("unknown")]
    public async Task Without_a_session_there_is_no_exchange(string? token)
    {
        using var rig = new Rig();

        (await RefreshAsync(rig, token)).AssertError("IDAAS.SDK.PARAM.0023", BadSession);
    }

    [Fact]
    public async Task A_session_ends_with_its_lifetime()
    {
        using var rig = new Rig();
        string token = (await rig.SignInAsync()).Text("session_token");
        rig.Tenant.Clock.Advance(TimeSpan.FromDays(5));

        (await RefreshAsync(rig, token)).AssertError("IDAAS.SDK.PARAM.0023", BadSession);
    }

    [Fact]
    public async Task A_session_belongs_to_its_client()
    {
        using var rig = new Rig();
        string token = (await rig.SignInAsync()).Text("session_token");
        rig.Tenant.Options.ClientId = "another";

        (await RefreshAsync(rig, token)).AssertError("IDAAS.SDK.PARAM.0023", BadSession);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("text/plain")]
    [InlineData("application/json")]
    public async Task Where_there_is_no_body_the_content_type_does_not_matter(string? contentType)
    {
        using var rig = new Rig();
        Reply login = await rig.SignInAsync();

        Reply post = await rig.SdkAsync(HttpMethod.Post, RefreshPath, request => Fill(request, "X-session-token", login.Text("session_token")));
        Reply get = await rig.SdkAsync(HttpMethod.Get, SocialPath, request => Fill(request, "Authorization", "Bearer " + login.Text("id_token")));

        Assert.Equal((200, 200), (post.StatusCode, get.StatusCode));

        void Fill(HttpRequestMessage request, string name, string value)
        {
            request.Set(name, value);
            request.Content = new ByteArrayContent([]);
            request.Set("content-type", contentType);
        }
    }

    [Fact]
    public async Task Device_headers_are_judged_before_the_credential()
    {
        using var rig = new Rig();

        Reply reply = await rig.SdkAsync(HttpMethod.Get, SocialPath, request => request.Set("X-agent", null));

        reply.AssertError("IDAAS.SDK.COMMON.1003", "Device information is incomplete");
    }

    private static Task<Reply> SocialAsync(Rig rig, string? authorization) =>
        rig.SdkAsync(HttpMethod.Get, SocialPath, request => request.Set("Authorization", authorization));

    private static Task<Reply> RefreshAsync(Rig rig, string? token) =>
        rig.SdkAsync(HttpMethod.Post, RefreshPath, request => request.Set("X-session-token", token));
}
