using System;
using System.Linq;
using System.Net.Http;
using System.Threading.Tasks;
using Microsoft.IdentityModel.JsonWebTokens;
using Xunit;

namespace Eiam.Sandbox.Tests;

public class TenantTokenTests
{
    private const string AnyCall = "/users?offset=0&limit=10";

    [Fact]
    public async Task The_answer_has_the_documented_shape()
    {
        using var rig = new Rig();

        Reply reply = await rig.TokenAsync();

        Assert.Equal((200, "access_token expires_in id_token scope token_type"), (reply.StatusCode, reply.Shape));
        Assert.Equal(("bearer", "all", 1800), (reply.Text("token_type"), reply.Text("scope"), reply.Json.GetProperty("expires_in").GetInt64()));
        var idToken = new JsonWebToken(reply.Text("id_token"));
        Assert.Equal(("RS256", rig.Tenant.Options.ClientId), (idToken.Alg, idToken.Subject));
        Assert.Equal(200, (await rig.TenantAsync(AnyCall, token: reply.Text("access_token"))).StatusCode);
    }

    [Theory]
    [InlineData(":")]
    [InlineData("unknown:secret")]
    [InlineData("")]
    public async Task Other_credentials_are_refused(string credentials)
    {
        using var rig = new Rig();

        (await rig.TokenAsync(credentials)).AssertOAuthError(401, "invalid_client");
        (await rig.TokenAsync($"{rig.Tenant.Options.ClientId}:wrong")).AssertOAuthError(401, "invalid_client");
        Assert.Equal("invalid_client", rig.Tenant.Requests[^1].ErrorCode);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("Basic not-base64!")]
    [InlineData("Bearer YTpi")]
    public async Task Credentials_come_in_the_header(string? authorization)
    {
        using var rig = new Rig();
        var request = new HttpRequestMessage(HttpMethod.Post, "https://tenant.invalid" + Rig.TenantTokenPath)
        {
            Content = new FormUrlEncodedContent([new("grant_type", "client_credentials")]),
        };
        request.Set("Authorization", authorization);

        (await rig.SendAsync(request)).AssertOAuthError(401, "invalid_client");
    }

    [Theory]
    [InlineData("", "invalid_request")]
    [InlineData("grant_type=", "invalid_request")]
    [InlineData("grant_type=password", "unsupported_grant_type")]
    [InlineData("%67rant_type=client%5Fcredentials&grant_type=password", null)]
    public async Task The_grant_is_client_credentials(string form, string? error)
    {
        using var rig = new Rig();

        Reply reply = await rig.TokenAsync(form: form);

        if (error is null)
        {
            Assert.Equal(200, reply.StatusCode);
        }
        else
        {
            reply.AssertOAuthError(400, error);
        }
    }

    [Fact]
    public async Task A_token_request_is_a_form()
    {
        using var rig = new Rig();
        var request = new HttpRequestMessage(HttpMethod.Post, "https://tenant.invalid" + Rig.TenantTokenPath)
        {
            Content = new StringContent("""{"grant_type":"client_credentials"}""", System.Text.Encoding.UTF8, "application/json"),
        };

        (await rig.SendAsync(request)).AssertOAuthError(400, "invalid_request");
    }

    [Theory]
    [InlineData("")]
    [InlineData("unknown")]
    public async Task An_unknown_token_is_invalid(string token)
    {
        using var rig = new Rig();

        Reply reply = await rig.TenantAsync(AnyCall, token: token);

        reply.AssertOAuthError(400, "invalid_token");
        Assert.Equal("Invalid access", reply.Text("error_description"));
        Assert.Equal("invalid_token", rig.Tenant.Requests[^1].ErrorCode);
    }

