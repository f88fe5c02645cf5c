using System;
using System.Linq;
using System.Management.Automation;
using EiamPowerShell.Tests.Engine;
using Xunit;

namespace EiamPowerShell.Tests;

/// <summary>Connect-Eiam -Sandbox -Permission: a script is tested with too few of them.</summary>
public class SandboxPermissionTests
{
    [Fact]
    public void A_call_without_its_permission_is_PermissionDenied_with_advice_that_names_it()
    {
        using PowerShellEngine engine = new();
        ErrorRecord error = engine.Run("Connect-Eiam -Sandbox -Permission user_read,org_read; $null = Get-EiamUser; $null = Get-EiamOrganization; New-EiamOrganization sales Sales").Error;
        Assert.StartsWith("SANDBOX.PERMISSION.0001,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal(ErrorCategory.PermissionDenied, error.CategoryInfo.Category);
        Assert.Contains("org_all, all", error.ToString(), StringComparison.Ordinal);
        Assert.Contains("Grant the application one of the permissions org_all, all in the Enterprise Center", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.Equal(403, ((Exception)error.Exception).GetType().GetProperty("StatusCode")!.GetValue(error.Exception));
    }

    [Fact]
    public void Without_the_parameter_everything_is_granted_and_codes_may_have_any_case()
    {
        using PowerShellEngine engine = new();
        RunResult result = engine.Run("""
            Connect-Eiam -Sandbox
            (Get-EiamSession).Sandbox.Options.Permissions -join ' '
            Connect-Eiam -Sandbox -Permission User_All, READ
            (Get-EiamSession).Sandbox.Options.Permissions -join ' '
            (Get-EiamSession).Sandbox.Options.Permissions = [string[]]('org_read')
            (Get-EiamSession).Sandbox.Options.Permissions -join ' '
            """).Clean();
        Assert.Equal(["all", "user_all read", "org_read"], result.Output.Select(o => o.ToString()));
    }

    [Fact]
    public void An_unknown_code_is_refused_and_the_known_ones_complete()
    {
        using PowerShellEngine engine = new();
        ErrorRecord error = engine.Caught("Connect-Eiam -Sandbox -Permission user_read, userread");
        Assert.StartsWith("EiamInvalidArgument,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.StartsWith("-Permission: there is no 'userread'; give some of all, read, user_all,", error.ToString(), StringComparison.Ordinal);
        Assert.Empty(engine.Run("Get-EiamSession").Clean().Output);
        Assert.Equal(["job_title_all", "job_title_read"], engine.Run("(TabExpansion2 'Connect-Eiam -Sandbox -Permission read, job_t').CompletionMatches.CompletionText").Clean().Output.Select(o => o.ToString()));
    }

    [Fact]
    public void It_belongs_to_a_sandbox()
    {
        using PowerShellEngine engine = new();
        Assert.StartsWith("AmbiguousParameterSet,", engine.Caught("Connect-Eiam -Domain a.invalid -ClientId c -Permission all").FullyQualifiedErrorId, StringComparison.Ordinal);
    }
}
