using System;
using System.Globalization;
using System.Linq;
using System.Net.Http;
using System.Text;
using System.Threading.Tasks;
using Xunit;

namespace Eiam.Sandbox.Tests;

/// <summary>The tenant token and the directory's users.</summary>
public sealed class DirectoryTests : IDisposable
{
    private const string TokenPath = "/api/v2/tenant/token";
    private const string UsersPath = "/api/v2/tenant/users";
    private const string Grant = "grant_type=client_credentials";

    private readonly Rig _rig = new();

    public void Dispose() => _rig.Dispose();

    [Fact]
    public async Task The_token_is_the_documented_one_and_opens_the_directory()
    {
        Reply token = await TokenAsync();
        Assert.Equal("access_token expires_in scope token_type", token.Shape);
        Assert.Equal(("bearer", 1800, "all"), (token.Text("token_type"), token.Json.GetProperty("expires_in").GetInt32(), token.Text("scope")));
        Assert.Equal(200, (await ListAsync(token.Text("access_token"), "offset=0&limit=10")).StatusCode);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("Basic YTpi")]
    [InlineData("Bearer x")]
    public async Task Wrong_credentials_get_no_token(string? authorization)
    {
        Reply reply = await _rig.PostFormAsync(TokenPath, Grant, authorization);
        Assert.Equal((401, "invalid_client"), (reply.StatusCode, reply.Text("error")));
    }

    [Fact]
    public async Task Another_grant_gets_no_token() =>
        Assert.Equal((400, "unsupported_grant_type"), await _rig.PostFormAsync(TokenPath, "grant_type=password", Basic()) is var reply ? (reply.StatusCode, reply.Text("error")) : default);

    [Fact]
    public async Task A_token_that_ended_or_was_revoked_is_refused_as_documented()
    {
        string ended = (await TokenAsync()).Text("access_token");
        _rig.Tenant.Clock.Advance(TimeSpan.FromSeconds(1800));
        string revoked = (await TokenAsync()).Text("access_token");
        _rig.Tenant.RevokeTenantTokens();
        foreach (string token in new[] { ended, revoked, "none" })
        {
            Reply reply = await ListAsync(token, "offset=0&limit=10");
            Assert.Equal((400, "invalid_token", "Invalid access"), (reply.StatusCode, reply.Text("error"), reply.Text("error_description")));
        }
    }

    [Fact]
    public async Task A_tenant_can_hand_out_the_token_that_is_still_valid()
    {
        _rig.Tenant.Options.ReuseTenantToken = true;
        string first = (await TokenAsync()).Text("access_token");
        _rig.Tenant.Clock.Advance(TimeSpan.FromSeconds(1000));
        Reply second = await TokenAsync();
        Assert.Equal(first, second.Text("access_token"));
        Assert.InRange(second.Json.GetProperty("expires_in").GetInt32(), 790, 800);
    }

    [Fact]
    public async Task Pages_have_the_users_in_their_order()
    {
        string token = (await TokenAsync()).Text("access_token");
        string[] names = [.. Enumerable.Range(0, 25).Select(i => _rig.Tenant.AddUser((13800000000 + i).ToString(CultureInfo.InvariantCulture)).UserName)];
        foreach (int page in new[] { 0, 1, 2, 3 })
        {
            Reply reply = await ListAsync(token, $"offset={page}&limit=10");
            Assert.Equal(25, reply.Json.GetProperty("total").GetInt32());
            Assert.Equal(names.Skip(page * 10).Take(10), reply.Json.GetProperty("users").EnumerateArray().Select(u => u.GetProperty("user_name").GetString()));
        }
    }

    [Fact]
    public async Task An_organization_has_its_own_users()
    {
        string token = (await TokenAsync()).Text("access_token");
        _rig.Tenant.AddUser(new SandboxUserOptions { Mobile = "13800000001", OrganizationId = "o1" });
        _rig.Tenant.AddUser(new SandboxUserOptions { Mobile = "13800000002", OrganizationId = "o2" });
        Assert.Equal("13800000002", Assert.Single((await ListAsync(token, "org_id=o2&offset=0&limit=10")).Json.GetProperty("users").EnumerateArray()).GetProperty("user_name").GetString());
        Assert.Empty((await ListAsync(token, "org_id=o3&offset=0&limit=10")).Json.GetProperty("users").EnumerateArray());
    }

    [Theory]
    [InlineData("offset=0&limit=9", "OAP.PAGE.0001")]
    [InlineData("offset=0&limit=101", "OAP.PAGE.0001")]
    [InlineData("offset=0", "OAP.PAGE.0001")]
    [InlineData("limit=10", "OAP.PAGE.0003")]
    [InlineData("offset=-1&limit=10", "OAP.PAGE.0003")]
    public async Task A_page_outside_the_documented_range_is_refused(string query, string code)
    {
        Reply reply = await ListAsync((await TokenAsync()).Text("access_token"), query);
        Assert.Equal((400, code), (reply.StatusCode, reply.Text("error_code")));
    }

    [Theory]
    [InlineData("user-by-username", "user_name", "zhangsan")]
    [InlineData("user-by-mobile", "mobile", "13800000000")]
    [InlineData("user-by-mobile", "mobile", "+86-13800000000")]
    [InlineData("user-by-email", "email", "Z@example.com")]
    public async Task A_user_is_found_by_each_key(string path, string field, string value)
    {
        SandboxUser user = _rig.Tenant.AddUser(Rig.Mobile, "zhangsan", email: "z@example.com");
        string token = "Bearer " + (await TokenAsync()).Text("access_token");
        Reply found = await _rig.PostAsync(UsersPath + "/" + path, $$"""{"{{field}}":"{{value}}"}""", null, r => r.Set("Authorization", token));
        Assert.Equal(user.Id, found.Text("user_id"));
        Assert.Equal(found.Body, (await _rig.CallAsync(HttpMethod.Get, UsersPath + "/" + user.Id, "Authorization", token)).Body);
        Reply unknown = await _rig.PostAsync(UsersPath + "/" + path, $$"""{"{{field}}":"nobody"}""", null, r => r.Set("Authorization", token));
        unknown.AssertError("USER.0001", "user does not exist");
    }

    [Fact]
    public async Task An_unknown_id_is_no_user() =>
        (await _rig.CallAsync(HttpMethod.Get, UsersPath + "/none", "Authorization", "Bearer " + (await TokenAsync()).Text("access_token"))).AssertError("USER.0001", "user does not exist");

    private Task<Reply> TokenAsync() => _rig.PostFormAsync(TokenPath, Grant, Basic());

    private Task<Reply> ListAsync(string token, string query) => _rig.CallAsync(HttpMethod.Get, UsersPath + "?" + query, "Authorization", "Bearer " + token);

    private string Basic() => "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes(_rig.Tenant.Options.ClientId + ":" + _rig.Tenant.Options.ClientSecret));
}
