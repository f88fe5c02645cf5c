using System;
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
