using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Xunit;

namespace Eiam.Sandbox.Tests;

public class IdTokenTests
{
    [Theory]
    [InlineData(SandboxIdTokenShape.Flat)]
    [InlineData(SandboxIdTokenShape.Nested)]
    public async Task The_signature_verifies_against_the_key_set(SandboxIdTokenShape shape)
    {
        using var rig = new Rig(new SandboxOptions { IdTokenShape = shape });
        JsonWebKeySet keys = await KeysAsync(rig);
        string token = await TokenAsync(rig);

        TokenValidationResult good = await VerifyAsync(token, keys);
        TokenValidationResult tampered = await VerifyAsync(Tamper(token), keys);
        using var elsewhere = new Rig();
        TokenValidationResult foreign = await VerifyAsync(token, await KeysAsync(elsewhere));

        Assert.True(good.IsValid, good.Exception?.Message);
        Assert.False(tampered.IsValid);
        Assert.False(foreign.IsValid);
    }

    [Fact]
    public async Task The_header_names_algorithm_and_key()
    {
        using var rig = new Rig();

        var token = new JsonWebToken(await TokenAsync(rig));

        Assert.Equal(("RS256", (await KeysAsync(rig)).Keys.Single().Kid), (token.Alg, token.Kid));
    }

    [Fact]
    public async Task Flat_claims_stand_beside_each_other()
    {
        using var rig = new Rig(new SandboxOptions { Domain = "contoso.invalid" });
        SandboxUser user = rig.Tenant.AddUser(new SandboxUserOptions
        {
            Mobile = Rig.Mobile,
            UserName = "zhangsan",
            Name = "张三",
            Email = "zhangsan@bamboocloud.invalid",
        });

        JsonElement claims = Payload(await TokenAsync(rig));

        Assert.Equal("https://contoso.invalid/api/v1/oauth2", Text(claims, "iss"));
        Assert.Equal(rig.Tenant.Options.ClientId, Text(claims, "aud"));
        Assert.Equal("zhangsan", Text(claims, "sub"));
        Assert.NotEmpty(Text(claims, "jti"));
        Assert.False(claims.TryGetProperty("api", out _));
        AssertUser(user, claims);
        AssertTimes(rig, claims, TimeSpan.FromMinutes(5));
    }

    [Fact]
    public async Task Nested_claims_are_json_in_a_string()
    {
        using var rig = new Rig(new SandboxOptions { IdTokenShape = SandboxIdTokenShape.Nested });
        SandboxUser user = rig.Tenant.AddUser(new SandboxUserOptions
        {
            Mobile = Rig.Mobile,
            UserName = "zhangsan",
            Name = "张三",
            Email = "zhangsan@bamboocloud.invalid",
        });

        JsonElement claims = Payload(await TokenAsync(rig));

        Assert.Equal("Issuer", Text(claims, "iss"));
        Assert.Equal("Audience", Text(claims, "aud"));
        Assert.Equal("subject", Text(claims, "sub"));
        Assert.NotEmpty(Text(claims, "jti"));
        Assert.Equal(
            ["api", "aud", "exp", "iat", "iss", "jti", "nbf", "sub"],
            claims.EnumerateObject().Select(claim => claim.Name).Order(StringComparer.Ordinal));
        AssertUser(user, JsonDocument.Parse(Text(claims, "api")).RootElement);
        AssertTimes(rig, claims, TimeSpan.FromMinutes(5));
    }

    [Theory]
    [InlineData(SandboxIdTokenShape.Flat)]
    [InlineData(SandboxIdTokenShape.Nested)]
    public async Task What_a_user_does_not_have_is_left_out(SandboxIdTokenShape shape)
    {
        using var rig = new Rig(new SandboxOptions { IdTokenShape = shape });

        JsonElement claims = Payload(await TokenAsync(rig));
        JsonElement user = shape == SandboxIdTokenShape.Flat ? claims : JsonDocument.Parse(Text(claims, "api")).RootElement;

        Assert.False(user.TryGetProperty("name", out _));
        Assert.False(user.TryGetProperty("email", out _));
        Assert.Equal("13800000000", Text(user, "userName"));
    }

