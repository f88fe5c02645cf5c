using System;
using System.Globalization;
using System.Management.Automation;
using EiamPowerShell.Tests.Engine;
using Xunit;

namespace EiamPowerShell.Tests;

/// <summary>A result that only refers to an object is not taken for that object by what changes or removes it; one that is the object is.</summary>
public class ResultTargetTests
{
    private const string Setup = """
        Connect-Eiam -Sandbox
        $null = New-EiamOrganization sales Sales
        $null = New-EiamJobPosition rep Rep -OrganizationCode sales
        $user = New-EiamUser zhangsan Zhang -OrganizationCode sales -Mobile 13800000000
        $job = $user | New-EiamUserJob -OrganizationCode sales -PositionCode rep
        $account = $user | New-EiamAccount
        $shared = New-EiamAccount -Type Public -AccountName shared
        $shared | Add-EiamAccountUser -UserName zhangsan
        $shared | Set-EiamAccountOwner -UserName zhangsan
        $account | Add-EiamRoleMember -RoleId sandbox-role-reader
        Get-EiamOrganization -Code sales | Set-EiamOrganizationLeader -UserId $user.UserId
        $sent = { @(Get-EiamSandboxRequest).Where({ $_.Method -in 'PUT', 'DELETE' }).Count }
        function Copy-Result { process { [System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize($_)) } }

        """;

    [Theory]
    [InlineData("Get-EiamUser zhangsan | Set-EiamOrganization -Name n", "-OrganizationId is not taken from a User,")]
    [InlineData("Get-EiamUser zhangsan | Copy-Result | Remove-EiamOrganization -Confirm:$false", "-OrganizationId is not taken from a User,")]
    [InlineData("$user | Get-EiamUserJob -RelationType PartTime | Disable-EiamOrganization", "-OrganizationId is not taken from a UserJob,")]
    [InlineData("Get-EiamJobPosition | Remove-EiamOrganization -Confirm:$false", "-OrganizationId is not taken from a JobPosition,")]
    [InlineData("Get-EiamOrganization -Code sales | Get-EiamOrganizationLeader | Set-EiamOrganization -Name n", "-OrganizationId is not taken from an OrganizationLeader,")]
    [InlineData("$user | Get-EiamUserJob -RelationType PartTime | Remove-EiamJobPosition -Confirm:$false", "-PositionId is not taken from a UserJob,")]
    [InlineData("$shared | Get-EiamAccountUser | Remove-EiamAccount -Confirm:$false", "-AccountId is not taken from an AccountUser,")]
    [InlineData("$shared | Get-EiamAccountOwner | Disable-EiamAccount", "-AccountId is not taken from an AccountOwner,")]
    [InlineData("$user | Get-EiamAccount -Type Basic | Remove-EiamUser -Confirm:$false", "-UserId is not taken from an Account,")]
    [InlineData("$user | Get-EiamAccount -Type Basic | Set-EiamUserPassword -NewPassword next-pass-1", "-UserId is not taken from an Account,")]
    public void What_only_refers_to_an_object_does_not_change_it(string call, string said)
    {
        using PowerShellEngine engine = new();
        engine.Run(Setup).Clean();
        string before = engine.Run("& $sent").Single.ToString();
        ErrorRecord error = engine.Run(call).Error;
        Assert.StartsWith("EiamInvalidArgument,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.StartsWith(said, error.ToString(), StringComparison.Ordinal);
        Assert.Equal(before, engine.Run("& $sent").Single.ToString());
    }

    [Theory]
    [InlineData("Get-EiamOrganization -Code sales | New-EiamOrganization east East", "-InputObject is a result of this module, and fills nothing of New-EiamOrganization")]
    [InlineData("Get-EiamUser zhangsan | Copy-Result | New-EiamUser lisi Li", "-InputObject is a result of this module, and fills nothing of New-EiamUser")]
    [InlineData("Get-EiamOrganization -Code sales | Get-EiamOrganization -Recurse", "-Recurse is for a list, and what is piped is looked up one by one")]
    [InlineData("Get-EiamUser zhangsan | Get-EiamUser -First 1", "-First is for a list, and what is piped is looked up one by one")]
    public void What_would_be_left_out_is_refused(string call, string said)
    {
        using PowerShellEngine engine = new();
        engine.Run(Setup).Clean();
        string before = engine.Run("@(Get-EiamSandboxRequest).Count").Single.ToString();
        ErrorRecord error = engine.Run(call).Error;
        Assert.StartsWith(said, error.ToString(), StringComparison.Ordinal);

        // The one request is that which made the result.
        Assert.Equal(int.Parse(before, CultureInfo.InvariantCulture) + 1, int.Parse(engine.Run("@(Get-EiamSandboxRequest).Count").Single.ToString(), CultureInfo.InvariantCulture));
    }

    [Fact]
    public void Columns_that_a_cmdlet_that_writes_has_no_parameter_for_are_named_once()
    {
        using PowerShellEngine engine = new();
        RunResult result = engine.Run("""
            Connect-Eiam -Sandbox
            $rows = foreach ($i in 1..3) { [pscustomobject]@{ UserName = "u$i"; Name = 'n'; CostCenter = 'c'; Disabled = 'True' } }
            $null = & { $rows; @{ UserName = 'u4'; Name = 'n'; Mobil = '1' } } | New-EiamUser
            $null = Get-EiamUser u1 | Set-EiamUser -City Beijing
            Get-EiamUser u1 | Disable-EiamUser
            """);
        Assert.Equal(
            [
                "New-EiamUser has no parameter for CostCenter, Disabled: what the piped rows have there is not sent.",
                "New-EiamUser has no parameter for Mobil: what the piped rows have there is not sent.",
            ],
            result.Warnings);
    }

    [Theory]
    [InlineData("Get-EiamUser zhangsan | Copy-Result | Set-EiamUser -Name n")]
    [InlineData("$shared | Get-EiamAccountUser | Disable-EiamUser")]
    [InlineData("$shared | Get-EiamAccountOwner | Disable-EiamUser")]
    [InlineData("Get-EiamRoleMember sandbox-role-reader | Disable-EiamAccount")]
    [InlineData("$user | Get-EiamAccount -Type Basic | Disable-EiamAccount")]
    [InlineData("Get-EiamUser zhangsan | Set-EiamOrganization -OrganizationId (Get-EiamOrganization -Code sales).OrganizationId -Name n")]
    [InlineData("[pscustomobject]@{ UserId = $user.UserId; OrganizationId = (Get-EiamOrganization -Code sales).OrganizationId } | Set-EiamOrganization -Name n")]
    public void What_is_the_object_or_a_row_of_a_file_does(string call)
    {
        using PowerShellEngine engine = new();
        engine.Run(Setup).Clean();
        int before = int.Parse(engine.Run("& $sent").Single.ToString(), System.Globalization.CultureInfo.InvariantCulture);
        engine.Run(call).Clean();
        Assert.Equal(before + 1, int.Parse(engine.Run("& $sent").Single.ToString(), System.Globalization.CultureInfo.InvariantCulture));
    }
}
