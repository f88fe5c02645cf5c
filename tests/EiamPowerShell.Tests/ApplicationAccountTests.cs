using System;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using Eiam.Client.Tests.Support;
using EiamPowerShell.Tests.Engine;
using Xunit;

namespace EiamPowerShell.Tests;

/// <summary>The cmdlets of application accounts: pipelines, questions, documented errors, and what is refused before anything is sent.</summary>
public class ApplicationAccountTests
{
    private const string Setup = """
        Connect-Eiam -Sandbox
        $app = (Get-EiamSession).ApplicationId
        $user = New-EiamSandboxUser 13800000000 -UserName zhangsan -Name Zhang
        $lazy = New-EiamSandboxUser 13800000001 -UserName lisi -Disabled
        $own = Get-EiamUser zhangsan | New-EiamAccount -AccountName zhang.san -Name Z
        $shared = New-EiamAccount -Type Public -AccountName shared
        $machine = New-EiamAccount -Type Orphan -AccountName machine
        function sent { @(Get-EiamSandboxRequest *accounts* -AsPlainText)[-1] }
        function body { (sent).Body }
        function line { $r = sent; $r.Method + ' ' + ($r.Path -replace '[0-9a-f]{32}', '*') }
        function Copy-Result($result) { [System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize($result)) }

        """;

