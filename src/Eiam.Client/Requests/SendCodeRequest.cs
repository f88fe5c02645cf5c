using System;
using System.Collections.Generic;
using System.Linq;
using System.Security;
using Eiam.Client.Http;
using Eiam.Client.Json;

namespace Eiam.Client.Requests;

/// <summary>
/// Sends a code by SMS or e-mail; the answer is an empty 200. Sources: EIAM:userapi/captcha/smssend.html, EIAM:userapi/captcha/emailsend.html.
/// </summary>
public sealed class SendCodeRequest : EiamRequest<SentCode>
{
    // For a forgotten password the pages of sending say FORGET_PWD_*, those of recovery CHANGE_PWD_*: the first are sent here. UPDATE_MOBILE_SMS is only
    // in the CIAM pages.
    private static readonly (VerificationCodePurpose Purpose, bool IsMobile, string Type)[] Documented =
    [
        (VerificationCodePurpose.Login, true, "LOGIN_SMS"),
        (VerificationCodePurpose.Login, false, "LOGIN_EMS"),
        (VerificationCodePurpose.Register, true, "REGISTER_SMS"),
        (VerificationCodePurpose.Register, false, "REGISTER_EMS"),
        (VerificationCodePurpose.Mfa, true, "MFA_AUTH_SMS"),
        (VerificationCodePurpose.Mfa, false, "MFA_AUTH_EMS"),
        (VerificationCodePurpose.ForgotPassword, true, "FORGET_PWD_SMS"),
        (VerificationCodePurpose.ForgotPassword, false, "FORGET_PWD_EMS"),
        (VerificationCodePurpose.ChangePassword, true, "CHANGE_PWD_SMS"),
        (VerificationCodePurpose.ChangePassword, false, "CHANGE_PWD_EMS"),
        (VerificationCodePurpose.Bind, true, "BIND_MOBILE_SMS"),
        (VerificationCodePurpose.Bind, false, "BIND_EMAIL_EMS"),
        (VerificationCodePurpose.UpdateMobile, true, "UPDATE_MOBILE_SMS"),
        (VerificationCodePurpose.UpdateEmail, false, "UPDATE_EMAIL_EMS"),
    ];

    private readonly Recipient _recipient;
    private readonly string _type;
    private readonly SecureString _captchaToken;

    /// <summary>Makes the request.</summary>
    /// <param name="recipient">Who the code is sent to (<c>mobile</c> or <c>email</c>).</param>
    /// <param name="type">The type of message (<c>type</c>), such as <c>LOGIN_SMS</c>; see <see cref="TypeOf"/>.</param>
    /// <param name="captchaToken">The token of a captcha that was solved for this recipient: one use (<c>captcha_token</c>).</param>
    /// <exception cref="ArgumentException">The type or the token is empty or cannot be sent.</exception>
    public SendCodeRequest(Recipient recipient, string? type, SecureString? captchaToken)
        : base(recipient.IsMobile ? Endpoints.SmsSend : Endpoints.EmailSend)
    {
        _recipient = recipient;
        _type = InputCheck.Text(type, "Type");
        _captchaToken = InputCheck.Code(captchaToken, "CaptchaToken");
    }

    /// <inheritdoc/>
    public override string Subject => _recipient.Value;

    /// <summary>The types of messages that are documented.</summary>
    public static IReadOnlyList<string> Types { get; } = [.. Documented.Select(static row => row.Type)];

    /// <summary>The documented type of message for a purpose.</summary>
    /// <param name="purpose">What the code is for.</param>
    /// <param name="recipient">Who it is sent to.</param>
    /// <returns>The type.</returns>
    /// <exception cref="ArgumentException">No type is documented for the purpose and this kind of recipient.</exception>
    public static string TypeOf(VerificationCodePurpose purpose, Recipient recipient) =>
        Array.Find(Documented, row => row.Purpose == purpose && row.IsMobile == recipient.IsMobile).Type
        ?? throw new ArgumentException($"Purpose is {purpose}, for which no type of message to {(recipient.IsMobile ? "a mobile" : "an e-mail address")} is documented.", nameof(purpose));

    /// <inheritdoc/>
    protected internal override void WriteBody(BodyWriter body)
    {
        _recipient.Write(body);
        body.Text("type", _type);
        body.Secret("captcha_token", _captchaToken);
    }

    /// <inheritdoc/>
    protected internal override SentCode Read(Answer answer) => ReadEmpty();

    /// <inheritdoc/>
    protected internal override SentCode ReadEmpty() => new() { Mobile = _recipient.Mobile, Email = _recipient.Email, Type = _type };
}
