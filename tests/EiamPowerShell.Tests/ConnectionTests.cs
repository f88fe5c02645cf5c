using System;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using Eiam.Client.Tests.Support;
using EiamPowerShell.Tests.Engine;
using Xunit;

namespace EiamPowerShell.Tests;

/// <summary>Test-EiamConnection: one object a check, advice that names cmdlets, and one boolean where it is quiet. ConnectionProbeTests has the checks themselves.</summary>
public sealed class ConnectionTests(ServerProcess server) : IClassFixture<ServerProcess>
{
    private static readonly string[] Names = ["NameResolution", "Connection", "Certificate", "Clock", "KeySet", "Application", "TenantToken", "Permissions"];

    [Fact]
    public void A_sandbox_passes_what_has_no_network_to_it()
    {
        using PowerShellEngine engine = new();
        PSObject[] checks = [.. engine.Run("Connect-Eiam -Sandbox; Test-EiamConnection").Clean().Output];
        Assert.Equal(Names, checks.Select(c => c.Properties["Name"].Value));
        Assert.Equal(
            ["NotChecked", "Passed", "NotChecked", "NotChecked", "Passed", "Passed", "Passed"], checks.Take(7).Select(c => c.Properties["Outcome"].Value.ToString()));
        Assert.All(checks, c => Assert.Equal("sandbox", c.Properties["SessionName"].Value));
        Assert.Equal(true, engine.Run("Test-EiamConnection -Quiet").Single.BaseObject);

        // No code and no password: the two public lists, and a token.
        Assert.Equal(
            ["/api/v1/oauth2/keys", "/api/v2/sdk/country-codes", "/api/v2/tenant/token"],
            engine.Run("Get-EiamSandboxRequest | ForEach-Object Path").Clean().Output.Select(o => o.ToString()).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_real_server_is_looked_at_with_its_certificate()
    {
        using PowerShellEngine engine = new();
        PSObject[] checks = [.. engine.Run(
            "param($Uri) Connect-Eiam -Uri $Uri -ClientId wire-client -SkipCertificateCheck -WarningAction SilentlyContinue; Test-EiamConnection", server.Https.ToString()).Clean().Output];
        Assert.Equal(Names, checks.Select(c => c.Properties["Name"].Value));
        Assert.Equal(["Passed", "Passed", "NotChecked", "Passed", "Passed", "Passed", "NotChecked", "NotChecked"], checks.Select(c => c.Properties["Outcome"].Value.ToString()));
        Assert.Contains("SkipCertificateCheck", checks[2].Properties["Detail"].Value.ToString(), StringComparison.Ordinal);
        Assert.Contains("-SkipCertificateCheck of Connect-Eiam", checks[2].Properties["Advice"].Value.ToString(), StringComparison.Ordinal);
        Assert.Contains("Connect-Eiam -ClientSecret", checks[6].Properties["Advice"].Value.ToString(), StringComparison.Ordinal);

        PSObject refused = engine.Run("param($Uri) Connect-Eiam -Uri $Uri -ClientId wire-client; Test-EiamConnection | Where-Object Name -eq Certificate", server.Https.ToString()).Single;
        Assert.Equal(("Failed", false), (refused.Properties["Outcome"].Value.ToString(), refused.Properties["Passed"].Value));
        Assert.Contains("-Domain of Connect-Eiam", refused.Properties["Advice"].Value.ToString(), StringComparison.Ordinal);
        Assert.Equal(false, engine.Run("Test-EiamConnection -Quiet").Single.BaseObject);
    }

    [Fact]
    public void An_application_that_the_tenant_does_not_know_has_advice()
    {
        using PowerShellEngine engine = new();
        PSObject failed = engine.Run("param($Uri) Connect-Eiam -Uri $Uri -ClientId another; Test-EiamConnection | Where-Object Outcome -eq Failed", server.Http.ToString()).Single;
        Assert.Equal("Application", failed.Properties["Name"].Value);
        Assert.Contains("Connect-Eiam -ClientId", failed.Properties["Advice"].Value.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sessions_are_tested_through_the_pipeline_and_a_failing_tenant_is_no_error()
    {
        await using FaultServer broken = FaultServer.Answering(Scripts.Http("<html>", "500 Oops"));
        using PowerShellEngine engine = new();
        RunResult result = engine.Run(
            "param($Uri) $well = Connect-Eiam -Sandbox -PassThru; $s = Connect-Eiam -Uri $Uri -ClientId c -ClientSecret s -Name broken -PassThru; $well, $s | Test-EiamConnection -Quiet -ThrottleLimit 2", broken.Uri.ToString()).Clean();
        Assert.Equal([true, false], result.Output.Select(o => o.BaseObject));
        Assert.StartsWith("EiamNotConnected,", engine.Run("Disconnect-Eiam broken; Test-EiamConnection -Session $s").Error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.StartsWith("EiamNotConnected,", engine.Run("Test-EiamConnection -Session $s -Quiet").Error.FullyQualifiedErrorId, StringComparison.Ordinal);
    }
}
