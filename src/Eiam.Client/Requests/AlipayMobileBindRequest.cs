using System;
using System.Security;
using Eiam.Client.Http;

namespace Eiam.Client.Requests;

/// <summary>
/// Binds a platform user by the phone that an Alipay mini program was given. The success examples have no id_token. Sources: CIAM:mini-program/alipay/*.
/// </summary>
public sealed class AlipayMobileBindRequest : LoginRequest
{
    private readonly SecureString _encrypted;

    /// <summary>Makes the request.</summary>
    /// <param name="stateToken">The temporary token of the login (<c>X-state-token</c>).</param>
    /// <param name="alipayEncrypt">What my.getPhoneNumber gave the mini program (<c>alipay_encrypt</c>).</param>
    /// <param name="register">Whether a user is made where none has the phone.</param>
    /// <exception cref="ArgumentException">A value is missing or cannot be sent; it names the parameter.</exception>
    public AlipayMobileBindRequest(SecureString? stateToken, SecureString? alipayEncrypt, bool register)
        : base(register ? Endpoints.AlipayMobileRegisterBind : Endpoints.AlipayMobileBind, InputCheck.Token(stateToken, "StateToken")) =>
        _encrypted = InputCheck.Code(alipayEncrypt, "AlipayEncrypt");

    /// <inheritdoc/>
    protected internal override void WriteBody(BodyWriter body) => body.Secret("alipay_encrypt", _encrypted);
}
