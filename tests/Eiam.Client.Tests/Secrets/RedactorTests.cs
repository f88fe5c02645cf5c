using System;
using System.Linq;
using System.Text;
using Eiam.Client.Json;
using Eiam.Client.Secrets;
using Xunit;

namespace Eiam.Client.Tests.Secrets;

public class RedactorTests
{
    [Theory]
    [InlineData("+86-13800000000")]
    [InlineData("+8613800000000")]
    [InlineData("+86 13800000000")]
    [InlineData("8613800000000")]
    public void A_mobile_is_masked_in_each_of_its_spellings_but_for_its_last_four_digits(string known)
    {
        Redactor redactor = new();
        redactor.Add(known, Sensitivity.LastFour);

        foreach (string spelling in (string[])["+86-13800000000", "13800000000", "+8613800000000", "8613800000000", "+86 13800000000"])
        {
            Assert.Equal("call ***0000!", redactor.Redact($"call {spelling}!"));
        }
    }

    [Theory]
    [InlineData("13812345678", "138-1234-5678", "138-1234-5678")]
    [InlineData("138-1234-5678", "x 13812345678", "x ***5678")]
    [InlineData("+1 (425) 555-0100", "x 4255550100", "x ***0100")]
    [InlineData("+44-7700-900123", "x 7700900123, +447700900123", "x ***0123, ***0123")]
    [InlineData("+1-23", "23", "23")]
    [InlineData("+44-1234567", "x 1234567", "x ***")]
    [InlineData("13812345678", "+13812345678", "+***5678")]
    [InlineData("138-1234-5678", "x 12345678", "x 12345678")]
    [InlineData("4255550100", "x 55550100", "x 55550100")]
    [InlineData("85255550100", "x 255550100", "x 255550100")]
    [InlineData("8612345678", "x 12345678", "x 12345678")]
    [InlineData("+4477009001234", "x 77009001234", "x 77009001234")]
    [InlineData("8625555501001", "x 25555501001", "x 25555501001")]
    [InlineData("user 12345678", "x 12345678", "x 12345678")]
    [InlineData("not a number", "a number", "a number")]
    [InlineData("        ", "a b", "a b")]
    public void Other_mobiles_are_masked_where_they_can_be_told(string known, string text, string shown)
    {
        Redactor redactor = new();
        redactor.Add(known, Sensitivity.LastFour);

        Assert.Equal(shown, redactor.Redact(text));
    }

    [Theory]
    [InlineData("13800000000", "***0000")]
    [InlineData("12345678", "***5678")]
    [InlineData("1234567", "***")]
    [InlineData("", "")]
    [InlineData("abc\ud83d\ude00xyz", "***")]
    public void A_value_under_a_mobiles_name_keeps_its_last_four_characters_where_that_is_not_most_of_it(string value, string shown)
    {
        Assert.Equal(shown, new Redactor().Redact("mobile", value));
    }

    [Fact]
    public void What_is_not_sensitive_is_its_own_mask()
    {
        Assert.Equal("plain", Redactor.MaskOf("plain", Sensitivity.None));
        Assert.Throws<ArgumentNullException>(() => Redactor.MaskOf(null!, Sensitivity.Secret));
    }

    [Fact]
    public void The_last_digits_of_a_mobile_go_too_where_they_are_a_secret()
    {
        Redactor redactor = new();
        redactor.Add("+86-13800001234", Sensitivity.LastFour);
        redactor.Add("1234");

        Assert.Equal("to *** with ***", redactor.Redact("to 13800001234 with 1234"));
        Assert.Equal("***", redactor.Redact("mobile", "13800001234"));
    }

    [Fact]
    public void What_was_known_as_a_mobile_and_then_as_a_secret_is_a_secret()
    {
        Redactor redactor = new();
        redactor.Add("13800001234", Sensitivity.LastFour);
        redactor.Add("13800001234");

        Assert.Equal("***", redactor.Redact("13800001234"));
        redactor.Add("13800001234", Sensitivity.LastFour);
        Assert.Equal("***", redactor.Redact("13800001234"));
    }

