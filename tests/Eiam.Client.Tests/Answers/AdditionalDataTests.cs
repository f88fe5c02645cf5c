using System.Collections.Generic;
using System.Security;
using System.Threading.Tasks;
using Eiam.Client.Secrets;
using Eiam.Client.Tests.Support;
using Xunit;

namespace Eiam.Client.Tests.Answers;

/// <summary>What the pages do not document is kept, and what could be a secret is kept as one.</summary>
public class AdditionalDataTests
{
    [Fact]
    public async Task Data_as_a_JSON_string_gives_the_flow()
    {
        LoginResult response = await Calls.BindAsync(
            """{"status":" SOCIAL_BIND","state_token":"s","data":"{\"socialBindOrRegisterFlow\":[\"VERIFY_PHONE\",\"VERIFY_EMAIL\"]}"}""");

        Assert.Equal(["VERIFY_PHONE", "VERIFY_EMAIL"], response.Flow);
        Assert.Empty(response.AdditionalData);
    }

    [Fact]
    public async Task Data_as_an_object_gives_the_flow_too()
    {
        LoginResult response = await Calls.BindAsync("""{"status":"SOCIAL_BIND","data":{"socialBindOrRegisterFlow":["VERIFY_PHONE"],"more":1}}""");

        Assert.Equal(["VERIFY_PHONE"], response.Flow);
        Assert.Equal(1L, response.AdditionalData["data.more"]);
    }

    [Fact]
    public async Task Data_that_is_null_is_no_flow()
    {
        LoginResult response = await Calls.BindAsync("""{"status":"SOCIAL_BIND","data":null}""");

        Assert.Empty(response.Flow);
        Assert.Empty(response.AdditionalData);
    }

    [Theory]
    [InlineData("\"{broken\"", "{broken")]
    [InlineData("\"[1]\"", "[1]")]
    [InlineData("\"null\"", "null")]
    [InlineData("17", 17L)]
    [InlineData("true", true)]
    public async Task Data_of_another_shape_is_kept(string json, object kept)
    {
        LoginResult response = await Calls.BindAsync($$"""{"status":"SOCIAL_BIND","data":{{json}}}""");

        Assert.Empty(response.Flow);
        Assert.Equal(kept, response.AdditionalData["data"]);
    }

    [Fact]
    public async Task A_flow_of_another_shape_is_kept()
    {
        LoginResult response = await Calls.BindAsync("""{"status":"SOCIAL_BIND","data":{"socialBindOrRegisterFlow":"VERIFY_PHONE"}}""");

        Assert.Empty(response.Flow);
        Assert.Equal("VERIFY_PHONE", response.AdditionalData["data.socialBindOrRegisterFlow"]);
    }

    [Fact]
    public async Task Unknown_fields_are_kept_with_their_types()
    {
        LoginResult response = await Calls.BindAsync(
            """{"status":"SUCCESS","a":"text","b":12,"c":1.5,"d":true,"e":null,"f":[1,"x",false],"g":{"h":2},"i":123456789012345678901234567890}""");

        IReadOnlyDictionary<string, object?> more = response.AdditionalData;
        Assert.Equal("text", more["a"]);
        Assert.Equal(12L, more["b"]);
        Assert.Equal(1.5, more["c"]);
        Assert.Equal(true, more["d"]);
        Assert.Null(more["e"]);
        Assert.Equal([1L, "x", false], Assert.IsType<object?[]>(more["f"]));
        Assert.Equal(2L, Assert.IsType<Dictionary<string, object?>>(more["g"], exactMatch: false)["h"]);
        Assert.Equal(1.2345678901234568E+29, more["i"]);
    }

    [Theory]
    [InlineData("""{"status":"X","refresh_token":"hide"}""", "refresh_token")]
    [InlineData("""{"status":"X","data":"{\"mfa_token\":\"hide\"}"}""", "data.mfa_token")]
    [InlineData("""{"status":"X","verifyCode":"hide"}""", "verifyCode")]
    [InlineData("""{"status":"X","X-Ticket":"hide"}""", "X-Ticket")]
    [InlineData("""{"status":"X","mobile":"hide"}""", "mobile")]
    public async Task A_field_with_a_secret_name_is_a_secure_string(string body, string name)
    {
        LoginResult response = await Calls.BindAsync(body);

        Assert.Equal("hide", SecretText.ToText(Assert.IsType<SecureString>(response.AdditionalData[name])));
    }

