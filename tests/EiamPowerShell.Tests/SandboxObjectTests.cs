using System;
using System.Linq;
using System.Management.Automation;
using EiamPowerShell.Tests.Engine;
using Xunit;

namespace EiamPowerShell.Tests;

public class SandboxObjectTests
{
    [Fact]
    public void A_user_shows_what_it_was_made_of_and_whether_it_is_bound()
    {
        using PowerShellEngine engine = new();
        RunResult result = engine.Run("""
            Connect-Eiam -Sandbox
            $user = New-EiamSandboxUser +8613800000000 -UserName zhangsan -Name 'Zhang San' -Email z@example.com -RequireMfa
            $user.UserName, $user.Name, $user.Mobile, $user.Email, $user.RequireMfa, $user.Disabled, $user.IsBound, "$user"
            $null = New-EiamSandboxCode MiniProgramLogin 13800000000 | Invoke-EiamWeChatMiniProgramLogin | Invoke-EiamWeChatMobileBind -WeChatCode (New-EiamSandboxCode WeChatPhone 13800000000).WeChatCode
            $user.IsBound
            """).Clean();
        Assert.Equal(["zhangsan", "Zhang San", "+86-13800000000", "z@example.com", true, false, false, "zhangsan", true], result.Output.Select(o => o.BaseObject));
    }

    [Fact]
    public void A_code_shows_whose_it_is_until_when_and_whether_it_was_spent()
    {
        using PowerShellEngine engine = new();
        RunResult result = engine.Run("""
            Connect-Eiam -Sandbox
            $code = New-EiamSandboxCode MiniProgramLogin 13800000000
            "$code", $code.Kind, $code.Mobile, $code.Used, ($null -eq $code.WeChatCode), ($code.ExpiresAt -gt (Get-EiamSession).Sandbox.Now)
            $null = $code | Invoke-EiamWeChatMiniProgramLogin
            $code.Used
            """).Clean();
        Assert.Equal(["MiniProgramLogin", "MiniProgramLogin", "+86-13800000000", false, true, true, true], result.Output.Select(o => o.BaseObject));
    }

    [Fact]
    public void Every_kind_makes_a_code_of_its_name_in_the_property_that_its_cmdlet_takes()
    {
        using PowerShellEngine engine = new();
        RunResult result = engine.Run("""
            Connect-Eiam -Sandbox
            foreach ($kind in [enum]::GetValues([Eiam.SandboxCodeKind])) {
                $code = New-EiamSandboxCode $kind -Mobile 13800000000 -Email z@example.com
                ($code.Kind -eq "$kind"), (@($code.Code, $code.WeChatCode, $code.AlipayEncrypt, $code.VerifyCode | Where-Object { $_ }).Count -eq 1), (($null -eq $code.Mobile) -ne ($null -eq $code.Email))
            }
            """).Clean();
        Assert.True(result.Output.Count > 40);
        Assert.All(result.Output, o => Assert.Equal(true, o.BaseObject));
    }

    [Theory]
    [InlineData("New-EiamSandboxUser 12", "mobile")]
    [InlineData("New-EiamSandboxUser 13800000000", "13800000000")]
    [InlineData("New-EiamSandboxUser 13900000000 -UserName zhangsan", "zhangsan")]
    [InlineData("New-EiamSandboxUser 13900000000 -OrganizationId sales", "-OrganizationId 'sales' is the id of no organization in this tenant. Give the id of one, not its code")]
    [InlineData("New-EiamSandboxCode WeChatPhone nonsense", "mobile")]
    public void What_a_tenant_cannot_have_is_an_error_that_says_why(string call, string says)
    {
        using PowerShellEngine engine = new();
        ErrorRecord error = engine.Run("Connect-Eiam -Sandbox; $null = New-EiamSandboxUser 13800000000 -UserName zhangsan; " + call).Error;
        Assert.StartsWith("EiamInvalidArgument,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains(says, error.ToString(), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void What_was_received_can_be_told_by_path_time_and_method()
    {
        using PowerShellEngine engine = new();
        RunResult result = engine.Run("""
            Connect-Eiam -Sandbox
            Invoke-EiamWeChatMiniProgramLogin x -ErrorAction Ignore
            Invoke-EiamWeChatMobileBind x -StateToken y -ErrorAction Ignore
            $bind = Get-EiamSandboxRequest *bind
            "$bind", $bind.Method, $bind.Status, ($bind.Time -le (Get-EiamSession).Sandbox.Now)
            @(Get-EiamSandboxRequest).Count
            """).Clean();
        Assert.Equal(["POST /api/v2/sdk/social/wechat-mobile-bind", "POST", null, true, 2], result.Output.Select(o => o?.BaseObject));
    }

    [Fact]
    public void A_session_of_another_runspace_can_be_taken_in_and_a_second_disconnect_does_nothing()
    {
        using PowerShellEngine one = new();
        using PowerShellEngine two = new();
        PSObject session = one.Run("Connect-Eiam -Sandbox -Name shared -PassThru").Single;
        RunResult result = two.Run("param($Session) Select-EiamSession $Session; Get-EiamSession -Current; Disconnect-Eiam; Disconnect-Eiam; Get-EiamSession", session).Clean();
        Assert.Equal("shared", result.Single.Properties["Name"].Value);
        Assert.False((bool)session.Properties["IsConnected"].Value);
    }
}
