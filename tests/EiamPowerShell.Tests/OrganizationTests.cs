using System;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using Eiam.Client.Tests.Support;
using EiamPowerShell.Tests.Engine;
using Xunit;

namespace EiamPowerShell.Tests;

/// <summary>The cmdlets of organizations: pipelines, questions, documented errors, and what is refused before anything is sent.</summary>
public class OrganizationTests
{
    private const string Setup = """
        Connect-Eiam -Sandbox
        $head = New-EiamOrganization head 'Head office'
        $sales = New-EiamOrganization sales Sales -ParentId $head.OrganizationId -Category department -Sequence 3
        $user = New-EiamSandboxUser 13800000000 -UserName zhangsan -Name Zhang -OrganizationId $sales.OrganizationId
        $lazy = New-EiamSandboxUser 13800000001 -UserName lisi -Disabled
        function body { @(Get-EiamSandboxRequest *organizations* -AsPlainText)[-1].Body }
        function line { $r = @(Get-EiamSandboxRequest *organizations*)[-1]; $r.Method + ' ' + $r.Path }
        function Copy-Result($result) { [System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize($result)) }

        """;

    public static TheoryData<string, string> Refusals => new()
    {
        { "New-EiamOrganization", "-Code " },
        { "New-EiamOrganization c", "-Name " },
        { "New-EiamOrganization '' n", "-Code " },
        { "New-EiamOrganization c n -Category \"a`0\"", "-Category " },
        { "New-EiamOrganization c n -Extension text", "-Extension is a String" },
        { "[pscustomobject]@{ Code = 'c'; Name = '' } | New-EiamOrganization", "-Name " },
        { "[pscustomobject]@{ Code = @(1); Name = 'n' } | New-EiamOrganization", "-Code " },
        { "[pscustomobject]@{ Code = 'c'; Name = 'n'; Sequence = 'many' } | New-EiamOrganization", "-Sequence is 'many', which is no whole number." },
        { "[pscustomobject]@{ Code = 'c'; Name = 'n'; Sequence = 3000000000 } | New-EiamOrganization", "-Sequence is " },
        { "$sales | New-EiamOrganization", "-InputObject is a result of this module, and fills nothing of New-Eiam" },
        { "Copy-Result $sales | New-EiamOrganization", "-InputObject is a result of this module, and fills nothing of New-Eiam" },
        { "$sales | New-EiamOrganization -Code c", "-InputObject is a result of this module, and fills nothing of New-Eiam" },
        { "$sales | Set-EiamOrganization", "-Name is missing, and so is every other field" },
        { "Set-EiamOrganization -Name n", "-OrganizationId is missing" },
        { "Set-EiamOrganization .. -Name n", "-OrganizationId " },
        { "Set-EiamOrganization o -Name n -Attribute @{ name = 'm' }", "-Attribute has the field name" },
        { "[pscustomobject]@{ org_id = 'o'; Name = ''; Code = ''; Sequence = '' } | Set-EiamOrganization", "-Name is missing, and so is every other field" },
        { "Enable-EiamOrganization", "-OrganizationId " },
        { "Disable-EiamOrganization ''", "-OrganizationId " },
        { "Remove-EiamOrganization -Confirm:$false", "-OrganizationId " },
        { "@{ name = 'n' } | Remove-EiamOrganization -Confirm:$false", "-OrganizationId " },
        { "Get-EiamOrganizationLeader", "-OrganizationId " },
        { "$piped = New-EiamUser piped -OrganizationCode sales; $before = @(Get-EiamSandboxRequest).Count; $piped | Set-EiamOrganization -Name n", "-OrganizationId is not taken from a User, which only refers to what would be changed." },
        { "$piped = New-EiamUser piped -OrganizationCode sales; $before = @(Get-EiamSandboxRequest).Count; Copy-Result $piped | Disable-EiamOrganization", "-OrganizationId is not taken from" },
        { "$piped = New-EiamUser piped -OrganizationCode sales; $before = @(Get-EiamSandboxRequest).Count; $piped | Remove-EiamOrganization -Confirm:$false", "-OrganizationId is not taken from" },
        { "$sales | Set-EiamOrganizationLeader lisi", "-UserId is missing or empty. -OrganizationId was given, although the record has it too" },
        { "'c' | New-EiamOrganization", "-Code is missing or empty. A piped text fills no parameter here" },
        { "Set-EiamOrganizationLeader o", "-UserId " },
        { "$sales | Set-EiamOrganizationLeader", "-UserId " },
        { "[pscustomobject]@{ OrganizationId = ''; Code = ''; Name = 'n' } | Get-EiamOrganization", "-OrganizationId is missing, and so is Code: there is nothing to look up. The record has OrganizationId, Code, Name." },
        { "Get-EiamOrganization -Code ''", "-OrganizationId is missing, and so is Code" },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public void Bad_input_is_an_error_that_names_its_parameter_and_nothing_is_sent(string call, string said) =>
        Calls.IsRefused(Setup, call, said);

    [Theory]
    [InlineData("Get-EiamOrganization unknown", "ORG.0001", "ObjectNotFound")]
    [InlineData("Set-EiamOrganization unknown -Name n", "ORG.0001", "ObjectNotFound")]
    [InlineData("Enable-EiamOrganization unknown -PassThru", "ORG.0001", "ObjectNotFound")]
    [InlineData("Disable-EiamOrganization unknown", "ORG.0001", "ObjectNotFound")]
    [InlineData("Remove-EiamOrganization unknown -Confirm:$false", "ORG.0001", "ObjectNotFound")]
    [InlineData("Get-EiamOrganizationLeader unknown", "ORG.0001", "ObjectNotFound")]
    [InlineData("Set-EiamOrganizationLeader unknown -UserId $user.UserId", "ORG.0001", "ObjectNotFound")]
    [InlineData("New-EiamOrganization c n -ParentId unknown", "ORG.0008", "ObjectNotFound")]
    [InlineData("$sales | Set-EiamOrganization -ParentId unknown", "ORG.0008", "ObjectNotFound")]
    [InlineData("New-EiamOrganization sales n", "ORG.0012", "ResourceExists")]
    [InlineData("$head | Remove-EiamOrganization -Confirm:$false", "ORG.0020", "InvalidOperation")]
    [InlineData("$sales | Remove-EiamOrganization -Confirm:$false", "ORG.0022", "InvalidOperation")]
    [InlineData("$head | Disable-EiamOrganization", "ORG.0024", "InvalidOperation")]
    [InlineData("$sales | Disable-EiamOrganization", "ORG.0026", "InvalidOperation")]
    [InlineData("$sales | Set-EiamOrganizationLeader -UserId unknown", "USER.0001", "ObjectNotFound")]
    [InlineData("$sales | Set-EiamOrganizationLeader -UserId $lazy.UserId", "USER.0004", "InvalidOperation")]
    [InlineData("Get-EiamOrganization -Code nobody", "EiamNotFound", "ObjectNotFound")]
    [InlineData("[pscustomobject]@{ Code = 'nobody' } | Get-EiamOrganization", "EiamNotFound", "ObjectNotFound")]
    public void A_documented_error_comes_with_its_code_its_outcome_and_advice(string call, string code, string category) =>
        Calls.IsRejected(Setup, call, code, category);

    [Theory]
    [InlineData("$sales")]
    [InlineData("(Get-EiamOrganization -Code sales)")]
    [InlineData("(Copy-Result $sales)")]
    [InlineData("(Copy-Result (Get-EiamOrganization -Code sales))")]
    public void Of_a_piped_organization_a_change_takes_the_id_alone(string piped)
    {
        using PowerShellEngine engine = new();
        Assert.Equal("""{"name":"Trade"}""", engine.Run(Setup + piped + " | Set-EiamOrganization -Name Trade; body").Single.BaseObject);
        Assert.Equal("""{"name":"Trade 2"}""", engine.Run("Set-EiamOrganization -Name 'Trade 2' -InputObject " + piped + "; body").Single.BaseObject);
        Assert.Equal(["Trade 2", "sales", "department", 3L], Values(engine.Run("Get-EiamOrganization -Code sales").Single, "Name", "Code", "Category", "Sequence"));
        Assert.StartsWith("-InputObject is a result of this module, and fills nothing of New-EiamOrganization", engine.Run(piped + " | New-EiamOrganization -Code c -Name n").Error.ToString(), StringComparison.Ordinal);
        Assert.Equal("PUT /api/v2/tenant/organizations/*/enable", engine.Run(piped + " | Enable-EiamOrganization; (line) -replace '[0-9a-f]{32}', '*'").Single.BaseObject);
    }

    [Fact]
    public void A_row_fills_what_it_has_and_an_empty_cell_is_not_given()
    {
        using PowerShellEngine engine = new();
        RunResult result = engine.Run(Setup + """
            function row($code, $category, $sequence) { [pscustomobject]@{ Code = $code; Name = "The $code"; Category = $category; Sequence = $sequence; ParentId = '' } }
            $rows = (row a '' '7'), (row b department many), (row c '' ' 9 ')
            $made = $rows | New-EiamOrganization -ErrorVariable failed -ErrorAction SilentlyContinue
            $made | ForEach-Object { "$($_.Code) $($_.Sequence) [$($_.Category)] $($_.InputObject.Code)" }
            "$($failed.Count) $($failed[0].TargetObject.Code) $($failed[0].FullyQualifiedErrorId.Split(',')[0])"
            @(Get-EiamSandboxRequest *organizations -AsPlainText)[-2..-1].Body
            [pscustomobject]@{ org_id = $sales.OrganizationId; Name = ''; Category = 'branch'; Sequence = '' } | Set-EiamOrganization
            body
            """).Clean();
        Assert.Equal(
            ["a 7 [] a", "c 9 [] c", "1 b EiamInvalidArgument", """{"code":"a","name":"The a","sequence":7}""", """{"code":"c","name":"The c","sequence":9}""", """{"category":"branch"}"""],
            result.Output.Select(o => (string)o.BaseObject));
    }

    [Fact]
    public void Nothing_is_written_without_PassThru_and_with_it_the_object_as_it_is_then()
    {
        using PowerShellEngine engine = new();
        engine.Run(Setup).Clean();
        Assert.Empty(engine.Run("$sales | Set-EiamOrganization -Name a; $sales | Enable-EiamOrganization; $sales | Set-EiamOrganizationLeader -UserId $user.UserId").Clean().Output);
        PSObject changed = engine.Run("$sales | Set-EiamOrganization -Name b -PassThru").Single;
        Assert.Equal(["b", "sales", "department", 3L], Values(changed, "Name", "Code", "Category", "Sequence"));
        Assert.Equal("sales", ((PSObject)PSObject.AsPSObject(changed.Properties["InputObject"].Value)).Properties["Code"].Value);
        Assert.Equal([false], Values(engine.Run("$sales | Enable-EiamOrganization -PassThru").Single, "Disabled"));
        Assert.Equal([true], Values(engine.Run("(New-EiamOrganization x X) | Disable-EiamOrganization -PassThru").Single, "Disabled"));
        Assert.Equal(
            ["zhangsan", "Zhang", false],
            Values(engine.Run("$sales | Set-EiamOrganizationLeader -UserId $user.UserId -PassThru").Single, "UserName", "Name", "Disabled"));
        Assert.Equal("zhangsan", engine.Run("($sales | Get-EiamOrganizationLeader | Get-EiamUser).UserName").Single.BaseObject);
    }

    [Fact]
    public void A_field_without_a_parameter_is_sent_by_its_name()
    {
        using PowerShellEngine engine = new();
        Assert.Equal(
            """{"name":"n","extension":{"a":1},"category":null}""",
            engine.Run(Setup + "$sales | Set-EiamOrganization -Name n -Extension @{ a = 1 } -Attribute @{ category = $null }; body").Single.BaseObject);
    }

    [Theory]
    [InlineData("$sales | Set-EiamOrganization -Name Trade", "organization Sales ($id)")]
    [InlineData("$sales | Remove-EiamOrganization", "organization Sales ($id)")]
    [InlineData("Copy-Result $sales | Disable-EiamOrganization", "organization Sales ($id)")]
    [InlineData("Set-EiamOrganization $id -Name Trade", "organization $id")]
    [InlineData("$id | Enable-EiamOrganization", "organization $id")]
    [InlineData("$sales | Remove-EiamOrganization other", "organization other")]
    [InlineData("[pscustomobject]@{ OrganizationId = $id; Name = 'new name' } | Set-EiamOrganization", "organization $id")]
    [InlineData("[pscustomobject]@{ OrganizationId = $id; Name = \"its`nname\" } | Remove-EiamOrganization", "organization its name ($id)")]
    [InlineData("$sales | Set-EiamOrganizationLeader -UserId u", "organization Sales ($id), leader u")]
    [InlineData("Get-EiamUser zhangsan | Set-EiamOrganizationLeader -OrganizationId $id", "organization $id, leader $($user.UserId)")]
    [InlineData("Get-EiamUser zhangsan | Set-EiamOrganizationLeader", "organization $id, leader $($user.UserId)")]
    [InlineData("New-EiamOrganization c n", "organization n (c)")]
    public void A_question_names_what_it_is_about(string call, string subject) =>
        Calls.IsAskedAbout(Setup + "$id = $sales.OrganizationId", call, subject);

    [Fact]
    public void A_record_shows_the_code_which_is_no_secret()
    {
        using PowerShellEngine engine = new();
        RunResult result = engine.Run(Setup + """
            ([pscustomobject]@{ Code = 'code-1'; Name = 'n'; Password = 'canary' } | New-EiamOrganization).InputObject | ForEach-Object { "$($_.Code) $($_.Password)" }
            [pscustomobject]@{ OrganizationCode = 'nobody'; Token = 'canary' } | Get-EiamOrganization -ErrorVariable failed -ErrorAction SilentlyContinue
            "$($failed[0].TargetObject.OrganizationCode) $($failed[0].TargetObject.Token)"
            """);
        Assert.Equal(["code-1 ***", "nobody ***"], result.Output.Select(o => (string)o.BaseObject));
    }

    [Theory]
    [InlineData("", "2026-07-02 06:30:15")]
    [InlineData("-TimeZone -08:00", "2026-07-01 14:30:15")]
    [InlineData("-TimeZone Europe/Berlin", "2026-07-02 00:30:15")]
    [InlineData("-TimeZone 'W. Europe Standard Time'", "2026-07-02 00:30:15")]
    public void A_moment_is_sent_in_the_time_zone_of_the_session(string zone, string sent)
    {
        using PowerShellEngine engine = new();
        string path = (string)engine.Run(
            "Connect-Eiam -Sandbox " + zone + "; Get-EiamOrganization -UpdatedAfter ([DateTimeOffset]'2026-07-01T22:30:15Z'); @(Get-EiamSandboxRequest *organizations* -AsPlainText)[-1].Path").Single.BaseObject;
        Assert.Contains("updated_at_greater=" + sent, Uri.UnescapeDataString(path), StringComparison.Ordinal);
    }

    [Fact]
    public void Lists_are_filtered_and_cut()
    {
        using PowerShellEngine engine = new();
        engine.Run(Setup + "$null = 1..120 | ForEach-Object { New-EiamOrganization \"c$_\" n -ParentId $sales.OrganizationId }").Clean();
        Assert.Equal(122, engine.Run("@(Get-EiamOrganization).Count").Single.BaseObject);
        Assert.Equal(121, engine.Run("@(Get-EiamOrganization -ParentId $head.OrganizationId -Recurse).Count").Single.BaseObject);
        Assert.Equal("head", engine.Run("(Get-EiamOrganization -Recurse:$false).Code").Single.BaseObject);
        Assert.Equal(["c98", "c99", "c100"], engine.Run("(Get-EiamOrganization -First 3 -Skip 99).Code").Output.Select(o => o.BaseObject));
        Assert.Equal("c120", engine.Run("(Get-EiamOrganization -Code c120).Code").Single.BaseObject);
    }

    [Theory]
    [InlineData("-TimeZone Nowhere/Land", "-TimeZone is no time zone of this machine.")]
    [InlineData("-TimeZone ''", "-TimeZone ")]
    [InlineData("-TimeZone +15:00", "-TimeZone is no time zone of this machine.")]
    public void A_zone_that_is_none_makes_no_session(string zone, string said)
    {
        using PowerShellEngine engine = new();
        ErrorRecord error = engine.Caught("Connect-Eiam -Sandbox " + zone);
        Assert.StartsWith("EiamInvalidArgument,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.StartsWith(said, error.Exception.Message, StringComparison.Ordinal);
        Assert.Empty(engine.Run("Get-EiamSession").Clean().Output);
    }

    [Fact]
    public async Task A_change_that_could_not_be_read_again_says_not_to_repeat_it()
    {
        await using FaultServer server = FaultServer.Start(async connection =>
        {
            while (await connection.ReadRequestAsync() is { } request)
            {
                await connection.SendAsync(
                    request.Line.Contains("/token", StringComparison.Ordinal) ? Scripts.Http("""{"access_token":"t","expires_in":1800}""")
                    : request.Line.StartsWith("PUT", StringComparison.Ordinal) ? Scripts.Http("""{"org_id":"o"}""")
                    : Scripts.Http("""{"error_code":"COM.0601","error_msg":"no"}""", "400 Bad Request"));
            }
        });
        using PowerShellEngine engine = new();
        ErrorRecord error = engine.Run(
            $"Connect-Eiam -Uri {server.Uri} -ClientId c -ClientSecret s -NoProxy; [pscustomobject]@{{ OrganizationId = 'o'; Name = 'n' }} | Set-EiamOrganization -PassThru").Error;
        Assert.Equal("COM.0601", error.FullyQualifiedErrorId.Split(',')[0]);
        Assert.Equal("CarriedOut", ErrorTests.Property(error, "Outcome")!.ToString());
        Assert.StartsWith("PUT /api/v2/tenant/organizations/{org_id} was carried out; reading the object again failed: no", error.Exception.Message, StringComparison.Ordinal);
        Assert.StartsWith("The change was made: do not repeat it.", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.Equal("o", PSObject.AsPSObject(error.TargetObject).Properties["OrganizationId"].Value);
    }

    private static object?[] Values(PSObject result, params string[] names) => [.. names.Select(name => result.Properties[name].Value)];
}