    [Fact]
    public async Task A_token_ends_with_its_lifetime_and_with_its_client()
    {
        using var rig = new Rig(new SandboxOptions { TenantTokenLifetime = TimeSpan.FromMinutes(10) });
        Reply first = await rig.TokenAsync();
        Assert.Equal(600, first.Json.GetProperty("expires_in").GetInt64());
        rig.Tenant.Clock.Advance(TimeSpan.FromMinutes(9));
        Assert.Equal(200, (await rig.TenantAsync(AnyCall, token: first.Text("access_token"))).StatusCode);

        rig.Tenant.Clock.Advance(TimeSpan.FromMinutes(1));
        (await rig.TenantAsync(AnyCall, token: first.Text("access_token"))).AssertOAuthError(400, "invalid_token");

        Reply second = await rig.TokenAsync();
        rig.Tenant.Options.ClientId = "another";
        (await rig.TenantAsync(AnyCall, token: second.Text("access_token"))).AssertOAuthError(400, "invalid_token");
    }

    [Fact]
    public async Task Each_request_makes_another_token_and_both_are_good()
    {
        using var rig = new Rig();

        Reply first = await rig.TokenAsync();
        Reply second = await rig.TokenAsync();

        Assert.NotEqual(first.Text("access_token"), second.Text("access_token"));
        Assert.Equal(200, (await rig.TenantAsync(AnyCall, token: first.Text("access_token"))).StatusCode);
        Assert.Equal(200, (await rig.TenantAsync(AnyCall, token: second.Text("access_token"))).StatusCode);
    }

    [Fact]
    public async Task A_token_that_is_reused_comes_with_the_rest_of_its_time()
    {
        using var rig = new Rig(new SandboxOptions { ReuseTenantToken = true });
        Reply first = await rig.TokenAsync();
        rig.Tenant.Clock.Advance(TimeSpan.FromSeconds(600));

        Reply second = await rig.TokenAsync();
        rig.Tenant.Clock.Advance(TimeSpan.FromSeconds(1200));
        Reply third = await rig.TokenAsync();

        Assert.Equal(first.Text("access_token"), second.Text("access_token"));
        Assert.InRange(second.Json.GetProperty("expires_in").GetInt64(), 1100, 1200);
        Assert.NotEqual(first.Text("access_token"), third.Text("access_token"));
        Assert.Equal(1800, third.Json.GetProperty("expires_in").GetInt64());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Revoked_tokens_are_invalid_and_not_reused(bool reuse)
    {
        using var rig = new Rig(new SandboxOptions { ReuseTenantToken = reuse });
        string before = (await rig.TokenAsync()).Text("access_token");

        rig.Tenant.RevokeTenantTokens();

        (await rig.TenantAsync(AnyCall, token: before)).AssertOAuthError(400, "invalid_token");
        Assert.NotEqual(before, (await rig.TokenAsync()).Text("access_token"));
        Assert.Equal(200, (await rig.TenantAsync(AnyCall)).StatusCode);
    }

    [Fact]
    public async Task An_id_token_is_no_tenant_token_and_the_other_way_round()
    {
        using var rig = new Rig();
        string idToken = (await rig.SignInAsync()).Text("id_token");
        string accessToken = (await rig.TokenAsync()).Text("access_token");

        (await rig.TenantAsync(AnyCall, token: idToken)).AssertOAuthError(400, "invalid_token");
        Reply social = await rig.SdkAsync(HttpMethod.Get, "/api/v2/sdk/social", request => request.Set("Authorization", "Bearer " + accessToken));

        Assert.Equal("IDAAS.SDK.PARAM.0016", social.Text("error_code"));
    }

    [Fact]
    public async Task Every_tenant_call_asks_for_the_token()
    {
        using var rig = new Rig();
        foreach (SandboxRoute route in SandboxTenant.Routes.Where(route => route.Credential == "TenantToken"))
        {
            string body = """{"user_name":"a","mobile":"13800000000","email":"a@b","code":"c","name":"n","password":"p","old_password":"p","user_id":"u","account_name":"a","org_code":"o","role_id":"r"}""";

            Reply reply = await rig.TenantAsync(route.Path["/api/v2/tenant".Length..], route.Method == "GET" ? null : body, "unknown", route.Method);

            reply.AssertOAuthError(400, "invalid_token");
        }
    }
}
