namespace Eiam;

/// <summary>Whose code a social login takes.</summary>
public enum SocialProvider
{
    /// <summary>WeChat, in a native app.</summary>
    WeChat,

    /// <summary>Alipay, in a native app.</summary>
    Alipay,

    /// <summary>Apple, in a native app.</summary>
    Apple,

    /// <summary>Alipay, in a mini program.</summary>
    AlipayMiniProgram,
}