    [Fact]
    public async Task Times_come_from_the_tenants_clock_and_the_lifetime_from_the_options()
    {
        using var rig = new Rig(new SandboxOptions { IdTokenLifetime = TimeSpan.FromHours(2) });
        rig.Tenant.Clock.Advance(TimeSpan.FromDays(400));

        JsonElement claims = Payload(await TokenAsync(rig));

        AssertTimes(rig, claims, TimeSpan.FromHours(2));
    }

    [Fact]
    public async Task The_key_stays_and_tokens_differ()
    {
        using var rig = new Rig();
        rig.Tenant.AddUser(Rig.Mobile);

        string before = (await rig.SendAsync(System.Net.Http.HttpMethod.Get, Rig.KeysPath)).Body;
        string first = await TokenAsync(rig);
        string second = (await rig.LogInAsync(rig.LoginCode())).Text("id_token");
        string after = (await rig.SendAsync(System.Net.Http.HttpMethod.Get, Rig.KeysPath)).Body;

        Assert.Equal(before, after);
        Assert.NotEqual(Text(Payload(first), "jti"), Text(Payload(second), "jti"));
    }

    [Fact]
    public async Task The_key_set_is_for_anybody_and_shows_one_2048_bit_key_without_its_secret()
    {
        using var rig = new Rig();

        Reply reply = await rig.SendAsync(System.Net.Http.HttpMethod.Get, Rig.KeysPath + "?unused=1");

        Assert.Equal((200, "application/json"), (reply.StatusCode, reply.ContentType));
        JsonElement key = Assert.Single(reply.Json.GetProperty("keys").EnumerateArray());
        Assert.Equal("alg e kid kty n use", string.Join(' ', key.EnumerateObject().Select(m => m.Name).Order(StringComparer.Ordinal)));
        Assert.Equal(("RSA", "RS256", "sig"), (Text(key, "kty"), Text(key, "alg"), Text(key, "use")));
        Assert.Equal(256, Base64UrlEncoder.DecodeBytes(Text(key, "n")).Length);
    }

    private static async Task<string> TokenAsync(Rig rig) =>
        (await rig.BindAsync(await rig.BeginAsync(), rig.PhoneCode(), Rig.RegisterBindPath)).Text("id_token");

    private static async Task<JsonWebKeySet> KeysAsync(Rig rig) =>
        new((await rig.SendAsync(System.Net.Http.HttpMethod.Get, Rig.KeysPath)).Body);

    private static Task<TokenValidationResult> VerifyAsync(string token, JsonWebKeySet keys) =>
        new JsonWebTokenHandler().ValidateTokenAsync(token, new TokenValidationParameters
        {
            IssuerSigningKeys = (IEnumerable<SecurityKey>)keys.Keys,
            ValidAlgorithms = ["RS256"],
            ValidateAudience = false,
            ValidateIssuer = false,
        });

    private static string Tamper(string token)
    {
        string[] parts = token.Split('.');
        string payload = Base64UrlEncoder.Decode(parts[1]).Replace("13800000000", "13800000001", StringComparison.Ordinal);
        return $"{parts[0]}.{Base64UrlEncoder.Encode(payload)}.{parts[2]}";
    }

    private static JsonElement Payload(string token) =>
        JsonDocument.Parse(Base64UrlEncoder.Decode(token.Split('.')[1])).RootElement;

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;

    private static void AssertUser(SandboxUser user, JsonElement claims)
    {
        Assert.Equal(user.Id, Text(claims, "id"));
        Assert.Equal(user.Name, Text(claims, "name"));
        Assert.Equal(user.UserName, Text(claims, "userName"));
        Assert.Equal(user.Mobile, Text(claims, "mobile"));
        Assert.Equal(user.Email, Text(claims, "email"));
    }

    private static void AssertTimes(Rig rig, JsonElement claims, TimeSpan lifetime)
    {
        long issued = claims.GetProperty("iat").GetInt64();
        long now = rig.Tenant.Clock.GetUtcNow().ToUnixTimeSeconds();
        Assert.InRange(issued, now - 60, now);
        Assert.Equal(issued - 120, claims.GetProperty("nbf").GetInt64());
        Assert.Equal(issued + (long)lifetime.TotalSeconds, claims.GetProperty("exp").GetInt64());
    }
}
