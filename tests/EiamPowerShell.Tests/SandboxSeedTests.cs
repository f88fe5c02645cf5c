using System;
using System.IO;
using System.Linq;
using System.Management.Automation;
using EiamPowerShell.Tests.Engine;
using Xunit;

namespace EiamPowerShell.Tests;

/// <summary>Connect-Eiam -Sandbox -Path: the tenant is filled, or there is no session.</summary>
public sealed class SandboxSeedTests : IDisposable
{
    private readonly string _folder = Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName())).FullName;

    [Fact]
    public void The_example_that_the_pages_show_fills_the_tenant()
    {
        using PowerShellEngine engine = new();
        RunResult result = engine.Run("""
            Connect-Eiam -Sandbox -Path $args[0]
            (Get-EiamUser).UserName -join ' '
            (Get-EiamOrganization).Code -join ' '
            (Get-EiamUser zhangsan).EmployeeId
            (Get-EiamOrganization -Code head | Get-EiamOrganizationLeader).UserName
            (Get-EiamSession).ApplicationId
            (Invoke-EiamPasswordLogin -UserName zhangsan -Password First-password-1).Status.ToString()
            """, Path.Combine(TestPaths.RepositoryRoot, "samples", "seed.json")).Clean();
        Assert.Equal(["zhangsan lisi wangwu zhaoliu", "head sales support archive", "1001", "zhangsan", "reports", "Success"], result.Output.Select(o => o.ToString()));
    }

    [Theory]
    [InlineData("$null = $ExecutionContext.SessionState.Path.SetLocation($args[0]); Connect-Eiam -Sandbox -Path users.csv")]
    [InlineData("$null = $ExecutionContext.SessionState.Path.SetLocation($args[0]); Connect-Eiam -Sandbox -Path ./users.csv")]
    [InlineData("$provider = $ExecutionContext.SessionState.Provider.GetOne('FileSystem'); $null = $ExecutionContext.SessionState.Drive.New([Management.Automation.PSDriveInfo]::new('seeds', $provider, $args[0], '', $null), 'global'); Connect-Eiam -Sandbox -Path seeds:/users.csv")]
    [InlineData("Connect-Eiam -Sandbox -Path ($args[0] + '/users.csv')")]
    public void Users_come_from_a_CSV_file_whose_path_is_PowerShells(string connect)
    {
        Write("users.csv", "UserName,Name,Mobile,Disabled\nzhangsan,Zhang San,13800000000,False\nlisi,,,True\n");
        using PowerShellEngine engine = new();
        RunResult result = engine.Run(connect + "; Get-EiamUser | ForEach-Object { \"$($_.UserName) $($_.Disabled)\" }; (Get-EiamSession).ApplicationId", _folder).Clean();
        Assert.Equal(["zhangsan False", "lisi True", "sandbox-application"], result.Output.Select(o => o.ToString()));
    }

    [Fact]
    public void A_path_is_taken_literally()
    {
        Write("a[1].csv", "UserName\nzhangsan\n");
        using PowerShellEngine engine = new();
        Assert.Equal("zhangsan", engine.Run("$null = $ExecutionContext.SessionState.Path.SetLocation($args[0]); Connect-Eiam -Sandbox -Path 'a[1].csv'; (Get-EiamUser).UserName", _folder).Single.ToString());
    }

    [Fact]
    public void The_application_is_the_one_that_was_given_else_the_first_of_the_file()
    {
        Write("seed.json", """{ "applications": [{ "app_id": "one" }, { "app_id": "two" }] }""");
        using PowerShellEngine engine = new();
        RunResult result = engine.Run("""
            $null = $ExecutionContext.SessionState.Path.SetLocation($args[0])
            (Connect-Eiam -Sandbox -Path seed.json -PassThru).ApplicationId
            (Connect-Eiam -Sandbox -Path seed.json -ApplicationId two -PassThru).ApplicationId
            """, _folder).Clean();
        Assert.Equal(["one", "two"], result.Output.Select(o => o.ToString()));
    }

    [Theory]
    [InlineData("{ \"users\": [\n { \"user_name\": \"a\" },\n { \"user_name\": \"b\", \"org_code\": \"sales\" } ] }", "-Path: seed.json: $.users[1].org_code: there is no organization with the code 'sales'. Add it to organizations, or correct the code.")]
    [InlineData("{ \"users\": [\n { \"user_name\" ] }", "-Path: seed.json: line 2, byte ")]
    [InlineData("{ \"people\": [] }", "-Path: seed.json: $: 'people' is not a name of this place.")]
    public void A_wrong_file_ends_the_connect_and_no_session_is_kept(string json, string says)
    {
        Write("seed.json", json);
        using PowerShellEngine engine = new();
        ErrorRecord error = engine.Caught("Connect-Eiam -Sandbox -Path '" + Path.Combine(_folder, "seed.json") + "' -Name bad");
        Assert.StartsWith("EiamInvalidArgument,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.StartsWith(says, error.ToString(), StringComparison.Ordinal);
        Assert.Equal(ErrorCategory.InvalidArgument, error.CategoryInfo.Category);
        Assert.Empty(engine.Run("Get-EiamSession").Clean().Output);
    }

    [Fact]
    public void A_wrong_file_leaves_the_session_that_is_there()
    {
        Write("seed.json", "{ \"users\": [{ \"password\": \"canary-password-1\" }] }");
        using PowerShellEngine engine = new();
        engine.Run("Connect-Eiam -Sandbox -Name sandbox; $null = New-EiamSandboxUser 13800000000 -UserName kept").Clean();
        ErrorRecord error = engine.Caught("Connect-Eiam -Sandbox -Path '" + Path.Combine(_folder, "seed.json") + "'");
        Assert.DoesNotContain("canary", error.ToString(), StringComparison.Ordinal);
        Assert.Equal("kept", engine.Run("(Get-EiamUser).UserName").Single.ToString());
    }

    [Theory]
    [InlineData("no-such-file.json", "-Path: The file ")]
    [InlineData("nodrive:seed.json", "-Path cannot be found: ")]
    [InlineData("env:seed", "-Path is a path of the provider Environment")]
    public void A_path_without_a_file_is_an_error_that_names_it(string path, string says)
    {
        using PowerShellEngine engine = new();
        ErrorRecord error = engine.Caught($"Connect-Eiam -Sandbox -Path '{path}'");
        Assert.StartsWith("EiamInvalidArgument,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.StartsWith(says, error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_not_there_is_named_once()
    {
        using PowerShellEngine engine = new();
        Assert.Equal($"-Path: The file '{Path.Combine(_folder, "nosuch.json")}' does not exist.", engine.Caught($"Connect-Eiam -Sandbox -Path '{Path.Combine(_folder, "nosuch.json")}'").ToString());
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(_folder, name), text);
}
