using System;
using System.Security;
using Eiam.Client.Http;
using Eiam.Client.Json;

namespace Eiam.Client.Requests;

/// <summary>
/// Changes the password of a login that asks for it, and completes the login: by the old password or by the code of an e-mail. The page of the
/// second names a twin by SMS without its path, so that there is none here.
/// Sources: EIAM:userapi/pwd/force-update.html, EIAM:userapi/pwd/force-update-by-email.html.
/// </summary>
public sealed class ForcedPasswordRequest : LoginRequest
{
    private readonly string _field;
    private readonly SecureString _proof;
    private readonly SecureString _newPassword;

    private ForcedPasswordRequest(Endpoint endpoint, SecureString? stateToken, string field, SecureString proof, SecureString? newPassword)
        : base(endpoint, InputCheck.Token(stateToken, "StateToken"))
    {
        _field = field;
        _proof = proof;
        _newPassword = InputCheck.Code(newPassword, "NewPassword");
    }

    /// <summary>By the old password.</summary>
    /// <param name="stateToken">The temporary token of the login (<c>X-state-token</c>).</param>
    /// <param name="oldPassword">The password that the login was made with (<c>old_password</c>).</param>
    /// <param name="newPassword">The new one (<c>new_password</c>).</param>
    /// <returns>The request.</returns>
    /// <exception cref="ArgumentException">A value is missing or cannot be sent.</exception>
    public static ForcedPasswordRequest ByOldPassword(SecureString? stateToken, SecureString? oldPassword, SecureString? newPassword) =>
        new(Endpoints.ForcedPassword, stateToken, "old_password", InputCheck.Code(oldPassword, "OldPassword"), newPassword);

    /// <summary>By the code of an e-mail.</summary>
    /// <param name="stateToken">The temporary token of the login (<c>X-state-token</c>).</param>
    /// <param name="verifyCode">The code of type CHANGE_PWD_EMS (<c>verify_code</c>).</param>
    /// <param name="newPassword">The new password (<c>new_password</c>).</param>
    /// <returns>The request.</returns>
    /// <exception cref="ArgumentException">A value is missing or cannot be sent.</exception>
    public static ForcedPasswordRequest ByEmail(SecureString? stateToken, SecureString? verifyCode, SecureString? newPassword) =>
        new(Endpoints.ForcedPasswordByEmail, stateToken, "verify_code", InputCheck.Code(verifyCode, "VerifyCode"), newPassword);

    /// <inheritdoc/>
    protected internal override void WriteBody(BodyWriter body)
    {
        body.Secret(_field, _proof);
        body.Secret("new_password", _newPassword);
    }
}

/// <summary>
/// Goes on with a login whose password is about to expire, without changing it. A GET that spends the state token: .NET Framework, which takes no
/// body with it, may by itself repeat it on a kept connection that was closed; the second is then refused for its token.
/// Source: EIAM:userapi/pwd/skip-update.html.
/// </summary>
public sealed class SkipPasswordRequest : LoginRequest
{
    /// <summary>Makes the request.</summary>
    /// <param name="stateToken">The temporary token of the login (<c>X-state-token</c>).</param>
    /// <exception cref="ArgumentException">The token is missing or cannot be sent.</exception>
    public SkipPasswordRequest(SecureString? stateToken)
        : base(Endpoints.SkipPassword, InputCheck.Token(stateToken, "StateToken"))
    {
    }
}

/// <summary>
/// Changes the password of the signed-in user. The page of the change by old password says that it is required and, above, that it is given only
/// where a password is set: it may be left out. The new password is <c>new_password</c> there, and <c>password</c> on the pages of the changes by code.
/// Sources: EIAM:userapi/pwd/change.html, EIAM:userapi/pwd/change-by-mobile.html, EIAM:userapi/pwd/change-by-email.html.
/// </summary>
public sealed class PasswordChangeRequest : SilentRequest
{
    private readonly string _proofField;
    private readonly SecureString? _proof;
    private readonly string _field;
    private readonly SecureString _newPassword;

    private PasswordChangeRequest(Endpoint endpoint, SecureString? idToken, string proofField, SecureString? proof, string field, SecureString? newPassword)
        : base(endpoint, InputCheck.Token(idToken, "IdToken"))
    {
        _proofField = proofField;
        _proof = proof;
        _field = field;
        _newPassword = InputCheck.Code(newPassword, "NewPassword");
    }

