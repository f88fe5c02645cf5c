using System;
using System.Security;

namespace Eiam.Client.Requests;

/// <summary>
/// Registers a user by a code that an SMS carried. Whether the answer is that of a login is not visible on the vendor's pages; the twin page of
/// OneAccess (HW:RegisterByMobile) has <c>status</c>, <c>expire</c>, <c>session_token</c> and <c>id_token</c>. So both are taken: an answer without
/// a status and a session token, or an empty one, is a success without tokens.
/// Source: EIAM:userapi/register/mobile-verify-code.html.
/// </summary>
public sealed class RegisterRequest : LoginRequest
{
    private readonly string _mobile;
    private readonly SecureString _verifyCode;
    private readonly SecureString? _password;
    private readonly string? _email;
    private readonly UserProfile _profile;

    /// <summary>Makes the request.</summary>
    /// <param name="mobile">The mobile that the code was sent to (<c>mobile</c>).</param>
    /// <param name="verifyCode">The code of type REGISTER_SMS (<c>verify_code</c>).</param>
    /// <param name="password">The user's password (<c>pwd</c>); null for none.</param>
    /// <param name="email">The user's e-mail address (<c>email</c>); null or empty for none.</param>
    /// <param name="profile">What else is known of the user.</param>
    /// <exception cref="ArgumentException">A value is missing or cannot be sent; it names the parameter.</exception>
    public RegisterRequest(string? mobile, SecureString? verifyCode, SecureString? password, string? email, UserProfile profile)
        : base(Endpoints.Register)
    {
        _mobile = InputCheck.Text(mobile, "Mobile");
        _verifyCode = InputCheck.Code(verifyCode, "VerifyCode");
        _password = password is null ? null : InputCheck.Code(password, "Password");
        _email = InputCheck.OptionalText(email, "Email");
        _profile = profile ?? throw new ArgumentNullException(nameof(profile));
    }

    /// <inheritdoc/>
    public override string Subject => "mobile " + Recipient.Shown(_mobile);

    /// <inheritdoc/>
    protected internal override void WriteBody(Http.BodyWriter body)
    {
        body.Text("mobile", _mobile);
        body.Secret("verify_code", _verifyCode);
        body.Text("email", _email);
        if (_password is { } password)
        {
            body.Secret("pwd", password);
        }

        _profile.Write(body);
    }
}
