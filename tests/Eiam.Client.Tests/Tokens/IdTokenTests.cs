using System;
using System.Text;
using Eiam.Client.Tests.Support;
using Eiam.Client.Tokens;
using Xunit;

namespace Eiam.Client.Tests.Tokens;

public class IdTokenTests
{
    private const string Header = """{"kid":"k1","alg":"RS256"}""";

    [Fact]
    public void The_flat_shape_is_read()
    {
        IdToken token = Read("""{"iss":"https://d/api/v1/oauth2","aud":"client","sub":"zhangsan","exp":1700000300,"jti":"j","iat":1700000000,"nbf":1699999880,"id":"u1","name":"Zhang San","userName":"zhangsan","mobile":"+86-13800000000","email":"z@example.com"}""");
        Assert.Equal(("k1", "RS256", "https://d/api/v1/oauth2", "client", "zhangsan"), (token.KeyId, token.Algorithm, token.Issuer, token.Audience, token.Subject));
        Assert.Equal(("u1", "zhangsan", "Zhang San", "+86-13800000000", "z@example.com"), (token.UserId, token.UserName, token.Name, token.Mobile, token.Email));
        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(1700000300), token.ExpiresAt);
        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(1700000000), token.IssuedAt);
        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(1699999880), token.NotBefore);
        Assert.DoesNotContain("zhang", token.ToString(), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void The_nested_shape_is_read()
    {
        IdToken token = Read("""{"iss":"Issuer","aud":"Audience","sub":"subject","exp":1700000300,"api":"{\"name\":\"Zhang San\",\"mobile\":\"+86-13800000000\",\"id\":\"u1\",\"userName\":\"zhangsan\",\"email\":\"z@example.com\"}"}""");
        Assert.Equal(("Issuer", "Audience", "subject"), (token.Issuer, token.Audience, token.Subject));
        Assert.Equal(("u1", "zhangsan", "Zhang San", "+86-13800000000", "z@example.com"), (token.UserId, token.UserName, token.Name, token.Mobile, token.Email));
        Assert.False(token.Claims.ContainsKey("api"));
    }

    [Theory]
    [InlineData("""{"exp":"1700000300"}""", 1700000300L)]
    [InlineData("""{"exp":1700000300.5}""", 1700000300L)]
    [InlineData("""{"exp":null}""", null)]
    [InlineData("""{"exp":1e300}""", null)]
    [InlineData("""{"exp":"soon"}""", null)]
    [InlineData("""{}""", null)]
    public void A_time_is_read_as_number_or_text_or_not_at_all(string payload, long? seconds) =>
        Assert.Equal(seconds, Read(payload).ExpiresAt?.ToUnixTimeSeconds());

    [Fact]
    public void Of_several_audiences_the_first_counts() => Assert.Equal("a", Read("""{"aud":["a","b"]}""").Audience);

    [Fact]
    public void An_api_that_is_no_JSON_stays_a_claim() => Assert.Equal("x", Read("""{"api":"x"}""").Claims["api"]);

    [Theory]
    [InlineData("abc")]
    [InlineData("a.b")]
    [InlineData("a..c")]
    [InlineData("a.b.c.d")]
    [InlineData("!!.!!.!!")]
    [InlineData("e30=.e30.x")]
    [InlineData("W10.W10.x")]
    public void What_is_no_id_token_is_refused_without_being_quoted(string text)
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => IdTokenReader.Read(Sample.Secret(text)));
        Assert.Equal("IdToken", error.ParamName);
        Assert.StartsWith("IdToken", error.Message, StringComparison.Ordinal);
    }

    internal static string Encode(string json) => Convert.ToBase64String(Encoding.UTF8.GetBytes(json)).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    private static IdToken Read(string payload) => IdTokenReader.Read(Sample.Secret(Encode(Header) + "." + Encode(payload) + ".c2ln"));
}
