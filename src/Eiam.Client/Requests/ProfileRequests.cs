using System;
using System.Security;
using Eiam.Client.Http;

namespace Eiam.Client.Requests;

/// <summary>Changes what the signed-in user says of themselves; only what was given is sent. Source: EIAM:userapi/profile/update.html.</summary>
public sealed class ProfileUpdateRequest : SilentRequest
{
    private readonly UserProfile _profile;

    /// <summary>Makes the request.</summary>
    /// <param name="idToken">The user's id_token (<c>Authorization: Bearer</c>).</param>
    /// <param name="profile">What is changed.</param>
    /// <exception cref="ArgumentException">The token cannot be sent, or nothing is changed.</exception>
    public ProfileUpdateRequest(SecureString? idToken, UserProfile profile)
        : base(Endpoints.ProfileUpdate, InputCheck.Token(idToken, "IdToken")) =>
        _profile = (profile ?? throw new ArgumentNullException(nameof(profile))).Required("UserName");

    /// <inheritdoc/>
    protected internal override void WriteBody(BodyWriter body) => _profile.Write(body);
}

/// <summary>Changes the mobile of the signed-in user, by a code that was sent to the new one. Source: CIAM:user-self-service/update-mobile.html.</summary>
public sealed class MobileUpdateRequest : SilentRequest
{
    private readonly string _mobile;
    private readonly SecureString _verifyCode;

    /// <summary>Makes the request.</summary>
    /// <param name="idToken">The user's id_token (<c>Authorization: Bearer</c>).</param>
    /// <param name="mobile">The new mobile (<c>mobile</c>).</param>
    /// <param name="verifyCode">The code of type UPDATE_MOBILE_SMS (<c>verify_code</c>).</param>
    /// <exception cref="ArgumentException">A value is missing or cannot be sent.</exception>
    public MobileUpdateRequest(SecureString? idToken, string? mobile, SecureString? verifyCode)
        : base(Endpoints.MobileUpdate, InputCheck.Token(idToken, "IdToken"))
    {
        _mobile = InputCheck.Text(mobile, "Mobile");
        _verifyCode = InputCheck.Code(verifyCode, "VerifyCode");
    }

    /// <inheritdoc/>
    public override string Subject => "new mobile " + Recipient.Shown(_mobile);

    /// <inheritdoc/>
    protected internal override void WriteBody(BodyWriter body)
    {
        body.Text("mobile", _mobile);
        body.Secret("verify_code", _verifyCode);
    }
}
