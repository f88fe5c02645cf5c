using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Security;
using EiamPowerShell.Tests.Engine;
using Xunit;

namespace EiamPowerShell.Tests;

public class SandboxFlowTests
{
    private const string Connected = "Connect-Eiam -Sandbox; $null = New-EiamSandboxUser 13800000000 -UserName zhangsan;";

    [Fact]
    public void A_login_is_piped_into_the_bind()
    {
        using PowerShellEngine engine = new();
        PSObject bound = engine.Run(Connected + """
            $c = New-EiamSandboxCode MiniProgramLogin 13800000000
            $p = New-EiamSandboxCode WeChatPhone 13800000000
            Invoke-EiamWeChatMiniProgramLogin -Code $c.Code | Invoke-EiamWeChatMobileBind -WeChatCode $p.WeChatCode
            """).Single;
        Assert.Equal("Success", bound.Properties["Status"].Value.ToString());
        Assert.Equal("SUCCESS", bound.Properties["StatusText"].Value);
        Assert.IsType<SecureString>(bound.Properties["SessionToken"].Value);
        Assert.IsType<SecureString>(bound.Properties["IdToken"].Value);
        Assert.Null(bound.Properties["StateToken"].Value);
        Assert.Null(bound.Properties["NextStep"].Value);
        Assert.Equal(432000, ((System.TimeSpan)bound.Properties["ExpiresIn"].Value).TotalSeconds);
        Assert.Equal("sandbox", bound.Properties["SessionName"].Value);
    }

    [Fact]
    public void An_unbound_login_of_a_known_phone_asks_for_a_bind()
    {
        using PowerShellEngine engine = new();
        PSObject login = engine.Run(Connected + "New-EiamSandboxCode MiniProgramLogin 13800000000 | Invoke-EiamWeChatMiniProgramLogin").Single;
        Assert.Equal("SocialBind", login.Properties["Status"].Value.ToString());
        Assert.Equal("SOCIAL_BIND", login.Properties["StatusText"].Value);
        Assert.Equal("Invoke-EiamWeChatMobileBind", login.Properties["NextStep"].Value);
        Assert.Equal(["VERIFY_PHONE", "VERIFY_EMAIL"], (IReadOnlyList<string>)login.Properties["Flow"].Value);
        Assert.Null(login.Properties["ExpiresIn"].Value);
        Assert.Null(login.Properties["ExpiresAt"].Value);
    }

    [Fact]
    public void An_unbound_login_of_an_unknown_phone_asks_for_a_registration_and_Register_makes_the_user()
    {
        using PowerShellEngine engine = new();
        RunResult result = engine.Run("""
            Connect-Eiam -Sandbox
            $login = New-EiamSandboxCode MiniProgramLogin 13911112222 | Invoke-EiamWeChatMiniProgramLogin
            $login
            $login | Invoke-EiamWeChatMobileBind -WeChatCode (New-EiamSandboxCode WeChatPhone 13911112222).WeChatCode -Register
            New-EiamSandboxCode MiniProgramLogin 13911112222 | Invoke-EiamWeChatMiniProgramLogin
            (Get-EiamSandboxRequest *register-bind).Path
            """).Clean();
        Assert.Equal(["UserRegister", "Success", "Success"], result.Output.Take(3).Select(o => o.Properties["Status"].Value.ToString()));
        Assert.Equal("Invoke-EiamWeChatMobileBind -Register", result.Output[0].Properties["NextStep"].Value);
        Assert.Equal("/api/v2/sdk/social/wechat-mobile-register-bind", result.Output[3].BaseObject);
    }

    [Fact]
    public void A_bind_without_Register_says_that_nobody_has_the_phone()
    {
        using PowerShellEngine engine = new();
        ErrorRecord error = engine.Run("""
            Connect-Eiam -Sandbox
            New-EiamSandboxCode MiniProgramLogin 13911112222 | Invoke-EiamWeChatMiniProgramLogin |
                Invoke-EiamWeChatMobileBind -WeChatCode (New-EiamSandboxCode WeChatPhone 13911112222).WeChatCode
            """).Error;
        Assert.StartsWith("IDAAS.SDK.COMMON.1013,", error.FullyQualifiedErrorId, System.StringComparison.Ordinal);
        Assert.Equal(ErrorCategory.ObjectNotFound, error.CategoryInfo.Category);
    }

