using System;
using Eiam;
using Eiam.Client;

namespace EiamPowerShell.Commands;

/// <summary>Which cmdlet a login's status asks for.</summary>
internal static class NextSteps
{
    /// <summary>The cmdlet; null where there is nothing more to do.</summary>
    /// <param name="status">How the call ended.</param>
    /// <param name="endpoint">The call: a bind goes on in the way of its provider.</param>
    public static string? Of(LoginStatus status, Endpoint endpoint) => status switch
    {
        LoginStatus.SocialBind => Bind(endpoint),
        LoginStatus.UserRegister => Bind(endpoint) + " -Register",
        LoginStatus.PasswordWarn or LoginStatus.PasswordExpired => "Update-EiamPassword",
        LoginStatus.MfaAuth => "Confirm-EiamMfa",
        _ => null,
    };

    // A mini program has its provider's phone; everybody else proves who they are by a code or a password.
    private static string Bind(Endpoint endpoint) => endpoint.Path switch
    {
        var path when path.EndsWith("/wechat-miniprogram", StringComparison.Ordinal) || path.Contains("/wechat-mobile-") => "Invoke-EiamWeChatMobileBind",
        var path when path.EndsWith("/alipay-miniprogram", StringComparison.Ordinal) || path.Contains("/alipay-mini-mobile-") => "Invoke-EiamAlipayMobileBind",
        _ => "Invoke-EiamSocialBind",
    };
}
