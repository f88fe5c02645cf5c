using System;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Security;
using System.Threading.Tasks;
using Eiam.Client.Tests.Support;
using EiamPowerShell.Tests.Engine;
using Xunit;

namespace EiamPowerShell.Tests;

/// <summary>Captcha, code, second factor, through the engine.</summary>
public class CodeFlowTests
{
    private const string Connected = """
        Connect-Eiam -Sandbox
        $null = New-EiamSandboxUser 13800000000 -UserName zhangsan -Email z@example.com -RequireMfa
        function solved($to = 13800000000) { if ("$to" -like '*@*') { Get-EiamCaptcha | Confirm-EiamCaptcha -Offset 237 -Email $to } else { Get-EiamCaptcha | Confirm-EiamCaptcha -Offset 237 -Mobile $to } }
        function pending { $l = New-EiamSandboxCode MiniProgramLogin 13800000000 | Invoke-EiamWeChatMiniProgramLogin; $null = $l | Invoke-EiamWeChatMobileBind -WeChatCode (New-EiamSandboxCode WeChatPhone 13800000000); $l }

        """;

    [Fact]
    public void A_second_factor_goes_from_the_state_token_to_the_login_by_pipeline()
    {
        using PowerShellEngine engine = new();
        RunResult result = engine.Run(Connected + """
            $login = pending
            $mobile = $login | Get-EiamStateTokenMobile
            $confirmed = Get-EiamCaptcha | Confirm-EiamCaptcha -Offset 237 -Mobile $mobile.Mobile
            $sent = $confirmed | Send-EiamVerificationCode -Purpose Mfa
            $code = $sent | Get-EiamSandboxCode
            $done = $mobile | Confirm-EiamMfa -VerifyCode $code
            $mobile; $confirmed; $sent; $code; $done
            """).Clean();
        Assert.Equal("+86-13800000000", result.Output[0].Properties["Mobile"].Value);
        Assert.IsType<SecureString>(result.Output[0].Properties["StateToken"].Value);
        Assert.IsType<SecureString>(result.Output[1].Properties["CaptchaToken"].Value);
        Assert.Equal(("+86-13800000000", null), (result.Output[1].Properties["Mobile"].Value, result.Output[1].Properties["Email"].Value));
        Assert.Equal("MFA_AUTH_SMS +86-13800000000", result.Output[2].ToString());
        Assert.Equal(("MfaSms", true), (result.Output[3].Properties["Kind"].Value, result.Output[3].Properties["Used"].Value));
        Assert.Equal("Success", result.Output[4].Properties["Status"].Value.ToString());
    }