    [Fact]
    public async Task What_stands_below_a_secret_name_is_secret_whatever_its_own_name()
    {
        LoginResult response = await Calls.BindAsync("""{"status":"X","tokens":{"value":"hide","list":["hide",7]}}""");

        Dictionary<string, object?> tokens = Assert.IsType<Dictionary<string, object?>>(response.AdditionalData["tokens"], exactMatch: false);
        Assert.Equal("hide", SecretText.ToText(Assert.IsType<SecureString>(tokens["value"])));
        Assert.All(Assert.IsType<object?[]>(tokens["list"]), item => Assert.IsType<SecureString>(item));
    }

    [Fact]
    public async Task JSON_inside_a_text_is_secret_where_it_holds_a_secret()
    {
        LoginResult response = await Calls.BindAsync("""{"status":"X","extra":"{\"a\":[{\"session_token\":\"hide\"}]}","plain":"{\"a\":1}"}""");

        Assert.IsType<SecureString>(response.AdditionalData["extra"]);
        Assert.Equal("""{"a":1}""", response.AdditionalData["plain"]);
    }

    [Theory]
    [InlineData("session_token")]
    [InlineData("id_token")]
    [InlineData("state_token")]
    public async Task A_token_that_is_no_text_is_kept_and_secret(string name)
    {
        LoginResult response = await Calls.BindAsync($$$"""{"status":"SUCCESS","{{{name}}}":{"value":"hide"}}""");

        Assert.Null(response.SessionToken);
        Dictionary<string, object?> kept = Assert.IsType<Dictionary<string, object?>>(response.AdditionalData[name], exactMatch: false);
        Assert.Equal("hide", SecretText.ToText(Assert.IsType<SecureString>(kept["value"])));
    }

    [Theory]
    [InlineData("""{"status":"SUCCESS","session_token":"t","nick":"\ud83d"}""")]
    [InlineData("""{"status":"SUCCESS","session_token":"t","\udc00":"nick"}""")]
    [InlineData("""{"status":"SUCCESS","session_token":"t","data":"\ud83d"}""")]
    [InlineData("""{"status":"SUCCESS","session_token":"t","more":{"\udc00":["\ud83d"]}}""")]
    public async Task Half_a_character_in_an_undocumented_field_does_not_lose_the_session(string body)
    {
        LoginResult response = await Calls.BindAsync(body);

        Assert.Equal("t", SecretText.ToText(response.SessionToken!));
    }

    [Fact]
    public async Task Half_a_character_in_a_status_does_not_lose_the_session()
    {
        LoginResult response = await Calls.BindAsync("""{"status":"\udc00","session_token":"t"}""");

        Assert.Equal(LoginStatus.Unknown, response.Status);
        Assert.Equal("t", SecretText.ToText(response.SessionToken!));
    }

    [Fact]
    public async Task Half_a_character_in_a_token_is_no_answer()
    {
        EiamException failure = await Calls.FailingBindAsync("""{"status":"SUCCESS","session_token":"\ud83d"}""");

        Assert.Equal(FailureKind.UnreadableAnswer, failure.Kind);
        Assert.Equal(RequestOutcome.Unknown, failure.Outcome);
    }

    [Fact]
    public async Task As_text_it_is_JSON_and_secrets_are_masked()
    {
        LoginResult response = await Calls.BindAsync(
            """{"status":"SUCCESS","a":"te\"x\\t\n张","b":12,"c":1.5,"d":true,"e":null,"f":[1,"x",false,{}],"g":{"h":2},"identity_number":"110101199003070011","my_token":{"deep":"s3cret-value"},"pwd":1234567}""");

        Assert.Equal(
            """{"a":"te\"x\\t\u000a张","b":12,"c":1.5,"d":true,"e":null,"f":[1,"x",false,{}],"g":{"h":2},"identity_number":"***","my_token":{"deep":"***"},"pwd":"***"}""",
            response.AdditionalData.ToString());
        Assert.Equal("{}", (await Calls.BindAsync("""{"status":"SUCCESS"}""")).AdditionalData.ToString());
    }
}
