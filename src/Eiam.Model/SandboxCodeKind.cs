namespace Eiam;

/// <summary>Which one-time code of a sandbox tenant.</summary>
public enum SandboxCodeKind
{
    /// <summary>The code of wx.login.</summary>
    MiniProgramLogin,

    /// <summary>The code of getPhoneNumber.</summary>
    WeChatPhone,

    /// <summary>The code that WeChat gives a native app.</summary>
    WeChatLogin,

    /// <summary>The code that Alipay gives a native app.</summary>
    AlipayLogin,

    /// <summary>The code that Apple gives a native app.</summary>
    AppleLogin,

    /// <summary>The code that Alipay gives a mini program.</summary>
    AlipayMiniProgramLogin,

    /// <summary>What Alipay's getPhoneNumber gives a mini program.</summary>
    AlipayPhone,

    /// <summary>The code that an SMS of type MFA_AUTH_SMS carries.</summary>
    MfaSms,

    /// <summary>The code that an e-mail of type MFA_AUTH_EMS carries.</summary>
    MfaEmail,

    /// <summary>The code that an SMS of type LOGIN_SMS carries: a login by mobile.</summary>
    LoginSms,

    /// <summary>The code that an e-mail of type LOGIN_EMS carries: a login by e-mail.</summary>
    LoginEmail,

    /// <summary>The code that an SMS of type REGISTER_SMS carries: a registration, and a bind that may register.</summary>
    RegisterSms,

    /// <summary>The code that an e-mail of type REGISTER_EMS carries: a bind by e-mail that may register.</summary>
    RegisterEmail,

    /// <summary>The code that an SMS of type FORGET_PWD_SMS carries: a forgotten password.</summary>
    ForgotPasswordSms,

    /// <summary>The code that an e-mail of type FORGET_PWD_EMS carries: a forgotten password.</summary>
    ForgotPasswordEmail,

    /// <summary>The code that an SMS of type CHANGE_PWD_SMS carries: a new password.</summary>
    ChangePasswordSms,

    /// <summary>The code that an e-mail of type CHANGE_PWD_EMS carries: a new password.</summary>
    ChangePasswordEmail,

    /// <summary>The code that an SMS of type BIND_MOBILE_SMS carries: a bind by mobile.</summary>
    BindSms,

    /// <summary>The code that an e-mail of type BIND_EMAIL_EMS carries: a bind by e-mail.</summary>
    BindEmail,

    /// <summary>The code that an SMS of type UPDATE_MOBILE_SMS carries: a new mobile.</summary>
    UpdateMobileSms,

    /// <summary>The code that an e-mail of type UPDATE_EMAIL_EMS carries: a new e-mail address.</summary>
    UpdateEmail,
}
