using System;
using System.Security;

namespace Eiam.Client.Requests;

/// <summary>Confirms a second factor by a code that was sent. Sources: EIAM:userapi/mfa/smsmfa.html, EIAM:userapi/mfa/emsmfa.html.</summary>
public sealed class MfaRequest : LoginRequest
{
    private readonly Recipient _recipient;
    private readonly SecureString _verifyCode;

    /// <summary>Makes the request.</summary>
    /// <param name="stateToken">The temporary token of the login (<c>X-state-token</c>).</param>
    /// <param name="recipient">Who the code was sent to.</param>
    /// <param name="verifyCode">The code of type MFA_AUTH_SMS or MFA_AUTH_EMS (<c>verify_code</c>).</param>
    /// <exception cref="ArgumentException">The token or the code is empty or cannot be sent.</exception>
    public MfaRequest(SecureString? stateToken, Recipient recipient, SecureString? verifyCode)
        : base(recipient.IsMobile ? Endpoints.MfaSms : Endpoints.MfaEmail, InputCheck.Token(stateToken, "StateToken"))
    {
        _recipient = recipient;
        _verifyCode = InputCheck.Code(verifyCode, "VerifyCode");
    }

    /// <inheritdoc/>
    protected internal override void WriteBody(Http.BodyWriter body)
    {
        _recipient.Write(body);
        body.Secret("verify_code", _verifyCode);
    }
}