    /// <summary>By the old password.</summary>
    /// <param name="idToken">The user's id_token (<c>Authorization: Bearer</c>).</param>
    /// <param name="oldPassword">The password so far (<c>old_password</c>); null where none is set.</param>
    /// <param name="newPassword">The new one (<c>new_password</c>).</param>
    /// <returns>The request.</returns>
    /// <exception cref="ArgumentException">A value is missing or cannot be sent.</exception>
    public static PasswordChangeRequest ByOldPassword(SecureString? idToken, SecureString? oldPassword, SecureString? newPassword) =>
        new(Endpoints.PasswordChange, idToken, "old_password", oldPassword is null ? null : InputCheck.Code(oldPassword, "OldPassword"), "new_password", newPassword);

    /// <summary>By a code that was sent.</summary>
    /// <param name="idToken">The user's id_token (<c>Authorization: Bearer</c>).</param>
    /// <param name="byMobile">Whether the code came by SMS (CHANGE_PWD_SMS); else by e-mail (CHANGE_PWD_EMS).</param>
    /// <param name="verifyCode">The code (<c>verify_code</c>).</param>
    /// <param name="newPassword">The new password (<c>password</c>).</param>
    /// <returns>The request.</returns>
    /// <exception cref="ArgumentException">A value is missing or cannot be sent.</exception>
    public static PasswordChangeRequest ByCode(SecureString? idToken, bool byMobile, SecureString? verifyCode, SecureString? newPassword) =>
        new(byMobile ? Endpoints.PasswordChangeByMobile : Endpoints.PasswordChangeByEmail, idToken, "verify_code", InputCheck.Code(verifyCode, "VerifyCode"), "password", newPassword);

    /// <inheritdoc/>
    protected internal override void WriteBody(BodyWriter body)
    {
        if (_proof is { } proof)
        {
            body.Secret(_proofField, proof);
        }

        body.Secret(_field, _newPassword);
    }
}

/// <summary>
/// Sets a new password for a user who forgot the old one. The type of the code is CHANGE_PWD_SMS or CHANGE_PWD_EMS on these pages, and
/// FORGET_PWD_SMS or FORGET_PWD_EMS on the pages that send it.
/// Sources: EIAM:userapi/pwd/update-by-mobile.html, EIAM:userapi/pwd/update-by-email.html.
/// </summary>
public sealed class PasswordResetRequest : SilentRequest
{
    private readonly Recipient _recipient;
    private readonly SecureString _verifyCode;
    private readonly SecureString _newPassword;

    /// <summary>Makes the request.</summary>
    /// <param name="recipient">Who the code was sent to.</param>
    /// <param name="verifyCode">The code (<c>verify_code</c>).</param>
    /// <param name="newPassword">The new password (<c>password</c>).</param>
    /// <exception cref="ArgumentException">A value is missing or cannot be sent.</exception>
    public PasswordResetRequest(Recipient recipient, SecureString? verifyCode, SecureString? newPassword)
        : base(recipient.IsMobile ? Endpoints.PasswordResetByMobile : Endpoints.PasswordResetByEmail)
    {
        _recipient = recipient;
        _verifyCode = InputCheck.Code(verifyCode, "VerifyCode");
        _newPassword = InputCheck.Code(newPassword, "NewPassword");
    }

    /// <inheritdoc/>
    public override string Subject => "user with " + (_recipient.IsMobile ? "mobile " + Recipient.Shown(_recipient.Value) : "e-mail address " + _recipient.Value);

    /// <inheritdoc/>
    protected internal override void WriteBody(BodyWriter body)
    {
        _recipient.Write(body);
        body.Secret("verify_code", _verifyCode);
        body.Secret("password", _newPassword);
    }
}

/// <summary>
/// Says whether the signed-in user has a password. The page's table has a string and its example a boolean: both are read.
/// Source: EIAM:userapi/pwd/check-exist.html.
/// </summary>
public sealed class PasswordExistsRequest : EiamRequest<object>
{
    private const string Field = "is_set_pwd";

    /// <summary>Makes the request.</summary>
    /// <param name="idToken">The user's id_token (<c>Authorization: Bearer</c>).</param>
    /// <exception cref="ArgumentException">The token is missing or cannot be sent.</exception>
    public PasswordExistsRequest(SecureString? idToken)
        : base(Endpoints.PasswordExists) => Token = InputCheck.Token(idToken, "IdToken");

    /// <inheritdoc/>
    protected internal override SecureString Token { get; }

    /// <inheritdoc/>
    protected internal override object Read(Answer answer)
    {
        JsonValue.RequireObject(answer.Json);
        return answer.Json.TryGetProperty(Field, out System.Text.Json.JsonElement value) && JsonValue.ToFlag(value) is { } flag
            ? flag
            : throw new System.Text.Json.JsonException($"The answer has no boolean '{Field}'.");
    }
}
