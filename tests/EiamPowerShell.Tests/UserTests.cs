using System;
using System.Linq;
using System.Management.Automation;
using EiamPowerShell.Tests.Engine;
using Xunit;

namespace EiamPowerShell.Tests;

/// <summary>The cmdlets of the directory's users: their pipelines, their documented errors, and what they refuse before anything is sent.</summary>
public class UserTests
{
    private const string Setup = """
        Connect-Eiam -Sandbox
        $null = New-EiamSandboxUser 13800000000 -UserName zhangsan -Email z@example.com
        $u = Get-EiamUser zhangsan
        function body($path, $method) { @(Get-EiamSandboxRequest $path -AsPlainText | Where-Object Method -eq $method)[-1].Body }

        """;

    public static TheoryData<string, string> Refusals => new()
    {
        { "New-EiamUser", "-UserName is missing" },
        { "New-EiamUser a -Birthday 1.1.2000", "-Birthday " },
        { "New-EiamUser a -HireDate 2000-13-01", "-HireDate " },
        { "New-EiamUser a -HireDate '02/03/2026 00:00:00'", "-HireDate " },
        { "[pscustomobject]@{ UserName = 'a'; Birthday = '03/02/2026 00:00:00' } | New-EiamUser", "-Birthday " },
        { "New-EiamUser a -Password @(1, 2)", "-Password " },
        { "New-EiamUser a -Extension text", "-Extension is a String" },
        { "New-EiamUser a -Extension '{}'", "-Extension is a String; give a hashtable or an object (JSON text by ConvertFrom-Json)" },
        { "New-EiamUser a -Organizations @{ OrganizationCode = 'x'; RelationType = 7 }", "-Organizations has a RelationType" },
        { "New-EiamUser a -Organizations 5", "-Organizations has what is neither" },
        { "New-EiamUser a -Organizations @{ x = 1 }", "-Organizations " },
        { "$u | New-EiamUser", "-InputObject is a result of this module, and fills nothing of New-Eiam" },
        { "@{ UserName = 'a'; MustChangePassword = 'maybe' } | New-EiamUser", "-MustChangePassword " },
        { "Set-EiamUser -Name n", "-UserId " },
        { "$u | Set-EiamUser", "-Name is missing" },
        { "Set-EiamUser .. -Name n", "-UserId is '..'" },
        { "[pscustomobject]@{ UserId = 'u/../../organizations/o' } | Remove-EiamUser -Confirm:$false", "-UserId is 'u/../../organizations/o'" },
        { "@{ user_id = '%2e%2e' } | Disable-EiamUser", "-UserId is '%2e%2e'" },
        { "Remove-EiamUser -Confirm:$false", "-UserId " },
        { "Enable-EiamUser", "-UserId " },
        { "Disable-EiamUser", "-UserId " },
        { "Set-EiamUserPassword x", "-NewPassword " },
        { "Set-EiamUserPassword -NewPassword p", "-UserId " },
        { "Set-EiamUserPassword x -NewPassword p -OldPassword o -MustChangePassword", "-MustChangePassword " },
        { "[pscustomobject]@{ UserId = 'x'; NewPassword = 'p'; OldPassword = '' } | Set-EiamUserPassword", "-OldPassword " },
        { "Reset-EiamUserPassword x", "-SendMode " },
        { "Reset-EiamUserPassword -SendMode Sms", "-UserId " },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public void Bad_input_is_an_error_that_names_its_parameter_and_nothing_is_sent(string call, string said) =>
        Calls.IsRefused(Setup, call, said);

    [Theory]
    [InlineData("Set-EiamUser nobody -Name n", "USER.0001")]
    [InlineData("Enable-EiamUser nobody", "USER.0001")]
    [InlineData("Disable-EiamUser nobody", "USER.0001")]
    [InlineData("Remove-EiamUser nobody -Confirm:$false", "USER.0001")]
    [InlineData("Set-EiamUserPassword nobody -NewPassword long-enough", "USER.0001")]
    [InlineData("Reset-EiamUserPassword nobody -SendMode Sms", "USER.0001")]
    [InlineData("New-EiamUser a -OrganizationCode none", "ORG.0001")]
    [InlineData("$u | Set-EiamUserPassword -NewPassword a", "PWD.0002")]
    [InlineData("$u | Set-EiamUserPassword -NewPassword zhangsan", "PWD.0003")]
    [InlineData("$u | Set-EiamUserPassword -NewPassword nasgnahz", "PWD.0004")]
    [InlineData("New-EiamUser lisi -Mobile 13900000001 | Reset-EiamUserPassword -SendMode Email", "USER.0012")]
    [InlineData("New-EiamUser lisi | Reset-EiamUserPassword -SendMode Sms", "USER.0011")]
    public void A_documented_error_comes_with_its_code_and_with_advice(string call, string code) =>
        Calls.IsRejected(Setup, call, code);

    [Theory]
    [InlineData("$u | Set-EiamUser -Name y", "*/users/*", "PUT", """{"name":"y"}""")]
    [InlineData("$u | Set-EiamUser -Attribute @{ attr_city = $null }", "*/users/*", "PUT", """{"attr_city":null}""")]
    [InlineData("Set-EiamUser $u.UserId -MustChangePassword:$false -Name ''", "*/users/*", "PUT", """{"pwd_must_modify":false}""")]
    [InlineData("$u | Set-EiamUserPassword -NewPassword next-pass-1", "*change-password", "PUT", """{"password":"next-pass-1"}""")]
    [InlineData("$u | Set-EiamUserPassword -NewPassword next-pass-1 -MustChangePassword:$false", "*change-password", "PUT", """{"password":"next-pass-1","pwd_must_modify":"false"}""")]
    [InlineData("$null = New-EiamUser a -Birthday ([datetime]'1990-03-07') -MustChangePassword", "*/users", "POST", """{"user_name":"a","attr_birthday":"1990-03-07","pwd_must_modify":true}""")]
    public void What_was_given_is_sent_and_nothing_else(string call, string path, string method, string body)
    {
        using PowerShellEngine engine = new();
        Assert.Equal(body, engine.Run(Setup + call + $"; body '{path}' {method}").Clean().Single.BaseObject);
    }

    // PowerShell makes a text of a date in the culture of the machine, where day and month can change places.
    [Theory]
    [InlineData("en-GB")]
    [InlineData("zh-CN")]
    [InlineData("de-DE")]
    [InlineData("th-TH")]
    [InlineData("ar-SA")]
    public void A_date_is_the_same_day_in_each_culture(string culture)
    {
        using PowerShellEngine engine = new();
        Assert.Equal(
            """{"user_name":"a","attr_hire_date":"2026-02-03"}{"user_name":"b","attr_birthday":"2026-02-03"}{"user_name":"c","attr_hire_date":"2026-02-03"}""",
            engine.Run(Setup + """
                $before = [cultureinfo]::CurrentCulture
                try {
                    [cultureinfo]::CurrentCulture = [cultureinfo]$args[0]
                    $date = [datetime]::new(2026, 2, 3, 23, 59, 0)
                    $null = New-EiamUser a -HireDate $date
                    $null = [pscustomobject]@{ UserName = 'b'; Birthday = [DateTimeOffset]::new($date, [timespan]::FromHours(-12)) } | New-EiamUser
                    $null = @{ user_name = 'c'; attr_hire_date = $date } | New-EiamUser
                }
                finally { [cultureinfo]::CurrentCulture = $before }
                -join @(Get-EiamSandboxRequest '*/users' -AsPlainText | Where-Object Method -EQ POST).Body
                """, culture).Clean().Single.BaseObject);
    }

    [Fact]
    public void Organizations_are_codes_or_tables()
    {
        using PowerShellEngine engine = new();
        Assert.Equal(
            """{"user_name":"a","org_code":"o1","user_org_relation_list":[{"org_code":"o1","relation_type":1},{"org_code":"o2","relation_type":0},{"org_code":"o3","relation_type":0}]}""",
            engine.Run(Setup + """
                'o1', 'o2', 'o3' | ForEach-Object { $null = New-EiamOrganization $_ $_ }
                $null = New-EiamUser a -OrganizationCode o1 -Organizations @{ OrganizationCode = 'o1'; RelationType = 1 }, 'o2;o3'
                body '*/users' POST
                """).Clean().Single.BaseObject);
    }

    [Fact]
    public void Each_row_of_joiners_has_its_fate()
    {
        using PowerShellEngine engine = new();
        RunResult result = engine.Run(Setup + """
            [pscustomobject]@{ UserName = 'a'; Name = 'A' }, [pscustomobject]@{ UserName = 'zhangsan'; Name = 'Z' }, [pscustomobject]@{ UserName = 'b'; Name = '' } |
                New-EiamUser -ThrottleLimit 8
            """);
        Assert.Equal(["a", "b"], result.Output.Select(static user => user.Properties["UserName"].Value));
        Assert.Equal("b", ((PSObject)result.Output[1].Properties["InputObject"].Value).Properties["UserName"].Value);
        Assert.Equal("zhangsan", PSObject.AsPSObject(result.Error.TargetObject).Properties["UserName"].Value);
        Assert.Equal("Rejected", ErrorTests.Property(result.Error, "Outcome")!.ToString());
    }

    [Fact]
    public void Personal_data_is_in_no_view_trace_or_error()
    {
        using PowerShellEngine engine = new();
        RunResult result = engine.Run(Setup + """
            $row = [pscustomobject]@{ UserName = 'a'; IdentityNumber = '110101199003070011'; Birthday = '1990-03-07' }
            $trace = $row | New-EiamUser -Verbose -Debug 4>&1 5>&1
            $row | New-EiamUser -ErrorVariable failure -ErrorAction SilentlyContinue
            $trace | Where-Object { $_ -isnot [Eiam.User] } | ForEach-Object { "$_" }
            $failure | ForEach-Object { "$_ $($_.FullyQualifiedErrorId) $($_.TargetObject)" }
            """);
        string shown = string.Concat(result.Output.Select(static o => o.ToString()));
        Assert.Contains("user_name", shown, StringComparison.Ordinal);
        Assert.Contains("COM.0601", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("110101199003070011", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("1990-03-07", shown, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[pscustomobject]@{ Mobile = '13900000000'; UserName = '' } | New-EiamUser", 1)]
    [InlineData("New-EiamUser -Mobile 13900000000", 1)]
    [InlineData("New-EiamUser -Mobile 13900000000 -Attribute @{ user_name = 'lisi' }", 0)]
    [InlineData("New-EiamUser lisi -Mobile 13900000000", 0)]
    [InlineData("New-EiamUser -Mobile 13900000000 -WhatIf", 0)]
    public void A_user_without_a_user_name_is_created_with_a_warning(string call, int warnings)
    {
        using PowerShellEngine engine = new();
        RunResult result = engine.Run(Setup + "$made = " + call);
        Assert.Empty(result.Errors);
        Assert.Equal(warnings, result.Warnings.Count(w => w.Contains("was created without UserName, and the tenant chose the name", StringComparison.Ordinal)));
        Assert.Equal(warnings, result.Warnings.Length);
    }

    [Fact]
    public void Fields_of_the_tenant_are_JSON_as_text()
    {
        using PowerShellEngine engine = new();
        RunResult result = engine.Run(Setup + """
            $null = New-EiamUser lisi -Extension @{ cost_center = '4711'; secret = 'hidden-value' }
            $data = (Get-EiamUser lisi).AdditionalData
            $data.extension.cost_center, $data['extension'].ToString(), ($data.ToString() -match '"cost_center":"4711"'), ($data.ToString() -match 'hidden-value')
            (New-EiamUser wangwu).AdditionalData.ToString()
            """).Clean();
        Assert.Equal(("4711", true, false, "{}"), (result.Output[0].BaseObject, result.Output[2].BaseObject, result.Output[3].BaseObject, result.Output[4].BaseObject));
        Assert.Contains("\"secret\":\"***\"", (string)result.Output[1].BaseObject, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Get-EiamUser -OrganizationId sales")]
    [InlineData("Get-EiamUser -OrganizationId nowhere")]
    public void A_code_in_the_place_of_an_organizations_id_is_an_error_that_says_how_to_find_the_id(string call)
    {
        using PowerShellEngine engine = new();
        ErrorRecord error = engine.Run(Setup + "$null = New-EiamOrganization sales Sales; " + call).Error;
        Assert.StartsWith("ORG.0001,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains("Get-EiamOrganization -Code", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.Empty(engine.Run("Get-EiamUser -OrganizationId (Get-EiamOrganization -Code sales).OrganizationId").Clean().Output);
    }
}
