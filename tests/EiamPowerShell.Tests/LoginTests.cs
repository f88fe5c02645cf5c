using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using EiamPowerShell.Tests.Engine;
using Xunit;

namespace EiamPowerShell.Tests;

/// <summary>The logins by password, code and social provider, and the binds: their flows, their documented errors, and what they refuse.</summary>
public class LoginTests
{
    private const string Setup = """
        Connect-Eiam -Sandbox
        $null = New-EiamSandboxUser 13800000000 -UserName zhangsan -Email z@example.com -Password Right-1
        $null = New-EiamSandboxUser 13800000001 -UserName lisi -Password Right-1 -RequireMfa
        function credential($name = 'zhangsan', $password = 'Right-1') { [pscredential]::new($name, [Net.NetworkCredential]::new('', $password).SecurePassword) }
        function code($kind, $to = 13800000000) { New-EiamSandboxCode $kind -Mobile $to -Email $to }
        function social($kind = 'WeChatLogin') { code $kind | Invoke-EiamSocialLogin }

        """;

    [Theory]
    [InlineData("Invoke-EiamPasswordLogin (credential)")]
    [InlineData("Invoke-EiamPasswordLogin -Credential (credential)")]
    [InlineData("Invoke-EiamPasswordLogin -UserName zhangsan -Password Right-1")]
    [InlineData("credential | Invoke-EiamPasswordLogin")]
    [InlineData("[pscustomobject]@{ UserName = 'zhangsan'; Password = 'Right-1' } | Invoke-EiamPasswordLogin")]
    [InlineData("@{ user_name = 'zhangsan'; password = 'Right-1' } | Invoke-EiamPasswordLogin")]
    [InlineData("code LoginSms | Invoke-EiamVerificationCodeLogin")]
    [InlineData("Invoke-EiamVerificationCodeLogin (code LoginEmail z@example.com) -Email z@example.com")]
    [InlineData("social | Invoke-EiamSocialBind -Mobile 13800000000 -VerifyCode (code BindSms)")]
    [InlineData("social AppleLogin | Invoke-EiamSocialBind -Email z@example.com -VerifyCode (code BindEmail z@example.com)")]
    [InlineData("social AlipayLogin | Invoke-EiamSocialBind -Credential (credential)")]
    [InlineData("social | Invoke-EiamSocialBind -UserName zhangsan -Password Right-1")]
    [InlineData("social AlipayMiniProgramLogin | Invoke-EiamAlipayMobileBind (code AlipayPhone)")]
    [InlineData("social AlipayMiniProgramLogin | Invoke-EiamAlipayMobileBind (code AlipayPhone) -Register")]
    [InlineData("Invoke-EiamPasswordLogin (credential lisi) | Confirm-EiamMfa -Mobile 13800000001 -VerifyCode (code MfaSms 13800000001)")]
    public void It_ends_in_a_login(string call)
    {
        using PowerShellEngine engine = new();
        PSObject result = engine.Run(Setup + call).Single;
        Assert.Equal("Success", result.Properties["Status"].Value.ToString());
        Assert.Equal(1, result.Properties["Attempts"].Value);
    }

    [Theory]
    [InlineData("social", "Invoke-EiamSocialBind")]
    [InlineData("code AppleLogin 13900000000 | Invoke-EiamSocialLogin", "Invoke-EiamSocialBind -Register")]
    [InlineData("social AlipayMiniProgramLogin", "Invoke-EiamAlipayMobileBind")]
    [InlineData("code AlipayMiniProgramLogin 13900000000 | Invoke-EiamSocialLogin", "Invoke-EiamAlipayMobileBind -Register")]
    [InlineData("code MiniProgramLogin | Invoke-EiamWeChatMiniProgramLogin", "Invoke-EiamWeChatMobileBind")]
    [InlineData("code MiniProgramLogin 13900000000 | Invoke-EiamWeChatMiniProgramLogin", "Invoke-EiamWeChatMobileBind -Register")]
    [InlineData("Invoke-EiamPasswordLogin (credential lisi)", "Confirm-EiamMfa")]
    [InlineData("$null = New-EiamSandboxUser 13800000002 -UserName old -Password Right-1 -PasswordExpiresAt ([DateTimeOffset]::Now.AddDays(-1)); Invoke-EiamPasswordLogin (credential old)", "Update-EiamPassword")]
    [InlineData("$null = New-EiamSandboxUser 13800000002 -UserName old -Password Right-1 -PasswordExpiresAt ([DateTimeOffset]::Now.AddDays(1)); Invoke-EiamPasswordLogin (credential old)", "Update-EiamPassword")]
    [InlineData("Invoke-EiamPasswordLogin (credential)", null)]
    public void The_next_step_is_a_cmdlet_that_exists_with_its_parameters(string call, string? next)
    {
        using PowerShellEngine engine = new();
        Assert.Equal(next, engine.Run(Setup + call).Single.Properties["NextStep"].Value);
        if (next?.Split(' ') is { } words)
        {
            CommandInfo cmdlet = (CommandInfo)engine.Run("Get-Command $args[0]", words[0]).Single.BaseObject;
            Assert.All(words.Skip(1), w => Assert.Contains(w.TrimStart('-'), cmdlet.Parameters.Keys));
        }
    }

