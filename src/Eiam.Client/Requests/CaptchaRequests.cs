using System;
using System.Globalization;
using System.Security;
using System.Text.Json;
using Eiam.Client.Http;
using Eiam.Client.Json;

namespace Eiam.Client.Requests;

/// <summary>
/// Gets a slider captcha. The page shows its pictures as base64; a <c>data:</c> prefix is taken off. Source: EIAM:userapi/captcha/captcha.html.
/// </summary>
public sealed class CaptchaRequest() : EiamRequest<Captcha>(Endpoints.Captcha)
{
    // Documented, and null for a slider; what a tenant sends in them all the same is kept in AdditionalData.
    private static readonly string[] OfOtherKinds =
    [
        "captchaId", "projectCode", "captchaOriginalPath", "captchaFontType", "captchaFontSize", "point", "wordList", "pointList", "pointJson", "result", "captchaVerification",
    ];

    private static readonly ModelReader<Captcha> Reader = CreateReader();

    /// <inheritdoc/>
    protected internal override Captcha Read(Answer answer)
    {
        Captcha captcha = Reader.Read(answer);
        return captcha is { Token: not null, OriginalImage: not null } ? captcha : throw new JsonException("The answer has no token or no originalImageBase64.");
    }

    private static ModelReader<Captcha> CreateReader()
    {
        ModelReader<Captcha> reader = new ModelReader<Captcha>()
            .Secret("secretKey", static (c, v) => c.SecretKey = v)
            .Field("originalImageBase64", static (c, a) => (c.OriginalImage = Picture(a.Json)) is not null)
            .Field("jigsawImageBase64", static (c, a) => (c.JigsawImage = Picture(a.Json)) is not null)
            .Secret("token", static (c, v) => c.Token = v);
        foreach (string name in OfOtherKinds)
        {
            reader.Field(name, static (_, _) => false);
        }

        return reader;
    }

    private static byte[] Picture(JsonElement value)
    {
        string text = value.ValueKind == JsonValueKind.String && JsonValue.TryText(value) is { } given ? given : throw new JsonException("A picture of the answer is no text.");
        int start = text.StartsWith("data:", StringComparison.OrdinalIgnoreCase) ? text.IndexOf(',') + 1 : 0;
        try
        {
            return Convert.FromBase64String(text.Substring(start));
        }
        catch (FormatException e)
        {
            throw new JsonException("A picture of the answer is not base64.", e);
        }
    }
}

/// <summary>Solves a captcha for one recipient. <c>y</c> is 5.0, as the page fixes it. Source: EIAM:userapi/captcha/verifycaptcha.html.</summary>
public sealed class CaptchaVerifyRequest : EiamRequest<ConfirmedCaptcha>
{
    private static readonly ModelReader<ConfirmedCaptcha> Reader = new ModelReader<ConfirmedCaptcha>()
        .Secret("captcha_token", static (c, v) => c.CaptchaToken = v);

    private readonly SecureString _token;
    private readonly string _point;
    private readonly Recipient _sender;

    /// <summary>Makes the request.</summary>
    /// <param name="token">The captcha's token (<c>token</c>).</param>
    /// <param name="offset">How far the piece is moved to the right, in pixels: the <c>x</c> of <c>point_json</c>.</param>
    /// <param name="sender">Who the code is to be sent to (<c>sender</c>).</param>
    /// <exception cref="ArgumentException">The token is empty or cannot be sent, or the offset is no number.</exception>
    public CaptchaVerifyRequest(SecureString? token, string? offset, Recipient sender)
        : base(Endpoints.CaptchaVerify)
    {
        _token = InputCheck.Code(token, "Token");
        _point = string.Format(CultureInfo.InvariantCulture, "{{\"x\":{0:0.0##########},\"y\":5.0}}", InputCheck.Number(offset, "Offset"));
        _sender = sender;
    }

    /// <inheritdoc/>
    protected internal override void WriteBody(BodyWriter body)
    {
        body.Text("point_json", _point);
        body.Secret("token", _token);
        body.Text("sender", _sender.Value);
    }

    /// <inheritdoc/>
    protected internal override ConfirmedCaptcha Read(Answer answer)
    {
        ConfirmedCaptcha confirmed = Reader.Read(answer);
        if (confirmed.CaptchaToken is null)
        {
            throw new JsonException("The answer has no captcha_token.");
        }

        (confirmed.Mobile, confirmed.Email) = (_sender.Mobile, _sender.Email);
        return confirmed;
    }
}
