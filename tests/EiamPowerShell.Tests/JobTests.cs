using System;
using System.Linq;
using System.Management.Automation;
using EiamPowerShell.Tests.Engine;
using Xunit;

namespace EiamPowerShell.Tests;

/// <summary>The cmdlets of jobs, positions and titles: pipelines, questions, documented errors, and what is refused before anything is sent.</summary>
public class JobTests
{
    /// <summary>For the rows of completeness, after their own preparation.</summary>
    internal const string Place = """
        $null = New-EiamOrganization sales Sales
        $title = New-EiamJobTitle lead Lead
        $position = New-EiamJobPosition rep Rep -OrganizationCode sales -TitleCode lead
        $user = Get-EiamUser zhangsan
        """;

    private const string Setup = """
        Connect-Eiam -Sandbox
        $null = New-EiamSandboxUser 13800000000 -UserName zhangsan -Name Zhang

        """ + Place + """

        $trade = New-EiamOrganization trade Trade
        $job = $user | New-EiamUserJob -OrganizationCode sales -PositionCode rep -TitleCode lead
        function body { @(Get-EiamSandboxRequest -AsPlainText | Where-Object Method -in PUT, POST)[-1].Body }
        function codes($job) { "$($job.RelationType) $((Get-EiamOrganization $job.OrganizationId).Code) $(if ($job.PositionId) { ($job | Get-EiamJobPosition).Code }) $(if ($job.TitleId) { ($job | Get-EiamJobTitle).Code })" }
        function Copy-Result($result) { [System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize($result)) }

        """;

    private const string Clears = " is missing, and the tenant clears the ";

