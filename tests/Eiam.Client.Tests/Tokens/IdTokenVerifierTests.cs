using System;
using System.Collections.Generic;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Threading.Tasks;
using Eiam.Client.Requests;
using Eiam.Client.Tests.Support;
using Xunit;

namespace Eiam.Client.Tests.Tokens;

/// <summary>An id token is valid where a key of the tenant signed it with RS256, its times fit, and its issuer and audience are the right ones.</summary>
public sealed class IdTokenVerifierTests : IDisposable
{
    private const string Issuer = "https://tenant.example.com/api/v1/oauth2";

    private readonly RSA _key = RSA.Create(2048);
    private int _asked;

    public void Dispose() => _key.Dispose();

    [Theory]
    [InlineData("{}", null)]
    [InlineData("""{"nbf":60}""", null)]
    [InlineData("""{"exp":-60}""", null)]
    [InlineData("""{"nbf":180}""", "It does not count yet.")]
    [InlineData("""{"exp":-121}""", "It has expired.")]
    [InlineData("""{"exp":null}""", "It does not say when it ends.")]
    [InlineData("""{"exp":"soon"}""", "It does not say when it ends.")]
    [InlineData("""{"iss":"https://other.example.com/api/v1/oauth2"}""", "Its issuer is not https://tenant.example.com/api/v1/oauth2.")]
    [InlineData("""{"aud":"other"}""", "Its audience is not nTo1eRIub60vPb54WeE6aojPwYwImtl4.")]
    [InlineData("""{"aud":["other","nTo1eRIub60vPb54WeE6aojPwYwImtl4"]}""", null)]
    [InlineData("""{"aud":[]}""", "Its audience is not nTo1eRIub60vPb54WeE6aojPwYwImtl4.")]
    [InlineData("""{"aud":null}""", "Its audience is not nTo1eRIub60vPb54WeE6aojPwYwImtl4.")]
    [InlineData("""{"iss":"Issuer","aud":"Audience"}""", null)]
    [InlineData("""{"iss":"Issuer","aud":"other"}""", "Its audience is not nTo1eRIub60vPb54WeE6aojPwYwImtl4.")]
    public async Task Its_claims_decide_where_its_signature_is_true(string changes, string? reason)
    {
        IdTokenTest test = await TestAsync(Token(changes));
        Assert.Equal(CheckOutcome.Passed, test.Signature);
        Assert.Equal((reason is null, reason), (test.IsValid, test.Reason));
    }

    [Fact]
    public async Task The_public_key_is_no_shared_secret()
    {
        string body = Encode("""{"alg":"HS256","kid":"k1"}""") + "." + Encode(Claims("{}"));
        byte[] modulus = _key.ExportParameters(false).Modulus!;
        foreach (byte[] secret in (byte[][])[modulus, Encoding.ASCII.GetBytes(Encode(modulus)), Encoding.UTF8.GetBytes(Keys()), _key.ExportSubjectPublicKeyInfo()])
        {
            IdTokenTest test = await TestAsync(body + "." + Encode(HMACSHA256.HashData(secret, Encoding.ASCII.GetBytes(body))));
            Assert.Equal((false, CheckOutcome.Failed, CheckOutcome.NotChecked), (test.IsValid, test.Algorithm, test.Signature));
        }
    }

    [Theory]
    [InlineData("""{"alg":"RS256"}""", true)]
    [InlineData("""{"alg":"RS256","kid":"k2"}""", false)]
    [InlineData("""{"alg":"RS512","kid":"k1"}""", false)]
    [InlineData("""{"alg":"none"}""", false)]
    [InlineData("""{"alg":"rs256","kid":"k1"}""", false)]
    [InlineData("""{"kid":"k1"}""", false)]
    [InlineData("""{"alg":"RS256","kid":"k1","jku":"https://evil.example.com/keys","x5u":"https://evil.example.com","jwk":{"kty":"RSA"}}""", true)]
    public async Task Its_header_names_the_tenants_key_and_nothing_else(string header, bool valid)
    {
        Assert.Equal(valid, (await TestAsync(Token("{}", header))).IsValid);
    }

