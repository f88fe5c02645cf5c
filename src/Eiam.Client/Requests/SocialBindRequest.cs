using System;
using System.Security;
using Eiam.Client.Http;

namespace Eiam.Client.Requests;

/// <summary>
/// Binds the social account of a login to a user: by a code that was sent, or by user name and password. Sources: EIAM:applets/bind-mobile.html,
/// EIAM:applets/bind-mobile-at-login-or-register.html, EIAM:userapi/social/bind.html, EIAM:applets/bind-username-password.html, whose address has a
/// stray space.
/// </summary>
public sealed class SocialBindRequest : LoginRequest
{
    private readonly Action<BodyWriter> _write;

    private SocialBindRequest(Endpoint endpoint, SecureString? stateToken, Action<BodyWriter> write)
        : base(endpoint, InputCheck.Token(stateToken, "StateToken")) => _write = write;

    /// <summary>Binds by a code that was sent.</summary>
    /// <param name="stateToken">The temporary token of the login (<c>X-state-token</c>).</param>
    /// <param name="recipient">Who the code was sent to.</param>
    /// <param name="verifyCode">The code (<c>verify_code</c>): of type BIND_MOBILE_SMS or BIND_EMAIL_EMS, or REGISTER_SMS or REGISTER_EMS.</param>
    /// <param name="register">Whether a user is made where none has the mobile or the address.</param>
    /// <returns>The request.</returns>
    /// <exception cref="ArgumentException">A value is missing or cannot be sent; it names the parameter.</exception>
    public static SocialBindRequest ByCode(SecureString? stateToken, Recipient recipient, SecureString? verifyCode, bool register)
    {
        SecureString code = InputCheck.Code(verifyCode, "VerifyCode");
        return new(register ? Endpoints.SocialRegisterBind : Endpoints.SocialBind, stateToken, body =>
        {
            recipient.Write(body);
            body.Secret("verify_code", code);
        });
    }

    /// <summary>Binds by user name and password.</summary>
    /// <param name="stateToken">The temporary token of the login (<c>X-state-token</c>).</param>
    /// <param name="userName">The user name (<c>user_name</c>).</param>
    /// <param name="password">The password (<c>password</c>).</param>
    /// <returns>The request.</returns>
    /// <exception cref="ArgumentException">A value is missing or cannot be sent; it names the parameter.</exception>
    public static SocialBindRequest ByPassword(SecureString? stateToken, string? userName, SecureString? password)
    {
        string name = InputCheck.Text(userName, "UserName");
        SecureString secret = InputCheck.Code(password, "Password");
        return new(Endpoints.SocialPasswordBind, stateToken, body =>
        {
            body.Text("user_name", name);
            body.Secret("password", secret);
        });
    }

    /// <inheritdoc/>
    protected internal override void WriteBody(BodyWriter body) => _write(body);
}
