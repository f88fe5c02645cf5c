using System.Collections.Generic;

namespace EiamPowerShell.Tests;

/// <summary>One call of a cmdlet that succeeds on the sandbox: the row that a new cmdlet adds for the tests of completeness.</summary>
/// <param name="Cmdlet">The cmdlet.</param>
/// <param name="Setup">What has to be there before.</param>
/// <param name="Call">The call; its arguments end where it ends, so that -WhatIf can be added.</param>
/// <param name="SavesFiles">Whether it changes something on this machine, and asks about that, whatever its endpoint does.</param>
internal sealed record CmdletRow(string Cmdlet, string Setup, string Call, bool SavesFiles = false);

internal static class CmdletRows
{
    /// <summary>A sandbox with two users, one of whom needs a second factor; <c>code</c> makes codes, <c>login</c> begins a flow.</summary>
    public const string Common = """
        Connect-Eiam -Sandbox
        $null = New-EiamSandboxUser 13800000000 -UserName zhangsan -Email z@example.com -OrganizationId o1
        $null = New-EiamSandboxUser 13800000001 -UserName lisi -Email l@example.com -RequireMfa
        $null = New-EiamSandboxUser 13800000002 -UserName wangwu -Password Right-password-1
        function code($kind, $recipient = 13800000000) { New-EiamSandboxCode $kind -Mobile $recipient -Email $recipient }
        function login($mobile = 13800000000) { code MiniProgramLogin $mobile | Invoke-EiamWeChatMiniProgramLogin }
        function password { [pscredential]::new('wangwu', [Net.NetworkCredential]::new('', 'Right-password-1').SecurePassword) }
        function signIn { $null = login | Invoke-EiamWeChatMobileBind -WeChatCode (code WeChatPhone) -SignIn }
        function organization($code = 'sales') { New-EiamOrganization -Code $code -Name "The $code" }
        function expiring {
            $null = New-EiamSandboxUser 13800000003 -UserName zhaoliu -Email w@example.com -Password old -PasswordExpiresAt ([DateTimeOffset]::UtcNow.AddDays(1))
            Invoke-EiamPasswordLogin -Credential ([pscredential]::new('zhaoliu', [System.Net.NetworkCredential]::new('', 'old').SecurePassword))
        }
        function pending { $l = login 13800000001; $null = $l | Invoke-EiamWeChatMobileBind -WeChatCode (code WeChatPhone 13800000001); $l }

        """;