    public static TheoryData<string, string> Refusals => new()
    {
        { "New-EiamAccount", "-UserId is missing or empty: an account is a user's unless -Type is Public or Orphan." },
        { "[pscustomobject]@{ UserId = ''; Name = 'n' } | New-EiamAccount", "-UserId is missing or empty: an account is a user's unless -Type is Public or Orphan. The record has UserId, Name." },
        { "New-EiamAccount -AccountName a", "-UserId is missing" },
        { "$machine | New-EiamAccount", "-UserId is missing" },
        { "Get-EiamAccount $own.AccountId | New-EiamAccount -ApplicationId other", "-UserId is missing" },
        { "New-EiamAccount .. -WithUserPermission", "-UserId is '..'" },
        { "New-EiamAccount -Type Public", "-AccountName " },
        { "New-EiamAccount -Type Orphan -AccountName ''", "-AccountName " },
        { "New-EiamAccount -Type Robot -AccountName a", "-Type is none of Basic, Public, Orphan." },
        { "[pscustomobject]@{ Type = 'Public,Orphan'; AccountName = 'a' } | New-EiamAccount", "-Type is none of Basic" },
        { "Get-EiamUser zhangsan | New-EiamAccount -Type Public -AccountName a", "-UserId has no place in an account of the type Public" },
        { "New-EiamAccount x -Type Orphan -AccountName a", "-UserId has no place in an account of the type Orphan" },
        { "New-EiamAccount -Type Public -AccountName a -WithUserPermission", "-WithUserPermission has no place" },
        { "New-EiamAccount x -WithUserPermission -Name n", "-Name has no place beside WithUserPermission" },
        { "New-EiamAccount x -WithUserPermission -Password p", "-Password has no place beside WithUserPermission" },
        { "[pscustomobject]@{ UserId = 'x'; Disabled = 'False' } | New-EiamAccount -WithUserPermission", "-Disabled has no place beside WithUserPermission" },
        { "New-EiamAccount x -WithUserPermission -Extension @{ a = 1 }", "-Extension has no place beside WithUserPermission" },
        { "New-EiamAccount x -Extension text", "-Extension is a String" },
        { "New-EiamAccount x -Password @(1, 2)", "-Password " },
        { "@{ UserId = 'x'; Disabled = 'maybe' } | New-EiamAccount", "-Disabled " },
        { "New-EiamAccount x -AccountName \"a`0\"", "-AccountName " },
        { "$own | Set-EiamAccount -Name n", "-AccountName is missing: the tenant asks for it with each change. Give it as it is to keep it. A result of this module that is piped does not fill it here: give it by name." },
        { "Copy-Result $own | Set-EiamAccount -Name n", "-AccountName is missing: the tenant asks for it with each change. Give it as it is to keep it. A result" },
        { "Set-EiamAccount x", "-AccountName is missing: the tenant asks for it with each change. Give it as it is to keep it." },
        { "Set-EiamAccount -AccountName n", "-AccountId " },
        { "Set-EiamAccount .. n", "-AccountId is '..'" },
        { "Set-EiamAccount x n -Attribute @{ account_name = 'm' }", "-Attribute has the field account_name" },
        { "Set-EiamAccount x n -Password ' p'", "-Password " },
        { "Enable-EiamAccount", "-AccountId " },
        { "Disable-EiamAccount ''", "-AccountId " },
        { "$user | Disable-EiamAccount", "-AccountId " },
        { "@{ ApplicationId = 'a' } | Remove-EiamAccount -Confirm:$false", "-AccountId " },
        { "Get-EiamAccount -AccountId ''", "-AccountId is missing, and so is UserId: there is nothing to look up." },
        { "[pscustomobject]@{ ApplicationId = 'a'; AccountId = '' } | Get-EiamAccount", "-AccountId is missing, and so is UserId: there is nothing to look up. The record has ApplicationId, AccountId." },
        { "Get-EiamAccount x -UserId u", "-AccountId and UserId contradict each other" },
        { "Get-EiamAccount x -Type Public", "-Type has no place beside AccountId" },
        { "Get-EiamAccountOwner", "-AccountId " },
        { "$shared | Set-EiamAccountOwner", "-UserName " },
        { "Get-EiamUser zhangsan | Set-EiamAccountOwner", "-AccountId " },
        { "Get-EiamAccountUser", "-AccountId " },
        { "$shared | Add-EiamAccountUser", "-UserName " },
        { "$shared | Add-EiamAccountUser -UserName zhangsan, ''", "-UserName " },
        { "Remove-EiamAccountUser x -Confirm:$false", "-UserName " },
        { "Connect-Eiam -Domain d.example.com -ClientId c -ClientSecret s; Get-EiamAccount", "-ApplicationId is missing, and the session 'd.example.com' has none" },
        { "Connect-Eiam -Domain d.example.com -ClientId c -ClientSecret s; Disable-EiamAccount x", "-ApplicationId is missing" },
        { "Connect-Eiam -Domain d.example.com -ClientId c -ClientSecret s; New-EiamAccount x", "-ApplicationId is missing" },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public void Bad_input_is_an_error_that_names_its_parameter_and_nothing_is_sent(string call, string said) =>
        Calls.IsRefused(
            Setup, call, said, "@(Get-EiamSandboxRequest -Session $asked | Where-Object Method -ne GET | Where-Object Path -notlike '*user-by-username').Count");

    [Theory]
    [InlineData("Get-EiamAccount unknown", "APP.ACCOUNT.0028", "ObjectNotFound")]
    [InlineData("Set-EiamAccount unknown n", "APP.ACCOUNT.0028", "ObjectNotFound")]
    [InlineData("Enable-EiamAccount unknown -PassThru", "APP.ACCOUNT.0028", "ObjectNotFound")]
    [InlineData("Disable-EiamAccount unknown", "APP.ACCOUNT.0028", "ObjectNotFound")]
    [InlineData("Remove-EiamAccount unknown -Confirm:$false", "APP.ACCOUNT.0028", "ObjectNotFound")]
    [InlineData("Get-EiamAccount -ApplicationId unknown", "APP.0001", "ObjectNotFound")]
    [InlineData("$own | Disable-EiamAccount -ApplicationId unknown", "APP.0001", "ObjectNotFound")]
    [InlineData("New-EiamAccount -Type Orphan -AccountName a -ApplicationId unknown", "APP.0001", "ObjectNotFound")]
    [InlineData("Get-EiamAccount -UserId unknown", "USER.0001", "ObjectNotFound")]
    [InlineData("New-EiamAccount unknown", "USER.0001", "ObjectNotFound")]
    [InlineData("New-EiamAccount unknown -WithUserPermission", "USER.0001", "ObjectNotFound")]
    [InlineData("Get-EiamUser zhangsan | New-EiamAccount", "APP.ACC.0029", "ResourceExists")]
    [InlineData("Get-EiamUser zhangsan | New-EiamAccount -WithUserPermission", "APP.ACC.0029", "ResourceExists")]
    [InlineData("Get-EiamUser lisi | New-EiamAccount -AccountName machine", "APP.ACC.0013", "ResourceExists")]
    [InlineData("$own | Set-EiamAccount -AccountName machine", "APP.ACC.0013", "ResourceExists")]
    [InlineData("New-EiamAccount -Type Public -AccountName a -ApplicationOrganizationCode unknown", "APP.ORG.0024", "ObjectNotFound")]
    [InlineData("$own | Get-EiamAccountUser", "APP.ACCOUNT.0038", "ObjectNotFound")]
    [InlineData("$own | Add-EiamAccountUser -UserName zhangsan", "APP.ACCOUNT.0038", "ObjectNotFound")]
    [InlineData("$machine | Remove-EiamAccountUser -UserName zhangsan -Confirm:$false", "APP.ACCOUNT.0038", "ObjectNotFound")]
    [InlineData("$machine | Get-EiamAccountOwner", "APP.ACCOUNT.0038", "ObjectNotFound")]
    [InlineData("$machine | Set-EiamAccountOwner -UserName zhangsan", "APP.ACCOUNT.0038", "ObjectNotFound")]
    [InlineData("$shared | Get-EiamAccountOwner", "APP.ACCOUNT.0037", "ObjectNotFound")]
    [InlineData("$shared | Set-EiamAccountOwner -UserName nobody -PassThru", "APP.ACCOUNT.0037", "ObjectNotFound")]
    [InlineData("$shared | Add-EiamAccountUser -UserName zhangsan, nobody", "USER.0001", "ObjectNotFound")]
    public void A_documented_error_comes_with_its_code_its_outcome_and_advice(string call, string code, string category) =>
        Calls.IsRejected(Setup, call, code, category);

    // The nightly run: who is assigned to the application, who of them has left, and away with the account.
    [Theory]
    [InlineData("-ApplicationId $app")]
    [InlineData("")]
    public void Accounts_of_users_who_left_are_disabled_in_one_line(string application)
    {
        using PowerShellEngine engine = new();
        engine.Run("""
            Connect-Eiam -Sandbox
            $app = (Get-EiamSession).ApplicationId
            0..59 | ForEach-Object { $null = New-EiamSandboxUser "138000000$($_.ToString('00'))" -UserName "user$_" -Disabled:($_ % 20 -eq 7) }
            Get-EiamUser | New-EiamAccount -ThrottleLimit 8 | Out-Null
            $gone = New-EiamUser gone
            $gone | New-EiamAccount | Out-Null
            $gone | Remove-EiamUser -Confirm:$false
            $null = New-EiamAccount -Type Public -AccountName shared
            """).Clean();
        RunResult result = engine.Run($$"""
            Get-EiamAccount -ApplicationId $app |
                Get-EiamUser -ThrottleLimit 16 -ErrorAction SilentlyContinue -ErrorVariable missing |
                Where-Object Disabled |
                Disable-EiamAccount {{application}} -AccountId {$_.InputObject.AccountId}
            (Get-EiamAccount | Where-Object Disabled).AccountName
            $missing.TargetObject.AccountName
            $missing | ForEach-Object { $_.FullyQualifiedErrorId.Split(',')[0] }
            @(Get-EiamSandboxRequest *disable).Count
            """);
        Assert.Equal(["user7", "user27", "user47", "gone", "shared", "USER.0001", "USER.0001", 3], result.Output.Select(o => o.BaseObject));
    }

    [Fact]
    public void The_accounts_of_a_user_are_those_in_all_applications_or_in_one()
    {
        using PowerShellEngine engine = new();
        engine.Run(Setup + "$shared | Add-EiamAccountUser -UserName zhangsan").Clean();
        Assert.Equal(["zhang.san", "shared"], Texts(engine.Run("(Get-EiamUser zhangsan | Get-EiamAccount).AccountName")));
        Assert.Equal(["zhang.san"], Texts(engine.Run("($user | Get-EiamAccount -Type Basic -ApplicationId $app).AccountName")));
        Assert.Empty(engine.Run("Get-EiamAccount -UserId $user.UserId -ApplicationId other").Clean().Output);
        Assert.Empty(engine.Run("Get-EiamUser lisi | Get-EiamAccount").Clean().Output);
        PSObject account = engine.Run("(Get-EiamUser zhangsan | Get-EiamAccount)[0]").Single;
        Assert.Equal(engine.Run("$app, $user.UserId, $own.AccountId").Output.Select(o => o.BaseObject), Values(account, "ApplicationId", "UserId", "AccountId"));
        Assert.Equal("zhangsan", PSObject.AsPSObject(account.Properties["InputObject"].Value).Properties["UserName"].Value);

        // It knows its user, whose name is another: a lookup goes by the id.
        Assert.Equal(["zhangsan"], Texts(engine.Run("(Get-EiamUser zhangsan | Get-EiamAccount -Type Basic | Get-EiamUser).UserName")));
        Assert.Equal(["Basic False"], Texts(engine.Run("Get-EiamUser zhangsan | Get-EiamAccount | Get-EiamAccount | Where-Object Type -eq Basic | ForEach-Object { \"$($_.Type) $($_.Disabled)\" }")));
    }

    [Fact]
    public void What_is_piped_into_New_is_the_user_and_nothing_else()
    {
        using PowerShellEngine engine = new();
        engine.Run(Setup).Clean();
        PSObject made = engine.Run("Get-EiamUser lisi | New-EiamAccount -ApplicationId $app").Single;
        Assert.Equal($$"""{"user_id":"{{engine.Run("$lazy.UserId").Single}}"}""", engine.Run("body").Single.BaseObject);
        Assert.Equal("POST /api/v2/tenant/applications/sandbox-application/accounts/basic-account", engine.Run("line").Single.BaseObject);
        Assert.Equal(engine.Run("$app, $lazy.UserId, 'Basic', $null").Output.Select(o => o?.BaseObject), Values(made, "ApplicationId", "UserId", "Type", "AccountName"));
        Assert.NotNull(made.Properties["AccountId"].Value);

        // Of an account whose user is known, the user: not its name, its application or its state.
        engine.Run("Get-EiamUser lisi | Get-EiamAccount | Remove-EiamAccount -Confirm:$false").Clean();
        engine.Run("$a = Get-EiamUser zhangsan | Get-EiamAccount; $a | Remove-EiamAccount -Confirm:$false; $null = Copy-Result $a | New-EiamAccount").Clean();
        Assert.Equal($$"""{"user_id":"{{engine.Run("$user.UserId").Single}}"}""", engine.Run("body").Single.BaseObject);
    }

    [Fact]
    public void The_users_own_call_takes_a_name_alone()
    {
        using PowerShellEngine engine = new();
        engine.Run(Setup + "$made = Get-EiamUser lisi | New-EiamAccount -AccountName li.si -WithUserPermission").Clean();
        Assert.Equal("POST /api/v2/tenant/users/*/applications/sandbox-application/accounts", engine.Run("line").Single.BaseObject);
        Assert.Equal("""{"account_name":"li.si"}""", engine.Run("body").Single.BaseObject);
        Assert.Equal(["li.si"], Texts(engine.Run("($made | Get-EiamAccount).AccountName")));
        engine.Run("$made | Remove-EiamAccount -Confirm:$false; $null = New-EiamAccount $lazy.UserId -WithUserPermission").Clean();
        Assert.Equal("{}", engine.Run("body").Single.BaseObject);
    }

    [Fact]
    public void A_row_fills_what_it_has_and_an_empty_cell_is_not_given()
    {
        using PowerShellEngine engine = new();
        RunResult result = engine.Run(Setup + """
            function row($type, $name, $display, $disabled, $id) { [pscustomobject]@{ Type = $type; AccountName = $name; Name = $display; Disabled = $disabled; UserId = $id; ApplicationOrganizationCode = '' } }
            $rows = (row Public team 'The team' '' ''), (row orphan robot '' true ''), (row Robot x '' '' ''), (row '' a '' '0' $lazy.UserId)
            $made = $rows | New-EiamAccount -ErrorVariable failed -ErrorAction SilentlyContinue
            $made | ForEach-Object { "$($_.Type) $($_.AccountName) $($_.Disabled) $($_.InputObject.AccountName)" }
            "$($failed.Count) $($failed[0].TargetObject.AccountName)"
            @(Get-EiamSandboxRequest *accounts* -AsPlainText)[-3..-1] | ForEach-Object { ($_.Path -replace '.*/') + ' ' + ($_.Body -replace '[0-9a-f]{32}', '*') }
            """).Clean();
        Assert.Equal(
            [
                "Public team  team", "Orphan robot True robot", "Basic a False a", "1 x",
                """public-account {"account_name":"team","name":"The team"}""", """orphan-account {"account_name":"robot","disabled":true}""",
                """basic-account {"user_id":"*","account_name":"a","disabled":false}""",
            ],
            Texts(result));
    }

    [Theory]
    [InlineData("$own")]
    [InlineData("(Get-EiamAccount $own.AccountId)")]
    [InlineData("(Copy-Result $own)")]
    public void Of_a_piped_account_a_change_takes_the_ids_alone(string piped)
    {
        using PowerShellEngine engine = new();
        engine.Run(Setup + "Connect-Eiam -Sandbox -Name other; $null = Select-EiamSession sandbox").Clean();
        Assert.Equal("""{"account_name":"n"}""", engine.Run(piped + " | Set-EiamAccount -AccountName n; body").Single.BaseObject);
        Assert.Equal("""{"account_name":"n","name":"N","disabled":true}""", engine.Run("Set-EiamAccount -AccountName n -Name N -Disabled -InputObject " + piped + "; body").Single.BaseObject);
        Assert.Equal("PUT /api/v2/tenant/applications/sandbox-application/accounts/*/enable", engine.Run(piped + " | Enable-EiamAccount; line").Single.BaseObject);
        Assert.Equal(["n", "N", false], Values(engine.Run(piped + " | Get-EiamAccount").Single, "AccountName", "Name", "Disabled"));
    }

    [Fact]
    public void A_name_is_kept_by_a_script_block()
    {
        using PowerShellEngine engine = new();
        Assert.Equal("""{"account_name":"zhang.san","name":"y"}""", engine.Run(Setup + "Get-EiamAccount $own.AccountId | Set-EiamAccount -AccountName { $_.AccountName } -Name y; body").Single.BaseObject);
    }

    [Fact]
    public void What_was_given_is_sent_and_nothing_else()
    {
        using PowerShellEngine engine = new();
        engine.Run(Setup).Clean();
        Assert.Equal(
            """{"account_name":"n","password":"next-pass-1","disabled":false,"extension":{"a":1},"name":null}""",
            engine.Run("$own | Set-EiamAccount -AccountName n -Name '' -Password next-pass-1 -Disabled:$false -Extension @{ a = 1 } -Attribute @{ name = $null }; body").Single.BaseObject);
        Assert.Equal("""{"user_name":"zhangsan"}""", engine.Run("$shared | Set-EiamAccountOwner -UserName zhangsan; body").Single.BaseObject);
        Assert.Equal("""{"user_names":["zhangsan","lisi"]}""", engine.Run("$shared | Add-EiamAccountUser -UserName zhangsan, lisi; body").Single.BaseObject);
        Assert.Equal("POST /api/v2/tenant/applications/sandbox-application/accounts/public-account/*/users/unbind", engine.Run("Get-EiamUser lisi | Remove-EiamAccountUser $shared.AccountId -Confirm:$false; line").Single.BaseObject);
        Assert.Equal("""{"user_names":["lisi"]}""", engine.Run("body").Single.BaseObject);
    }

    [Fact]
    public void Nothing_is_written_without_PassThru_and_with_it_the_object_as_it_is_then()
    {
        using PowerShellEngine engine = new();
        engine.Run(Setup).Clean();
        Assert.Empty(engine.Run("$own | Set-EiamAccount -AccountName a; $own | Enable-EiamAccount; $own | Disable-EiamAccount; $shared | Set-EiamAccountOwner -UserName lisi; $shared | Add-EiamAccountUser -UserName lisi; $shared | Remove-EiamAccountUser -UserName lisi -Confirm:$false").Clean().Output);
        Assert.Equal(["b", "Z", true], Values(engine.Run("$own | Set-EiamAccount -AccountName b -PassThru").Single, "AccountName", "Name", "Disabled"));
        Assert.Equal([false], Values(engine.Run("$own | Enable-EiamAccount -PassThru").Single, "Disabled"));
        Assert.Equal([true], Values(engine.Run("Disable-EiamAccount $own.AccountId -PassThru").Single, "Disabled"));
        Assert.Equal(["zhangsan", false], Values(engine.Run("Get-EiamUser zhangsan | Set-EiamAccountOwner $shared.AccountId -PassThru").Single, "UserName", "Disabled"));
    }

    [Fact]
    public void Users_and_owner_of_a_public_account_are_users()
    {
        using PowerShellEngine engine = new();
        engine.Run(Setup + "Get-EiamUser | Add-EiamAccountUser $shared.AccountId").Clean();
        Assert.Equal(["zhangsan", "lisi"], Texts(engine.Run("($shared | Get-EiamAccountUser).UserName")));
        Assert.Equal(["lisi"], Texts(engine.Run("($shared | Get-EiamAccountUser -Skip 1 -First 1).UserName")));
        Assert.Equal(["13800000001"], Texts(engine.Run("($shared | Get-EiamAccountUser | Where-Object Disabled | Get-EiamUser).Mobile -replace '.*-'")));

        // One of its users becomes its owner; those who left are taken off.
        engine.Run("$shared | Get-EiamAccountUser -First 1 | Set-EiamAccountOwner").Clean();
        Assert.Equal(["Zhang"], Texts(engine.Run("($shared | Get-EiamAccountOwner | Get-EiamUser).Name")));
        engine.Run("$shared | Get-EiamAccountUser | Where-Object Disabled | Remove-EiamAccountUser -Confirm:$false").Clean();
        Assert.Equal(["zhangsan"], Texts(engine.Run("($shared | Get-EiamAccountUser).UserName")));
    }

    [Theory]
    [InlineData("Get-EiamAccount $id | Set-EiamAccount -AccountName n", "account zhang.san ($id) of application $app")]
    [InlineData("Get-EiamAccount $id | Remove-EiamAccount", "account zhang.san ($id) of application $app")]
    [InlineData("Copy-Result $own | Disable-EiamAccount -ApplicationId other", "account zhang.san ($id) of application other")]
    [InlineData("Set-EiamAccount $id n", "account $id of application $app")]
    [InlineData("$id | Enable-EiamAccount", "account $id of application $app")]
    [InlineData("$shared | Set-EiamAccountOwner -UserName zhangsan", "account shared ($($shared.AccountId)) of application $app, owner zhangsan")]
    [InlineData("$shared | Add-EiamAccountUser -UserName zhangsan", "account shared ($($shared.AccountId)) of application $app, user zhangsan")]
    [InlineData("$shared | Remove-EiamAccountUser -UserName 1, 2, 3, 4, 5, 6, 7", "account shared ($($shared.AccountId)) of application $app, users 1, 2, 3, 4, 5 and 2 more")]
    [InlineData("Get-EiamUser lisi | New-EiamAccount", "account of user lisi ($($lazy.UserId)) in application $app")]
    [InlineData("Get-EiamUser lisi | New-EiamAccount -AccountName l -WithUserPermission", "account l of user lisi ($($lazy.UserId)) in application $app")]
    [InlineData("New-EiamAccount -Type Public -AccountName team -ApplicationId other", "account team of application other")]
    public void A_question_names_what_it_is_about(string call, string subject) =>
        Calls.IsAskedAbout(Setup + "$id = $own.AccountId", call, subject);

    [Fact]
    public void Lists_have_types_and_are_cut()
    {
        using PowerShellEngine engine = new();
        engine.Run(Setup + "$null = 1..120 | ForEach-Object { New-EiamAccount -Type Orphan -AccountName \"m$_\" }").Clean();
        Assert.Equal(123, engine.Run("@(Get-EiamAccount).Count").Single.BaseObject);
        Assert.Equal(121, engine.Run("@(Get-EiamAccount -Type Orphan).Count").Single.BaseObject);
        Assert.Equal(["m98", "m99"], Texts(engine.Run("(Get-EiamAccount -First 2 -Skip 100).AccountName")));
        Assert.Equal(["shared"], Texts(engine.Run("(Get-EiamAccount -ApplicationId $app -Type Public).AccountName")));
    }

    [Fact]
    public async Task A_password_that_may_be_set_is_not_sent_again_and_the_error_says_what_to_do()
    {
        int puts = 0;
        await using FaultServer server = FaultServer.Start(async connection =>
        {
            while (await connection.ReadRequestAsync() is { } request)
            {
                bool isPut = request.Line.StartsWith("PUT", StringComparison.Ordinal);
                puts += isPut ? 1 : 0;
                await connection.SendAsync(isPut ? Scripts.Http("{}", "502 Bad Gateway") : Scripts.Http("""{"access_token":"t","expires_in":1800}"""));
            }
        });
        using PowerShellEngine engine = new();
        ErrorRecord error = engine.Run(
            $"Connect-Eiam -Uri {server.Uri} -ClientId c -ClientSecret s -NoProxy -ApplicationId a -MaximumRetryCount 2 -RetryIntervalSec 0; Set-EiamAccount x n -Password next-pass-1").Error;
        Assert.Equal(("EiamOutcomeUnknown", 1), (error.FullyQualifiedErrorId.Split(',')[0], puts));
        Assert.StartsWith("The change may have been made, and the new password be in force", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    private static string[] Texts(RunResult result) => [.. result.Clean().Output.Select(o => o.ToString())];

    private static object?[] Values(PSObject result, params string[] names) => [.. names.Select(name => result.Properties[name].Value)];

    [Theory]
    [InlineData("Add-EiamAccountUser $shared.AccountId zhangsan, nobody", "It is one or more of: zhangsan, nobody.", "zhangsan nobody")]
    [InlineData("Add-EiamAccountUser $shared.AccountId nobody", "The user name: nobody.", "nobody")]
    [InlineData("Remove-EiamAccountUser $shared.AccountId zhangsan, nobody -Confirm:$false", "It is one or more of: zhangsan, nobody.", "zhangsan nobody")]
    [InlineData("@{ AccountId = $shared.AccountId; UserName = 'nobody' } | Add-EiamAccountUser", "The user name: nobody.", "nobody")]
    public void A_user_who_is_not_found_is_named(string call, string says, string names)
    {
        using PowerShellEngine engine = new();
        ErrorRecord error = engine.Run(Setup + call).Error;
        Assert.StartsWith("USER.0001,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains(says, error.ToString(), StringComparison.Ordinal);
        Assert.Equal(names, engine.Run("$t = $args[0].TargetObject; \"$(if ($t.UserName) { $t.UserName } else { $t })\"", error).Single.BaseObject);
    }

    [Fact]
    public void An_account_that_is_not_found_names_no_user()
    {
        using PowerShellEngine engine = new();
        ErrorRecord error = engine.Run(Setup + "Add-EiamAccountUser x zhangsan").Error;
        Assert.StartsWith("APP.ACCOUNT.0038,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.DoesNotContain("zhangsan", error.ToString(), StringComparison.Ordinal);
    }
}
