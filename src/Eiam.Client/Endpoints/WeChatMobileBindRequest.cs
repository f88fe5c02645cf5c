using System;
using System.Net.Http;
using System.Security;
using System.Text.Json;

namespace Eiam.Client.Endpoints;

/// <summary>
/// <c>POST /api/v2/sdk/social/wechat-mobile-bind</c> binds a platform user by a WeChat phone authorization code;
/// <c>POST /api/v2/sdk/social/wechat-mobile-register-bind</c> also registers a user where none has the phone.
/// The body field is <c>wechat_code</c>: the page's example says so, and so do example and table of its sibling page; the page's own table
/// prints <c>wchat_code</c>, which is taken for a misprint.
/// Sources: EIAM:applets/bind-wechat-mobile.html, EIAM:applets/bind-wechat-mobile-at-login-or-register.html.
/// </summary>
public sealed class WeChatMobileBindRequest : EiamRequest<LoginResponse>
{
    private readonly SecureString _stateToken;
    private readonly SecureString _weChatCode;
    private readonly bool _register;

    /// <summary>Makes the request.</summary>
    /// <param name="stateToken">The temporary token of the login (<c>X-state-token</c>).</param>
    /// <param name="weChatCode">The code of <c>getPhoneNumber</c>: five minutes, one use, paid (<c>wechat_code</c>).</param>
    /// <param name="register">Whether a user is registered where none has the phone.</param>
    /// <exception cref="ArgumentException">The token or the code is empty or cannot be sent.</exception>
    public WeChatMobileBindRequest(SecureString stateToken, SecureString weChatCode, bool register = false)
    {
        _stateToken = InputCheck.Token(stateToken, "StateToken");
        _weChatCode = InputCheck.Code(weChatCode, "WeChatCode");
        _register = register;
    }

    /// <inheritdoc/>
    public override HttpMethod Method => HttpMethod.Post;

    /// <inheritdoc/>
    public override string Path => _register ? "/api/v2/sdk/social/wechat-mobile-register-bind" : "/api/v2/sdk/social/wechat-mobile-bind";

    /// <inheritdoc/>
    public override CallKind Kind => CallKind.StateToken;

    /// <inheritdoc/>
    public override Repeatability Repeatability => Repeatability.OneTime;

    /// <inheritdoc/>
    protected internal override SecureString Token => _stateToken;

    /// <inheritdoc/>
    protected internal override void WriteBody(Utf8JsonWriter body) => SecretText.Write(body, "wechat_code", _weChatCode);

    /// <inheritdoc/>
    protected internal override LoginResponse Read(JsonElement answer, DateTimeOffset receivedAt) => LoginResponse.Read(answer, receivedAt);
}
