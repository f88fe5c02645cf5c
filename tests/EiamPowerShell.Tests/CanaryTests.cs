using System.Collections.Generic;
using System.Management.Automation;
using System.Security;
using EiamPowerShell.Tests.Engine;
using Xunit;

namespace EiamPowerShell.Tests;

/// <summary>
/// Secrets of a known text go through every cmdlet, in every way in, to success and to failure, with every stream open; then everything that came
/// out is searched for them. FaultTests do the same with the answers of a hostile server, tests/acceptance/Secrets.Tests.ps1 with what only
/// a whole PowerShell has: transcripts, JSON, files.
/// </summary>
public class CanaryTests
{
    private const string Print = "canaryprint0123456789";
    private const string Password = "canaryproxypassword";
    private const string Mobile = "13812345678";

    private const string Connect = "Connect-Eiam -Sandbox -DeviceFingerprint $Print; $null = New-EiamSandboxUser $Mobile";

    // Secrets come as variables: a script that holds one in its text shows it by itself.
    public static TheoryData<string, string> Ways() => new()
    {
        { "a session", "Connect-Eiam -Sandbox -DeviceFingerprint $Print -Name other -PassThru; Get-EiamSession; Select-EiamSession other -PassThru" },
        { "a session with a proxy", "Connect-Eiam -Domain d.example.com -ClientId c -Proxy http://127.0.0.1:9 -ProxyCredential $Credential -DeviceFingerprint $Print -MaximumRetryCount 0 -Name p -PassThru; Invoke-EiamWeChatMiniProgramLogin -Code $Wrong; Get-EiamSession" },
        { "a proxy with a login in its address", "Connect-Eiam -Domain d.example.com -ClientId c -Proxy \"http://u:${Password}@127.0.0.1:9\"" },
        { "an address with a login in it", "Connect-Eiam -Uri \"https://u:${Password}@d.example.com\" -ClientId c" },
        { "a domain with a login in it", "Connect-Eiam -Domain \"u:${Password}@d.example.com\" -ClientId c" },
        { "a fingerprint that cannot be sent", "Connect-Eiam -Sandbox -DeviceFingerprint \"$Print`r`nX-a: b\"" },
        { "a login by argument", "Invoke-EiamWeChatMiniProgramLogin -Code $Code" },
        { "a login by position, as SecureString", "Invoke-EiamWeChatMiniProgramLogin $SecureCode" },
        { "a login by pipeline", "$Code | Invoke-EiamWeChatMiniProgramLogin" },
        { "a login by pipeline, as SecureString", "$SecureCode | Invoke-EiamWeChatMiniProgramLogin" },
        { "a login by property", "[pscustomobject]@{ Code = $Code; Mobile = $Mobile; Password = $Password } | Invoke-EiamWeChatMiniProgramLogin" },
        { "a wrong login by argument", "Invoke-EiamWeChatMiniProgramLogin -Code $Wrong" },
        { "a wrong login by pipeline", "$Wrong | Invoke-EiamWeChatMiniProgramLogin; $SecureWrong | Invoke-EiamWeChatMiniProgramLogin" },
        { "a wrong login by property", "[pscustomobject]@{ Code = $Wrong; Mobile = $Mobile; Password = $Password } | Invoke-EiamWeChatMiniProgramLogin" },
        { "a wrong login that ends the script", "try { Invoke-EiamWeChatMiniProgramLogin -Code $Wrong -ErrorAction Stop } catch { $_ }; $Wrong | Invoke-EiamWeChatMiniProgramLogin -ErrorAction Stop" },
        { "a login that cannot be sent", "Invoke-EiamWeChatMiniProgramLogin -Code \"$Wrong`0\"; \"$Wrong`r`n\" | Invoke-EiamWeChatMiniProgramLogin" },
        { "a login of a hashtable", "@{ Code = $Wrong } | Invoke-EiamWeChatMiniProgramLogin" },
        { "a login of an array", "Invoke-EiamWeChatMiniProgramLogin -Code $Wrong, $Code" },
        { "a login of a number", "[pscustomobject]@{ Code = [ordered]@{ inner = $Wrong } } | Invoke-EiamWeChatMiniProgramLogin" },
        { "a login that is only asked about", "Invoke-EiamWeChatMiniProgramLogin -Code $Code -WhatIf; $Code | Invoke-EiamWeChatMiniProgramLogin -WhatIf" },
        { "a bind by argument", "$l = Invoke-EiamWeChatMiniProgramLogin -Code $Code; Invoke-EiamWeChatMobileBind -StateToken $l.StateToken -WeChatCode $Phone" },
        { "a bind by pipeline", "Invoke-EiamWeChatMiniProgramLogin -Code $Code | Invoke-EiamWeChatMobileBind -WeChatCode $Phone" },
        { "a bind by property", "$t = Invoke-EiamWeChatMiniProgramLogin -Code $Code | Get-EiamToken StateToken -AsPlainText; $Secrets.Add($t); [pscustomobject]@{ StateToken = $t; WeChatCode = $Phone } | Invoke-EiamWeChatMobileBind" },
        { "a wrong bind by argument", "Invoke-EiamWeChatMobileBind -StateToken $State -WeChatCode $Wrong; Invoke-EiamWeChatMobileBind $Wrong -StateToken $State -Register" },
        { "a wrong bind by property", "[pscustomobject]@{ StateToken = $State; WeChatCode = $Wrong; Mobile = $Mobile; DeviceFingerprint = $Print } | Invoke-EiamWeChatMobileBind" },
        { "a bind without a code", "[pscustomobject]@{ StateToken = $State } | Invoke-EiamWeChatMobileBind -ErrorAction Continue; Invoke-EiamWeChatMobileBind -StateToken $State" },
        { "a bind of what is no text", "[pscustomobject]@{ StateToken = @($State, $Wrong); WeChatCode = $Wrong } | Invoke-EiamWeChatMobileBind; Invoke-EiamWeChatMobileBind -StateToken $State -WeChatCode @{ code = $Wrong }" },
        { "a wrong bind of nested records", "[pscustomobject]@{ StateToken = $State; WeChatCode = $Wrong; Raw = [pscustomobject]@{ state_token = $State; all = @(@{ wechat_code = $Wrong }, \"code=$Wrong;\") } } | Invoke-EiamWeChatMobileBind" },
        { "a wrong bind of a .NET object", "$o = [psobject][System.Net.NetworkCredential]::new('u', $Password); $o.PSObject.Properties.Add([psnoteproperty]::new('WeChatCode', $Wrong)); $o.PSObject.Properties.Add([psnoteproperty]::new('StateToken', $State)); $o | Invoke-EiamWeChatMobileBind" },
        { "a bind of a record whose switch is none", "[pscustomobject]@{ StateToken = $State; WeChatCode = $Wrong; Register = 'maybe' } | Invoke-EiamWeChatMobileBind; [pscustomobject]@{ StateToken = $State; WeChatCode = $Wrong; Register = 1.5 } | Invoke-EiamWeChatMobileBind" },
        { "a bind that cannot be sent", "Invoke-EiamWeChatMobileBind -StateToken \"$State`r`nX-a: b\" -WeChatCode $Wrong; [pscustomobject]@{ StateToken = \"$State`u{4e2d}\"; WeChatCode = $Wrong } | Invoke-EiamWeChatMobileBind" },
        { "a bind that is only asked about", "Invoke-EiamWeChatMobileBind -StateToken $State -WeChatCode $Phone -WhatIf; [pscustomobject]@{ StateToken = $State; WeChatCode = $Phone } | Invoke-EiamWeChatMobileBind -WhatIf" },
        { "a call without a session", "Disconnect-Eiam; Invoke-EiamWeChatMobileBind -StateToken $State -WeChatCode $Phone -ErrorAction Continue" },
        { "a session that does not exist", "Invoke-EiamWeChatMobileBind -StateToken $State -WeChatCode $Phone -Session nobody" },
        { "tokens", "$b = Invoke-EiamWeChatMiniProgramLogin -Code $Code | Invoke-EiamWeChatMobileBind -WeChatCode $Phone; foreach ($t in 'SessionToken', 'IdToken') { $Secrets.Add(($b | Get-EiamToken $t -AsPlainText)); $b | Get-EiamToken $t; Get-EiamToken $t }; $b | Get-EiamToken StateToken; $b" },
        { "what the sandbox received", "$null = Invoke-EiamWeChatMiniProgramLogin -Code $Code; $null = Invoke-EiamWeChatMobileBind -StateToken $State -WeChatCode $Wrong -ErrorAction Ignore; Get-EiamSandboxRequest" },
        { "the sandbox's own cmdlets", "New-EiamSandboxCode MiniProgramLogin 13900000001; New-EiamSandboxCode WeChatPhone 13900000001; New-EiamSandboxCode MiniProgramLogin 13900000001 -WhatIf" },
        { "an error explained", "Invoke-EiamWeChatMobileBind -StateToken $State -WeChatCode $Wrong -ErrorAction SilentlyContinue -ErrorVariable e; $e | Get-EiamErrorCode" },
        { "a second factor", "Confirm-EiamMfa -StateToken $State -Mobile $Mobile -VerifyCode $Wrong; [pscustomobject]@{ StateToken = $State; Mobile = $Mobile; VerifyCode = $Wrong } | Confirm-EiamMfa; @{ state_token = $State; email = 'z@example.com'; verify_code = $Wrong } | Confirm-EiamMfa; Confirm-EiamMfa -StateToken $State -Mobile $Mobile -Email z@example.com -VerifyCode $Wrong" },
        { "a second factor that goes on", "New-EiamSandboxUser 13912345678 -RequireMfa; $l = New-EiamSandboxCode MiniProgramLogin 13912345678 | Invoke-EiamWeChatMiniProgramLogin; $l | Invoke-EiamWeChatMobileBind -WeChatCode (New-EiamSandboxCode WeChatPhone 13912345678); $d = $l | Confirm-EiamMfa -Mobile 13912345678 -VerifyCode (New-EiamSandboxCode MfaSms 13912345678) -SignIn; foreach ($t in 'SessionToken', 'IdToken') { $Secrets.Add((Get-EiamToken $t -AsPlainText)) }; $d; Get-EiamSocialAccount; $d | Get-EiamSocialAccount; Get-EiamSession; Get-EiamSandboxRequest" },
        { "a code that is sent", "Get-EiamCountryCode; function text($s) { [System.Net.NetworkCredential]::new('', $s).Password }; $c = Get-EiamCaptcha -Path \"$env:XDG_CONFIG_HOME/canary\"; $Secrets.Add((text $c.Token)); $c; $k = $c | Confirm-EiamCaptcha -Offset 237 -Mobile $Mobile; $Secrets.Add((text $k.CaptchaToken)); $k; $s = $k | Send-EiamVerificationCode -Purpose Mfa; $s; $k | Send-EiamVerificationCode -Purpose Mfa; $s | Get-EiamSandboxCode -Kind MfaSms; Get-EiamSandboxRequest" },
        { "a captcha that is not solved", "Confirm-EiamCaptcha 237 -Token $Wrong -Mobile $Mobile; [pscustomobject]@{ Token = $Wrong; Offset = 'x'; Mobile = $Mobile } | Confirm-EiamCaptcha; @{ token = $Wrong; offset = 237; email = 'z@example.com' } | Confirm-EiamCaptcha; Confirm-EiamCaptcha 237 -Token \"$Wrong`0\" -Mobile $Mobile; Confirm-EiamCaptcha 237 -Token $Wrong -Mobile $Mobile -Email z@example.com; Confirm-EiamCaptcha 237 -Token $Wrong -Mobile $Mobile -WhatIf" },
        { "a code that is not sent", "Send-EiamVerificationCode Login -Mobile $Mobile -CaptchaToken $Wrong; [pscustomobject]@{ CaptchaToken = $Wrong; Mobile = $Mobile } | Send-EiamVerificationCode -Type OTHER; @{ captcha_token = $Wrong; email = 'z@example.com' } | Send-EiamVerificationCode UpdateMobile; Send-EiamVerificationCode Login -Mobile $Mobile -CaptchaToken \"$Wrong`n\"; Send-EiamVerificationCode Login -Mobile $Mobile -CaptchaToken $Wrong -WhatIf" },
        { "the mobile of a login", "Get-EiamStateTokenMobile $State; [pscustomobject]@{ StateToken = $State } | Get-EiamStateTokenMobile; @{ state_token = $State } | Get-EiamStateTokenMobile; Get-EiamStateTokenMobile \"$State $State\"; New-EiamSandboxUser 13912345678 -RequireMfa; $l = New-EiamSandboxCode MiniProgramLogin 13912345678 | Invoke-EiamWeChatMiniProgramLogin; $Secrets.Add(($l | Get-EiamToken StateToken -AsPlainText)); $null = $l | Invoke-EiamWeChatMobileBind -WeChatCode (New-EiamSandboxCode WeChatPhone 13912345678); $l | Get-EiamStateTokenMobile" },
        { "a password login", "New-EiamSandboxUser 13912345678 -UserName wang -Password $Password; Invoke-EiamPasswordLogin -Credential ([pscredential]::new('wang', $Credential.Password)); Invoke-EiamPasswordLogin -UserName wang -Password $Wrong; [pscustomobject]@{ UserName = 'wang'; Password = $Wrong; DeviceFingerprint = $Print } | Invoke-EiamPasswordLogin; @{ user_name = 'wang'; password = $Password } | Invoke-EiamPasswordLogin; $Credential | Invoke-EiamPasswordLogin; Invoke-EiamPasswordLogin -UserName wang -Password \"$Wrong`n\"" },
        { "a login by a code that was sent", "Invoke-EiamVerificationCodeLogin $Wrong -Mobile $Mobile; [pscustomobject]@{ Mobile = $Mobile; VerifyCode = $Wrong } | Invoke-EiamVerificationCodeLogin; @{ email = 'z@example.com'; verify_code = $Wrong } | Invoke-EiamVerificationCodeLogin; Invoke-EiamVerificationCodeLogin $Wrong -Mobile $Mobile -DeviceFingerprint \"$Print`n\"" },
        { "social logins and binds", "Invoke-EiamSocialLogin WeChat $Wrong; [pscustomobject]@{ Provider = 'Apple'; Code = $Wrong; DeviceFingerprint = $Print } | Invoke-EiamSocialLogin; Invoke-EiamSocialBind -StateToken $State -Mobile $Mobile -VerifyCode $Wrong; [pscustomobject]@{ StateToken = $State; UserName = 'wang'; Password = $Password } | Invoke-EiamSocialBind; Invoke-EiamSocialBind -StateToken $State -Credential $Credential; Invoke-EiamAlipayMobileBind $Wrong -StateToken $State; @{ state_token = $State; alipay_encrypt = $Wrong } | Invoke-EiamAlipayMobileBind -Register" },
        { "a social account that is not bound", "Remove-EiamSocialAccount x -IdToken $Wrong -Confirm:$false; [pscustomobject]@{ IdToken = $Wrong; SocialUid = 'u'; SocialType = 'weixin' } | Remove-EiamSocialAccount -Confirm:$false; @{ id_token = $Wrong; id = 'x' } | Remove-EiamSocialAccount -WhatIf" },
        { "social accounts with a wrong token", "Get-EiamSocialAccount -IdToken $Wrong; [pscustomobject]@{ IdToken = $Wrong } | Get-EiamSocialAccount; @{ id_token = $Wrong } | Get-EiamSocialAccount; Get-EiamSocialAccount -IdToken \"$Wrong $Wrong\"" },
        { "a registration", "Register-EiamUser -Mobile 13911112222 -VerifyCode (New-EiamSandboxCode RegisterSms 13911112222) -Password $Password -Extension @{ password = $Wrong; a = @{ identity_number = $State } } | Out-Null; Register-EiamUser 13911112223 $Wrong -Password $Password; [pscustomobject]@{ Mobile = '13911112224'; VerifyCode = $Wrong; Password = $Password; Extension = [pscustomobject]@{ pwd = $State; a = @(@{ secret = $Phone }) } } | Register-EiamUser; @{ mobile = '1'; verify_code = $Wrong; pwd = @($Password); extension = @{ token = $State; time = [datetime]::Now } } | Register-EiamUser; Get-EiamSandboxRequest" },
        { "a password of a login", "Update-EiamPassword -StateToken $State -OldPassword $Password -NewPassword $Wrong; [pscustomobject]@{ StateToken = $State; OldPassword = $Credential; NewPassword = $Wrong } | Update-EiamPassword; @{ state_token = $State; verify_code = $Wrong; new_password = $Password } | Update-EiamPassword; Update-EiamPassword -StateToken $State -OldPassword $Password -VerifyCode $Wrong -NewPassword $Password; Skip-EiamPasswordUpdate -StateToken $State; [pscustomobject]@{ StateToken = $State } | Skip-EiamPasswordUpdate; Get-EiamSandboxRequest" },
        { "a password that has expired", "New-EiamSandboxUser 13911112226 -UserName u -Password $Password -PasswordExpiresAt ([DateTimeOffset]::UtcNow.AddDays(-1)); $l = Invoke-EiamPasswordLogin -Credential $Credential; $l; $l | Update-EiamPassword -OldPassword $Wrong -NewPassword $State; $l | Update-EiamPassword -VerifyCode $Wrong -NewPassword $State; $d = $l | Update-EiamPassword -OldPassword $Credential -NewPassword $State -SignIn; foreach ($t in 'SessionToken', 'IdToken') { $Secrets.Add((Get-EiamToken $t -AsPlainText)) }; $d; $l | Skip-EiamPasswordUpdate; Get-EiamSandboxRequest" },
        { "a password of the signed-in user", "$null = Invoke-EiamWeChatMiniProgramLogin -Code $Code | Invoke-EiamWeChatMobileBind -WeChatCode $Phone -SignIn; foreach ($t in 'SessionToken', 'IdToken') { $Secrets.Add((Get-EiamToken $t -AsPlainText)) }; Test-EiamPassword; Update-EiamPassword -NewPassword $Password; Update-EiamPassword -OldPassword $Wrong -NewPassword $State; Update-EiamPassword -OldPassword $Credential -NewPassword $State; [pscustomobject]@{ OldPassword = $Wrong; NewPassword = $Password } | Update-EiamPassword; Update-EiamPassword -By Mobile -VerifyCode $Wrong -NewPassword $Password; Update-EiamPassword -By Email -VerifyCode $Wrong -NewPassword $Password -WhatIf; Update-EiamPassword -NewPassword $Password -IdToken $Wrong; Get-EiamSandboxRequest" },
        { "a forgotten password", "Reset-EiamPassword -Mobile $Mobile -VerifyCode (New-EiamSandboxCode ForgotPasswordSms $Mobile) -NewPassword $Password; Reset-EiamPassword -Mobile $Mobile -VerifyCode $Wrong -NewPassword $Password; [pscustomobject]@{ Email = 'z@example.com'; VerifyCode = $Wrong; NewPassword = $Password } | Reset-EiamPassword; @{ mobile = $Mobile; email = 'z@example.com'; verify_code = $Wrong; new_password = $Password } | Reset-EiamPassword; Reset-EiamPassword -Mobile $Mobile -VerifyCode $Wrong -NewPassword \"$Password`n\"; Get-EiamSandboxRequest" },
        { "a profile and a mobile", "$null = Invoke-EiamWeChatMiniProgramLogin -Code $Code | Invoke-EiamWeChatMobileBind -WeChatCode $Phone -SignIn; Update-EiamProfile -NickName n -Extension @{ attr_identity_number = $Wrong }; [pscustomobject]@{ IdToken = $Wrong; Extension = @{ a = @{ password = $Password } } } | Update-EiamProfile; Update-EiamProfile -Extension @{ password = @($Password, [datetime]::Now) }; Update-EiamMobile 13911112225 $Wrong; [pscustomobject]@{ IdToken = $Wrong; Mobile = '13911112225'; VerifyCode = $State } | Update-EiamMobile; Test-EiamPassword -IdToken $Wrong; Get-EiamSandboxRequest" },
        { "tokens that are refreshed and checked", "$b = Invoke-EiamWeChatMiniProgramLogin -Code $Code | Invoke-EiamWeChatMobileBind -WeChatCode $Phone -SignIn; $n = $b | Update-EiamToken; Update-EiamToken; foreach ($l in $b, $n) { foreach ($t in 'SessionToken', 'IdToken') { $Secrets.Add(($l | Get-EiamToken $t -AsPlainText)) } }; foreach ($t in 'SessionToken', 'IdToken') { $Secrets.Add((Get-EiamToken $t -AsPlainText)) }; $n; Test-EiamIdToken -Detailed; Get-EiamProfile; $n | Get-EiamProfile; Get-EiamSandboxRequest" },
        { "tokens that are wrong", "Update-EiamToken $Wrong; [pscustomobject]@{ SessionToken = $Wrong } | Update-EiamToken; @{ session_token = \"$Wrong`n\" } | Update-EiamToken; Test-EiamIdToken $Wrong; Test-EiamIdToken $Wrong -Detailed; [pscustomobject]@{ IdToken = $Wrong } | Test-EiamIdToken -Detailed; $Wrong | Get-EiamProfile; @{ id_token = $Wrong } | Get-EiamProfile; Test-EiamIdToken \"$Wrong $Wrong\"" },
        { "an id token that is none", "ConvertFrom-EiamIdToken $Wrong; $Wrong | ConvertFrom-EiamIdToken; [pscustomobject]@{ IdToken = $Wrong } | ConvertFrom-EiamIdToken" },
        { "the directory", "Connect-Eiam -Sandbox -ClientSecret $Wrong -DeviceFingerprint $Print -Name dir -PassThru; New-EiamSandboxUser 13912345678 -UserName zhangsan; Get-EiamUser; Get-EiamUser zhangsan; Get-EiamUser -Mobile nobody; Get-EiamSandboxRequest; Get-EiamSession" },
        { "a client secret that is wrong", "Connect-Eiam -Domain 127.0.0.1:9 -ClientId c -ClientSecret $Wrong -DeviceFingerprint $Print -MaximumRetryCount 0 -NoProxy -Name dir -PassThru; Get-EiamUser; Connect-Eiam -Domain d.example.com -ClientId c -ClientSecret \"$Wrong `n\"" },
        { "organizations", "Connect-Eiam -Sandbox -ClientSecret $Wrong -ApplicationId a -TimeZone +08:00 -Name dir; $u = New-EiamSandboxUser 13912345678 -UserName zhangsan; $o = New-EiamOrganization -Code sales -Name Sales -Extension @{ password = $Password; a = @{ identity_number = $State } }; $o; $o | Set-EiamOrganization -Attribute @{ extension = @{ token = $State } } -PassThru | Out-Null; [pscustomobject]@{ Code = 'ops'; Name = 'Ops'; Password = $Password; Token = $State } | New-EiamOrganization; $o | Set-EiamOrganizationLeader -UserId $u.UserId -PassThru; $o | Get-EiamOrganizationLeader; $o | Disable-EiamOrganization -PassThru | Out-Null; $o | Enable-EiamOrganization; Get-EiamOrganization -Code sales | Out-Null; Get-EiamOrganization nobody; $o | Remove-EiamOrganization -Confirm:$false; $o | Remove-EiamOrganization -Confirm:$false; Get-EiamSandboxRequest" },
        { "organizations that cannot be written", "Connect-Eiam -Sandbox -ClientSecret $Wrong -Name dir; [pscustomobject]@{ Code = @(1); Name = 'n'; Password = $Password } | New-EiamOrganization; [pscustomobject]@{ OrganizationId = 'x'; Sequence = 'many'; Password = $Password; Secret = $State } | Set-EiamOrganization; [pscustomobject]@{ org_id = 'x'; user_id = 'u'; access_token = $State } | Set-EiamOrganizationLeader; @{ org_id = 'x'; Token = $State } | Enable-EiamOrganization; @{ org_id = 'x'; Token = $State } | Disable-EiamOrganization; @{ org_id = 'x'; Token = $State } | Remove-EiamOrganization -Confirm:$false; @{ org_id = 'x'; Token = $State } | Get-EiamOrganizationLeader; @{ Code = 'nobody'; Token = $State } | Get-EiamOrganization; Connect-Eiam -Domain d.example.com -ClientId c -ClientSecret $Wrong -TimeZone $State" },
        { "roles and permissions", "Connect-Eiam -Sandbox -ClientSecret $Wrong -Name dir; Get-EiamRole; Get-EiamPermission; Get-EiamPermission Data -ModelId sandbox-model-region; Get-EiamRolePermission; Get-EiamAccountPermission; [pscustomobject]@{ RoleId = 'sandbox-role-reader'; AccountId = 'a', 'b'; Password = $Password; Token = $State } | Add-EiamRoleMember -PassThru; @{ role_id = 'x'; account_id = 'a'; Token = $State } | Remove-EiamRoleMember -Confirm:$false; @{ AccountId = 'a'; RoleId = 'r'; Token = $State } | Add-EiamAccountRole; @{ AccountId = 'a'; RoleId = 'r'; Token = $State } | Remove-EiamAccountRole -Confirm:$false; Get-EiamSandboxRequest" },
        { "roles that cannot be looked up", "Connect-Eiam -Sandbox -ClientSecret $Wrong -Name dir; [pscustomobject]@{ RoleId = 'r'; AccountId = @{ token = $State }; Password = $Password } | Add-EiamRoleMember; [pscustomobject]@{ RoleId = @('r', @{ token = $State }); AccountId = 'a' } | Add-EiamAccountRole; @{ Token = $State } | Get-EiamRole; @{ Token = $State } | Get-EiamRoleMember; @{ Token = $State } | Get-EiamRolePermission; @{ Token = $State } | Get-EiamAccountPermission; @{ Token = $State } | Get-EiamPermission; @{ RoleId = 'nobody'; Token = $State } | Get-EiamRoleMember; @{ RoleId = 'nobody'; Password = $Password } | Get-EiamRolePermission; @{ account_id = 'nobody'; Password = $Password } | Get-EiamAccountPermission" },
        { "secrets under names of their own", "[pscustomobject]@{ Id = 1; Token2 = $State; Key = $Wrong } | Invoke-EiamWeChatMobileBind -StateToken { $_.Token2 } -WeChatCode { $_.Key }; @{ Id = 2; Token2 = $State; Key = $Wrong } | Invoke-EiamWeChatMobileBind -StateToken { $_.Token2 } -WeChatCode { $_.Key }" },
        { "a session that was closed", "$l = Invoke-EiamWeChatMiniProgramLogin -Code $Code; Disconnect-Eiam; $l | Invoke-EiamWeChatMobileBind -WeChatCode $Phone" },
        { "a disconnect", "Disconnect-Eiam -Verbose -Debug; Disconnect-Eiam -Verbose -Debug" },
    };

