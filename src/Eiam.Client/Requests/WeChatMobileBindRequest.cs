using System;
using System.Security;

namespace Eiam.Client.Requests;

/// <summary>
/// Binds a platform user by a WeChat phone authorization code, and registers one where none has the phone and it is asked to.
/// The body field is <c>wechat_code</c>: the page's example says so, and so do example and table of its sibling page; the page's own table
/// prints <c>wchat_code</c>, which is taken for a misprint.
/// Sources: EIAM:applets/bind-wechat-mobile.html, EIAM:applets/bind-wechat-mobile-at-login-or-register.html.
/// </summary>
public sealed class WeChatMobileBindRequest : LoginRequest
{
    private readonly SecureString _weChatCode;

    /// <summary>Makes the request.</summary>
    /// <param name="stateToken">The temporary token of the login (<c>X-state-token</c>).</param>
    /// <param name="weChatCode">The code of <c>getPhoneNumber</c>: five minutes, one use, paid (<c>wechat_code</c>).</param>
    /// <param name="register">Whether a user is registered where none has the phone.</param>
    /// <exception cref="ArgumentException">The token or the code is empty or cannot be sent.</exception>
    public WeChatMobileBindRequest(SecureString? stateToken, SecureString? weChatCode, bool register = false)
        : base(register ? Endpoints.WeChatMobileRegisterBind : Endpoints.WeChatMobileBind, InputCheck.Token(stateToken, "StateToken")) =>
        _weChatCode = InputCheck.Code(weChatCode, "WeChatCode");

    /// <inheritdoc/>
    protected internal override void WriteBody(Http.BodyWriter body) => body.Secret("wechat_code", _weChatCode);
}
