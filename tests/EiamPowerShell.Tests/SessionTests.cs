using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using EiamPowerShell.Tests.Engine;
using Xunit;

namespace EiamPowerShell.Tests;

public class SessionTests
{
    [Fact]
    public void Connect_sends_nothing_writes_nothing_and_makes_the_session_current()
    {
        using PowerShellEngine engine = new();
        Assert.Empty(engine.Run("Connect-Eiam tenant.invalid -ClientId c").Clean().Output);
        PSObject session = engine.Run("Get-EiamSession -Current").Single;
        Assert.Equal("tenant.invalid", session.Properties["Name"].Value);
        Assert.Equal(new Uri("https://tenant.invalid/"), session.Properties["Uri"].Value);
    }

    [Fact]
    public void Several_sessions_live_side_by_side_and_each_cmdlet_takes_one_by_name_or_object()
    {
        using PowerShellEngine engine = new();
        RunResult result = engine.Run("""
            Connect-Eiam -Sandbox -Name one -ClientId c1
            $two = Connect-Eiam -Sandbox -Name two -ClientId c2 -PassThru
            Invoke-EiamWeChatMobileBind -StateToken x -WeChatCode y -Session one -ErrorAction Ignore
            Invoke-EiamWeChatMobileBind -StateToken x -WeChatCode y -Session $two -ErrorAction Ignore
            Invoke-EiamWeChatMobileBind -StateToken x -WeChatCode y -ErrorAction Ignore
            $null = Select-EiamSession one -PassThru
            Invoke-EiamWeChatMobileBind -StateToken x -WeChatCode y -ErrorAction Ignore
            @(Get-EiamSandboxRequest -Session one).Count
            @(Get-EiamSandboxRequest -Session two).Count
            """).Clean();
        Assert.Equal([2, 2], result.Output.Select(o => o.BaseObject));
    }

    [Fact]
    public void A_name_that_is_taken_closes_the_former_session()
    {
        using PowerShellEngine engine = new();
        RunResult result = engine.Run("$old = Connect-Eiam -Sandbox -Name n -PassThru; Connect-Eiam -Sandbox -Name N; $old.IsConnected; @(Get-EiamSession).Count").Clean();
        Assert.Equal([false, 1], result.Output.Select(o => o.BaseObject));
    }