    [Theory]
    [MemberData(nameof(Ways))]
    public void No_secret_is_seen_of(string what, string script)
    {
        Assert.NotEmpty(what);
        using PowerShellEngine engine = new();
        List<string> secrets = [Print, Password, "canarystate0123456789", "canarywrong0123456789"];
        engine.Run("param($Print, $Mobile) " + Connect, Print, Mobile).Clean();
        string code = Code(engine, "MiniProgramLogin", "Code");
        string phone = Code(engine, "WeChatPhone", "WeChatCode");
        secrets.AddRange([code, phone]);

        engine.Host.Clear();
        RunResult result = engine.Run(
            """
            param($Code, $Phone, $SecureCode, $SecureWrong, $Wrong, $State, $Print, $Mobile, $Password, $Credential, $Secrets)
            $Error.Clear()
            $VerbosePreference = $DebugPreference = $InformationPreference = $WarningPreference = 'Continue'

            """ + script,
            code,
            phone,
            Secure(code),
            Secure("canarywrong0123456789"),
            "canarywrong0123456789",
            "canarystate0123456789",
            Print,
            Mobile,
            Password,
            new PSCredential("u", Secure(Password)),
            secrets);
        string seen = Seen.Everything(engine, result);
        Seen.HasNone(seen, secrets);
    }

    private static string Code(PowerShellEngine engine, string kind, string property) => new System.Net.NetworkCredential(
        string.Empty, (SecureString)engine.Run("(New-EiamSandboxCode $args[0] $args[1]).($args[2])", kind, Mobile, property).Single.BaseObject).Password;

    private static SecureString Secure(string text)
    {
        SecureString secure = new();
        foreach (char c in text)
        {
            secure.AppendChar(c);
        }

        secure.MakeReadOnly();
        return secure;
    }
}
