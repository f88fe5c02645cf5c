using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Eiam.Client.Requests;
using Eiam.Client.Secrets;
using Eiam.Client.Tests.Support;
using Xunit;

namespace Eiam.Client.Tests.Wire;

/// <summary>The calls of captchas and codes: what goes out, and what becomes of the answers.</summary>
public class CodeRequestTests
{
    private const string CaptchaToken = """71dd26999e314f9abb0c635336976635---{"x":237.0,"y":5.0}""";

    public static TheoryData<string> Calls => [.. Requests.Keys];

    private static Dictionary<string, (Func<EiamRequest> Request, string Line, string Body, string Answer)> Requests { get; } = new()
    {
        ["captcha"] = (() => new CaptchaRequest(), "GET /api/v2/sdk/captcha", "", """{"originalImageBase64":"AQID","token":"t"}"""),
        ["countries"] = (() => new CountryCodesRequest(), "GET /api/v2/sdk/country-codes", "", """{"phoneAreaCodeDefinitions":[]}"""),
        ["mobile"] = (() => new StateTokenMobileRequest(Sample.Secret(Sample.StateToken)), "GET /api/v2/sdk/mobile-by-token", "", """{"mobile":"+86-13800000000"}"""),
        ["verify"] = (
            () => new CaptchaVerifyRequest(Sample.Secret("71dd26999e314f9abb0c635336976635"), "237", Recipient.Of("13800000000", null)),
            "POST /api/v2/sdk/captcha/verify",
            """{"point_json":"{\"x\":237.0,\"y\":5.0}","token":"71dd26999e314f9abb0c635336976635","sender":"13800000000"}""",
            """{"captcha_token":"t"}"""),
        ["verify by e-mail"] = (
            () => new CaptchaVerifyRequest(Sample.Secret("t"), "236.5", Recipient.Of(null, "z@example.com")),
            "POST /api/v2/sdk/captcha/verify",
            """{"point_json":"{\"x\":236.5,\"y\":5.0}","token":"t","sender":"z@example.com"}""",
            """{"captcha_token":"t"}"""),
        ["sms"] = (
            () => new SendCodeRequest(Recipient.Of("13800000000", null), "LOGIN_SMS", Sample.Secret(CaptchaToken)),
            "POST /api/v2/sdk/sms/send",
            """{"mobile":"13800000000","type":"LOGIN_SMS","captcha_token":"71dd26999e314f9abb0c635336976635---{\"x\":237.0,\"y\":5.0}"}""",
            ""),
        ["email"] = (
            () => new SendCodeRequest(Recipient.Of(null, "z@example.com"), "LOGIN_EMS", Sample.Secret("t")),
            "POST /api/v2/sdk/email/send",
            """{"email":"z@example.com","type":"LOGIN_EMS","captcha_token":"t"}""",
            ""),
    };

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task A_call_is_the_bytes_of_its_page(string name)
    {
        (Func<EiamRequest> create, string line, string body, string answer) = Requests[name];
        await using FaultServer server = FaultServer.Answering(Scripts.Http(answer));
        using EiamClient client = new(Sample.Options(server.Uri));
        await client.SendAsync(create(), cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(line + " HTTP/1.1", server.OnlyRequest.Line);
        Assert.Equal(body, server.OnlyRequest.Body);
        string[] own = name == "mobile" ? ["X-state-token"] : body.Length > 0 ? ["Content-Type", "Content-Length"] : [];
        Assert.Equal([.. (string[])["Host", "X-operating-sys-version", "X-device-fingerprint", "X-agent", "X-client-id"], .. own], server.OnlyRequest.Headers.Select(h => h.Key));
    }

    [Theory]
    [InlineData("AQID")]
    [InlineData("data:image/png;base64,AQID")]
    [InlineData("DATA:image/png;base64,AQID")]
    [InlineData("AQ\\nID\\n")]
    public async Task A_picture_is_base64_with_a_prefix_or_without(string text)
    {
        Captcha captcha = await AnswerAsync(new CaptchaRequest(), $$"""
            {"captchaId":null,"secretKey":"s","originalImageBase64":"{{text}}","point":null,"jigsawImageBase64":"BAU=","wordList":null,"token":"t","result":false,"more":"m"}
            """);

        Assert.Equal([1, 2, 3], captcha.OriginalImage!);
        Assert.Equal([4, 5], captcha.JigsawImage!);
        Assert.Equal(("t", "s"), (SecretText.ToText(captcha.Token!), SecretText.ToText(captcha.SecretKey!)));
        Assert.Equal([("result", false), ("more", "m")], captcha.AdditionalData.Select(d => (d.Key, d.Value!)));
    }

    [Theory]
    [InlineData("""{"token":"t"}""")]
    [InlineData("""{"originalImageBase64":"AQID"}""")]
    [InlineData("""{"originalImageBase64":"AQID","token":""}""")]
    [InlineData("""{"originalImageBase64":"no base64!","token":"t"}""")]
    [InlineData("""{"originalImageBase64":"AQI","token":"t"}""")]
    [InlineData("""{"originalImageBase64":"AQID","jigsawImageBase64":"*","token":"t"}""")]
    [InlineData("""{"originalImageBase64":[1],"token":"t"}""")]
    [InlineData("""{"originalImageBase64":"\uD800","token":"t"}""")]
    [InlineData("[]")]
    public async Task A_captcha_of_another_shape_is_unexpected(string body) =>
        Assert.Equal(EiamErrorId.UnexpectedResponse, (await FailureAsync(new CaptchaRequest(), body)).ErrorId);

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"mobile":null}""")]
    [InlineData("""{"mobile":{"a":1}}""")]
    public async Task A_login_without_a_mobile_is_unexpected(string body) =>
        Assert.Equal(EiamErrorId.UnexpectedResponse, (await FailureAsync(new StateTokenMobileRequest(Sample.Secret("s")), body)).ErrorId);

    [Fact]
    public async Task A_solved_captcha_has_its_recipient_and_its_token()
    {
        ConfirmedCaptcha mobile = await AnswerAsync(new CaptchaVerifyRequest(Sample.Secret("t"), "1", Recipient.Of("138", null)), """{"captcha_token":"ct"}""");
        ConfirmedCaptcha email = await AnswerAsync(new CaptchaVerifyRequest(Sample.Secret("t"), "1", Recipient.Of(null, "z@x")), """{"captcha_token":"ct"}""");

        Assert.Equal(("138", null, "ct"), (mobile.Mobile, mobile.Email, SecretText.ToText(mobile.CaptchaToken!)));
        Assert.Equal((null, "z@x"), (email.Mobile, email.Email));
        Assert.Equal(EiamErrorId.OutcomeUnknown, (await FailureAsync(new CaptchaVerifyRequest(Sample.Secret("t"), "1", Recipient.Of("138", null)), "{}")).ErrorId);
    }

    [Fact]
    public async Task A_sent_code_has_its_recipient_whatever_the_answer_says()
    {
        SendCodeRequest request = new(Recipient.Of("138", null), "LOGIN_SMS", Sample.Secret("t"));
        foreach (string body in new[] { "", "{}", """{"more":1}""", "true" })
        {
            SentCode sent = await AnswerAsync(request, body);
            Assert.Equal(("138", null, "LOGIN_SMS"), (sent.Mobile, sent.Email, sent.Type));
        }

        Assert.Equal("SDK.CAPTCHA.0006", (await FailureAsync(request, """{"error_code":"IDAAS.SDK.CAPTCHA.0006","error_msg":"m"}""", 400)).NormalizedCode);
    }

    [Fact]
    public async Task A_message_is_sent_once_whatever_becomes_of_its_answer()
    {
        StubTransport transport = StubTransport.Answering(200, "<html>", "text/html");
        using EiamClient client = new(Sample.Options(transport: transport, retries: 3));
        SendCodeRequest request = new(Recipient.Of("138", null), "LOGIN_SMS", Sample.Secret("t"));

        EiamException failure = await Assert.ThrowsAsync<EiamException>(() => client.SendAsync(request, cancellationToken: TestContext.Current.CancellationToken));

        Assert.Equal((EiamErrorId.OutcomeUnknown, RequestOutcome.Unknown, 1), (failure.ErrorId, failure.Outcome, transport.Requests));
    }

    [Fact]
    public async Task A_country_is_read_whatever_is_missing_of_it()
    {
        using EiamClient client = new(Sample.Options(transport: StubTransport.Answering(200, """
            {"phoneAreaCodeDefinitions":[
              {"areaCode":"+86","displayMapping":{"zh-CN":"中国","zh-TW":"中國","en":"China","xx":null},"countryCode":"CN","mobileRegex":"^1","areaCodeSuffixes":["1","2"]},
              {"areaCode":852,"displayMapping":"Hong Kong","areaCodeSuffixes":null},
              {}]}
            """)));
        List<CountryCode> countries = [];
        await foreach (CountryCode country in client.StreamAsync(new CountryCodesRequest(), cancellationToken: TestContext.Current.CancellationToken))
        {
            countries.Add(country);
        }

        Assert.Equal(["CN +86", "852", ""], countries.Select(c => c.ToString()));
        Assert.Equal(("China", "中国", 3, "^1"), (countries[0].Name, countries[0].ChineseName, countries[0].Names.Count, countries[0].MobilePattern));
        Assert.Equal(["1", "2"], countries[0].AreaCodeSuffixes);
        Assert.Equal("Hong Kong", countries[1].AdditionalData["displayMapping"]);
        Assert.Equal((null, 0), (countries[2].Name, countries[2].AreaCodeSuffixes.Count));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("x")]
    [InlineData("1,5")]
    [InlineData("1 000")]
    [InlineData("-1")]
    [InlineData("-0.5")]
    [InlineData("NaN")]
    [InlineData("Infinity")]
    [InlineData("-Infinity")]
    [InlineData("-∞")]
    [InlineData("1e300")]
    [InlineData("100001")]
    [InlineData("0x10")]
    [InlineData("１")]
    public void An_offset_that_is_no_number_of_a_picture_is_refused(string? offset) =>
        Assert.Equal("Offset", Assert.Throws<ArgumentException>(() => new CaptchaVerifyRequest(Sample.Secret("t"), offset, Recipient.Of("138", null))).ParamName);

    [Theory]
    [InlineData("0", "0.0")]
    [InlineData("237", "237.0")]
    [InlineData(" 237.25 ", "237.25")]
    [InlineData("1e2", "100.0")]
    [InlineData("100000", "100000.0")]
    [InlineData("0.0000001", "0.0000001")]
    public async Task An_offset_is_written_in_digits(string offset, string written)
    {
        StubTransport transport = StubTransport.Answering(200, """{"captcha_token":"t"}""");
        using EiamClient client = new(Sample.Options(transport: transport));
        await client.SendAsync(new CaptchaVerifyRequest(Sample.Secret("t"), offset, Recipient.Of("138", null)), cancellationToken: TestContext.Current.CancellationToken);

        Assert.Contains("\"{\\\"x\\\":" + written + ",\\\"y\\\":5.0}\"", transport.Bodies.Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_token_is_in_a_trace_or_an_error()
    {
        foreach ((Func<EiamRequest> create, string answer) in new (Func<EiamRequest>, string)[]
        {
            (() => new CaptchaRequest(), """{"originalImageBase64":"AQID","token":"canary-token","secretKey":"canary-key"}"""),
            (() => new CaptchaVerifyRequest(Sample.Secret("canary-token"), "237", Recipient.Of("138", null)), """{"captcha_token":"canary-solved"}"""),
            (() => new CaptchaVerifyRequest(Sample.Secret("canary-token"), "237", Recipient.Of("138", null)), """{"error_code":"A.1","error_msg":"canary-token"}"""),
            (() => new SendCodeRequest(Recipient.Of("138", null), "LOGIN_SMS", Sample.Secret("canary-solved")), """{"error_code":"A.1","error_msg":"canary-solved"}"""),
            (() => new StateTokenMobileRequest(Sample.Secret("canary-state")), """{"error_code":"A.1","error_msg":"canary-state"}"""),
        })
        {
            RecordingTrace trace = new();
            using EiamClient client = new(Sample.Options(transport: StubTransport.Answering(200, answer)));
            Exception? failure = await Record.ExceptionAsync(() => client.SendAsync(create(), trace, TestContext.Current.CancellationToken));

            Assert.NotEmpty(trace.Lines);
            Assert.DoesNotContain("canary", string.Join('\n', trace.Lines.Append(failure?.ToString())), StringComparison.Ordinal);
        }
    }

    private static async Task<T> AnswerAsync<T>(EiamRequest<T> request, string body, int status = 200)
    {
        using EiamClient client = new(Sample.Options(transport: StubTransport.Answering(status, body)));
        return await client.SendAsync(request, cancellationToken: TestContext.Current.CancellationToken);
    }

    private static async Task<EiamException> FailureAsync(EiamRequest request, string body, int status = 200)
    {
        using EiamClient client = new(Sample.Options(transport: StubTransport.Answering(status, body)));
        return await Assert.ThrowsAsync<EiamException>(() => client.SendAsync(request, cancellationToken: TestContext.Current.CancellationToken));
    }
}
