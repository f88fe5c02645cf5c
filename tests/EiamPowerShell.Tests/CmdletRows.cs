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
    public const string Common = SandboxAccounts.Function + """
        Connect-Eiam -Sandbox
        $null = New-EiamSandboxUser 13800000000 -UserName zhangsan -Email z@example.com
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
        new("Invoke-EiamRestMethod", "", "Invoke-EiamRestMethod /api/v2/tenant/organizations Post -Body @{ code = 'rest'; name = 'Rest' }"),
        new("Invoke-EiamRestMethod", "$o = organization", "Invoke-EiamRestMethod \"/api/v2/tenant/organizations/$($o.OrganizationId)\" Delete -Confirm:$false"),
        new("Test-EiamConnection", "", "Test-EiamConnection"),
        new("Test-EiamConnection", "", "Test-EiamConnection -Quiet"),
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
        new("New-EiamUser", "", "New-EiamUser qianqi 'Qian Qi' -Mobile 13800000077 -Password first-pass-1 -IdentityNumber 110101199003070011 -Birthday 1990-03-07"),
        new("Set-EiamUser", "$u = Get-EiamUser zhangsan", "$u | Set-EiamUser -Name Zhang -PassThru"),
        new("Enable-EiamUser", "$u = Get-EiamUser zhangsan", "$u | Enable-EiamUser -PassThru"),
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
        new("Enable-EiamOrganization", "$o = organization", "$o | Enable-EiamOrganization -PassThru"),
        new("Disable-EiamOrganization", "$o = organization", "$o | Disable-EiamOrganization -PassThru"),
        new("Remove-EiamOrganization", "$o = organization", "$o | Remove-EiamOrganization -Confirm:$false"),
        new("Set-EiamOrganizationLeader", "$o = organization; $u = Get-EiamUser zhangsan", "$o | Set-EiamOrganizationLeader -UserId $u.UserId -PassThru"),
        new("Get-EiamOrganizationLeader", "$o = organization; $o | Set-EiamOrganizationLeader -UserId (Get-EiamUser zhangsan).UserId", "$o | Get-EiamOrganizationLeader"),
        new("New-EiamAccount", "$u = Get-EiamUser zhangsan", "$u | New-EiamAccount -Name Zhang -Password first-pass-1 -Disabled -Extension @{ a = 1 }"),
        new("New-EiamAccount", "$u = Get-EiamUser zhangsan", "$u | New-EiamAccount -AccountName zhang.san -WithUserPermission"),
        new("New-EiamAccount", "", "New-EiamAccount -Type Public -AccountName shared"),
        new("New-EiamAccount", "", "New-EiamAccount -Type Orphan -AccountName machine"),
        new("Get-EiamAccount", "$null = New-EiamAccount -Type Orphan -AccountName machine", "Get-EiamAccount -Type Orphan"),
        new("Get-EiamAccount", "$a = New-EiamAccount -Type Orphan -AccountName machine", "Get-EiamAccount -AccountId $a.AccountId"),
        new("Get-EiamAccount", "$u = Get-EiamUser zhangsan; $null = $u | New-EiamAccount", "$u | Get-EiamAccount"),
        new("Set-EiamAccount", "$a = New-EiamAccount -Type Orphan -AccountName machine", "$a | Set-EiamAccount -AccountName robot -Password next-pass-1 -PassThru"),
        new("Enable-EiamAccount", "$a = New-EiamAccount -Type Orphan -AccountName machine", "$a | Enable-EiamAccount -PassThru"),
        new("Disable-EiamAccount", "$a = New-EiamAccount -Type Orphan -AccountName machine", "$a | Disable-EiamAccount -PassThru"),
        new("Remove-EiamAccount", "$a = New-EiamAccount -Type Orphan -AccountName machine", "$a | Remove-EiamAccount -Confirm:$false"),
        new("Add-EiamAccountUser", "$a = New-EiamAccount -Type Public -AccountName shared", "$a | Add-EiamAccountUser -UserName zhangsan, lisi"),
        new("Get-EiamAccountUser", "$a = New-EiamAccount -Type Public -AccountName shared; $a | Add-EiamAccountUser -UserName zhangsan", "$a | Get-EiamAccountUser"),
        new("Remove-EiamAccountUser", "$a = New-EiamAccount -Type Public -AccountName shared; $a | Add-EiamAccountUser -UserName zhangsan", "$a | Remove-EiamAccountUser -UserName zhangsan -Confirm:$false"),
        new("Set-EiamAccountOwner", "$a = New-EiamAccount -Type Public -AccountName shared", "$a | Set-EiamAccountOwner -UserName zhangsan -PassThru"),
        new("Get-EiamAccountOwner", "$a = New-EiamAccount -Type Public -AccountName shared; $a | Set-EiamAccountOwner -UserName zhangsan", "$a | Get-EiamAccountOwner"),
        new("New-EiamJobTitle", "", "New-EiamJobTitle lead Lead"),
        new("Get-EiamJobTitle", JobTests.Place, "Get-EiamJobTitle"),
        new("Get-EiamJobTitle", JobTests.Place, "Get-EiamJobTitle -Code lead"),
        new("Get-EiamJobTitle", JobTests.Place, "$title | Get-EiamJobTitle"),
        new("New-EiamJobPosition", JobTests.Place, "New-EiamJobPosition agent Agent -OrganizationCode sales -TitleCode lead"),
        new("Get-EiamJobPosition", JobTests.Place, "Get-EiamJobPosition"),
        new("Get-EiamJobPosition", JobTests.Place, "Get-EiamJobPosition -Code rep"),
        new("Set-EiamJobPosition", JobTests.Place, "$position | Set-EiamJobPosition -OrganizationCode sales -Name Representative -Code rep -PassThru"),
        new("Remove-EiamJobPosition", JobTests.Place, "$position | Remove-EiamJobPosition -Confirm:$false"),
        new("Move-EiamUser", JobTests.Place, "$user | Move-EiamUser -OrganizationCode sales -PositionCode rep -TitleCode '' -PassThru"),
        new("New-EiamUserJob", JobTests.Place, "$user | New-EiamUserJob -OrganizationCode sales -PositionCode rep -TitleCode lead"),
        new("Get-EiamUserJob", JobTests.Place + "; $null = $user | New-EiamUserJob -OrganizationCode sales", "$user | Get-EiamUserJob"),
        new("Get-EiamUserJob", JobTests.Place + "; $null = $user | New-EiamUserJob -OrganizationCode sales", "$user | Get-EiamUserJob -RelationType PartTime"),
        new("Set-EiamUserJob", JobTests.Place + "; $job = $user | New-EiamUserJob -OrganizationCode sales", "$job | Set-EiamUserJob -OrganizationCode sales -PositionCode rep -TitleCode '' -PassThru"),
        new("Remove-EiamUserJob", JobTests.Place + "; $job = $user | New-EiamUserJob -OrganizationCode sales", "$job | Remove-EiamUserJob -Confirm:$false"),
        new("Get-EiamRole", "", "Get-EiamRole"),
        new("Get-EiamRoleMember", "Add-EiamRoleMember sandbox-role-reader (account a).AccountId", "Get-EiamRoleMember sandbox-role-reader"),
        new("Add-EiamRoleMember", "$a = account a", "$a | Add-EiamRoleMember -RoleId sandbox-role-reader -PassThru"),
        new("Add-EiamRoleMember", "$a = account a; $b = account b", "Add-EiamRoleMember sandbox-role-reader $a.AccountId, $b.AccountId"),
        new("Remove-EiamRoleMember", "$a = account a", "$a | Remove-EiamRoleMember -RoleId sandbox-role-reader -PassThru -Confirm:$false"),
        new("Add-EiamAccountRole", "$a = account a", "$a | Add-EiamAccountRole -RoleId sandbox-role-reader, sandbox-role-auditor -PassThru"),
        new("Remove-EiamAccountRole", "$a = account a", "$a | Remove-EiamAccountRole -RoleId sandbox-role-reader -PassThru -Confirm:$false"),
        new("Get-EiamRolePermission", "", "Get-EiamRolePermission"),
        new("Get-EiamRolePermission", "", "Get-EiamRolePermission sandbox-role-auditor"),
        new("Get-EiamAccountPermission", "$a = account a; $a | Add-EiamAccountRole -RoleId sandbox-role-auditor", "Get-EiamAccountPermission"),
        new("Get-EiamAccountPermission", "$a = account a; $a | Add-EiamAccountRole -RoleId sandbox-role-auditor", "$a | Get-EiamAccountPermission"),
        new("Get-EiamPermission", "", "Get-EiamPermission"),
        new("Get-EiamPermission", "", "Get-EiamPermission -Kind Data -ModelId sandbox-model-region"),
        new("Get-EiamLog", "$null = New-EiamOrganization a A", "Get-EiamLog ([DateTimeOffset]::UtcNow.AddHours(-1))"),
        new("Measure-EiamAuthentication", "$null = login", "Measure-EiamAuthentication ([DateTimeOffset]::UtcNow.AddHours(-1))"),
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
        new("New-EiamSandboxFault", "", "New-EiamSandboxFault /api/v2/tenant/users* -Method GET -ErrorCode USER.0001 -Message none -Count 2"),
        new("New-EiamSandboxFault", "", "New-EiamSandboxFault -ConnectionReset -AfterProcessing -DelaySeconds 0.5"),
        new("Get-EiamSandboxRequest", "$null = login", "Get-EiamSandboxRequest"),
    ];
}
