namespace Eiam.Sandbox;

/// <summary>
/// The one-time codes that people get: from WeChat in a mini program, or from the tenant by message. Those of messages have six digits that
/// count only together with their mobile or e-mail address.
/// </summary>
public enum SandboxCodeKind
{
    /// <summary>The code of <c>wx.login</c>, for <c>login/wechat-miniprogram</c>; 32 characters.</summary>
    MiniProgramLogin,

    /// <summary>The code of <c>getPhoneNumber</c>, for <c>social/wechat-mobile-*</c>; 64 hexadecimal characters.</summary>
    WeChatPhone,

    /// <summary>The code that WeChat gives a native app, for <c>login/wechat</c>; 32 characters.</summary>
    WeChatLogin,

    /// <summary>The code that Alipay gives a native app, for <c>login/alipay</c>; 32 characters.</summary>
    AlipayLogin,

    /// <summary>The code that Apple gives a native app, for <c>login/apple</c>; 32 characters.</summary>
    AppleLogin,

    /// <summary>The code that Alipay gives a mini program, for <c>login/alipay-miniprogram</c>; 32 characters.</summary>
    AlipayMiniProgramLogin,

    /// <summary>What Alipay's <c>getPhoneNumber</c> gives a mini program, for <c>social/alipay-mini-mobile-*</c>; 64 hexadecimal characters.</summary>
    AlipayPhone,

    /// <summary>The vendor's MFA_AUTH_SMS, for <c>mfa/sms</c>; six digits that count only together with their mobile.</summary>
    MfaSms,

    /// <summary>The vendor's MFA_AUTH_EMS, for <c>mfa/email</c>; six digits that count only together with their e-mail address.</summary>
    MfaEmail,

    /// <summary>The vendor's LOGIN_SMS, for <c>login/mobile-verify-code</c>; six digits.</summary>
    LoginSms,

    /// <summary>The vendor's LOGIN_EMS, for <c>login/email-verify-code</c>; six digits.</summary>
    LoginEmail,

    /// <summary>The vendor's REGISTER_SMS, for <c>register/mobile-verify-code</c>, <c>social/register-bind</c>; six digits.</summary>
    RegisterSms,

    /// <summary>The vendor's REGISTER_EMS, for <c>social/register-bind</c>; six digits.</summary>
    RegisterEmail,

    /// <summary>The vendor's FORGET_PWD_SMS, for <c>pwd/update-by-mobile</c>; six digits.</summary>
    ForgotPasswordSms,

    /// <summary>The vendor's FORGET_PWD_EMS, for <c>pwd/update-by-email</c>; six digits.</summary>
    ForgotPasswordEmail,

    /// <summary>The vendor's CHANGE_PWD_SMS, for <c>pwd/change-by-mobile</c>; six digits.</summary>
    ChangePasswordSms,

    /// <summary>The vendor's CHANGE_PWD_EMS, for <c>pwd/change-by-email</c>, <c>after-login/pwd/update-by-email</c>; six digits.</summary>
    ChangePasswordEmail,

    /// <summary>The vendor's BIND_MOBILE_SMS, for <c>social/bind</c>; six digits.</summary>
    BindSms,

    /// <summary>The vendor's BIND_EMAIL_EMS, for <c>social/bind</c>; six digits.</summary>
    BindEmail,

    /// <summary>The vendor's UPDATE_MOBILE_SMS, for <c>profile/update-mobile</c>; six digits.</summary>
    UpdateMobileSms,

    /// <summary>The vendor's UPDATE_EMAIL_EMS, for a call that the vendor's pages do not show; six digits.</summary>
    UpdateEmail,
}