    [Fact]
    public void The_longest_secret_wins()
    {
        Redactor redactor = new();
        redactor.Add("abcd");
        redactor.Add("abcdef");
        redactor.Add("bcde");

        // One that begins within another and goes on behind it is masked to its end.
        Assert.Equal("*** *** ***", redactor.Redact("abcdef abcde bcde"));
    }

    [Theory]
    [InlineData("a\"b\\c", "x a\\\"b\\\\c y")]
    [InlineData("a b+c/d", "x?code=a%20b%2Bc%2Fd y")]
    [InlineData("<code>", "x \\u003Ccode\\u003E y")]
    public void A_secret_is_found_in_the_spellings_of_JSON_and_of_addresses(string secret, string text)
    {
        Redactor redactor = new();
        redactor.Add(secret);

        Assert.Contains("***", redactor.Redact(text), StringComparison.Ordinal);
        Assert.NotEqual(text, redactor.Redact(text));
    }

    [Fact]
    public void Where_a_mask_and_its_neighbours_spell_a_secret_nothing_is_shown()
    {
        Redactor redactor = new();
        redactor.Add("abcd");
        redactor.Add("x***");

        Assert.Equal("***", redactor.Redact("say xabcd"));
        Assert.Equal("*", Redactor.MaskOf("###", Sensitivity.Secret)[..1]);
        Assert.Equal("###", Redactor.MaskOf("***", Sensitivity.Secret));
    }

    [Theory]
    [InlineData("123")]
    [InlineData("*")]
    public void A_value_under_four_characters_is_masked_only_by_its_name(string value)
    {
        Redactor redactor = new();
        redactor.Add(value);

        Assert.Equal($"st{value}te_token", redactor.Redact($"st{value}te_token"));
        Assert.DoesNotContain(value, redactor.Redact("verify_code", value), StringComparison.Ordinal);
    }

    [Fact]
    public void A_very_long_value_is_known_by_its_beginning_and_masked_to_the_end()
    {
        Redactor redactor = new();
        redactor.Add(new string('a', 1024) + "behind-the-beginning");

        Assert.Equal("see ***", redactor.Redact("see " + new string('a', 1024) + "behind-the-beginning and more"));
        Assert.Equal("see " + new string('a', 1023), redactor.Redact("see " + new string('a', 1023)));
    }

    [Fact]
    public void Half_a_character_in_a_secret_is_masked_too()
    {
        string half = "abc" + new string('\ud83d', 1);
        Redactor redactor = new();
        redactor.Add(half);

        Assert.Equal("a***b", redactor.Redact($"a{half}b"));
    }

    [Fact]
    public void Nothing_is_a_secret_until_it_is_added()
    {
        Redactor redactor = new();
        redactor.Add(null);
        redactor.Add(string.Empty);
        redactor.Add("plain", Sensitivity.None);

        Assert.Equal("plain text", redactor.Redact("plain text"));
        Assert.Equal(string.Empty, redactor.Redact(string.Empty));
    }