    [Fact]
    public void A_denied_user_is_a_result_with_a_warning()
    {
        using PowerShellEngine engine = new();
        RunResult result = engine.Run("""
            Connect-Eiam -Sandbox
            $null = New-EiamSandboxUser 13800000000 -Disabled
            New-EiamSandboxCode MiniProgramLogin 13800000000 | Invoke-EiamWeChatMiniProgramLogin |
                Invoke-EiamWeChatMobileBind -WeChatCode (New-EiamSandboxCode WeChatPhone 13800000000).WeChatCode
            """);
        Assert.Equal("AccessDenied", result.Single.Properties["Status"].Value.ToString());
        Assert.Contains("ACCESS_DENIED", Assert.Single(result.Warnings));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_second_factor_is_asked_for_and_a_new_state_token_is_there_only_if_one_came(bool rotate)
    {
        using PowerShellEngine engine = new();
        PSObject result = engine.Run(
            """
            (Connect-Eiam -Sandbox -PassThru).Sandbox.Options.RotateStateToken = $args[0]
            $null = New-EiamSandboxUser 13800000000 -RequireMfa
            New-EiamSandboxCode MiniProgramLogin 13800000000 | Invoke-EiamWeChatMiniProgramLogin |
                Invoke-EiamWeChatMobileBind -WeChatCode (New-EiamSandboxCode WeChatPhone 13800000000).WeChatCode
            """,
            rotate).Single;
        Assert.Equal("MfaAuth", result.Properties["Status"].Value.ToString());
        Assert.Equal(rotate, result.Properties["StateToken"].Value is SecureString);
    }

    [Fact]
    public void Codes_expire_with_the_sandbox_clock_and_work_once()
    {
        using PowerShellEngine engine = new();
        RunResult result = engine.Run(Connected + """
            $s = Get-EiamSession
            $late = New-EiamSandboxCode MiniProgramLogin 13800000000
            $s.Sandbox.AdvanceClock([timespan]::FromMinutes(5.1))
            $late | Invoke-EiamWeChatMiniProgramLogin
            $once = New-EiamSandboxCode MiniProgramLogin 13800000000
            $null = $once | Invoke-EiamWeChatMiniProgramLogin
            $once | Invoke-EiamWeChatMiniProgramLogin
            """);
        Assert.Equal(2, result.Errors.Length);
        Assert.All(result.Errors, e => Assert.StartsWith("IDAAS.SDK.COMMON.1005,", e.FullyQualifiedErrorId, System.StringComparison.Ordinal));
    }

    [Fact]
    public void Both_spellings_of_a_code_lead_to_the_same_advice()
    {
        using PowerShellEngine engine = new();
        string[] advice = new[] { "Prefixed", "Unprefixed" }.Select(style =>
        {
            RunResult result = engine.Run(
                """
                (Connect-Eiam -Sandbox -PassThru).Sandbox.Options.ErrorCodeStyle = $args[0]
                Invoke-EiamWeChatMobileBind -StateToken x -WeChatCode y
                """,
                style);
            Assert.Equal(style == "Prefixed" ? "IDAAS.SDK.COMMON.1007" : "SDK.COMMON.1007", result.Error.FullyQualifiedErrorId.Split(',')[0]);
            Assert.Equal("SDK.COMMON.1007", result.Error.Exception.GetType().GetProperty("NormalizedCode")!.GetValue(result.Error.Exception));
            return result.Error.ErrorDetails.RecommendedAction;
        }).ToArray();
        Assert.Contains("state token", advice[0]);
        Assert.Equal(advice[0], advice[1]);
    }

    [Fact]
    public void What_the_sandbox_received_is_listed_with_secrets_masked_unless_asked_for()
    {
        using PowerShellEngine engine = new();
        RunResult result = engine.Run("""
            Connect-Eiam -Sandbox -DeviceFingerprint canary-print -DeviceIp 192.168.1.2 -Language zh
            Invoke-EiamWeChatMobileBind -StateToken canary-state -WeChatCode canary-code -ErrorAction Ignore
            Get-EiamSandboxRequest
            Get-EiamSandboxRequest -AsPlainText
            """).Clean();
        PSObject masked = result.Output[0];
        PSObject plain = result.Output[1];
        Assert.Equal("""{"wechat_code":"***"}""", masked.Properties["Body"].Value);
        Assert.Equal("""{"wechat_code":"canary-code"}""", plain.Properties["Body"].Value);
        IReadOnlyDictionary<string, string> headers = (IReadOnlyDictionary<string, string>)masked.Properties["Headers"].Value;
        Assert.Equal("***", headers["X-state-token"]);
        Assert.Equal("***", headers["X-device-fingerprint"]);
        Assert.Equal("192.168.1.2", headers["X-device-ip"]);
        Assert.Equal("canary-state", ((IReadOnlyDictionary<string, string>)plain.Properties["Headers"].Value)["X-state-token"]);
        Assert.Equal("IDAAS.SDK.COMMON.1007", plain.Properties["ErrorCode"].Value);
        Assert.Equal(400, plain.Properties["StatusCode"].Value);
    }

    [Fact]
    public void Two_runspaces_speak_to_two_tenants_at_once()
    {
        using PowerShellEngine one = new();
        using PowerShellEngine two = new();
        one.Run("Connect-Eiam -Sandbox -ClientId client-one").Clean();
        two.Run("Connect-Eiam -Sandbox -ClientId client-two").Clean();
        const string Calls = "1..50 | ForEach-Object { Invoke-EiamWeChatMobileBind -StateToken x -WeChatCode y -ErrorAction Ignore }; Get-EiamSandboxRequest | ForEach-Object { $_.Headers['X-client-id'] }";
        RunResult[] results = new RunResult[2];
        System.Threading.Tasks.Parallel.Invoke(() => results[0] = one.Run(Calls), () => results[1] = two.Run(Calls));
        Assert.Equal(Enumerable.Repeat("client-one", 50), results[0].Clean().Output.Select(o => o.BaseObject));
        Assert.Equal(Enumerable.Repeat("client-two", 50), results[1].Clean().Output.Select(o => o.BaseObject));
    }
}
