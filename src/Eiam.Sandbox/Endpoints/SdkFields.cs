namespace Eiam.Sandbox.Endpoints;

/// <summary>Names of body fields, as they are read and as errors name them.</summary>
internal static class SdkFields
{
    /// <summary>The code of wx.login (EIAM:applets/login-by-wechat-mini.html).</summary>
    internal const string Code = "code";

    /// <summary>
    /// The code of getPhoneNumber: the spelling of the example on EIAM:applets/bind-wechat-mobile.html. The <c>wchat_code</c>
    /// of its table is not read.
    /// </summary>
    internal const string WeChatCode = "wechat_code";

    /// <summary>What errors call the body as a whole.</summary>
    internal const string Body = "body";
}