    [Theory]
    [InlineData("""{"session_token":"s3cret","status":"SUCCESS"}""", """{"session_token":"***","status":"SUCCESS"}""")]
    [InlineData("""{"a":[{"verifyCode":123456}]}""", """{"a":[{"verifyCode":"***"}]}""")]
    [InlineData("""{"tokens":{"a":"s3cret","mobile":"13800000000"}}""", """{"tokens":{"a":"***","mobile":"***"}}""")]
    [InlineData("""{"mobile":{"a":"13800000000"}}""", """{"mobile":{"a":"***0000"}}""")]
    [InlineData("""{"data":"{\"state_token\":\"s3cret\",\"n\":1}"}""", """{"data":"{\"state_token\":\"***\",\"n\":1}"}""")]
    [InlineData("""{"password":"{\"a\":1}"}""", """{"password":"***"}""")]
    [InlineData("""{"error_code":"SDK.1","password":null,"pwd_must_modify":true}""", """{"error_code":"SDK.1","password":null,"pwd_must_modify":"***"}""")]
    [InlineData("""{"name":"竹云 <b>","n":1.50,"b":false}""", """{"name":"竹云 <b>","n":1.50,"b":false}""")]
    [InlineData("""["a",null,1]""", """["a",null,1]""")]
    [InlineData("", "(empty)")]
    [InlineData("<html>s3cret</html>", "(19 bytes that are not JSON, not shown)")]
    [InlineData("""{"session_token":"s3cr""", "(22 bytes that are not JSON, not shown)")]
    public void JSON_is_masked_by_its_names(string json, string shown)
    {
        Assert.Equal(shown, new Redactor().RedactJson(Encoding.UTF8.GetBytes(json)));
    }

    [Fact]
    public void JSON_is_masked_by_value_in_names_texts_and_numbers()
    {
        Redactor redactor = new();
        redactor.Add("s3cret");
        redactor.Add("4242");

        Assert.Equal(
            """{"x***":"a***b","n":"***","m":7}""",
            redactor.RedactJson("""{"xs3cret":"as3cretb","n":4242,"m":7}"""u8.ToArray()));
    }

    [Fact]
    public void A_large_body_is_not_shown()
    {
        string largest = $$"""{"a":"{{new string('x', (64 * 1024) - 8)}}"}""";
        byte[] larger = Encoding.UTF8.GetBytes(largest + " ");

        Assert.Equal(largest, new Redactor().RedactJson(largest));
        Assert.Equal($"({larger.Length} bytes, not shown)", new Redactor().RedactJson(larger));
    }

    [Theory]
    [InlineData("""{"session_token":"s3cret-value"}""")]
    [InlineData("""{"tokens":{"first":"s3cret-value"}}""")]
    [InlineData("""{"a":[{"state_token":["x","s3cret-value"]}]}""")]
    [InlineData("""{"data":"{\"state_token\":\"s3cret-value\"}"}""")]
    [InlineData("""[[{"b":{"mobile":"x","password":"s3cret-value"}}]]""")]
    public void What_an_answer_calls_a_secret_is_masked_wherever_it_stands_afterwards(string json)
    {
        Redactor redactor = new();
        redactor.AddFrom(Encoding.UTF8.GetBytes(json));

        Assert.Equal("about *** and other-value", redactor.Redact("about s3cret-value and other-value"));
    }

    [Fact]
    public void What_an_answer_does_not_call_a_secret_is_none()
    {
        Redactor redactor = new();
        redactor.AddFrom(Encoding.UTF8.GetBytes("""{"user_name":"first-value","list":["second-value"],"inner":"{\"name\":\"third-value\"}"}"""));
        redactor.AddFrom(Encoding.UTF8.GetBytes("not JSON: fourth-value"));
        redactor.AddFrom(ReadOnlyMemory<byte>.Empty);

        Assert.Equal("first-value second-value third-value fourth-value", redactor.Redact("first-value second-value third-value fourth-value"));
    }

    [Theory]
    [InlineData("""{"session_token":"VALUE"}""", 64)]
    [InlineData("""{"data":"{\"state_token\":\"VALUE\"}"}""", 32)]
    public void A_hostile_answer_has_its_first_few_dozen_secrets_collected(string item, int collected)
    {
        Redactor redactor = new();
        string[] values = [.. Enumerable.Range(1000, 400).Select(i => $"s3cret-{i}")];
        redactor.AddFrom(Encoding.UTF8.GetBytes("[" + string.Join(',', values.Select(v => item.Replace("VALUE", v, StringComparison.Ordinal))) + "]"));

        Assert.Equal(values.Take(collected), values.Where(v => redactor.Redact(v) == "***"));
    }

