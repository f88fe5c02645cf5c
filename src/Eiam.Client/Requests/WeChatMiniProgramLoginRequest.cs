using System;
using System.Security;

namespace Eiam.Client.Requests;

/// <summary>Logs in with the code of <c>wx.login</c>, or starts a bind flow. Source: EIAM:applets/login-by-wechat-mini.html.</summary>
public sealed class WeChatMiniProgramLoginRequest : LoginRequest
{
    private readonly SecureString _code;

    /// <summary>Makes the request.</summary>
    /// <param name="code">The code of <c>wx.login</c>: five minutes, one use (<c>code</c>).</param>
    /// <exception cref="ArgumentException">The code is empty or cannot be sent.</exception>
    public WeChatMiniProgramLoginRequest(SecureString? code)
        : base(Endpoints.WeChatMiniProgramLogin) => _code = InputCheck.Code(code, "Code");

    /// <inheritdoc/>
    protected internal override void WriteBody(Http.BodyWriter body) => body.Secret("code", _code);
}
