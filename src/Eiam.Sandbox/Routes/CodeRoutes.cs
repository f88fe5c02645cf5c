using System;
using System.Text.Json;
using Eiam.Sandbox.Captchas;
using Eiam.Sandbox.Routing;
using Eiam.Sandbox.State;

namespace Eiam.Sandbox.Routes;

/// <summary>
/// The slider captcha, and the messages that carry codes. What the pages do not say: how often a captcha can be tried (here: once), how near the
/// piece has to be (five pixels), what a wrong offset is answered with (1006), and whether a message needs a user who gets it (it does not).
/// </summary>
internal static class CodeRoutes
{
    private const string PointJson = "point_json";
    private const string Token = "token";
    private const string Sender = "sender";
    private const string Mobile = "mobile";
    private const string Email = "email";
    private const string Type = "type";
    private const string CaptchaToken = "captcha_token";
    private const int Tolerance = 5;

    // "y fixed 5.0", says the page.
    private const double FixedY = 5.0;

    // Of the fields that EIAM:userapi/captcha/captcha.html lists, those that are null for a slider.
    private static readonly string[] Before = ["captchaId", "projectCode", "captchaOriginalPath", "captchaFontType", "captchaFontSize", "secretKey"];
    private static readonly string[] Between = ["wordList", "pointList", "pointJson"];
    private static readonly string[] After = ["result", "captchaVerification"];

    private static readonly (string Area, string Country, string Simplified, string Traditional, string English, string Mobile)[] Countries =
    [
        ("+86", "CN", "中国大陆", "中國大陸", "Chinese mainland", "^1[3-9][0-9]{9}$"),
        ("+852", "HK", "中国香港", "中國香港", "Hong Kong (China)", "^[4-9][0-9]{7}$"),
        ("+853", "MO", "中国澳门", "中國澳門", "Macao (China)", "^6[0-9]{7}$"),
        ("+886", "TW", "中国台湾", "中國台灣", "Taiwan (China)", "^9[0-9]{8}$"),
        ("+65", "SG", "新加坡", "新加坡", "Singapore", "^[89][0-9]{7}$"),
        ("+81", "JP", "日本", "日本", "Japan", "^[789]0[0-9]{8}$"),
        ("+44", "GB", "英国", "英國", "United Kingdom", "^7[0-9]{9}$"),
        ("+1", "US", "美国", "美國", "United States", "^[2-9][0-9]{9}$"),
    ];

    internal static readonly Route[] All =
    [
        Route.Empty("GET", "/api/v2/sdk/captcha", Credential.None, ShowCaptcha),
        Route.Json("POST", "/api/v2/sdk/captcha/verify", Credential.None, VerifyCaptcha, PointJson, Token, Sender),
        Route.Json("POST", "/api/v2/sdk/sms/send", Credential.None, SendSms, Mobile, Type, CaptchaToken),
        Route.Json("POST", "/api/v2/sdk/email/send", Credential.None, SendEmail, Email, Type, CaptchaToken),
        Route.Empty("GET", "/api/v2/sdk/country-codes", Credential.None, ListCountries),
        Route.Empty("GET", "/api/v2/sdk/mobile-by-token", Credential.StateToken, TellMobile),
    ];

    /// <summary>EIAM:userapi/captcha/captcha.html.</summary>
    private static Answer ShowCaptcha(RouteContext context)
    {
        Captcha captcha = context.State.Captchas.Issue(context.Options, context.Now);
        return Answer.Later(() => Answer.Json(json =>
        {
            WriteNulls(json, Before);
            json.WriteBase64String("originalImageBase64", CaptchaImage.Original(captcha.Offset));
            json.WriteNull("point");
            json.WriteBase64String("jigsawImageBase64", CaptchaImage.Jigsaw(captcha.Offset));
            WriteNulls(json, Between);
            json.WriteString(Token, captcha.Token);
            WriteNulls(json, After);
        }));
    }

