using System;
using System.Collections.Generic;
using System.IO;
using System.Management.Automation;
using EiamPowerShell.Tests.Engine;
using Xunit;

namespace EiamPowerShell.Tests;

/// <summary>The environment is the process's: these run by themselves.</summary>
[CollectionDefinition(nameof(EnvironmentGroup), DisableParallelization = true)]
public class EnvironmentGroup;

[Collection(nameof(EnvironmentGroup))]
public sealed class EnvironmentTests : IDisposable
{
    private readonly List<string> _set = [];

    [Fact]
    public void Every_value_can_come_from_the_environment()
    {
        Set("EIAM_URI", "http://127.0.0.1:5000");
        Set("EIAM_CLIENT_ID", "env-client");
        Set("EIAM_DEVICE_FINGERPRINT", "env-print");
        Set("EIAM_OPERATING_SYSTEM_VERSION", "env-os1");
        Set("EIAM_AGENT", "env-agent");
        Set("EIAM_DEVICE_IP", "10.0.0.1");
        Set("EIAM_LANGUAGE", "zh");
        Set("EIAM_TENANT_ID", "env-tenant");
        Set("EIAM_TIME_ZONE", "+09:00");
        Set("EIAM_APPLICATION_ID", "env-application");
        Set("EIAM_SKIP_CERTIFICATE_CHECK", "1");
        using PowerShellEngine engine = new();
        RunResult result = engine.Run("Connect-Eiam -PassThru");
        PSObject session = result.Single;
        Assert.Equal(new Uri("http://127.0.0.1:5000"), session.Properties["Uri"].Value);
        Assert.Equal("env-client", session.Properties["ClientId"].Value);
        Assert.Equal("env-os1", session.Properties["OperatingSystemVersion"].Value);
        Assert.Equal("env-agent", session.Properties["Agent"].Value);
        Assert.Equal("10.0.0.1", session.Properties["DeviceIp"].Value);
        Assert.Equal("zh", session.Properties["Language"].Value);
        Assert.Equal("env-tenant", session.Properties["TenantId"].Value);
        Assert.Equal(TimeSpan.FromHours(9), ((TimeZoneInfo)session.Properties["TimeZone"].Value).BaseUtcOffset);
        Assert.Equal("env-application", session.Properties["ApplicationId"].Value);
        Assert.Equal(true, session.Properties["SkipCertificateCheck"].Value);
        Assert.Single(result.Warnings);
    }

    [Fact]
    public void A_parameter_beats_the_environment()
    {
        Set("EIAM_DOMAIN", "env.invalid");
        Set("EIAM_CLIENT_ID", "env-client");
        Set("EIAM_TIME_ZONE", "nonsense");
        Set("EIAM_APPLICATION_ID", "env-application");
        using PowerShellEngine engine = new();
        PSObject session = engine.Run("Connect-Eiam -Uri https://given.invalid -ClientId given -TimeZone Asia/Tokyo -ApplicationId given-application -PassThru").Single;
        Assert.Equal(TimeSpan.FromHours(9), ((TimeZoneInfo)session.Properties["TimeZone"].Value).BaseUtcOffset);
        Assert.Equal("given-application", session.Properties["ApplicationId"].Value);
        Assert.Equal(new Uri("https://given.invalid"), session.Properties["Uri"].Value);
        Assert.Equal("given", session.Properties["ClientId"].Value);
    }

    [Fact]
    public void A_pipeline_can_be_pointed_at_the_sandbox_without_a_change()
    {
        Set("EIAM_SANDBOX", "true");
        using PowerShellEngine engine = new();
        Assert.NotNull(engine.Run("Connect-Eiam -PassThru").Single.Properties["Sandbox"].Value);
    }

    [Fact]
    public void A_sandbox_is_filled_from_the_file_that_the_environment_names_and_a_tenant_is_not()
    {
        Set("EIAM_PATH", Path.Combine(TestPaths.RepositoryRoot, "samples", "seed.json"));
        using PowerShellEngine engine = new();
        Assert.NotEmpty(engine.Run("Connect-Eiam -Sandbox; Get-EiamUser").Clean().Output);
        Assert.Null(engine.Run("Connect-Eiam -Domain tenant.invalid -ClientId c -PassThru").Single.Properties["Sandbox"].Value);
        Set("EIAM_PATH", "nodrive:seed.json");
        Assert.StartsWith("-Path (from EIAM_PATH) cannot be found", engine.Caught("Connect-Eiam -Sandbox").ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("EIAM_CLIENT_ID", "two\nlines", "ClientId")]
    [InlineData("EIAM_DOMAIN", "http://a.invalid", "Domain (from EIAM_DOMAIN)")]
    [InlineData("EIAM_MAXIMUM_RETRY_COUNT", "many", "MaximumRetryCount (from EIAM_MAXIMUM_RETRY_COUNT)")]
    [InlineData("EIAM_MAXIMUM_RETRY_COUNT", "101", "MaximumRetryCount (from EIAM_MAXIMUM_RETRY_COUNT)")]
    [InlineData("EIAM_OPERATION_TIMEOUT_SECONDS", "-1", "OperationTimeoutSeconds (from EIAM_OPERATION_TIMEOUT_SECONDS)")]
    [InlineData("EIAM_SKIP_CERTIFICATE_CHECK", "maybe", "SkipCertificateCheck (from EIAM_SKIP_CERTIFICATE_CHECK)")]
    [InlineData("EIAM_PROXY", "nonsense", "Proxy (from EIAM_PROXY)")]
    [InlineData("EIAM_TIME_ZONE", "nonsense", "TimeZone (from EIAM_TIME_ZONE)")]
    public void A_value_that_cannot_be_used_is_an_error_that_names_the_parameter(string variable, string value, string named)
    {
        Set("EIAM_DOMAIN", "tenant.invalid");
        Set("EIAM_CLIENT_ID", "c");
        Set(variable, value);
        using PowerShellEngine engine = new();
        ErrorRecord error = engine.Caught("Connect-Eiam");
        Assert.StartsWith("EiamInvalidArgument,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.StartsWith("-" + named, error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Two_addresses_in_the_environment_contradict_each_other()
    {
        Set("EIAM_DOMAIN", "a.invalid");
        Set("EIAM_URI", "https://b.invalid");
        Set("EIAM_CLIENT_ID", "c");
        using PowerShellEngine engine = new();
        Assert.Contains("EIAM_URI", engine.Caught("Connect-Eiam").ToString());
    }

    public void Dispose() => _set.ForEach(name => Environment.SetEnvironmentVariable(name, null));

    private void Set(string name, string value)
    {
        _set.Add(name);
        Environment.SetEnvironmentVariable(name, value);
    }
}
