using System;
using System.Management.Automation;
using EiamPowerShell.Tests.Engine;
using Xunit;

namespace EiamPowerShell.Tests;

/// <summary>The cmdlets of an application's organizations: pipelines, documented errors, and what is refused before anything is sent.</summary>
public class ApplicationOrganizationTests
{
    private const string Setup = """
        Connect-Eiam -Sandbox
        $head = New-EiamApplicationOrganization head 'Head office'
        $sales = New-EiamApplicationOrganization sales Sales -ParentId $head.ApplicationOrganizationId
        function line { $r = @(Get-EiamSandboxRequest *organizations* -AsPlainText)[-1]; $r.Method + ' ' + ($r.Path -replace '^.*/organizations') + ' ' + $r.Body }

        """;

    [Theory]
    [InlineData("New-EiamApplicationOrganization", "-Code ")]
    [InlineData("New-EiamApplicationOrganization c", "-Name ")]
    [InlineData("[pscustomobject]@{ Code = @(1); Name = 'n' } | New-EiamApplicationOrganization", "-Code ")]
    [InlineData("$sales | New-EiamApplicationOrganization", "-InputObject is a result of this module, and fills nothing of New-Eiam")]
    [InlineData("$sales | Set-EiamApplicationOrganization", "-Name is missing, and so is every other field")]
    [InlineData("$piped = New-EiamAccount -Type Orphan -AccountName a; $before = @(Get-EiamSandboxRequest).Count; $piped | Set-EiamApplicationOrganization -Name n", "-ApplicationOrganizationId is not taken from an Account, which only refers to what would be changed.")]
    [InlineData("Set-EiamApplicationOrganization -Name n", "-ApplicationOrganizationId is missing")]
    [InlineData("Set-EiamApplicationOrganization .. -Name n", "-ApplicationOrganizationId ")]
    [InlineData("@{ OrganizationId = 'o' } | Get-EiamApplicationOrganization", "-ApplicationOrganizationId is missing: there is nothing to look up.")]
    [InlineData("Get-EiamApplicationOrganization ''", "-ApplicationOrganizationId is missing")]
    [InlineData("@{ org_id = 'o' } | Remove-EiamApplicationOrganization -Confirm:$false", "-ApplicationOrganizationId ")]
    public void Bad_input_is_an_error_that_names_its_parameter_and_nothing_is_sent(string call, string said) =>
        Calls.IsRefused(Setup, call, said);

    [Theory]
    [InlineData("Get-EiamApplicationOrganization unknown", "APP.ORG.0024")]
    [InlineData("Get-EiamApplicationOrganization -ApplicationId unknown", "APP.0001")]
    [InlineData("New-EiamApplicationOrganization c n -ParentId unknown", "APP.ORG.0040")]
    [InlineData("New-EiamApplicationOrganization sales n", "APP.0009")]
    [InlineData("$head | Remove-EiamApplicationOrganization -Confirm:$false", "APP.ORG.0027")]
    [InlineData("$null = New-EiamAccount -Type Orphan -AccountName a -ApplicationOrganizationCode sales; $sales | Remove-EiamApplicationOrganization -Confirm:$false", "APP.ORG.0028")]
    public void A_documented_error_comes_with_its_code_and_with_advice(string call, string code) =>
        Calls.IsRejected(Setup, call, code);

    [Fact]
    public void Of_a_result_only_its_ids_are_taken_and_a_change_writes_what_it_is_asked_for()
    {
        using PowerShellEngine engine = new();
        Assert.Empty(engine.Run(Setup + "$sales | Set-EiamApplicationOrganization -Name Trade").Clean().Output);
        Assert.EndsWith(" {\"name\":\"Trade\"}", engine.Run("line").Single.ToString());
        PSObject changed = engine.Run("$sales | Set-EiamApplicationOrganization -Attribute @{ parent_id = $null; name = 'Shop' } -PassThru").Single;
        Assert.Equal(("Shop", "sandbox-application"), ((string)changed.Properties["Name"].Value, (string)changed.Properties["ApplicationId"].Value));
        Assert.Equal("head sales", engine.Run("(Get-EiamApplicationOrganization).Code -join ' '").Single.ToString());
        engine.Run("Get-EiamApplicationOrganization | Where-Object Code -eq sales | Remove-EiamApplicationOrganization -Confirm:$false").Clean();
        Assert.Equal("head", engine.Run("(Get-EiamApplicationOrganization).Code").Single.ToString());
    }

    [Fact]
    public void A_removal_that_is_only_asked_about_names_the_organization_and_sends_nothing()
    {
        using PowerShellEngine engine = new();
        RunResult result = engine.Run(Setup + "$sales | Remove-EiamApplicationOrganization -WhatIf");
        Assert.Contains("application organization Sales (", engine.Host.Screen, StringComparison.Ordinal);
        Assert.Empty(result.Clean().Output);
        Assert.Equal("2", engine.Run("@(Get-EiamApplicationOrganization).Count").Single.ToString());
    }
}
