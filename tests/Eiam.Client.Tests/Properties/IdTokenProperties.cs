using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using Eiam.Client.Tests.Support;
using Eiam.Client.Tests.Tokens;
using Eiam.Client.Tokens;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Eiam.Client.Tests.Properties;

/// <summary>Whatever stands where an id_token should: it is read, or refused by an error that names the parameter.</summary>
public class IdTokenProperties
{
    private static readonly string[] Names = ["iss", "aud", "sub", "id", "userName", "name", "mobile", "email", "api", "exp", "iat", "nbf", "other"];

    [Fact]
    public void Any_text_is_read_or_refused()
    {
        Gen<string> part = Gen.OneOf(Gens.AnyText, Gens.Few("ab0-_=+/{}\"", 12), Gens.AnyText.Select(IdTokenTests.Encode), Gen.Constant(IdTokenTests.Encode("{}")));
        Gen<string> cases =
            from count in Gen.Choose(0, 5)
            from parts in part.ArrayOf(count)
            select string.Join('.', parts);
        int missing = PropertyRun.ForAll(cases, text =>
        {
            try
            {
                Use(IdTokenReader.Read(Sample.Secret(text)));
            }
            catch (ArgumentException e)
            {
                Assert.Equal("IdToken", e.ParamName);
            }
        });

        Assert.Equal(0, missing);
    }

    [Fact]
    public void Claims_come_out_as_they_went_in_in_both_shapes()
    {
        Gen<(string[] Values, bool Nested)> cases =
            from values in Gens.AnyText.ArrayOf(5)
            from nested in Gen.Elements(false, true)
            select (values, nested);
        int missing = PropertyRun.ForAll(cases, c =>
        {
            // The serializer writes half a character as the replacement character.
            string[] expected = [.. c.Values.Select(v => JsonSerializer.Deserialize<string>(JsonSerializer.Serialize(v))!)];
            Dictionary<string, string> user = new() { ["id"] = c.Values[0], ["userName"] = c.Values[1], ["name"] = c.Values[2], ["mobile"] = c.Values[3], ["email"] = c.Values[4] };
            string payload = JsonSerializer.Serialize(c.Nested ? new Dictionary<string, string> { ["api"] = JsonSerializer.Serialize(user) } : user);
            IdToken token = IdTokenReader.Read(Sample.Secret($"{IdTokenTests.Encode("{}")}.{IdTokenTests.Encode(payload)}."));
            Assert.Equal(expected, (string?[])[token.UserId, token.UserName, token.Name, token.Mobile, token.Email]);
        });

        Assert.Equal(0, missing);
    }

    [Fact]
    public void Claims_of_any_type_do_no_harm()
    {
        Gen<string> value = Gen.OneOf(
            Gen.Elements("null", "true", "[]", "{}", "[1,\"a\"]", "{\"id\":1}", "1e999", "-1", "\"{\"", "\"{\\\"id\\\":[]}\"", "\"\\ud800\""),
            Gens.AnyText.Select(t => JsonSerializer.Serialize(t)));
        Gen<string> cases =
            from names in Gen.Elements(Names).ArrayOf(4)
            from values in value.ArrayOf(4)
            select "{" + string.Join(',', names.Zip(values, (n, v) => $"\"{n}\":{v}")) + "}";
        int missing = PropertyRun.ForAll(cases, json => Use(IdTokenReader.Read(Sample.Secret($"{IdTokenTests.Encode("{}")}.{IdTokenTests.Encode(json)}.x"))));

        Assert.Equal(0, missing);
    }

    private static void Use(IdToken token)
    {
        object?[] all = [token.KeyId, token.Algorithm, token.Issuer, token.Audience, token.Subject, token.UserId, token.UserName, token.Name, token.Mobile, token.Email, token.ExpiresAt, token.IssuedAt, token.NotBefore, token.ToString()];
        Assert.NotNull(all[^1]);
        Assert.NotNull(token.Claims);
    }
}
