using System.Security;

namespace Eiam;

/// <summary>
/// A captcha that was solved for one recipient. Property names are parameter names of the cmdlet that sends the code.
/// Source: EIAM:userapi/captcha/verifycaptcha.html.
/// </summary>
public sealed class ConfirmedCaptcha : EiamRecordResult
{
    /// <summary><c>captcha_token</c>: one use.</summary>
    public SecureString? CaptchaToken { get => Own(field); internal set; }

    /// <summary>The mobile that it was solved for, as given; null for an e-mail address.</summary>
    public string? Mobile { get; internal set; }

    /// <summary>The e-mail address that it was solved for, as given; null for a mobile.</summary>
    public string? Email { get; internal set; }

    /// <summary>The recipient; never the token.</summary>
    /// <returns>The recipient.</returns>
    public override string ToString() => Mobile ?? Email ?? nameof(ConfirmedCaptcha);
}
