namespace Eiam.Sandbox;

/// <summary>The one-time codes that a tenant takes. The order is that of Eiam.SandboxCodeKind.</summary>
public enum SandboxCodeKind
{
    /// <summary>The code of <c>wx.login</c>, for <c>login/wechat-miniprogram</c>; 32 characters.</summary>
    MiniProgramLogin,

    /// <summary>The code of <c>getPhoneNumber</c>, for <c>social/wechat-mobile-*</c>; 64 hexadecimal characters.</summary>
    WeChatPhone,

    /// <summary>The code of an SMS of type MFA_AUTH_SMS, for <c>mfa/sms</c>; six digits.</summary>
    MfaSms,

    /// <summary>The code of an e-mail of type MFA_AUTH_EMS, for <c>mfa/email</c>; six digits.</summary>
    MfaEmail,
}
