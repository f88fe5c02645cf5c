namespace Eiam;

/// <summary>Which one-time code of a sandbox tenant.</summary>
public enum SandboxCodeKind
{
    /// <summary>The code of wx.login.</summary>
    MiniProgramLogin,

    /// <summary>The code of getPhoneNumber.</summary>
    WeChatPhone,

    /// <summary>The code that an SMS of type MFA_AUTH_SMS carries.</summary>
    MfaSms,

    /// <summary>The code that an e-mail of type MFA_AUTH_EMS carries.</summary>
    MfaEmail,
}
