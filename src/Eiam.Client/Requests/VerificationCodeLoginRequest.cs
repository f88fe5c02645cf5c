using System;
using System.Security;
using Eiam.Client.Http;

namespace Eiam.Client.Requests;

/// <summary>Logs in by a code that was sent. Sources: EIAM:userapi/login/mobile-verify-code.html, EIAM:userapi/login/email-verify-code.html.</summary>
public sealed class VerificationCodeLoginRequest : LoginRequest
{
    private readonly Recipient _recipient;
    private readonly SecureString _verifyCode;

    /// <summary>Makes the request.</summary>
    /// <param name="recipient">Who the code was sent to.</param>
    /// <param name="verifyCode">The code of type LOGIN_SMS or LOGIN_EMS (<c>verify_code</c>).</param>
    /// <exception cref="ArgumentException">The code is empty or cannot be sent.</exception>
    public VerificationCodeLoginRequest(Recipient recipient, SecureString? verifyCode)
        : base(recipient.IsMobile ? Endpoints.MobileCodeLogin : Endpoints.EmailCodeLogin)
    {
        _recipient = recipient;
        _verifyCode = InputCheck.Code(verifyCode, "VerifyCode");
    }

    /// <inheritdoc/>
    protected internal override void WriteBody(BodyWriter body)
    {
        _recipient.Write(body);
        body.Secret("verify_code", _verifyCode);
    }
}
