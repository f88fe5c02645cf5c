using System;
using System.Linq;
using System.Management.Automation;
using System.Text.Json;
using System.Threading.Tasks;
using Eiam.Client.Tests.Support;
using EiamPowerShell.Tests.Engine;
using Xunit;

namespace EiamPowerShell.Tests;

/// <summary>The cmdlets of roles and permissions: pipelines, questions, documented errors, and the fate of each id of a list.</summary>
public class RoleTests
{
    private const string Setup = SandboxAccounts.Function + """
        Connect-Eiam -Sandbox
        $a = account a; $b = account b; $c = account c
        $reader, $auditor = Get-EiamRole
        function sent { @(Get-EiamSandboxRequest *member* -AsPlainText) | Where-Object Method -ne GET | ForEach-Object { $_.Method + ' ' + $_.Body } }
        function members($role) { (Get-EiamRoleMember $role).AccountName -join ' ' }
        function Copy-Result($result) { [System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize($result)) }

        """;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public static TheoryData<string, string> Refusals => new()
    {
        { "@{ a = 1 } | Get-EiamRole", "-ApplicationId is missing: the record has nothing to look up. The record has a." },
        { "[pscustomobject]@{ ApplicationId = '' } | Get-EiamRole", "-ApplicationId is missing: the record has nothing to look up." },
        { "Get-EiamRole -ApplicationId ..", "-ApplicationId " },
        { "Get-EiamRoleMember", "-RoleId is missing" },
        { "Get-EiamRoleMember ''", "-RoleId is missing" },
        { "Get-EiamRolePermission ''", "-RoleId is missing" },
        { "@{ a = 1 } | Get-EiamRolePermission", "-RoleId is missing: the record has nothing to look up. The record has a." },
        { "$a | Get-EiamRolePermission", "-RoleId is missing: the record has nothing to look up." },
        { "[pscustomobject]@{ AccountId = '' } | Get-EiamAccountPermission", "-AccountId is missing: the record has nothing to look up." },
        { "$reader | Get-EiamAccountPermission", "-AccountId is missing: the record has nothing to look up." },
        { "Get-EiamPermission -Kind Data", "-ModelId is missing or empty: data permissions are those of one data model. The API has no call that lists the models" },
        { "Get-EiamPermission -ModelId m", "-ModelId is of data permissions" },
        { "@{ a = 1 } | Get-EiamPermission", "-ApplicationId is missing: the record has nothing to look up." },
        { "Add-EiamRoleMember r", "-AccountId is missing" },
        { "Add-EiamRoleMember -AccountId a", "-RoleId is missing" },
        { "Add-EiamRoleMember r a, '', b", "-AccountId is missing" },
        { "Add-EiamRoleMember r @()", "-AccountId is missing" },
        { "Add-EiamRoleMember r \"a`0\"", "-AccountId contains" },
        { "$reader | Remove-EiamRoleMember -Confirm:$false", "-AccountId is missing" },
        { "[pscustomobject]@{ RoleId = 'r'; AccountId = '' } | Add-EiamRoleMember", "-AccountId is missing" },
        { "[pscustomobject]@{ RoleId = 'r'; AccountId = @{ x = 1 } } | Add-EiamRoleMember", "-AccountId has " },
        { "[pscustomobject]@{ RoleId = 'r'; AccountId = @('a', @{ x = 1 }) } | Add-EiamRoleMember", "-AccountId has " },
        { "@{ RoleId = @('r', 's'); AccountId = 'a' } | Add-EiamRoleMember", "-RoleId is " },
        { "Add-EiamAccountRole a", "-RoleId is missing" },
        { "Add-EiamAccountRole -RoleId r", "-AccountId is missing" },
        { "Add-EiamAccountRole .. r", "-AccountId " },
        { "@{ a = 1 } | Remove-EiamAccountRole -RoleId r -Confirm:$false", "-AccountId is missing" },
        { "Connect-Eiam -Domain d.example.com -ClientId c -ClientSecret s; Get-EiamRole", "-ApplicationId is missing, and the session" },
        { "Connect-Eiam -Domain d.example.com -ClientId c -ClientSecret s; Add-EiamRoleMember r a", "-ApplicationId is missing, and the session" },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public void Bad_input_is_an_error_that_names_its_parameter_and_nothing_is_sent(string call, string said) =>
        Calls.IsRefused(Setup, call, said);

    [Theory]
    [InlineData("Get-EiamRole -ApplicationId unknown", "APP.0001", "ObjectNotFound")]
    [InlineData("Get-EiamPermission -ApplicationId unknown", "APP.0001", "ObjectNotFound")]
    [InlineData("Get-EiamAccountPermission -ApplicationId unknown", "APP.0001", "ObjectNotFound")]
    [InlineData("Add-EiamRoleMember r a -ApplicationId unknown", "APP.0001", "ObjectNotFound")]
    [InlineData("Get-EiamRoleMember unknown", "APP.ROLE.0002", "ObjectNotFound")]
    [InlineData("Get-EiamRolePermission unknown", "APP.ROLE.0002", "ObjectNotFound")]
    [InlineData("Add-EiamRoleMember unknown a", "APP.ROLE.0002", "ObjectNotFound")]
    [InlineData("Remove-EiamRoleMember unknown a -Confirm:$false", "APP.ROLE.0002", "ObjectNotFound")]
    [InlineData("Add-EiamRoleMember $reader.RoleId nobody", "EiamPartialFailure", "InvalidOperation")]
    [InlineData("$a | Remove-EiamAccountRole -RoleId nothing -Confirm:$false", "EiamPartialFailure", "InvalidOperation")]
    public void A_documented_error_comes_with_its_code_its_outcome_and_advice(string call, string code, string category) =>
        Calls.IsRejected(Setup, call, code, category);

    [Theory]
    [InlineData("Get-EiamAccountPermission unknown")]
    [InlineData("Add-EiamAccountRole unknown r")]
    [InlineData("Remove-EiamAccountRole unknown r -Confirm:$false")]
    public void An_account_that_is_not_there_is_APP_ACCOUNT_0028(string call)
    {
        using PowerShellEngine engine = new();
        engine.Run(Setup).Clean();
        Assert.StartsWith("APP.ACCOUNT.0028,", engine.Run(call).Error.FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    [Fact]
    public void Each_id_that_failed_is_an_error_of_its_own_in_its_place_and_the_rest_succeeds()
    {
        using PowerShellEngine engine = new();
        RunResult result = engine.Run(Setup + """
            $all = Add-EiamRoleMember $reader.RoleId $a.AccountId, nobody, $b.AccountId, nothing -PassThru -ErrorVariable failed 2>&1
            $all | ForEach-Object { if ($_ -is [System.Management.Automation.ErrorRecord]) { 'no ' + $_.TargetObject } else { "$($_.GetType().FullName) $($_.AccountId) $($_.RoleId) $($_.ApplicationId)" } }
            $failed | ForEach-Object { "$($_.FullyQualifiedErrorId.Split(',')[0]) $($_.TargetObject.GetType().Name) $($_.Exception.Outcome) $($_.Exception.StatusCode)" }
            members $reader.RoleId
            $failed.TargetObject -join ' '
            """);
        Assert.Equal(
            [
                "Eiam.RoleAssignment id-a sandbox-role-reader sandbox-application", "no nobody", "Eiam.RoleAssignment id-b sandbox-role-reader sandbox-application", "no nothing",
                "EiamPartialFailure String Rejected 200", "EiamPartialFailure String Rejected 200", "a b", "nobody nothing",
            ],
            result.Output.Select(o => (string)o.BaseObject));
    }

    [Fact]
    public void Nothing_is_written_without_PassThru()
    {
        using PowerShellEngine engine = new();
        engine.Run(Setup).Clean();
        Assert.Empty(engine.Run("$reader | Add-EiamRoleMember -AccountId $a.AccountId; $a | Add-EiamAccountRole -RoleId $auditor.RoleId; $a | Remove-EiamAccountRole -RoleId $auditor.RoleId -Confirm:$false; Remove-EiamRoleMember $reader.RoleId $a.AccountId -Confirm:$false").Clean().Output);
        Assert.Equal(
            ["POST {\"role_id\":\"sandbox-role-reader\",\"account_Ids\":[\"id-a\"]}", "POST {\"role_ids\":[\"sandbox-role-auditor\"]}", "DELETE {\"role_ids\":[\"sandbox-role-auditor\"]}", "DELETE {\"role_id\":\"sandbox-role-reader\",\"account_Ids\":[\"id-a\"]}"],
            engine.Run("sent").Clean().Output.Select(o => (string)o.BaseObject));
    }

    [Theory]
    [InlineData("$a, $b | Add-EiamRoleMember -RoleId $reader.RoleId -ThrottleLimit 4", "a b")]
    [InlineData("'id-a', 'id-b' | Add-EiamRoleMember -RoleId $reader.RoleId", "a b")]
    [InlineData("$reader | Add-EiamRoleMember -AccountId $a.AccountId, $b.AccountId", "a b")]
    [InlineData("Copy-Result $reader | Add-EiamRoleMember -AccountId $a.AccountId", "a")]
    [InlineData("Add-EiamRoleMember $reader.RoleId $a.AccountId -ApplicationId sandbox-application", "a")]
    [InlineData("[pscustomobject]@{ role_id = 'sandbox-role-reader'; account_Ids = 'id-a', 'id-c'; app_id = '' } | Add-EiamRoleMember", "a c")]
    [InlineData("@{ RoleId = 'sandbox-role-reader'; AccountId = 'id-a', 'id-c' } | Add-EiamRoleMember", "a c")]
    [InlineData("@{ RoleId = 'sandbox-role-reader'; AccountId = [Collections.ArrayList]('id-a', 'id-c') } | Add-EiamRoleMember", "a c")]
    [InlineData("[pscustomobject]@{ Who = $b } | Add-EiamRoleMember -RoleId $reader.RoleId -AccountId { $_.Who.AccountId }", "b")]
    [InlineData("'id-a', 'id-c' | Add-EiamAccountRole -RoleId $reader.RoleId", "a c")]
    [InlineData("$a, $c | Add-EiamAccountRole -RoleId $reader.RoleId, $auditor.RoleId", "a c")]
    [InlineData("$reader, $auditor | Add-EiamAccountRole -AccountId $b.AccountId", "b")]
    [InlineData("$auditor | Add-EiamRoleMember -AccountId id-a, id-c; Get-EiamRoleMember $auditor.RoleId | Add-EiamRoleMember -RoleId $reader.RoleId", "a c")]
    [InlineData("Add-EiamRoleMember $reader.RoleId id-a, id-b, id-c; Get-EiamRoleMember $reader.RoleId -First 2 | Remove-EiamRoleMember -Confirm:$false", "c")]
    [InlineData("Add-EiamRoleMember $reader.RoleId id-a, id-b; Copy-Result (Get-EiamRoleMember $reader.RoleId -Skip 1) | Remove-EiamAccountRole -Confirm:$false", "a")]
    [InlineData("Add-EiamRoleMember $reader.RoleId id-a, id-b -PassThru | Remove-EiamRoleMember -AccountId id-b -Confirm:$false", "a")]
    public void Ids_come_from_accounts_roles_members_rows_and_texts(string script, string members)
    {
        using PowerShellEngine engine = new();
        Assert.Equal(members, engine.Run(Setup + script + "\nmembers $reader.RoleId").Single.BaseObject);
    }

    [Theory]
    [InlineData("Add-EiamRoleMember r x", "account x, role r", "Add members to a role")]
    [InlineData("Add-EiamRoleMember r x, y", "accounts x, y, role r", "Add members to a role")]
    [InlineData("Add-EiamRoleMember r (1..120)", "120 accounts, role r", "Add members to a role")]
    [InlineData("$reader | Add-EiamRoleMember -AccountId x", "account x, role Reader (sandbox-role-reader)", "Add members to a role")]
    [InlineData("Copy-Result $reader | Remove-EiamRoleMember -AccountId x", "account x, role Reader (sandbox-role-reader)", "Remove members from a role")]
    [InlineData("$reader | Add-EiamRoleMember -AccountId x -RoleId r", "account x, role r", "Add members to a role")]
    [InlineData("$a | Remove-EiamRoleMember -RoleId r", "account a (id-a), role r", "Remove members from a role")]
    [InlineData("$a | Remove-EiamRoleMember -RoleId r -AccountId other", "account other, role r", "Remove members from a role")]
    [InlineData("$a | Add-EiamAccountRole -RoleId r, s", "roles r, s, account a (id-a)", "Give roles to an account")]
    [InlineData("$reader | Remove-EiamAccountRole -AccountId x", "role Reader (sandbox-role-reader), account x", "Take roles from an account")]
    public void A_question_names_what_it_is_about(string call, string subject, string action)
    {
        using PowerShellEngine engine = new();
        engine.Run(Setup).Clean();
        engine.Host.Clear();
        Assert.Empty(engine.Run(call + " -WhatIf").Clean().Output);
        Assert.Contains($"Performing the operation \"{action}\" on target \"{subject}\".", string.Join(' ', engine.Host.Screen.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
        Assert.Empty(engine.Run("sent").Clean().Output);
    }

    [Fact]
    public void Permissions_and_lists_of_an_application_are_read()
    {
        using PowerShellEngine engine = new();
        RunResult result = engine.Run(Setup + """
            Add-EiamAccountRole $a.AccountId $auditor.RoleId
            (Get-EiamRole -ApplicationId sandbox-application -Skip 1).Code
            Get-EiamRolePermission | ForEach-Object { "$($_.RoleId): $($_.FunctionPermissions) / $($_.DataPermissions)" }
            $reader | Get-EiamRolePermission | ForEach-Object { "$($_.RoleId) $($_.FunctionPermissions.PermissionId) [$($_.DataPermissions)] $($_.InputObject.Code)" }
            Get-EiamAccountPermission -First 1 | ForEach-Object { "$($_.AccountId) $($_.Roles.RoleId) $($null -eq $_.DataPermissions)" }
            $a | Get-EiamAccountPermission | ForEach-Object { "$($_.ApplicationId) $($_.Roles) $($_.DataPermissions)" }
            (Get-EiamPermission).PermissionId -join ' '
            Get-EiamPermission -Kind Data -ModelId sandbox-model-region | ForEach-Object { "$($_.Kind) $($_.Code) $($_.ModelId)" }
            Get-EiamRoleMember $auditor.RoleId | ForEach-Object { "$($_.AccountName) $($_.Type) $($_.RoleId)" }
            """).Clean();
        Assert.Equal(
            [
                "auditor",
                "sandbox-role-reader: sandbox-function-report / ",
                "sandbox-role-auditor: sandbox-function-report sandbox-function-export / sandbox-data-region",
                "sandbox-role-reader sandbox-function-report [] reader",
                "id-a sandbox-role-auditor True",
                "sandbox-application sandbox-role-auditor sandbox-data-region",
                "sandbox-function-report sandbox-function-export",
                "Data north sandbox-model-region",
                "a Orphan sandbox-role-auditor",
            ],
            result.Output.Select(o => (string)o.BaseObject));
    }

    [Fact]
    public void A_long_list_goes_in_batches_and_a_script_that_stops_at_an_error_sends_no_more()
    {
        using PowerShellEngine engine = new();
        engine.Run(Setup + "$ids = 1..120 | ForEach-Object { (account \"n$_\").AccountId }").Clean();
        engine.Run("Add-EiamRoleMember $reader.RoleId $ids").Clean();
        Assert.Equal(120, engine.Run("@($reader | Get-EiamRoleMember).Count").Single.BaseObject);
        Assert.Equal(3, engine.Run("@(sent).Count").Single.BaseObject);

        engine.Run("$Error.Clear()").Clean();
        ErrorRecord first = engine.Caught("Remove-EiamRoleMember $reader.RoleId (@($ids[0], 'nobody') + $ids) -Confirm:$false -ErrorAction Stop");
        Assert.Equal("nobody", ((PSObject)PSObject.AsPSObject(first.TargetObject)).BaseObject);
        Assert.Equal(1, engine.Run("@(sent | Where-Object { $_ -like 'DELETE*' }).Count").Single.BaseObject);

        // What was not sent is accounted for: 121 ids, 50 of them in the first call.
        Assert.Equal(
            ["71 NotSent"],
            engine.Run("$Error | Where-Object { @($_.TargetObject).Count -gt 1 } | ForEach-Object { \"$(@($_.TargetObject).Count) $($_.Exception.Outcome)\" }").Output.Select(o => (string)o.BaseObject));
    }

    [Fact]
    public void Who_takes_only_the_first_results_learns_what_was_done_beyond_them_and_what_was_not_sent()
    {
        using PowerShellEngine engine = new();
        engine.Run(Setup + "$ids = 1..60 | ForEach-Object { (account \"n$_\").AccountId }; $Error.Clear()").Clean();
        Assert.Equal("id-n1", engine.Run("do { Add-EiamRoleMember $reader.RoleId $ids -PassThru | ForEach-Object { $_.AccountId; break } } while ($false)").Single.BaseObject);
        Assert.Equal(
            ["EiamCanceled 49 id-n2", "EiamCanceled 10 id-n51"],
            engine.Run("$Error | ForEach-Object { $t = @($_.TargetObject); \"$($_.FullyQualifiedErrorId.Split(',')[0]) $($t.Count) $(if ($t[0] -is [string]) { $t[0] } else { $t[0].AccountId })\" }").Output.Select(o => (string)o.BaseObject));
        Assert.Equal(50, engine.Run("@($reader | Get-EiamRoleMember).Count").Single.BaseObject);
    }

    [Fact]
    public void Results_and_errors_come_in_the_order_of_the_records_and_of_their_ids()
    {
        using PowerShellEngine engine = new();
        RunResult result = engine.Run(Setup + """
            1..40 | ForEach-Object { [pscustomobject]@{ RoleId = $reader.RoleId; AccountId = 'id-a', "x$_", 'id-b' } } | Add-EiamRoleMember -PassThru -ThrottleLimit 8 2>&1 |
                ForEach-Object { if ($_ -is [System.Management.Automation.ErrorRecord]) { $_.TargetObject } else { $_.AccountId } }
            """);
        Assert.Equal(Enumerable.Range(1, 40).SelectMany(n => new[] { "id-a", "x" + n, "id-b" }), result.Output.Select(o => o.BaseObject.ToString()));
    }

    [Fact]
    public async Task A_pipeline_that_is_stopped_says_which_ids_may_be_done_and_which_were_not_sent()
    {
        TaskCompletionSource waiting = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await using FaultServer server = FaultServer.Start(async connection =>
        {
            while (await connection.ReadRequestAsync() is { } request)
            {
                if (request.Line.Contains("/token", StringComparison.Ordinal))
                {
                    await connection.SendAsync(Scripts.Http("""{"access_token":"t","expires_in":1800}"""));
                    continue;
                }

                using JsonDocument body = JsonDocument.Parse(request.Body);
                if (body.RootElement.GetProperty("account_Ids")[0].GetString() == "51")
                {
                    waiting.TrySetResult();
                    await connection.StallAsync();
                }

                await connection.SendAsync(Scripts.Http("""{"fail_list":["7"]}"""));
            }
        });
        using PowerShellEngine engine = new();
        engine.Run("Connect-Eiam -Uri $args[0] -ClientId c -ClientSecret s -ApplicationId app -NoProxy -OperationTimeoutSeconds 0; $Error.Clear()", server.Uri.ToString()).Clean();
        using PSDataCollection<PSObject> output = [];
        using (PowerShell shell = engine.Create("Add-EiamRoleMember r (1..120) -PassThru"))
        {
            IAsyncResult run = shell.BeginInvoke<PSObject, PSObject>(null, output);
            await waiting.Task.WaitAsync(Patience);
            await Task.Factory.FromAsync(shell.BeginStop, shell.EndStop, null).WaitAsync(Patience);
            Assert.ThrowsAny<RuntimeException>(() => shell.EndInvoke(run));
        }

        // The first call's results were written; of it, 7 failed.
        Assert.Equal(49, output.Count);
        Assert.Equal(
            ["20 101 NotSent", "50 51 Unknown", "1 7 Rejected"],
            engine.Run("$Error | Where-Object { $_ -is [System.Management.Automation.ErrorRecord] } | ForEach-Object { $t = @($_.TargetObject); \"$($t.Count) $($t[0]) $($_.Exception.Outcome)\" }").Output.Select(o => (string)o.BaseObject).Order(StringComparer.Ordinal).Reverse().OrderBy(s => s.EndsWith("NotSent", StringComparison.Ordinal) ? 0 : s.EndsWith("Unknown", StringComparison.Ordinal) ? 1 : 2));
    }

    [Fact]
    public async Task A_call_whose_fate_is_not_known_says_how_to_look()
    {
        await using FaultServer server = FaultServer.Start(async connection =>
        {
            while (await connection.ReadRequestAsync() is { } request)
            {
                await connection.SendAsync(request.Line.Contains("/token", StringComparison.Ordinal) ? Scripts.Http("""{"access_token":"t","expires_in":1800}""") : Scripts.Http("""{"fail_list":true}"""));
            }
        });
        using PowerShellEngine engine = new();
        engine.Run("Connect-Eiam -Uri $args[0] -ClientId c -ClientSecret s -ApplicationId app -NoProxy", server.Uri.ToString()).Clean();
        ErrorRecord error = engine.Run("Add-EiamRoleMember r a, b").Error;
        Assert.StartsWith("EiamOutcomeUnknown,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal(["a", "b"], (string[])PSObject.AsPSObject(error.TargetObject).BaseObject);
        Assert.Contains("Get-EiamRoleMember", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.Contains("Get-EiamAccountPermission", engine.Run("'a' | Add-EiamAccountRole -RoleId r").Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.Equal("Unknown", ErrorTests.Property(engine.Run("Remove-EiamRoleMember r a -Confirm:$false").Error, "Outcome")!.ToString());
    }
}