    [Theory]
    [InlineData("Invoke-EiamPasswordLogin (credential zhangsan wrong)", "IDAAS.SDK.LOGIN.1005")]
    [InlineData("Invoke-EiamPasswordLogin (credential nobody)", "IDAAS.SDK.LOGIN.1005")]
    [InlineData("1..4 | ForEach-Object { Invoke-EiamPasswordLogin (credential zhangsan wrong) -ErrorAction Ignore }; Invoke-EiamPasswordLogin (credential)", null)]
    [InlineData("1..5 | ForEach-Object { Invoke-EiamPasswordLogin (credential zhangsan wrong) -ErrorAction Ignore }; Invoke-EiamPasswordLogin (credential)", "IDAAS.SDK.LOGIN.1003")]
    [InlineData("Invoke-EiamVerificationCodeLogin 000000 -Mobile 13800000000", "IDAAS.SDK.SMS.1005")]
    [InlineData("Invoke-EiamVerificationCodeLogin 000000 -Email z@example.com", "IDAAS.SDK.SMS.1006")]
    [InlineData("Invoke-EiamVerificationCodeLogin 000000 -Mobile 13900000000", "IDAAS.SDK.COMMON.1013")]
    [InlineData("Invoke-EiamSocialLogin WeChat wrong", "IDAAS.SDK.COMMON.1005")]
    [InlineData("Invoke-EiamSocialBind -StateToken wrong -Mobile 13800000000 -VerifyCode 000000", "IDAAS.SDK.COMMON.1007")]
    [InlineData("social | Invoke-EiamSocialBind -Mobile 13800000000 -VerifyCode 000000", "IDAAS.SDK.SMS.1005")]
    [InlineData("social | Invoke-EiamSocialBind -Mobile 13900000000 -VerifyCode 000000", "IDAAS.SDK.COMMON.1013")]
    [InlineData("social | Invoke-EiamSocialBind -Credential (credential zhangsan wrong)", "IDAAS.SDK.LOGIN.1005")]
    [InlineData("Invoke-EiamAlipayMobileBind wrong -StateToken wrong", "IDAAS.SDK.COMMON.1007")]
    [InlineData("social AlipayMiniProgramLogin | Invoke-EiamAlipayMobileBind wrong", "IDAAS.SDK.COMMON.1005")]
    [InlineData("Remove-EiamSocialAccount x -IdToken wrong -Confirm:$false", "IDAAS.SDK.PARAM.0016")]
    [InlineData("$b = social | Invoke-EiamSocialBind -Credential (credential); $b | Remove-EiamSocialAccount -SocialAccountId x -Confirm:$false", "IDAAS.SDK.LOGIN.1002")]
    public void A_documented_error_is_one_record_with_its_code(string call, string? code)
    {
        using PowerShellEngine engine = new();
        RunResult result = engine.Run(Setup + "$Error.Clear(); " + call);
        Assert.Equal(code, code is null ? null : ErrorOf(result).FullyQualifiedErrorId.Split(',')[0]);
        if (code is null)
        {
            result.ThrowOnError();
        }
        else
        {
            Assert.NotEmpty(ErrorOf(result).ErrorDetails.RecommendedAction);
        }
    }

