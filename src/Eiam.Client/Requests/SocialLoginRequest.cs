using System;
using System.Security;
using Eiam.Client.Http;

namespace Eiam.Client.Requests;

/// <summary>
/// Logs in with the code of a social provider, or starts a bind flow. The success examples of Alipay's mini program have no id_token.
/// Sources: EIAM:userapi/login/wechat.html, CIAM:other-api/login-by-alipay.html, CIAM:other-api/login-by-apple.html, CIAM:mini-program/alipay/login-by-alipay-mini.html.
/// </summary>
public sealed class SocialLoginRequest : LoginRequest
{
    private readonly SecureString _code;

    /// <summary>Makes the request.</summary>
    /// <param name="provider">Who gave the code.</param>
    /// <param name="code">The code (<c>code</c>): one use.</param>
    /// <exception cref="ArgumentException">The code is empty or cannot be sent.</exception>
    public SocialLoginRequest(SocialProvider provider, SecureString? code)
        : base(provider switch
        {
            SocialProvider.WeChat => Endpoints.WeChatLogin,
            SocialProvider.Alipay => Endpoints.AlipayLogin,
            SocialProvider.Apple => Endpoints.AppleLogin,
            SocialProvider.AlipayMiniProgram => Endpoints.AlipayMiniProgramLogin,
            _ => throw new ArgumentOutOfRangeException(nameof(provider)),
        }) => _code = InputCheck.Code(code, "Code");

    /// <inheritdoc/>
    protected internal override void WriteBody(BodyWriter body) => body.Secret("code", _code);
}
