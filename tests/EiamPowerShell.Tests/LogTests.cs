using System;
using System.Linq;
using System.Management.Automation;
using EiamPowerShell.Tests.Engine;
using Xunit;

namespace EiamPowerShell.Tests;

/// <summary>The tenant's log: what the sandbox keeps of what happened, and what is refused before anything is sent.</summary>
public class LogTests
{
    private const string Setup = """
        Connect-Eiam -Sandbox
        $null = New-EiamSandboxUser 13800000000 -UserName zhangsan -Password first-pass-1
        function login($password) { Invoke-EiamPasswordLogin -Credential ([pscredential]::new('zhangsan', [System.Net.NetworkCredential]::new('', $password).SecurePassword)) -ErrorAction Ignore }
        $null = login wrong
        $null = login first-pass-1
        Get-EiamUser zhangsan | Disable-EiamUser
        $null = login first-pass-1 -WarningAction Ignore
        $now = (Get-EiamSession -Current).Sandbox.Now

        """;

    [Fact]
    public void What_happened_is_listed_the_newest_first_with_its_time()
    {
        using PowerShellEngine engine = new();
        RunResult result = engine.Run(Setup + "$log = Get-EiamLog $now.AddHours(-1); $log | ForEach-Object { $_.EventType, $_.Result, $_.UserName -join ' ' }; ($log | Where-Object { ($now - $_.EventTime).TotalMinutes -gt 1 }).Count");
        result.ThrowOnError();
        Assert.Equal(["LOGIN FAILURE zhangsan", "MANAGEMENT SUCCESS ", "LOGIN SUCCESS zhangsan", "LOGIN FAILURE zhangsan", "0"], result.Output.Select(o => o.ToString()));
    }

    [Theory]
    [InlineData("Measure-EiamAuthentication $now.AddHours(-1)", 3, 1, 2)]
    [InlineData("Measure-EiamAuthentication $now.AddHours(-1) -TargetName nobody", 0, 0, 0)]
    [InlineData("Measure-EiamAuthentication $now.AddHours(-2) $now.AddHours(-1)", 0, 0, 0)]
    [InlineData("Measure-EiamAuthentication $now.AddHours(-1) -Session (Get-EiamSession -Current)", 3, 1, 2)]
    [InlineData("Get-EiamSession -Current | Measure-EiamAuthentication $now.AddHours(-1)", 3, 1, 2)]
    public void Authentications_are_counted(string call, long total, long succeeded, long failed)
    {
        using PowerShellEngine engine = new();
        engine.Run(Setup);
        PSObject count = engine.Run(call).Single;
        Assert.Equal((total, succeeded, failed), ((long)count.Properties["Total"].Value, (long)count.Properties["Succeeded"].Value, (long)count.Properties["Failed"].Value));
    }

    [Theory]
    [InlineData("Get-EiamLog", "-StartTime is missing")]
    [InlineData("Measure-EiamAuthentication", "-StartTime is missing")]
    [InlineData("Get-EiamLog 2026-01-02 2026-01-01", "-EndTime is before StartTime.")]
    [InlineData("Get-EiamLog 2999-01-01", "-EndTime is before StartTime.")]
    [InlineData("'x' | Get-EiamLog 2026-01-01", "-InputObject has no place here")]
    [InlineData("Get-EiamUser zhangsan | Get-EiamLog 2026-01-01", "-InputObject has no place here")]
    public void Bad_input_is_an_error_that_names_its_parameter_and_nothing_is_sent(string call, string said)
    {
        using PowerShellEngine engine = new();
        engine.Run(Setup);
        ErrorRecord error = engine.Run("$Error.Clear(); " + call).Error;
        Assert.StartsWith("EiamInvalidArgument,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.StartsWith(said, error.ToString(), StringComparison.Ordinal);
        Assert.Empty(engine.Run("Get-EiamSandboxRequest *logs*").Clean().Output);
    }
}
