namespace Eiam;

/// <summary>How a login or a bind ended (API notes, section 3.2).</summary>
public enum LoginStatus
{
    /// <summary>A status that this version does not know, or none; see <see cref="LoginResult.StatusText"/>.</summary>
    Unknown,

    /// <summary><c>SUCCESS</c>: logged in.</summary>
    Success,

    /// <summary><c>SOCIAL_BIND</c>: bind to an existing user next.</summary>
    SocialBind,

    /// <summary><c>USER_REGISTER</c>: bind or register next.</summary>
    UserRegister,

    /// <summary><c>ACCESS_DENIED</c>: denied; no next step.</summary>
    AccessDenied,

    /// <summary><c>MFA_AUTH</c>: a second factor next.</summary>
    MfaAuth,

    /// <summary><c>PASSWORD_WARN</c>: the password expires soon.</summary>
    PasswordWarn,

    /// <summary><c>PASSWORD_EXPIRED</c>: a new password next.</summary>
    PasswordExpired,
}
