namespace EiamPowerShell.Results;

/// <summary>Which code of WeChat.</summary>
public enum EiamSandboxCodeKind
{
    /// <summary>The code of wx.login.</summary>
    MiniProgramLogin,

    /// <summary>The code of getPhoneNumber.</summary>
    WeChatPhone,
}
