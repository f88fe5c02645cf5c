using System;
using System.Net.Http;
using System.Security;
using System.Text.Json;

namespace Eiam.Client.Endpoints;

/// <summary>
/// <c>POST /api/v2/sdk/login/wechat-miniprogram</c>: logs in with the code of <c>wx.login</c>, or starts a bind flow.
/// Source: EIAM:applets/login-by-wechat-mini.html.
/// </summary>
public sealed class WeChatMiniProgramLoginRequest : EiamRequest<LoginResponse>
{
    private readonly SecureString _code;

    /// <summary>Makes the request.</summary>
    /// <param name="code">The code of <c>wx.login</c>: five minutes, one use (<c>code</c>).</param>
    /// <exception cref="ArgumentException">The code is empty or blank.</exception>
    public WeChatMiniProgramLoginRequest(SecureString code) => _code = InputCheck.Code(code, "Code");

    /// <inheritdoc/>
    public override HttpMethod Method => HttpMethod.Post;

    /// <inheritdoc/>
    public override string Path => "/api/v2/sdk/login/wechat-miniprogram";

    /// <inheritdoc/>
    public override Repeatability Repeatability => Repeatability.OneTime;

    /// <inheritdoc/>
    protected internal override void WriteBody(Utf8JsonWriter body) => SecretText.Write(body, "code", _code);

    /// <inheritdoc/>
    protected internal override LoginResponse Read(JsonElement answer, DateTimeOffset receivedAt) => LoginResponse.Read(answer, receivedAt);
}