    public static IReadOnlyList<CmdletRow> All { get; } =
    [
        new("Connect-Eiam", "", "Connect-Eiam -Sandbox -Name other -PassThru"),
        new("Disconnect-Eiam", "", "Disconnect-Eiam"),
        new("Select-EiamSession", "", "Select-EiamSession sandbox -PassThru"),
        new("Get-EiamSession", "", "Get-EiamSession"),
        new("Invoke-EiamWeChatMiniProgramLogin", "$c = code MiniProgramLogin", "$c | Invoke-EiamWeChatMiniProgramLogin"),
        new("Invoke-EiamWeChatMobileBind", "$l = login; $c = code WeChatPhone", "$l | Invoke-EiamWeChatMobileBind -WeChatCode $c"),
        new("Invoke-EiamWeChatMobileBind", "$l = login 13900000000; $c = code WeChatPhone 13900000000", "$l | Invoke-EiamWeChatMobileBind -WeChatCode $c -Register"),
        new("Confirm-EiamMfa", "$l = pending; $c = code MfaSms 13800000001", "$l | Confirm-EiamMfa -Mobile 13800000001 -VerifyCode $c"),
        new("Confirm-EiamMfa", "$l = pending; $c = code MfaEmail l@example.com", "$l | Confirm-EiamMfa -Email l@example.com -VerifyCode $c"),
        new("Invoke-EiamPasswordLogin", "$c = password", "Invoke-EiamPasswordLogin -Credential $c"),
        new("Invoke-EiamVerificationCodeLogin", "$c = code LoginSms", "$c | Invoke-EiamVerificationCodeLogin"),
        new("Invoke-EiamVerificationCodeLogin", "$c = code LoginEmail z@example.com", "$c | Invoke-EiamVerificationCodeLogin"),
        new("Invoke-EiamSocialLogin", "$c = code WeChatLogin", "$c | Invoke-EiamSocialLogin"),
        new("Invoke-EiamSocialLogin", "$c = code AlipayLogin", "$c | Invoke-EiamSocialLogin"),
        new("Invoke-EiamSocialLogin", "$c = code AppleLogin", "$c | Invoke-EiamSocialLogin"),
        new("Invoke-EiamSocialLogin", "$c = code AlipayMiniProgramLogin", "$c | Invoke-EiamSocialLogin"),
        new("Invoke-EiamSocialBind", "$l = code WeChatLogin | Invoke-EiamSocialLogin; $c = code BindSms", "$l | Invoke-EiamSocialBind -Mobile 13800000000 -VerifyCode $c"),
        new("Invoke-EiamSocialBind", "$l = code WeChatLogin 13900000000 | Invoke-EiamSocialLogin; $c = code RegisterSms 13900000000", "$l | Invoke-EiamSocialBind -Mobile 13900000000 -VerifyCode $c -Register"),
        new("Invoke-EiamSocialBind", "$l = code AppleLogin | Invoke-EiamSocialLogin; $c = password", "$l | Invoke-EiamSocialBind -Credential $c"),
        new("Invoke-EiamAlipayMobileBind", "$l = code AlipayMiniProgramLogin | Invoke-EiamSocialLogin; $c = code AlipayPhone", "$l | Invoke-EiamAlipayMobileBind -AlipayEncrypt $c"),
        new("Invoke-EiamAlipayMobileBind", "$l = code AlipayMiniProgramLogin 13900000000 | Invoke-EiamSocialLogin; $c = code AlipayPhone 13900000000", "$l | Invoke-EiamAlipayMobileBind -AlipayEncrypt $c -Register"),
        new("Remove-EiamSocialAccount", "$b = login | Invoke-EiamWeChatMobileBind -WeChatCode (code WeChatPhone) -SignIn; $s = Get-EiamSocialAccount", "$s | Remove-EiamSocialAccount -Confirm:$false"),
        new("Remove-EiamSocialAccount", "$b = login | Invoke-EiamWeChatMobileBind -WeChatCode (code WeChatPhone); $s = $b | Get-EiamSocialAccount", "$b | Remove-EiamSocialAccount -SocialUid $s.SocialUid -SocialType $s.SocialType -Confirm:$false"),
        new("Get-EiamCountryCode", "", "Get-EiamCountryCode"),
        new("Get-EiamCaptcha", "$folder = \"$env:XDG_CONFIG_HOME/captcha\"", "Get-EiamCaptcha -Path $folder", SavesFiles: true),
        new("Confirm-EiamCaptcha", "$c = Get-EiamCaptcha", "$c | Confirm-EiamCaptcha -Offset 237 -Mobile 13800000000"),
        new("Send-EiamVerificationCode", "$c = Get-EiamCaptcha | Confirm-EiamCaptcha -Offset 237 -Mobile 13800000000", "$c | Send-EiamVerificationCode -Purpose Login"),
        new("Send-EiamVerificationCode", "$c = Get-EiamCaptcha | Confirm-EiamCaptcha -Offset 237 -Email z@example.com", "$c | Send-EiamVerificationCode -Type LOGIN_EMS"),
        new("Get-EiamStateTokenMobile", "$l = pending", "$l | Get-EiamStateTokenMobile"),
        new("Get-EiamSandboxCode", "$null = code MfaSms", "Get-EiamSandboxCode"),
        new("Get-EiamSocialAccount", "$b = login | Invoke-EiamWeChatMobileBind -WeChatCode (code WeChatPhone)", "$b | Get-EiamSocialAccount"),
        new("Register-EiamUser", "$c = code RegisterSms 13900000002", "Register-EiamUser -Mobile 13900000002 -VerifyCode $c -Extension @{ a = 1 }"),
        new("Update-EiamPassword", "$l = expiring", "$l | Update-EiamPassword -OldPassword old -NewPassword p"),
        new("Update-EiamPassword", "$l = expiring; $c = code ChangePasswordEmail w@example.com", "$l | Update-EiamPassword -VerifyCode $c -NewPassword p"),
        new("Skip-EiamPasswordUpdate", "$l = expiring", "$l | Skip-EiamPasswordUpdate"),
        new("Update-EiamPassword", "signIn; $c = password", "Update-EiamPassword -OldPassword $c -NewPassword p"),
        new("Update-EiamPassword", "signIn; $c = code ChangePasswordSms", "Update-EiamPassword -VerifyCode $c -By Mobile -NewPassword p"),
        new("Update-EiamPassword", "signIn; $c = code ChangePasswordEmail z@example.com", "Update-EiamPassword -VerifyCode $c -By Email -NewPassword p"),
        new("Reset-EiamPassword", "$c = code ForgotPasswordSms", "Reset-EiamPassword -Mobile 13800000000 -VerifyCode $c -NewPassword p"),
        new("Reset-EiamPassword", "$c = code ForgotPasswordEmail z@example.com", "Reset-EiamPassword -Email z@example.com -VerifyCode $c -NewPassword p"),
        new("Test-EiamPassword", "signIn", "Test-EiamPassword"),
        new("Update-EiamProfile", "signIn", "Update-EiamProfile -NickName n"),
        new("Update-EiamMobile", "signIn; $c = code UpdateMobileSms 13900000002", "$c | Update-EiamMobile"),
        new("Get-EiamUser", "", "Get-EiamUser"),
        new("Get-EiamUser", "$id = (Get-EiamUser zhangsan).UserId", "Get-EiamUser -UserId $id"),
        new("Get-EiamUser", "", "Get-EiamUser -UserName zhangsan"),
        new("Get-EiamUser", "", "Get-EiamUser -Mobile 13800000000"),
        new("Get-EiamUser", "", "Get-EiamUser -Email z@example.com"),
        new("Update-EiamToken", "signIn", "Update-EiamToken"),
        new("Update-EiamToken", "$b = login | Invoke-EiamWeChatMobileBind -WeChatCode (code WeChatPhone)", "$b | Update-EiamToken"),
        new("Test-EiamIdToken", "signIn", "Test-EiamIdToken"),
        new("Test-EiamIdToken", "signIn", "Test-EiamIdToken -Detailed"),
        new("Get-EiamProfile", "signIn", "Get-EiamProfile"),
        new("New-EiamUser", "", "New-EiamUser wangwu 'Wang Wu' -Mobile 13800000009 -Password first-pass-1 -IdentityNumber 110101199003070011 -Birthday 1990-03-07"),
        new("Set-EiamUser", "$u = Get-EiamUser zhangsan", "$u | Set-EiamUser -Name Zhang -PassThru"),
        new("Enable-EiamUser", "$u = Get-EiamUser zhangsan", "$u | Enable-EiamUser"),
        new("Disable-EiamUser", "$u = Get-EiamUser zhangsan", "$u | Disable-EiamUser -PassThru"),
        new("Set-EiamUserPassword", "$u = Get-EiamUser zhangsan", "$u | Set-EiamUserPassword -NewPassword next-pass-1 -MustChangePassword"),
        new("Set-EiamUserPassword", "$u = Get-EiamUser zhangsan; $u | Set-EiamUserPassword -NewPassword old-pass-1", "$u | Set-EiamUserPassword -NewPassword next-pass-1 -OldPassword old-pass-1"),
        new("Reset-EiamUserPassword", "$u = Get-EiamUser zhangsan", "$u | Reset-EiamUserPassword -SendMode Email"),
        new("Remove-EiamUser", "$u = Get-EiamUser lisi", "$u | Remove-EiamUser -Confirm:$false"),
        new("New-EiamOrganization", "", "New-EiamOrganization sales Sales -Category department -Sequence 2"),
        new("Get-EiamOrganization", "$null = organization", "Get-EiamOrganization"),
        new("Get-EiamOrganization", "$null = organization", "Get-EiamOrganization -Code sales"),
        new("Get-EiamOrganization", "$o = organization", "Get-EiamOrganization -OrganizationId $o.OrganizationId"),
        new("Set-EiamOrganization", "$o = organization", "$o | Set-EiamOrganization -Name Trade -PassThru"),
        new("Enable-EiamOrganization", "$o = organization", "$o | Enable-EiamOrganization"),
        new("Disable-EiamOrganization", "$o = organization", "$o | Disable-EiamOrganization -PassThru"),
        new("Remove-EiamOrganization", "$o = organization", "$o | Remove-EiamOrganization -Confirm:$false"),
        new("Set-EiamOrganizationLeader", "$o = organization; $u = Get-EiamUser zhangsan", "$o | Set-EiamOrganizationLeader -UserId $u.UserId"),
        new("Get-EiamOrganizationLeader", "$o = organization; $o | Set-EiamOrganizationLeader -UserId (Get-EiamUser zhangsan).UserId", "$o | Get-EiamOrganizationLeader"),
        new("New-EiamApplicationOrganization", "", "New-EiamApplicationOrganization sales Sales"),
        new("Get-EiamApplicationOrganization", "$null = New-EiamApplicationOrganization sales Sales", "Get-EiamApplicationOrganization"),
        new("Get-EiamApplicationOrganization", "$o = New-EiamApplicationOrganization sales Sales", "$o | Get-EiamApplicationOrganization"),
        new("Set-EiamApplicationOrganization", "$o = New-EiamApplicationOrganization sales Sales", "$o | Set-EiamApplicationOrganization -Name Trade -PassThru"),
        new("Remove-EiamApplicationOrganization", "$o = New-EiamApplicationOrganization sales Sales", "$o | Remove-EiamApplicationOrganization -Confirm:$false"),
        new("Get-EiamToken", "$l = login", "$l | Get-EiamToken StateToken"),
        new("Get-EiamToken", "$l = login", "$l | Get-EiamToken StateToken -AsPlainText"),
        new("ConvertFrom-EiamIdToken", "$b = login | Invoke-EiamWeChatMobileBind -WeChatCode (code WeChatPhone)", "$b | ConvertFrom-EiamIdToken"),
        new("Get-EiamErrorCode", "", "Get-EiamErrorCode 1007"),
        new("New-EiamSandboxUser", "", "New-EiamSandboxUser 13900000001"),
        new("New-EiamSandboxCode", "", "New-EiamSandboxCode MiniProgramLogin 13900000001"),
        new("Get-EiamSandboxRequest", "$null = login", "Get-EiamSandboxRequest"),
    ];
}
