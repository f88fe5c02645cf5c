namespace Eiam.Sandbox;

/// <summary>The two one-time codes that a WeChat mini program gets from WeChat.</summary>
public enum SandboxCodeKind
{
    /// <summary>The code of <c>wx.login</c>, for <c>login/wechat-miniprogram</c>; 32 characters.</summary>
    MiniProgramLogin,

    /// <summary>The code of <c>getPhoneNumber</c>, for <c>social/wechat-mobile-*</c>; 64 hexadecimal characters.</summary>
    WeChatPhone,
}