    [Fact]
    public void A_body_with_a_byte_order_mark_is_shown()
    {
        Assert.Equal("""{"a":1}""", new Redactor().RedactJson(Encoding.UTF8.GetBytes("\uFEFF{\"a\":1}")));
    }

    [Theory]
    [InlineData("session_token", Sensitivity.Secret)]
    [InlineData("X-state-token", Sensitivity.Secret)]
    [InlineData("stateToken", Sensitivity.Secret)]
    [InlineData("wechat_code", Sensitivity.Secret)]
    [InlineData("wchat_code", Sensitivity.Secret)]
    [InlineData("code", Sensitivity.Secret)]
    [InlineData("new_password", Sensitivity.Secret)]
    [InlineData("X-device-fingerprint", Sensitivity.Secret)]
    [InlineData("Set-Cookie", Sensitivity.Secret)]
    [InlineData("Authorization", Sensitivity.Secret)]
    [InlineData("sso_ticket", Sensitivity.Secret)]
    [InlineData("mobile", Sensitivity.LastFour)]
    [InlineData("phoneNumber", Sensitivity.LastFour)]
    [InlineData("error_code", Sensitivity.None)]
    [InlineData("countryCode", Sensitivity.None)]
    [InlineData("X-client-id", Sensitivity.None)]
    [InlineData("db_passwd", Sensitivity.Secret)]
    [InlineData("old-pwd", Sensitivity.Secret)]
    [InlineData("client_secret", Sensitivity.Secret)]
    [InlineData("credential_id", Sensitivity.Secret)]
    [InlineData("X-signature", Sensitivity.Secret)]
    [InlineData("private_key", Sensitivity.Secret)]
    [InlineData("apiKey", Sensitivity.Secret)]
    [InlineData("client_assertion", Sensitivity.Secret)]
    [InlineData("captcha_id", Sensitivity.Secret)]
    [InlineData("alipay_encrypt_data", Sensitivity.Secret)]
    [InlineData("jwtText", Sensitivity.Secret)]
    [InlineData("point_json", Sensitivity.Secret)]
    [InlineData("idCard", Sensitivity.Secret)]
    [InlineData("attr_id_number", Sensitivity.Secret)]
    [InlineData("passport_no", Sensitivity.Secret)]
    [InlineData("passphrase", Sensitivity.Secret)]
    [InlineData("登录密码", Sensitivity.Secret)]
    [InlineData("身份证号", Sensitivity.Secret)]
    [InlineData("手机号", Sensitivity.LastFour)]
    [InlineData("sender", Sensitivity.LastFour)]
    [InlineData("status_code", Sensitivity.None)]
    [InlineData("zipCode", Sensitivity.None)]
    [InlineData("area_code", Sensitivity.None)]
    [InlineData("postcode", Sensitivity.None)]
    [InlineData("postal_code", Sensitivity.None)]
    [InlineData("phone_code", Sensitivity.Secret)]
    [InlineData("org_code", Sensitivity.None)]
    [InlineData("project_code", Sensitivity.None)]
    [InlineData("lang_code", Sensitivity.None)]
    [InlineData("region_code", Sensitivity.None)]
    [InlineData("status", Sensitivity.None)]
    [InlineData("", Sensitivity.None)]
    public void A_name_says_whether_its_value_is_secret(string name, Sensitivity sensitivity)
    {
        Assert.Equal(sensitivity, SensitiveName.Classify(name));
        Assert.Equal(sensitivity, SensitiveName.Classify(name));
    }

    [Fact]
    public void Names_without_end_do_not_fill_the_memory_and_are_classified_all_the_same()
    {
        for (int i = 0; i < 2000; i++)
        {
            Assert.Equal(Sensitivity.Secret, SensitiveName.Classify($"token{i}"));
        }

        Assert.Throws<ArgumentNullException>(() => SensitiveName.Classify(null!));
    }
}