    [Theory]
    [InlineData("""{"keys":[]}""")]
    [InlineData("""{"keys":[{"kty":"oct","kid":"k1","k":"c2VjcmV0"}]}""")]
    [InlineData("""{"keys":[{"kty":"RSA","kid":"k1"}]}""")]
    [InlineData("""{"keys":[{"kty":"RSA","kid":"k1","n":"!!!","e":"AQAB"}]}""")]
    [InlineData("""{"keys":[{"kty":"RSA","kid":"k1","n":"AQAB","e":"AQAB"}]}""")]
    [InlineData("""{"keys":[null,7,"x"]}""")]
    public async Task Keys_that_cannot_be_used_make_no_token_valid_and_no_exception(string keys)
    {
        Assert.False((await TestAsync(Token("{}"), keys: keys)).IsValid);
    }

    [Theory]
    [InlineData("""{"error":"x"}""")]
    [InlineData("[]")]
    [InlineData("<html>")]
    public async Task Keys_that_are_none_are_an_error_and_no_verdict(string keys)
    {
        await Assert.ThrowsAsync<EiamException>(() => TestAsync(Token("{}"), keys: keys));
    }

    [Fact]
    public async Task Many_checks_at_once_ask_for_the_keys_once()
    {
        using EiamClient client = Client(Keys());
        await Task.WhenAll(Enumerable.Range(0, 32).Select(async _ =>
            Assert.True((await client.SendAsync(new IdTokenTestRequest(Sample.Secret(Token("{}"))), cancellationToken: TestContext.Current.CancellationToken)).IsValid)));
        Assert.Equal(1, _asked);
    }

    [Fact]
    public async Task A_given_issuer_and_audience_count_in_the_nested_shape_too()
    {
        using EiamClient client = Client(Keys());
        string token = Token("""{"iss":"Issuer","aud":"Audience"}""");
        IdTokenTest right = await client.SendAsync(new IdTokenTestRequest(Sample.Secret(token), "Issuer", "Audience"), cancellationToken: TestContext.Current.CancellationToken);
        IdTokenTest wrong = await client.SendAsync(new IdTokenTestRequest(Sample.Secret(token), Issuer, null), cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal((CheckOutcome.Passed, CheckOutcome.Passed, true), (right.Issuer, right.Audience, right.IsValid));
        Assert.Equal((CheckOutcome.Failed, CheckOutcome.NotChecked, false), (wrong.Issuer, wrong.Audience, wrong.IsValid));
    }

    private async Task<IdTokenTest> TestAsync(string token, string? keys = null)
    {
        using EiamClient client = Client(keys ?? Keys());
        return await client.SendAsync(new IdTokenTestRequest(Sample.Secret(token)), cancellationToken: TestContext.Current.CancellationToken);
    }

    private EiamClient Client(string keys) => new(Sample.Options(new Uri("https://tenant.example.com/"), transport: new StubTransport(_ =>
    {
        System.Threading.Interlocked.Increment(ref _asked);
        return StubTransport.Response(200, keys);
    })));

    private string Keys()
    {
        RSAParameters key = _key.ExportParameters(false);
        return $$"""{"keys":[{"kty":"RSA","kid":"k1","use":"sig","alg":"RS256","n":"{{Encode(key.Modulus!)}}","e":"{{Encode(key.Exponent!)}}"}]}""";
    }

    private string Token(string changes, string header = """{"alg":"RS256","kid":"k1"}""")
    {
        string body = Encode(header) + "." + Encode(Claims(changes));
        return body + "." + Encode(_key.SignData(Encoding.ASCII.GetBytes(body), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
    }

    // exp and nbf are seconds from now.
    private static string Claims(string changes)
    {
        long now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        Dictionary<string, object?> claims = new() { ["iss"] = Issuer, ["aud"] = "nTo1eRIub60vPb54WeE6aojPwYwImtl4", ["exp"] = now + 300, ["nbf"] = now - 120 };
        foreach (JsonProperty change in JsonDocument.Parse(changes).RootElement.EnumerateObject())
        {
            claims[change.Name] = change.Value.ValueKind == JsonValueKind.Number ? now + change.Value.GetInt64() : change.Value;
        }

        return JsonSerializer.Serialize(claims);
    }

    private static string Encode(string text) => Encode(Encoding.UTF8.GetBytes(text));

    private static string Encode(byte[] bytes) => Convert.ToBase64String(bytes).TrimEnd('=').Replace('+', '-').Replace('/', '_');
}