    [Theory]
    [InlineData("Invoke-EiamPasswordLogin", "-Password ")]
    [InlineData("Invoke-EiamPasswordLogin -Password x", "-UserName ")]
    [InlineData("[pscustomobject]@{ UserName = ''; Password = 'x' } | Invoke-EiamPasswordLogin", "-UserName ")]
    [InlineData("[pscustomobject]@{ UserName = 'x'; Password = '' } | Invoke-EiamPasswordLogin", "-Password ")]
    [InlineData("Invoke-EiamVerificationCodeLogin 1", "-Mobile ")]
    [InlineData("Invoke-EiamVerificationCodeLogin 1 -Mobile 1 -Email a@b", "-Mobile and Email ")]
    [InlineData("Invoke-EiamVerificationCodeLogin -Mobile 1", "-VerifyCode ")]
    [InlineData("Invoke-EiamSocialLogin -Code x", "-Provider is missing: give one of WeChat, ")]
    [InlineData("Invoke-EiamSocialLogin qq x", "-Provider is none of WeChat, ")]
    [InlineData("Invoke-EiamSocialLogin 1 x", "-Provider is none of WeChat, ")]
    [InlineData("Invoke-EiamSocialLogin WeChat", "-Code ")]
    [InlineData("Invoke-EiamSocialBind -Mobile 1 -VerifyCode 1", "-StateToken ")]
    [InlineData("Invoke-EiamSocialBind -StateToken s -VerifyCode 1", "-Mobile ")]
    [InlineData("Invoke-EiamSocialBind -StateToken s -UserName a -Password b -VerifyCode 1", "-VerifyCode and ")]
    [InlineData("Invoke-EiamSocialBind -StateToken s -UserName a -Password b -Register", "-Register ")]
    [InlineData("Invoke-EiamSocialBind -StateToken s -UserName a", "-Password ")]
    [InlineData("Invoke-EiamAlipayMobileBind -StateToken s", "-AlipayEncrypt ")]
    [InlineData("Remove-EiamSocialAccount -IdToken x -Confirm:$false", "-SocialAccountId ")]
    [InlineData("Remove-EiamSocialAccount -IdToken x -SocialUid u -Confirm:$false", "-SocialType ")]
    [InlineData("Invoke-EiamSocialLogin WeChat x -DeviceFingerprint \"a`nb\"", "-DeviceFingerprint ")]
    [InlineData("[pscustomobject]@{ Provider = 'WeChat'; Code = 'x'; Agent = '中' } | Invoke-EiamSocialLogin", "-Agent ")]
    public void Bad_input_is_an_error_that_names_its_parameter_and_nothing_is_sent(string call, string said)
    {
        using PowerShellEngine engine = new();
        ErrorRecord error = ErrorOf(engine.Run(Setup + call));
        Assert.StartsWith("EiamInvalidArgument,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.StartsWith(said, error.Exception.Message, StringComparison.Ordinal);
        Assert.Empty(engine.Run("Get-EiamSandboxRequest").Clean().Output);
    }

    [Fact]
    public void A_wrong_password_says_how_many_are_left_and_a_lock_how_long_it_lasts()
    {
        using PowerShellEngine engine = new();
        object?[] seen = [.. engine.Run(Setup + """
            Set-StrictMode -Version Latest
            foreach ($i in 1..5) { try { Invoke-EiamPasswordLogin (credential zhangsan wrong) -ErrorAction Stop } catch [Eiam.EiamException] { $_.Exception.AttemptsLeft; $_.Exception.LockedFor } }
            """).Clean().Output.Select(o => o?.BaseObject)];
        Assert.Equal([4, null, 3, null, 2, null, 1, null, null], seen[..^1]);
        Assert.InRange((TimeSpan)seen[^1]!, TimeSpan.FromMinutes(29), TimeSpan.FromMinutes(30));
    }

    [Fact]
    public void Each_record_can_come_from_a_device_of_its_own()
    {
        using PowerShellEngine engine = new();
        IReadOnlyList<PSObject> sent = engine.Run(Setup + """
            1..3 | ForEach-Object { [pscustomobject]@{ Provider = 'WeChat'; Code = (code WeChatLogin).Code; DeviceFingerprint = $(if ($_ -ne 2) { "device-$_" } else { '' }); Agent = "agent $_" } } | Invoke-EiamSocialLogin -ThrottleLimit 3 | Out-Null
            Get-EiamSandboxRequest -AsPlainText | ForEach-Object { "$($_.Headers['X-device-fingerprint']) $($_.Headers['X-agent'])" }
            """).Clean().Output;
        Assert.Contains("device-1 agent 1", sent.Select(o => o.ToString()));
        Assert.Contains("device-3 agent 3", sent.Select(o => o.ToString()));
        Assert.Contains(sent.Select(o => o.ToString()), s => s.EndsWith(" agent 2", StringComparison.Ordinal) && !s.StartsWith("device-", StringComparison.Ordinal));
    }

    [Fact]
    public void The_social_accounts_of_the_signed_in_user_are_unbound_from_the_pipeline()
    {
        using PowerShellEngine engine = new();
        Assert.Equal([1, 0], engine.Run(Setup + """
            $null = social | Invoke-EiamSocialBind -Credential (credential) -SignIn
            @(Get-EiamSocialAccount).Count
            Get-EiamSocialAccount | Remove-EiamSocialAccount -Confirm:$false
            @(Get-EiamSocialAccount).Count
            """).Clean().Output.Select(o => o.BaseObject));
    }

    [Fact]
    public void Providers_are_completed()
    {
        using PowerShellEngine engine = new();
        string[] words = [.. engine.Run("[System.Management.Automation.CommandCompletion]::CompleteInput('Invoke-EiamSocialLogin -Provider A', 34, $null).CompletionMatches.CompletionText").Clean().Output.Select(o => o.ToString())];
        Assert.Equal(["Alipay", "Apple", "AlipayMiniProgram"], words);
    }

    private static ErrorRecord ErrorOf(RunResult result) => result.Terminating is IContainsErrorRecord carrier ? carrier.ErrorRecord : result.Errors.Single();
}
