using System.Security;

namespace Eiam;

/// <summary>The mobile of a login that has another step, and the token of that login, so that it pipes on. Source: EIAM:userapi/captcha/mobile-by-token.html.</summary>
public sealed class StateTokenMobile : EiamRecordResult
{
    /// <summary>The mobile (<c>mobile</c>), such as +86-13800000000, as sent.</summary>
    public string? Mobile { get; internal set; }

    /// <summary>The state token that was asked about.</summary>
    public SecureString? StateToken { get; internal set; }

    /// <summary>The mobile; never the token.</summary>
    /// <returns>The mobile.</returns>
    public override string ToString() => Mobile ?? nameof(StateTokenMobile);
}
