using System;
using System.Linq;
using System.Management.Automation;
using EiamPowerShell.Tests.Engine;
using Xunit;

namespace EiamPowerShell.Tests;

/// <summary>New-EiamSandboxFault: what a script sees of each fault, through the same client as over a network.</summary>
public class SandboxFaultTests
{
    private const string Connect = "Connect-Eiam -Sandbox -MaximumRetryCount 0; $null = New-EiamSandboxUser 13800000000 -UserName zhangsan; ";

    [Theory]
    [InlineData("New-EiamSandboxFault -ErrorCode USER.0099 -Message 'no more'", "Get-EiamUser zhangsan", "USER.0099", "no more (USER.0099, HTTP 400")]
    [InlineData("New-EiamSandboxFault -ErrorCode ORG.0099 -StatusCode 409", "New-EiamOrganization a A", "ORG.0099", "HTTP 409")]
    [InlineData("New-EiamSandboxFault -StatusCode 429", "New-EiamUser a", "EiamRateLimited", "HTTP 429")]
    [InlineData("New-EiamSandboxFault -StatusCode 503", "Get-EiamUser zhangsan", "EiamUnexpectedResponse", "HTTP 503")]
    [InlineData("New-EiamSandboxFault -StatusCode 503", "New-EiamUser a", "EiamOutcomeUnknown", "HTTP 503")]
    [InlineData("New-EiamSandboxFault -ConnectionReset", "Get-EiamUser zhangsan", "EiamConnectionLost", "broke during")]
    [InlineData("New-EiamSandboxFault -ConnectionReset", "New-EiamUser a", "EiamOutcomeUnknown", "broke during")]
    [InlineData("New-EiamSandboxFault /api/v2/tenant/token -ErrorCode invalid_client -StatusCode 401", "Get-EiamUser zhangsan", "invalid_client", "HTTP 401")]
    [InlineData("New-EiamSandboxFault */login/* -ErrorCode IDAAS.SDK.COMMON.1012", "New-EiamSandboxCode MiniProgramLogin 13800000000 | Invoke-EiamWeChatMiniProgramLogin", "IDAAS.SDK.COMMON.1012", "IDAAS.SDK.COMMON.1012, HTTP 400")]
    public void A_fault_is_the_error_that_a_tenant_would_be(string fault, string call, string id, string says)
    {
        using PowerShellEngine engine = new();
        ErrorRecord error = engine.Run($"{Connect}$fault = {fault}; {call}").Error;
        Assert.StartsWith(id + ",", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains(says, error.ToString(), StringComparison.Ordinal);

        // Once only.
        Assert.Equal(0, engine.Run("$fault.Remaining").Single.BaseObject);
        engine.Run("$null = Get-EiamUser zhangsan").Clean();
    }

    [Theory]
    [InlineData("", 0)]
    [InlineData("-AfterProcessing", 1)]
    public void A_lost_answer_leaves_it_open_whether_the_user_was_made(string after, int made)
    {
        using PowerShellEngine engine = new();
        ErrorRecord error = engine.Run($"{Connect}$null = New-EiamSandboxFault '/api/v2/tenant/users' -Method POST -ConnectionReset {after}; New-EiamUser lisi").Error;
        Assert.StartsWith("EiamOutcomeUnknown,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains("Get-EiamUser -UserName", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        RunResult result = engine.Run("@(Get-EiamUser | Where-Object UserName -eq lisi).Count; (Get-EiamSandboxRequest */users)[0] | ForEach-Object { $_.Fault; $_.StatusCode }").Clean();
        Assert.Equal([made, made == 1 ? "reset after processing" : "reset", 0], result.Output.Select(o => o.BaseObject));
    }

    [Fact]
    public void A_read_is_repeated_and_as_many_faults_as_tries_end_it()
    {
        using PowerShellEngine engine = new();
        RunResult result = engine.Run("""
            Connect-Eiam -Sandbox -MaximumRetryCount 2 -RetryIntervalSec 0
            $null = New-EiamSandboxUser 13800000000 -UserName zhangsan
            $null = New-EiamSandboxFault */users/* -ConnectionReset -Count 2
            (Get-EiamUser zhangsan).UserName
            $null = New-EiamSandboxFault */users/* -StatusCode 503 -Count 3
            Get-EiamUser zhangsan -ErrorAction SilentlyContinue -ErrorVariable failed
            $failed[0].Exception.Attempts
            """);
        Assert.Equal(["zhangsan", 3], result.Output.Select(o => o.BaseObject));
    }

    [Theory]
    [InlineData("", 0)]
    [InlineData("-AfterProcessing", 1)]
    public void A_delay_meets_the_time_limit_of_the_session(string after, int made)
    {
        using PowerShellEngine engine = new();
        ErrorRecord error = engine.Run($"Connect-Eiam -Sandbox -OperationTimeoutSeconds 1; $null = New-EiamSandboxFault -DelaySeconds 300 {after}; New-EiamUser lisi").Error;
        Assert.StartsWith("EiamOutcomeUnknown,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal(ErrorCategory.OperationTimeout, error.CategoryInfo.Category);
        Assert.Equal(made, engine.Run("@(Get-EiamUser).Count").Single.BaseObject);
    }

    [Fact]
    public void A_removal_whose_answer_was_lost_and_that_is_repeated_is_a_success_with_a_warning()
    {
        using PowerShellEngine engine = new();
        RunResult result = engine.Run("""
            Connect-Eiam -Sandbox -RetryIntervalSec 0
            $o = New-EiamOrganization sales Sales
            $null = New-EiamSandboxFault '/api/v2/tenant/organizations/{org_id}' -Method DELETE -ConnectionReset -AfterProcessing
            $o | Remove-EiamOrganization -Confirm:$false
            """);
        Assert.Empty(result.Errors);
        Assert.Single(result.Warnings);
    }

    [Fact]
    public void A_fault_says_what_it_is_and_WhatIf_adds_none()
    {
        using PowerShellEngine engine = new();
        RunResult result = engine.Run(Connect + """
            New-EiamSandboxFault -StatusCode 500 -WhatIf
            $f = New-EiamSandboxFault /a* -Method put -Count 3 -ErrorCode E -Message m -DelaySeconds 0.5 -AfterProcessing
            $f.Path, $f.Method, $f.Count, $f.Remaining, $f.ErrorCode, $f.Message, $f.StatusCode, $f.Delay.TotalSeconds, $f.ConnectionReset, $f.AfterProcessing, "$f"
            $null = Get-EiamUser
            """).Clean();
        Assert.Equal(["/a*", "PUT", 3, 3, "E", "m", 400, 0.5, false, true, "delay of 0.5 s, E after processing"], result.Output.Select(o => o.BaseObject));
    }

    [Theory]
    [InlineData("New-EiamSandboxFault", "-ErrorCode, -Message, -StatusCode, -DelaySeconds and -ConnectionReset are missing")]
    [InlineData("New-EiamSandboxFault -AfterProcessing", "nothing would happen")]
    [InlineData("New-EiamSandboxFault users -StatusCode 500", "-Path is 'users'")]
    [InlineData("New-EiamSandboxFault /api/v2/tenant/user -StatusCode 500", "-Path is '/api/v2/tenant/user': no call of the sandbox has a path like that. Type any part of a path and press Tab")]
    [InlineData("New-EiamSandboxFault *://x/users -StatusCode 500", "-Path has a host")]
    [InlineData("New-EiamSandboxFault -StatusCode 204 -Message m", "-StatusCode has no body")]
    public void A_fault_that_cannot_be_is_an_error_that_names_the_parameter(string call, string says)
    {
        using PowerShellEngine engine = new();
        ErrorRecord error = engine.Caught(Connect + call);
        Assert.StartsWith("EiamInvalidArgument,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains(says, error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_session_can_be_named_and_must_have_a_sandbox()
    {
        using PowerShellEngine engine = new();
        engine.Run("Connect-Eiam -Sandbox -Name box -MaximumRetryCount 0; Connect-Eiam -Domain a.invalid -ClientId c; $null = New-EiamSandboxFault -StatusCode 500 -Session box").Clean();
        Assert.StartsWith("EiamNotSandbox,", engine.Caught("New-EiamSandboxFault -StatusCode 500").FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains("HTTP 500", engine.Run("Get-EiamUser -Session box").Error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Paths_complete_by_any_part_of_them()
    {
        using PowerShellEngine engine = new();
        string[] found = [.. engine.Run("(TabExpansion2 'New-EiamSandboxFault -Method DELETE -Path organizations').CompletionMatches.CompletionText").Clean().Output.Select(o => o.ToString())];
        Assert.Contains("'/api/v2/tenant/organizations/{org_id}'", found);
        Assert.DoesNotContain("'/api/v2/tenant/organizations/{org_id}/enable'", found);
        Assert.NotEmpty(engine.Run("(TabExpansion2 'New-EiamSandboxFault mfa').CompletionMatches").Clean().Output);
    }
}