    public static TheoryData<string, string> Refusals => new()
    {
        { "Move-EiamUser", "-UserId is missing" },
        { "Move-EiamUser $user.UserId -PositionCode rep -TitleCode lead", "-OrganizationCode is missing" },
        { "Move-EiamUser $user.UserId -OrganizationCode trade -TitleCode lead", "-PositionCode" + Clears + "position" },
        { "Move-EiamUser $user.UserId -OrganizationCode trade -PositionCode rep", "-TitleCode" + Clears + "title" },
        { "Move-EiamUser $user.UserId -OrganizationCode trade -PositionCode $null -TitleCode lead", "-PositionCode" + Clears + "position" },
        { "Move-EiamUser $user.UserId -OrganizationCode trade -PositionCode ' ' -TitleCode lead", "-PositionCode is missing or empty" },
        { "$user | Move-EiamUser -OrganizationCode trade", "-PositionCode" + Clears },
        { "[pscustomobject]@{ UserId = $user.UserId; OrganizationCode = 'trade'; PositionCode = ''; TitleCode = 'lead' } | Move-EiamUser", "-PositionCode" + Clears },
        { "@{ user_id = $user.UserId; org_code = 'trade'; position_code = 'rep'; title_code = $null } | Move-EiamUser", "-TitleCode" + Clears },
        { "[pscustomobject]@{ Id = $user.UserId; Post = '' } | Move-EiamUser -UserId { $_.Id } -OrganizationCode trade -PositionCode { $_.Post } -TitleCode lead", "-PositionCode" + Clears },
        { "[pscustomobject]@{ UserId = $user.UserId; Post = '' } | Move-EiamUser -OrganizationCode trade -PositionCode { $_.Psot } -TitleCode lead", "-PositionCode" + Clears },
        { "Move-EiamUser -InputObject @{ UserId = $user.UserId; TitleCode = '' } -OrganizationCode trade -PositionCode rep", "-TitleCode" + Clears },
        { "$job | Move-EiamUser", "-OrganizationCode is missing or empty. A result of this module that is piped does not fill it here: give it by name." },
        { "$job | Set-EiamUserJob -OrganizationCode trade -TitleCode lead", "-PositionCode" + Clears },
        { "Copy-Result $job | Set-EiamUserJob -OrganizationCode trade -PositionCode rep", "-TitleCode" + Clears },
        { "$job | Set-EiamUserJob -PositionCode rep -TitleCode lead", "-OrganizationCode is missing or empty. A result" },
        { "Set-EiamUserJob u -OrganizationCode trade -PositionCode rep -TitleCode lead", "-JobId " },
        { "'j' | Set-EiamUserJob -OrganizationCode trade -PositionCode rep -TitleCode lead", "-UserId " },
        { "[pscustomobject]@{ UserId = 'u'; JobId = 'j'; OrganizationCode = 'trade'; PositionCode = @(1); TitleCode = '' } | Set-EiamUserJob", "-PositionCode " },
        { "Get-EiamUserJob", "-UserId " },
        { "[pscustomobject]@{ Name = 'n' } | Get-EiamUserJob", "-UserId " },
        { "New-EiamUserJob u", "-OrganizationCode " },
        { "$user | New-EiamUserJob", "-OrganizationCode " },
        { "New-EiamUserJob -OrganizationCode sales", "-UserId " },
        { "$job | New-EiamUserJob", "-OrganizationCode is missing or empty. A result" },
        { "Remove-EiamUserJob u -Confirm:$false", "-JobId " },
        { "$user | Remove-EiamUserJob -Confirm:$false", "-JobId " },
        { "'j' | Remove-EiamUserJob -Confirm:$false", "-UserId " },
        { "New-EiamJobPosition rep Rep", "-OrganizationCode " },
        { "New-EiamJobPosition rep -OrganizationCode sales", "-Name " },
        { "New-EiamJobPosition -Name Rep -OrganizationCode sales", "-Code " },
        { "$position | New-EiamJobPosition -OrganizationCode sales", "-InputObject is a result of this module, and fills nothing of New-Eiam" },
        { "$position | Set-EiamJobPosition -Name n", "-OrganizationCode is missing or empty. A result" },
        { "$position | Set-EiamJobPosition -Name n -OrganizationCode sales", "-Code is missing or empty. A result" },
        { "Set-EiamJobPosition -Name n -OrganizationCode sales -Code rep", "-PositionId " },
        { "$position | Set-EiamJobPosition -Name n -OrganizationCode sales -Code rep -Attribute @{ name = 'm' }", "-Attribute has the field name" },
        { "Remove-EiamJobPosition -Confirm:$false", "-PositionId " },
        { "Get-EiamJobPosition -Code ''", "-PositionId is missing, and so is Code: there is nothing to look up." },
        { "[pscustomobject]@{ PositionId = ''; Name = 'n' } | Get-EiamJobPosition", "-PositionId is missing, and so is Code: there is nothing to look up. The record has PositionId, Name." },
        { "$trade | Get-EiamJobPosition", "-PositionId is missing, and so is Code" },
        { "$job | Get-EiamJobPosition", "-PositionId is missing, and so is Code" },
        { "$position | Get-EiamJobTitle", "-TitleId is missing, and so is Code" },
        { "Get-EiamJobTitle ''", "-TitleId is missing, and so is Code" },
        { "New-EiamJobTitle", "-Code " },
        { "New-EiamJobTitle c", "-Name " },
        { "$title | New-EiamJobTitle", "-InputObject is a result of this module, and fills nothing of New-Eiam" },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public void Bad_input_is_an_error_that_names_its_parameter_and_nothing_is_sent(string call, string said) =>
        Calls.IsRefused(Setup, call, said);

    [Theory]
    [InlineData("Get-EiamUserJob unknown", "USER.0001", "ObjectNotFound")]
    [InlineData("New-EiamUserJob unknown sales", "USER.0001", "ObjectNotFound")]
    [InlineData("Move-EiamUser unknown -OrganizationCode sales -PositionCode '' -TitleCode ''", "USER.0001", "ObjectNotFound")]
    [InlineData("$user | Move-EiamUser -OrganizationCode unknown -PositionCode rep -TitleCode lead", "ORG.0001", "ObjectNotFound")]
    [InlineData("$user | Move-EiamUser -OrganizationCode sales -PositionCode unknown -TitleCode lead -PassThru", "JOB.POSITION.0001", "ObjectNotFound")]
    [InlineData("$user | Move-EiamUser -OrganizationCode sales -PositionCode rep -TitleCode unknown", "JOB.TITLE.0001", "ObjectNotFound")]
    [InlineData("Set-EiamUserJob $user.UserId unknown -OrganizationCode sales -PositionCode '' -TitleCode ''", "USER.0093", "ObjectNotFound")]
    [InlineData("Remove-EiamUserJob $user.UserId unknown -Confirm:$false", "USER.0093", "ObjectNotFound")]
    [InlineData("Set-EiamJobPosition unknown -Name n -OrganizationCode sales -Code c", "JOB.POSITION.0001", "ObjectNotFound")]
    [InlineData("Remove-EiamJobPosition unknown -Confirm:$false", "JOB.POSITION.0001", "ObjectNotFound")]
    [InlineData("$position | Remove-EiamJobPosition -Confirm:$false", "JOB.POSITION.0017", "InvalidOperation")]
    [InlineData("$position | Set-EiamJobPosition -Name n -OrganizationCode trade -Code rep", "JOB.POSITION.0017", "InvalidOperation")]
    [InlineData("New-EiamJobPosition rep n -OrganizationCode sales", "COM.0601", "InvalidArgument")]
    [InlineData("Get-EiamJobPosition -OrganizationId unknown", "ORG.0001", "ObjectNotFound")]
    [InlineData("Get-EiamJobPosition unknown", "EiamNotFound", "ObjectNotFound")]
    [InlineData("Get-EiamJobPosition -Code unknown", "EiamNotFound", "ObjectNotFound")]
    [InlineData("Get-EiamJobTitle unknown", "JOB.TITLE.0001", "ObjectNotFound")]
    [InlineData("Get-EiamJobTitle -Code unknown", "EiamNotFound", "ObjectNotFound")]
    [InlineData("New-EiamJobTitle lead n", "JOB.TITLE.0009", "ResourceExists")]
    public void A_documented_error_comes_with_its_code_its_outcome_and_advice(string call, string code, string category) =>
        Calls.IsRejected(Setup, call, code, category);

    [Fact]
    public void Without_job_management_the_error_says_where_to_switch_it_on()
    {
        using PowerShellEngine engine = new();
        engine.Run(Setup + "(Get-EiamSession -Current).Sandbox.Options.JobManagement = $false").Clean();
        foreach (string call in new[] { "Get-EiamJobTitle", "$user | Get-EiamUserJob", "$user | Move-EiamUser -OrganizationCode trade -PositionCode '' -TitleCode ''", "$position | Remove-EiamJobPosition -Confirm:$false" })
        {
            ErrorRecord error = engine.Run(call).Error;
            Assert.StartsWith("ENT.CONFIG.0031,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
            Assert.StartsWith("Switch job management on in the console.", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_move_sends_what_stays_and_leaves_out_what_is_cleared()
    {
        using PowerShellEngine engine = new();
        engine.Run(Setup).Clean();
        Assert.Empty(engine.Run("$user | Move-EiamUser -OrganizationCode sales -PositionCode rep -TitleCode lead").Clean().Output);
        Assert.Equal("Main sales rep lead", engine.Run("codes ($user | Get-EiamUserJob -RelationType Main)").Single.BaseObject);
        PSObject moved = engine.Run("$user | Move-EiamUser -OrganizationCode trade -PositionCode rep -TitleCode '' -PassThru").Single;
        Assert.Equal("Eiam.User", moved.BaseObject.GetType().FullName);
        Assert.Equal(engine.Run("$trade.OrganizationId").Single.BaseObject, moved.Properties["OrganizationId"].Value);
        Assert.Equal("""{"org_code":"trade","position_code":"rep"}""", engine.Run("body").Single.BaseObject);
        Assert.Equal("Main trade rep ", engine.Run("codes ($user | Get-EiamUserJob -RelationType Main)").Single.BaseObject);
        Assert.Equal("Main trade  ", engine.Run("$user.UserId | Move-EiamUser -OrganizationCode trade -PositionCode '' -TitleCode ''; codes ($user | Get-EiamUserJob -RelationType Main)").Single.BaseObject);
    }

    [Fact]
    public void An_empty_cell_loses_nothing_and_an_empty_text_by_name_clears_for_all_rows()
    {
        using PowerShellEngine engine = new();
        RunResult result = engine.Run(Setup + """
            1..2 | ForEach-Object { $null = New-EiamSandboxUser "1390000000$_" -UserName "u$_" }
            $users = Get-EiamUser | Where-Object UserName -like 'u*'
            $users | Move-EiamUser -OrganizationCode sales -PositionCode rep -TitleCode lead
            $rows = [pscustomobject]@{ UserId = $users[0].UserId; PositionCode = ''; TitleCode = 'lead' }, [pscustomobject]@{ UserId = $users[1].UserId; PositionCode = 'rep'; TitleCode = 'lead' }
            $rows | Move-EiamUser -OrganizationCode trade -ErrorVariable failed -ErrorAction SilentlyContinue
            "$($failed.Count) $($failed[0].FullyQualifiedErrorId.Split(',')[0]) $($failed[0].TargetObject.UserId -eq $users[0].UserId)"
            $users | ForEach-Object { codes ($_ | Get-EiamUserJob) }
            $rows | Move-EiamUser -OrganizationCode trade -PositionCode ''
            $users | ForEach-Object { codes ($_ | Get-EiamUserJob) }
            """).Clean();
        Assert.Equal(
            ["1 EiamInvalidArgument True", "Main sales rep lead", "Main trade rep lead", "Main trade  lead", "Main trade  lead"],
            result.Output.Select(o => (string)o.BaseObject));
    }

    [Theory]
    [InlineData("$job")]
    [InlineData("(Copy-Result $job)")]
    [InlineData("($user | Get-EiamUserJob)")]
    [InlineData("[pscustomobject]@{ user_id = $user.UserId; job_id = $job.JobId }")]
    public void Of_a_piped_job_a_change_takes_the_ids_alone(string piped)
    {
        using PowerShellEngine engine = new();
        engine.Run(Setup).Clean();
        PSObject changed = engine.Run(piped + " | Set-EiamUserJob -OrganizationCode trade -PositionCode '' -TitleCode lead -PassThru").Single;
        Assert.Equal(["PartTime", null], [changed.Properties["RelationType"].Value, changed.Properties["PositionId"].Value]);
        Assert.Equal("""{"org_code":"trade","title_code":"lead"}""", engine.Run("body").Single.BaseObject);
        Assert.Equal("PartTime trade  lead", engine.Run("codes ($user | Get-EiamUserJob)").Single.BaseObject);
        Assert.Empty(engine.Run(piped + " | Remove-EiamUserJob -Confirm:$false").Clean().Output);
        Assert.Empty(engine.Run("$user | Get-EiamUserJob").Clean().Output);
    }

    [Fact]
    public void Jobs_are_told_apart_and_lead_to_their_position_and_title()
    {
        using PowerShellEngine engine = new();
        engine.Run(Setup + "$user | Move-EiamUser -OrganizationCode trade -PositionCode '' -TitleCode ''").Clean();
        Assert.Equal(["Main", "PartTime"], engine.Run("($user | Get-EiamUserJob).RelationType").Output.Select(o => o.BaseObject));
        Assert.Equal("Main", engine.Run("($user | Get-EiamUserJob -RelationType main).RelationType").Single.BaseObject);
        Assert.Equal("rep", engine.Run("($user | Get-EiamUserJob -RelationType PartTime | Get-EiamJobPosition).Code").Single.BaseObject);
        Assert.Equal("lead", engine.Run("($user | Get-EiamUserJob -RelationType PartTime | Get-EiamJobTitle).Code").Single.BaseObject);
        Assert.Equal("lead", engine.Run("(Get-EiamJobPosition -Code rep | Get-EiamJobTitle).Code").Single.BaseObject);
        Assert.Equal("Sales", engine.Run("(Get-EiamJobPosition -Code rep | Get-EiamOrganization).Name").Single.BaseObject);
        Assert.Equal("zhangsan", engine.Run("($job | Get-EiamUser).UserName").Single.BaseObject);
        Assert.Equal("rep lead", engine.Run("\"$(([pscustomobject]@{ PositionCode = 'rep' } | Get-EiamJobPosition).Code) $(([pscustomobject]@{ TitleCode = 'lead' } | Get-EiamJobTitle).Code)\"").Single.BaseObject);
    }

    [Fact]
    public void A_creation_writes_what_was_sent_and_the_id()
    {
        using PowerShellEngine engine = new();
        engine.Run(Setup).Clean();
        Assert.Equal("sales rep lead PartTime 32", engine.Run("\"$($job.OrganizationCode) $($job.PositionCode) $($job.TitleCode) $($job.RelationType) $($job.JobId.Length)\"").Single.BaseObject);
        Assert.Equal("rep Rep sales lead 32", engine.Run("\"$($position.Code) $($position.Name) $($position.OrganizationCode) $($position.TitleCode) $($position.PositionId.Length)\"").Single.BaseObject);
        Assert.Equal("lead Lead 32", engine.Run("\"$($title.Code) $($title.Name) $($title.TitleId.Length)\"").Single.BaseObject);
        Assert.Equal("a a ***", engine.Run("[pscustomobject]@{ Code = 'a'; Name = 'A'; Password = 'canary' } | New-EiamJobTitle | ForEach-Object { \"$($_.Code) $($_.InputObject.Code) $($_.InputObject.Password)\" }").Single.BaseObject);
        Assert.Equal("""{"org_code":"sales"}""", engine.Run("$null = [pscustomobject]@{ UserId = $user.UserId; OrganizationCode = 'sales'; PositionCode = '' } | New-EiamUserJob; body").Single.BaseObject);
    }

    [Fact]
    public void A_position_is_changed_as_a_whole_and_removed_when_nobody_holds_it()
    {
        using PowerShellEngine engine = new();
        engine.Run(Setup).Clean();
        PSObject changed = engine.Run("$position | Set-EiamJobPosition -OrganizationCode sales -Name Agent -Code agent -Attribute @{ extra = 1 } -PassThru").Single;
        Assert.Equal("""{"org_code":"sales","name":"Agent","code":"agent","extra":1}""", engine.Run("body").Single.BaseObject);
        Assert.Equal(["Agent", "agent"], [changed.Properties["Name"].Value, changed.Properties["Code"].Value]);
        Assert.NotNull(changed.Properties["TitleId"].Value);
        Assert.Empty(engine.Run("$job | Remove-EiamUserJob -Confirm:$false; $position | Remove-EiamJobPosition -Confirm:$false; Get-EiamJobPosition").Clean().Output);
    }

    [Fact]
    public void Lists_are_filtered_and_cut()
    {
        using PowerShellEngine engine = new();
        engine.Run(Setup + "$null = 1..120 | ForEach-Object { New-EiamJobPosition \"p$_\" n -OrganizationCode trade; New-EiamJobTitle \"t$_\" n }").Clean();
        Assert.Equal(121, engine.Run("@(Get-EiamJobPosition).Count").Single.BaseObject);
        Assert.Equal(121, engine.Run("@(Get-EiamJobTitle -UpdatedAfter ([DateTimeOffset]::UtcNow.AddHours(-1))).Count").Single.BaseObject);
        Assert.Empty(engine.Run("Get-EiamJobPosition -UpdatedAfter ([DateTimeOffset]::UtcNow.AddHours(1)); Get-EiamJobTitle -UpdatedAfter ([DateTimeOffset]::UtcNow.AddHours(1))").Clean().Output);
        Assert.Equal("rep", engine.Run("(Get-EiamJobPosition -OrganizationId (Get-EiamOrganization -Code sales).OrganizationId).Code").Single.BaseObject);
        Assert.Equal(["p99", "p100"], engine.Run("(Get-EiamJobPosition -First 2 -Skip 99).Code").Output.Select(o => o.BaseObject));
        Assert.Equal(["t99", "t100"], engine.Run("(Get-EiamJobTitle -First 2 -Skip 99).Code").Output.Select(o => o.BaseObject));
        Assert.Equal("p120", engine.Run("(Get-EiamJobPosition -Code p120 | Get-EiamJobPosition).Code").Single.BaseObject);
    }

    [Theory]
    [InlineData("$user | Move-EiamUser -OrganizationCode trade -PositionCode rep -TitleCode ''", "user zhangsan ($id): organization trade, position rep, title cleared")]
    [InlineData("Move-EiamUser $id -OrganizationCode trade -PositionCode '' -TitleCode lead", "user $($id): organization trade, position cleared, title lead")]
    [InlineData("$job | Set-EiamUserJob -OrganizationCode trade -PositionCode '' -TitleCode ''", "part-time job $($job.JobId) of user $($id): organization trade, position cleared, title cleared")]
    [InlineData("$job | Remove-EiamUserJob", "part-time job $($job.JobId) of user $id")]
    [InlineData("$user | New-EiamUserJob -OrganizationCode trade", "user zhangsan ($id), organization trade")]
    [InlineData("$position | Remove-EiamJobPosition", "job position Rep ($($position.PositionId))")]
    [InlineData("$position | Set-EiamJobPosition -OrganizationCode sales -Name n -Code c", "job position Rep ($($position.PositionId))")]
    [InlineData("Remove-EiamJobPosition p", "job position p")]
    [InlineData("New-EiamJobPosition c n -OrganizationCode sales", "job position n (c)")]
    [InlineData("New-EiamJobTitle c n", "job title n (c)")]
    public void A_question_names_what_it_is_about_and_what_is_cleared(string call, string subject) =>
        Calls.IsAskedAbout(Setup + "$id = $user.UserId", call, subject);

    [Fact]
    public void The_view_says_what_is_a_code_and_what_is_an_id()
    {
        using PowerShellEngine engine = new();
        Assert.Matches("PartTime +code sales +code rep +code lead", Shown(engine, Setup + "$job | Out-Default"));
        Assert.Matches("Main +id [0-9a-f]{8}", Shown(engine, "$null = $user | Move-EiamUser -OrganizationCode trade -PositionCode '' -TitleCode ''; $user | Get-EiamUserJob -RelationType Main | Out-Default"));
    }

    private static string Shown(PowerShellEngine engine, string script)
    {
        engine.Host.Clear();
        using PowerShell shell = engine.Create(script);
        shell.Invoke();
        return System.Text.RegularExpressions.Regex.Replace(engine.Host.Screen, "\\x1b\\[[0-9;]*m", string.Empty);
    }
}
