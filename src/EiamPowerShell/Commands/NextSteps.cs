using Eiam;

namespace EiamPowerShell.Commands;

/// <summary>Which cmdlet a login's status asks for.</summary>
internal static class NextSteps
{
    /// <summary>The cmdlet; null where there is nothing more to do, or no cmdlet for it in this version.</summary>
    public static string? Of(LoginStatus status) => status switch
    {
        LoginStatus.SocialBind => "Invoke-EiamWeChatMobileBind",
        LoginStatus.UserRegister => "Invoke-EiamWeChatMobileBind -Register",
        LoginStatus.PasswordWarn or LoginStatus.PasswordExpired => "Update-EiamPassword",
        LoginStatus.MfaAuth => "Confirm-EiamMfa",
        _ => null,
    };
}