    [Fact]
    public void After_Disconnect_there_is_no_current_session_and_the_error_says_what_to_do()
    {
        using PowerShellEngine engine = new();
        ErrorRecord error = engine.Caught("Connect-Eiam -Sandbox -Name a; Connect-Eiam -Sandbox -Name b; Disconnect-Eiam; Invoke-EiamWeChatMiniProgramLogin -Code x");
        Assert.StartsWith("EiamNotConnected,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains("Connect-Eiam", error.ErrorDetails.RecommendedAction);
        Assert.Equal("a", engine.Run("(Get-EiamSession).Name").Single.BaseObject);
    }

    [Fact]
    public void A_disconnected_session_is_refused_by_the_cmdlets_that_still_hold_it()
    {
        using PowerShellEngine engine = new();
        RunResult result = engine.Run("$s = Connect-Eiam -Sandbox -PassThru; $s | Disconnect-Eiam; Invoke-EiamWeChatMiniProgramLogin -Code x -Session $s");
        Assert.StartsWith("EiamNotConnected,", result.Error.FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Invoke-EiamWeChatMiniProgramLogin -Code x")]
    [InlineData("Invoke-EiamWeChatMobileBind -StateToken x -WeChatCode y")]
    [InlineData("Get-EiamToken")]
    [InlineData("New-EiamSandboxUser 13800000000")]
    [InlineData("New-EiamSandboxCode WeChatPhone 13800000000")]
    [InlineData("Get-EiamSandboxRequest")]
    public void Without_a_session_every_cmdlet_that_needs_one_says_so(string call)
    {
        using PowerShellEngine engine = new();
        ErrorRecord error = engine.Caught(call);
        Assert.StartsWith("EiamNotConnected,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal(ErrorCategory.ConnectionError, error.CategoryInfo.Category);
    }

    [Theory]
    [InlineData("New-EiamSandboxUser 13800000000")]
    [InlineData("New-EiamSandboxCode WeChatPhone 13800000000")]
    [InlineData("Get-EiamSandboxRequest")]
    public void The_sandbox_cmdlets_refuse_a_session_with_a_tenant(string call)
    {
        using PowerShellEngine engine = new();
        RunResult result = engine.Run("Connect-Eiam tenant.invalid c; " + call);
        Assert.StartsWith("EiamNotSandbox,", result.Error.FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_session_name_is_an_error_that_names_the_parameter()
    {
        using PowerShellEngine engine = new();
        RunResult result = engine.Run("Get-EiamToken -Session nobody");
        Assert.StartsWith("EiamSessionNotFound,", result.Error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains("nobody", result.Error.ToString());
        Assert.StartsWith("EiamSessionNotFound,", engine.Run("Get-EiamSession nobody").Error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Empty(engine.Run("Get-EiamSession nob*").Clean().Output);
    }

    [Theory]
    [InlineData("Get-EiamToken -Session ")]
    [InlineData("Disconnect-Eiam ")]
    [InlineData("Select-EiamSession ")]
    [InlineData("Get-EiamSession ")]
    public void Session_names_are_completed_and_quoted_where_they_must_be(string line)
    {
        using PowerShellEngine engine = new();
        engine.Run("Connect-Eiam -Sandbox -Name plain; Connect-Eiam -Sandbox -Name \"it's two\"").Clean();
        using PowerShell shell = engine.Create("param($l) [System.Management.Automation.CommandCompletion]::CompleteInput($l, $l.Length, $null).CompletionMatches.CompletionText", line);
        IEnumerable<string> texts = PowerShellEngine.Invoke(shell).Clean().Output.Select(o => o.ToString()!);
        Assert.Equal(["'it''s two'", "plain"], texts.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("-Domain 'a.example.com/path' -ClientId c", "Domain")]
    [InlineData("-Domain 'http://a.example.com' -ClientId c", "Domain")]
    [InlineData("-Domain 'user@a.example.com' -ClientId c", "Domain")]
    [InlineData("-Domain 'a.example.com?x=1' -ClientId c", "Domain")]
    [InlineData("-Domain ' ' -ClientId c", "Domain")]
    [InlineData("-Domain 'a b' -ClientId c", "Domain")]
    [InlineData("-Domain 'a.example.com:99999' -ClientId c", "Domain")]
    [InlineData("-Uri 'http://a.example.com' -ClientId c", "Uri")]
    [InlineData("-Uri 'https://u:p@a.example.com' -ClientId c", "Uri")]
    [InlineData("-Uri 'https://a.example.com/x' -ClientId c", "Uri")]
    [InlineData("-Uri 'https://a.example.com/?q=1' -ClientId c", "Uri")]
    [InlineData("-Uri 'https://a.example.com/#f' -ClientId c", "Uri")]
    [InlineData("-Uri 'ftp://a.example.com' -ClientId c", "Uri")]
    [InlineData("-Uri 'nonsense' -ClientId c", "Uri")]
    [InlineData("-Domain a.example.com", "ClientId")]
    [InlineData("-ClientId c", "Domain")]
    [InlineData("-Domain a.example.com -ClientId \"a`r`nX-evil: 1\"", "ClientId")]
    [InlineData("-Domain a.example.com -ClientId c -DeviceFingerprint \"a`nb\"", "DeviceFingerprint")]
    [InlineData("-Domain a.example.com -ClientId c -OperatingSystemVersion \"a`tb\"", "OperatingSystemVersion")]
    [InlineData("-Domain a.example.com -ClientId c -Agent '竹云'", "Agent")]
    [InlineData("-Domain a.example.com -ClientId c -DeviceIp ''", "DeviceIp")]
    [InlineData("-Domain a.example.com -ClientId c -Language \"z`0h\"", "Language")]
    [InlineData("-Domain a.example.com -ClientId c -TenantId ' t'", "TenantId")]
    [InlineData("-Domain a.example.com -ClientId c -Proxy 'not a proxy'", "Proxy")]
    [InlineData("-Domain a.example.com -ClientId c -Proxy 'http://u:p@proxy.example.com'", "Proxy")]
    public void Bad_input_is_a_terminating_error_that_names_the_parameter(string arguments, string parameter)
    {
        using PowerShellEngine engine = new();
        ErrorRecord error = engine.Caught("Connect-Eiam " + arguments);
        Assert.StartsWith("EiamInvalidArgument,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.StartsWith("-" + parameter, error.ToString(), StringComparison.Ordinal);
        Assert.Empty(engine.Run("Get-EiamSession").Clean().Output);
    }

    [Theory]
    [InlineData("-ConnectionTimeoutSeconds -1", "ConnectionTimeoutSeconds")]
    [InlineData("-OperationTimeoutSeconds -1", "OperationTimeoutSeconds")]
    [InlineData("-MaximumRetryCount -1", "MaximumRetryCount")]
    [InlineData("-RetryIntervalSec -1", "RetryIntervalSec")]
    [InlineData("-Name ''", "Name")]
    public void A_value_out_of_range_is_an_error_that_names_the_parameter(string arguments, string parameter)
    {
        using PowerShellEngine engine = new();
        Assert.Contains($"'{parameter}'", engine.Run("Connect-Eiam -Sandbox " + arguments).Error.ToString());
    }

    [Theory]
    [InlineData("Invoke-EiamWeChatMiniProgramLogin -Code ''", "Code")]
    [InlineData("Invoke-EiamWeChatMiniProgramLogin -Code '  '", "Code")]
    [InlineData("Invoke-EiamWeChatMiniProgramLogin -Code $null", "Code")]
    [InlineData("Invoke-EiamWeChatMobileBind -StateToken '' -WeChatCode x", "StateToken")]
    [InlineData("Invoke-EiamWeChatMobileBind -StateToken \"a`nb\" -WeChatCode x", "StateToken")]
    [InlineData("Invoke-EiamWeChatMobileBind -StateToken 'a b' -WeChatCode x", "StateToken")]
    [InlineData("Invoke-EiamWeChatMobileBind -StateToken x -WeChatCode ''", "WeChatCode")]
    [InlineData("Invoke-EiamWeChatMobileBind -StateToken x -WeChatCode \"a`r`nb\"", "WeChatCode")]
    public void A_code_or_token_that_cannot_be_sent_is_met_before_anything_is_sent(string call, string parameter)
    {
        using PowerShellEngine engine = new();
        engine.Run("Connect-Eiam -Sandbox").Clean();
        ErrorRecord error = engine.Caught(call);
        Assert.StartsWith("EiamInvalidArgument,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.StartsWith("-" + parameter, error.ToString(), StringComparison.Ordinal);
        Assert.Empty(engine.Run("Get-EiamSandboxRequest").Clean().Output);
    }

    [Fact]
    public void Defaults_fill_the_device_headers_and_optional_ones_are_absent()
    {
        using PowerShellEngine engine = new();
        IReadOnlyDictionary<string, string> headers = (IReadOnlyDictionary<string, string>)engine.Run(
            "Connect-Eiam -Sandbox; Invoke-EiamWeChatMiniProgramLogin -Code x -ErrorAction Ignore; (Get-EiamSandboxRequest -AsPlainText).Headers").Single.BaseObject;
        Assert.Matches("^(windows|linux|macos)[0-9]+\\.[0-9]+\\.[0-9]+$", headers["X-operating-sys-version"]);
        Assert.Matches("^[0-9a-f]{32}$", headers["X-device-fingerprint"]);
        Assert.StartsWith("EiamPowerShell/", headers["X-agent"], StringComparison.Ordinal);
        Assert.Equal("en", headers["X-L"]);
        Assert.False(headers.ContainsKey("X-device-ip"));
        Assert.False(headers.ContainsKey("X-tenant-id"));
        Assert.False(headers.ContainsKey("X-state-token"));
    }

    [Fact]
    public void SkipCertificateCheck_warns()
    {
        using PowerShellEngine engine = new();
        Assert.Contains("certificate", Assert.Single(engine.Run("Connect-Eiam tenant.invalid c -SkipCertificateCheck").Clean().Warnings));
    }

    [Theory]
    [InlineData("http://127.0.0.1:5000")]
    [InlineData("http://localhost:5000")]
    [InlineData("http://[::1]:5000")]
    public void Plain_http_is_allowed_to_this_machine(string uri)
    {
        using PowerShellEngine engine = new();
        Assert.Equal(new Uri(uri), engine.Run("(Connect-Eiam -Uri $args[0] -ClientId c -PassThru).Uri", uri).Single.BaseObject);
    }

    [Fact]
    public void Plain_http_to_another_machine_is_allowed_where_it_is_asked_for()
    {
        using PowerShellEngine engine = new();
        Assert.Equal(new Uri("http://tenant.invalid"), engine.Run("(Connect-Eiam -Uri http://tenant.invalid -ClientId c -AllowUnencryptedAuthentication -PassThru).Uri").Single.BaseObject);
    }
}