    [Fact]
    public void The_login_of_a_user_who_was_removed_meanwhile_does_not_go_on()
    {
        using PowerShellEngine engine = new();
        ErrorRecord error = engine.Run(Connected + """
            $login = pending
            $code = New-EiamSandboxCode MfaSms 13800000000
            Get-EiamUser zhangsan | Remove-EiamUser -Confirm:$false
            $login | Confirm-EiamMfa -Mobile 13800000000 -VerifyCode $code
            """).Error;
        Assert.StartsWith("IDAAS.SDK.COMMON.1007,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    [Fact]
    public void The_mobile_of_a_login_pipes_into_its_second_factor()
    {
        using PowerShellEngine engine = new();
        PSObject done = engine.Run(Connected + "pending | Get-EiamStateTokenMobile | Confirm-EiamMfa -VerifyCode (New-EiamSandboxCode MfaSms 13800000000)").Single;
        Assert.Equal("Success", done.Properties["Status"].Value.ToString());
    }

    [Fact]
    public void A_code_that_was_sent_is_read_while_the_pipeline_waits_for_it()
    {
        using PowerShellEngine engine = new();
        PSObject done = engine.Run(Connected + """
            $login = pending
            solved z@example.com | Send-EiamVerificationCode Mfa | Confirm-EiamMfa -StateToken $login.StateToken -VerifyCode { ($_ | Get-EiamSandboxCode).VerifyCode }
            """).Single;
        Assert.Equal("Success", done.Properties["Status"].Value.ToString());
    }

    [Fact]
    public void Each_result_has_the_record_that_it_was_made_for()
    {
        using PowerShellEngine engine = new();
        RunResult result = engine.Run(Connected + """
            $rows = foreach ($i in 1..3) { [pscustomobject]@{ Id = $i; Mobile = "1390000000$i" } }
            $sent = $rows | ForEach-Object { $r = $_; Get-EiamCaptcha | Confirm-EiamCaptcha 237 -Mobile $r.Mobile | ForEach-Object { [pscustomobject]@{ Id = $r.Id; Mobile = $r.Mobile; CaptchaToken = $_.CaptchaToken } } } |
                Send-EiamVerificationCode Login -ThrottleLimit 3
            $sent.InputObject.Id; $sent[0].InputObject.CaptchaToken
            """).Clean();
        Assert.Equal([1, 2, 3, "***"], result.Output.Select(o => o.BaseObject));
    }

    [Theory]
    [InlineData("237", "{\"x\":237.0,\"y\":5.0}")]
    [InlineData("236.75", "{\"x\":236.75,\"y\":5.0}")]
    [InlineData("'236.5'", "{\"x\":236.5,\"y\":5.0}")]
    [InlineData("([double]240)", "{\"x\":240.0,\"y\":5.0}")]
    [InlineData("([decimal]236.25)", "{\"x\":236.25,\"y\":5.0}")]
    public void An_offset_is_sent_with_a_point_in_every_culture(string offset, string point)
    {
        using PowerShellEngine engine = new();
        PSObject body = engine.Run(Connected + $$"""
            [System.Threading.Thread]::CurrentThread.CurrentCulture = 'de-DE'
            $null = Get-EiamCaptcha | Confirm-EiamCaptcha -Offset {{offset}} -Mobile 13800000000
            $first = (Get-EiamSandboxRequest *verify -AsPlainText).Body
            $null = Get-EiamCaptcha | ForEach-Object { [pscustomobject]@{ Token = $_.Token; Offset = {{offset}}; Mobile = 13800000000 } } | Confirm-EiamCaptcha
            $second = (Get-EiamSandboxRequest *verify -AsPlainText)[1].Body
            "$first`n$second"
            """).Single;
        string[] bodies = body.ToString()!.Split('\n');
        Assert.All(bodies, b => Assert.Contains("\"point_json\":\"" + point.Replace("\"", "\\\"", StringComparison.Ordinal) + "\"", b, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Login", "LOGIN_SMS", "LOGIN_EMS")]
    [InlineData("Register", "REGISTER_SMS", "REGISTER_EMS")]
    [InlineData("Mfa", "MFA_AUTH_SMS", "MFA_AUTH_EMS")]
    [InlineData("ForgotPassword", "FORGET_PWD_SMS", "FORGET_PWD_EMS")]
    [InlineData("ChangePassword", "CHANGE_PWD_SMS", "CHANGE_PWD_EMS")]
    [InlineData("Bind", "BIND_MOBILE_SMS", "BIND_EMAIL_EMS")]
    [InlineData("UpdateMobile", "UPDATE_MOBILE_SMS", null)]
    [InlineData("UpdateEmail", null, "UPDATE_EMAIL_EMS")]
    public void A_purpose_is_the_documented_type_of_message(string purpose, string? sms, string? email)
    {
        using PowerShellEngine engine = new();
        foreach ((string to, string? type) in new[] { ("13800000000", sms), ("z@example.com", email) })
        {
            RunResult result = engine.Run(Connected + "$c = solved $args[0]; $c | Send-EiamVerificationCode -Purpose $args[1]; (Get-EiamSandboxCode).Recipient", to, purpose);
            if (type is null)
            {
                Assert.StartsWith("EiamInvalidArgument,", result.Error.FullyQualifiedErrorId, StringComparison.Ordinal);
                Assert.StartsWith($"-Purpose is {purpose}, ", result.Error.ToString(), StringComparison.Ordinal);
                Assert.Empty(engine.Run("Get-EiamSandboxRequest *send").Clean().Output);
            }
            else
            {
                Assert.Equal(type, result.Clean().Output[0].Properties["Type"].Value);
                Assert.Equal(to[0] == '1' ? "+86-" + to : to, result.Output[1].BaseObject);
            }
        }
    }

    [Theory]
    [InlineData("Send-EiamVerificationCode Login -Mobile 13800000000 -CaptchaToken none", "IDAAS.SDK.CAPTCHA.0006")]
    [InlineData("$c = solved; $null = $c | Send-EiamVerificationCode Login; $c | Send-EiamVerificationCode Login", "IDAAS.SDK.CAPTCHA.0006")]
    [InlineData("solved | Send-EiamVerificationCode -Type OTHER_SMS", "IDAAS.SDK.COMMON.1006")]
    [InlineData("Get-EiamCaptcha | Confirm-EiamCaptcha 100 -Mobile 13800000000", "IDAAS.SDK.COMMON.1006")]
    [InlineData("Confirm-EiamCaptcha 237 -Token none -Mobile 13800000000", "IDAAS.SDK.COMMON.1005")]
    [InlineData("$c = Get-EiamCaptcha; (Get-EiamSession -Current).Sandbox.AdvanceClock('00:06'); $c | Confirm-EiamCaptcha 237 -Mobile 13800000000", "IDAAS.SDK.COMMON.1005")]
    [InlineData("Get-EiamStateTokenMobile none", "IDAAS.SDK.COMMON.1007")]
    [InlineData("$l = pending; $l | Get-EiamStateTokenMobile | Confirm-EiamMfa -VerifyCode 000000x", "IDAAS.SDK.SMS.1005")]
    [InlineData("pending | Confirm-EiamMfa -Email z@example.com -VerifyCode 000000x", "IDAAS.SDK.SMS.1006")]
    [InlineData("$l = pending; $null = solved | Send-EiamVerificationCode Login; $l | Confirm-EiamMfa -Mobile 13800000000 -VerifyCode (Get-EiamSandboxCode -Kind LoginSms).VerifyCode", "IDAAS.SDK.SMS.1005")]
    public void What_the_tenant_refuses_is_its_code(string script, string code)
    {
        using PowerShellEngine engine = new();
        ErrorRecord error = engine.Run(Connected + script).Error;
        Assert.StartsWith(code + ",", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal("Rejected", ErrorTests.Property(error, "Outcome")!.ToString());
        Assert.NotEmpty(error.ErrorDetails.RecommendedAction);
    }

    [Theory]
    [InlineData("Confirm-EiamCaptcha 237 -Token t -Mobile 1", "The captcha may be spent")]
    [InlineData("Send-EiamVerificationCode Login -Mobile 1 -CaptchaToken t", "The message may have been sent")]
    [InlineData("Send-EiamVerificationCode Login -Email z@example.com -CaptchaToken t", "The message may have been sent")]
    public async Task What_may_have_been_done_is_not_repeated_and_the_advice_is_that_of_the_call(string call, string advice)
    {
        await using FaultServer server = FaultServer.Answering(Scripts.Http("<html>", type: "text/html"));
        using PowerShellEngine engine = new();
        ErrorRecord error = engine.Run("Connect-Eiam -Uri $args[0] -ClientId c -NoProxy; " + call, server.Uri.ToString()).Error;
        Assert.StartsWith("EiamOutcomeUnknown,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.StartsWith(advice, error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_picture_that_is_not_base64_is_an_answer_that_was_not_expected()
    {
        await using FaultServer server = FaultServer.Answering(Scripts.Http("""{"originalImageBase64":"*","token":"canarytoken0123456789"}"""));
        using PowerShellEngine engine = new();
        RunResult result = engine.Run("$VerbosePreference = $DebugPreference = 'Continue'; Connect-Eiam -Uri $args[0] -ClientId c -NoProxy; Get-EiamCaptcha", server.Uri.ToString());
        Assert.StartsWith("EiamUnexpectedResponse,", result.Error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Seen.HasNone(Seen.Everything(engine, result), ["canarytoken0123456789"]);
    }

    [Theory]
    [InlineData("Confirm-EiamCaptcha x -Token t -Mobile 1", "-Offset ")]
    [InlineData("Confirm-EiamCaptcha '237,5' -Token t -Mobile 1", "-Offset ")]
    [InlineData("Confirm-EiamCaptcha -1 -Token t -Mobile 1", "-Offset ")]
    [InlineData("Confirm-EiamCaptcha NaN -Token t -Mobile 1", "-Offset ")]
    [InlineData("Confirm-EiamCaptcha 1e9 -Token t -Mobile 1", "-Offset ")]
    [InlineData("Confirm-EiamCaptcha ([double]::PositiveInfinity) -Token t -Mobile 1", "-Offset ")]
    [InlineData("Confirm-EiamCaptcha -Token t -Mobile 1", "-Offset ")]
    [InlineData("[pscustomobject]@{ Token = 't'; Offset = @(1, 2); Mobile = '1' } | Confirm-EiamCaptcha", "-Offset ")]
    [InlineData("@{ Token = 't'; Offset = ''; Mobile = '1' } | Confirm-EiamCaptcha", "-Offset ")]
    [InlineData("Confirm-EiamCaptcha 1 -Mobile 1", "-Token ")]
    [InlineData("Confirm-EiamCaptcha 1 -Token '' -Mobile 1", "-Token ")]
    [InlineData("Confirm-EiamCaptcha 1 -Token t", "-Mobile ")]
    [InlineData("Confirm-EiamCaptcha 1 -Token t -Mobile ''", "-Mobile ")]
    [InlineData("Confirm-EiamCaptcha 1 -Token t -Mobile 1 -Email z@example.com", "-Mobile ")]
    [InlineData("Send-EiamVerificationCode Login -Mobile 1", "-CaptchaToken ")]
    [InlineData("Send-EiamVerificationCode Login -Mobile 1 -CaptchaToken ' '", "-CaptchaToken ")]
    [InlineData("Send-EiamVerificationCode Login -CaptchaToken t", "-Mobile ")]
    [InlineData("Send-EiamVerificationCode Login -Mobile 1 -Email z@example.com -CaptchaToken t", "-Mobile ")]
    [InlineData("Send-EiamVerificationCode Login -Mobile \"1`n\" -CaptchaToken t", "-Mobile ")]
    [InlineData("Send-EiamVerificationCode -Type ' ' -Mobile 1 -CaptchaToken t", "-Type ")]
    [InlineData("Get-EiamStateTokenMobile", "-StateToken ")]
    [InlineData("Get-EiamStateTokenMobile 'a b'", "-StateToken ")]
    [InlineData("[pscustomobject]@{ Id = 1 } | Get-EiamStateTokenMobile", "-StateToken ")]
    [InlineData("Get-EiamCaptcha -Path ''", "-Path ")]
    [InlineData("Get-EiamCaptcha -Path env:captcha", "-Path ")]
    [InlineData("Get-EiamCaptcha -Path nodrive:/captcha", "-Path ")]
    [InlineData("Get-EiamCaptcha -Path \"$env:XDG_CONFIG_HOME/a-file/captcha\"", "-Path ")]
    [InlineData("[pscustomobject]@{ Id = 1 } | Get-EiamSandboxCode", "-Mobile ")]
    public void Bad_input_names_its_parameter_and_sends_nothing(string call, string names)
    {
        File.WriteAllText(Path.Combine(Environment.GetEnvironmentVariable("XDG_CONFIG_HOME")!, "a-file"), "not a folder");
        using PowerShellEngine engine = new();
        ErrorRecord error = engine.Run("Connect-Eiam -Sandbox; " + call).Error;
        Assert.StartsWith("EiamInvalidArgument,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.StartsWith(names, error.ToString(), StringComparison.Ordinal);
        Assert.Empty(engine.Run("Get-EiamSandboxRequest").Clean().Output);
    }

    [Fact]
    public void Pictures_are_bytes_and_are_saved_where_PowerShell_says()
    {
        using PowerShellEngine engine = new();
        string root = Directory.CreateDirectory(Path.Combine(Environment.GetEnvironmentVariable("XDG_CONFIG_HOME")!, Guid.NewGuid().ToString("N"))).FullName;
        RunResult result = engine.Run(
            """
            param($Root)
            Connect-Eiam -Sandbox
            $path = $ExecutionContext.SessionState.Path
            $null = $ExecutionContext.SessionState.Drive.New([System.Management.Automation.PSDriveInfo]::new('pics', $path.CurrentFileSystemLocation.Provider, $Root, '', $null), 'global')
            Get-EiamCaptcha pics:/by-drive
            $null = $path.SetLocation($Root)
            Get-EiamCaptcha -Path by/location
            Get-EiamCaptcha
            """,
            root).Clean();
        foreach ((PSObject captcha, string folder) in new[] { (result.Output[0], "by-drive"), (result.Output[1], Path.Combine("by", "location")) })
        {
            string original = Path.Combine(root, folder, "original.png");
            Assert.Equal(original, captcha.Properties["OriginalPath"].Value);
            Assert.Equal((byte[])captcha.Properties["OriginalImage"].Value, File.ReadAllBytes(original));
            Assert.Equal((byte[])captcha.Properties["JigsawImage"].Value, File.ReadAllBytes((string)captcha.Properties["JigsawPath"].Value));
            Assert.Equal([0x89, 0x50, 0x4E, 0x47], File.ReadAllBytes(original)[..4]);
        }

        Assert.Null(result.Output[2].Properties["OriginalPath"].Value);
        Assert.IsType<SecureString>(result.Output[2].Properties["Token"].Value);
    }

    [Fact]
    public void Pictures_are_not_saved_when_they_are_only_asked_about_and_only_for_one_captcha()
    {
        using PowerShellEngine engine = new();
        string folder = Path.Combine(Environment.GetEnvironmentVariable("XDG_CONFIG_HOME")!, Guid.NewGuid().ToString("N"));
        RunResult asked = engine.Run("Connect-Eiam -Sandbox; Get-EiamCaptcha -Path $args[0] -WhatIf; Get-EiamSandboxRequest", folder).Clean();
        Assert.Empty(asked.Output);
        Assert.False(Directory.Exists(folder));

        RunResult two = engine.Run("1..2 | Get-EiamCaptcha -Path $args[0]", folder);
        Assert.Single(two.Output);
        Assert.StartsWith("-Path takes one captcha", Assert.Single(two.Errors).ToString(), StringComparison.Ordinal);
        Assert.Equal(2, engine.Run("1..2 | Get-EiamCaptcha").Clean().Output.Count);
    }

    [Fact]
    public void A_captcha_that_cannot_be_saved_is_written_all_the_same()
    {
        using PowerShellEngine engine = new();
        string folder = Path.Combine(Environment.GetEnvironmentVariable("XDG_CONFIG_HOME")!, Guid.NewGuid().ToString("N"));
        Directory.CreateDirectory(Path.Combine(folder, "original.png"));
        RunResult result = engine.Run("Connect-Eiam -Sandbox; Get-EiamCaptcha -Path $args[0] | Confirm-EiamCaptcha 237 -Mobile 13800000000", folder);
        Assert.StartsWith("-Path cannot be written", Assert.Single(result.Errors).ToString(), StringComparison.Ordinal);
        Assert.Equal("13800000000", result.Output.Single().Properties["Mobile"].Value);
    }

    [Fact]
    public void A_captcha_belongs_to_the_session_that_showed_it()
    {
        using PowerShellEngine engine = new();
        RunResult result = engine.Run("""
            Connect-Eiam -Sandbox -Name one
            $captcha = Get-EiamCaptcha
            Connect-Eiam -Sandbox -Name two
            $confirmed = $captcha | Confirm-EiamCaptcha 237 -Mobile 13800000000
            $confirmed.SessionName
            $confirmed | Send-EiamVerificationCode Login -Session two
            """);
        Assert.Equal("one", result.Output.Single().BaseObject);
        Assert.StartsWith("EiamSessionMismatch,", Assert.Single(result.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    [Fact]
    public void Codes_of_the_sandbox_are_found_by_recipient_and_kind_oldest_first_and_not_once_used()
    {
        using PowerShellEngine engine = new();
        RunResult result = engine.Run("""
            Connect-Eiam -Sandbox
            $user = New-EiamSandboxUser 13800000000 -Email z@example.com
            $null = New-EiamSandboxCode LoginSms 13800000000
            $login = New-EiamSandboxCode MiniProgramLogin 13800000000
            $null = New-EiamSandboxCode LoginEmail -Email z@example.com
            $null = New-EiamSandboxCode LoginSms 13900000000
            function kinds { "$(@($input).Kind)" }
            Get-EiamSandboxCode | kinds
            Get-EiamSandboxCode +8613800000000 | kinds
            '13900000000' | Get-EiamSandboxCode | kinds
            $user | Get-EiamSandboxCode | kinds
            Get-EiamSandboxCode -Email Z@EXAMPLE.COM | kinds
            Get-EiamSandboxCode -Kind LoginSms, LoginEmail | kinds
            Get-EiamSession | Get-EiamSandboxCode -Kind LoginEmail | kinds
            $null = $login | Invoke-EiamWeChatMiniProgramLogin
            Get-EiamSandboxCode 13800000000 | kinds
            """).Clean();
        Assert.Equal(
            [
                "LoginSms MiniProgramLogin LoginEmail LoginSms", "LoginSms MiniProgramLogin", "LoginSms", "LoginSms MiniProgramLogin LoginEmail", "LoginEmail",
                "LoginSms LoginEmail LoginSms", "LoginEmail", "LoginSms",
            ],
            result.Output.Select(o => o.BaseObject));
    }

    [Fact]
    public void Countries_have_names_that_a_script_can_use()
    {
        using PowerShellEngine engine = new();
        RunResult result = engine.Run("""
            Connect-Eiam -Sandbox
            $china = Get-EiamCountryCode | Where-Object Country -eq CN
            "$china", $china.AreaCode, $china.Name, $china.ChineseName, $china.Names['zh-TW'], $china.AreaCodeSuffixes.Count, ('13800000000' -match $china.MobilePattern)
            """).Clean();
        Assert.Equal(["CN +86", "+86", "Chinese mainland", "中国大陆", "中國大陸", 0, true], result.Output.Select(o => o.BaseObject));
    }
}
