namespace Eiam;

/// <summary>
/// A code that the tenant took the order to send. Its answer is empty: whether the message arrives is not known.
/// Sources: EIAM:userapi/captcha/smssend.html, EIAM:userapi/captcha/emailsend.html.
/// </summary>
public sealed class SentCode : EiamRecordResult
{
    /// <summary>The mobile that it goes to, as given; null for an e-mail address.</summary>
    public string? Mobile { get; internal set; }

    /// <summary>The e-mail address that it goes to, as given; null for a mobile.</summary>
    public string? Email { get; internal set; }

    /// <summary>The type of message, such as <c>LOGIN_SMS</c>.</summary>
    public string? Type { get; internal set; }

    /// <summary>Type and recipient.</summary>
    /// <returns>A description.</returns>
    public override string ToString() => $"{Type} {Mobile ?? Email}";
}
