namespace Eiam.Sandbox;

/// <summary>The one-time codes that people get: from WeChat in a mini program, or from the tenant by message.</summary>
public enum SandboxCodeKind
{
    /// <summary>The code of <c>wx.login</c>, for <c>login/wechat-miniprogram</c>; 32 characters.</summary>
    MiniProgramLogin,

    /// <summary>The code of <c>getPhoneNumber</c>, for <c>social/wechat-mobile-*</c>; 64 hexadecimal characters.</summary>
    WeChatPhone,

    /// <summary>The vendor's MFA_AUTH_SMS, for <c>mfa/sms</c>; six digits that count only together with their mobile.</summary>
    MfaSms,

    /// <summary>The vendor's MFA_AUTH_EMS, for <c>mfa/email</c>; six digits that count only together with their e-mail address.</summary>
    MfaEmail,
}