    /// <summary>Answers <c>{"captcha_token"}</c>, which is for the sender that was named. EIAM:userapi/captcha/verifycaptcha.html.</summary>
    private static Answer VerifyCaptcha(RouteContext context)
    {
        double x = ReadPoint(context.RequiredText(PointJson)) ?? throw SdkErrors.BadFormat(PointJson);
        string sender = context.RequiredText(Sender);
        sender = MobileNumber.TryNormalise(sender) ?? (EmailAddress.IsOne(sender) ? sender : throw SdkErrors.BadFormat(Sender));
        Standing standing = context.State.Captchas.Take(context.RequiredText(Token), context.Now, out Captcha? captcha);
        if (standing != Standing.Live)
        {
            throw standing == Standing.Expired ? SdkErrors.HasExpired(Token) : SdkErrors.HasFailed(Token);
        }

        if (Math.Abs(x - captcha!.Offset) > Tolerance)
        {
            throw SdkErrors.BadValue(PointJson);
        }

        string solved = context.State.Captchas.Solve(captcha, x, sender, context.Options, context.Now);
        return Answer.Json(json => json.WriteString(CaptchaToken, solved));
    }

    /// <summary>EIAM:userapi/captcha/smssend.html.</summary>
    private static Answer SendSms(RouteContext context) =>
        Send(context, MobileNumber.TryNormalise(context.RequiredText(Mobile)) ?? throw SdkErrors.BadFormat(Mobile), isEmail: false);

    /// <summary>EIAM:userapi/captcha/emailsend.html.</summary>
    private static Answer SendEmail(RouteContext context)
    {
        string email = context.RequiredText(Email);
        return Send(context, EmailAddress.IsOne(email) ? email : throw SdkErrors.BadFormat(Email), isEmail: true);
    }

    private static Answer Send(RouteContext context, string recipient, bool isEmail)
    {
        CodeType type = CodeType.Find(context.RequiredText(Type), isEmail) ?? throw SdkErrors.BadValue(Type);
        if (!context.State.Captchas.TakeSolved(context.RequiredText(CaptchaToken), recipient, context.Now))
        {
            throw SdkErrors.BadCaptchaToken();
        }

        context.State.Codes.Issue(type.Kind, recipient, context.Now, context.Options.CodeLifetime);
        return Answer.Empty(200);
    }

    /// <summary>EIAM:userapi/captcha/country-codes.html. The page does not show whether an area code has a plus: here it has one.</summary>
    private static Answer ListCountries(RouteContext context) => Answer.Json(json =>
    {
        json.WriteStartArray("phoneAreaCodeDefinitions");
        foreach ((string area, string country, string simplified, string traditional, string english, string mobile) in Countries)
        {
            json.WriteStartObject();
            json.WriteString("areaCode", area);
            json.WriteStartObject("displayMapping");
            json.WriteString("zh-CN", simplified);
            json.WriteString("zh-TW", traditional);
            json.WriteString("en", english);
            json.WriteEndObject();
            json.WriteString("countryCode", country);
            json.WriteString("mobileRegex", mobile);
            json.WriteStartArray("areaCodeSuffixes");
            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    });

    /// <summary>
    /// The mobile that a second factor's code is sent to. EIAM:userapi/captcha/mobile-by-token.html. A state token of a login that has another next
    /// step is answered like an unknown one.
    /// </summary>
    private static Answer TellMobile(RouteContext context)
    {
        SandboxUser user = context.StateToken.User ?? throw SdkErrors.BadStateToken();
        return Answer.Json(json => json.WriteString(Mobile, user.Mobile));
    }

    /// <summary>The x of <c>{"x":237.0,"y":5.0}</c>; null for anything else.</summary>
    private static double? ReadPoint(string text)
    {
        try
        {
            using JsonDocument point = JsonDocument.Parse(text);
            return point.RootElement is { ValueKind: JsonValueKind.Object } fields && Number(fields, "y") == FixedY ? Number(fields, "x") : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static double? Number(JsonElement fields, string name) =>
        fields.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out double number) ? number : null;

    private static void WriteNulls(Utf8JsonWriter json, string[] names)
    {
        foreach (string name in names)
        {
            json.WriteNull(name);
        }
    }
}
