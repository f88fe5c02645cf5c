using System;
using System.Collections;
using System.Linq;
using System.Management.Automation;
using System.Security;
using System.Threading.Tasks;
using Eiam.Client.Tests.Support;
using EiamPowerShell.Tests.Engine;
using Xunit;

namespace EiamPowerShell.Tests;

/// <summary>Invoke-EiamRestMethod: whom a call is made as, what goes in and comes out, what is asked before, and what is refused.</summary>
public class AnyCallTests
{
    private const string Setup = """
        Connect-Eiam -Sandbox
        $null = New-EiamSandboxUser 13800000000 -UserName zhangsan -Name Zhang -Email z@example.com
        function signIn { New-EiamSandboxCode MiniProgramLogin 13800000000 | Invoke-EiamWeChatMiniProgramLogin | Invoke-EiamWeChatMobileBind -WeChatCode (New-EiamSandboxCode WeChatPhone 13800000000) -SignIn }
        function last { @(Get-EiamSandboxRequest -AsPlainText)[-1] }

        """;

    public static TheoryData<string, string> Refusals => new()
    {
        { "Invoke-EiamRestMethod", "-Path is missing" },
        { "Invoke-EiamRestMethod https://eiam-sandbox.invalid/api/v2/tenant/users", "-Path does not begin with a slash" },
        { "Invoke-EiamRestMethod //evil.example.com/api", "-Path begins with two slashes" },
        { "Invoke-EiamRestMethod '/api\\..\\x'", "-Path begins with two slashes or contains a backslash" },
        { "Invoke-EiamRestMethod /api/%2e%2e/x", "-Path has a segment of dots" },
        { "Invoke-EiamRestMethod '/api/v2/tenant/users/{user_id}'", "-Path has a place in braces" },
        { "Invoke-EiamRestMethod GET /api/v2/tenant/users", "-Path is 'GET', which is a method: the path comes first. Write -Path and the path, then -Method GET." },
        { "Invoke-EiamRestMethod post", "-Path is 'post', which is a method: the path comes first. Write -Path and the path, then -Method post." },
        { "@{ Path = 'Options' } | Invoke-EiamRestMethod", "-Path is 'Options', which is a method" },
        { "Invoke-EiamRestMethod /x Trace", "-Method is none of Get, Head, Post, Put, Patch, Delete." },
        { "Invoke-EiamRestMethod /x -As Admin", "-As is none of None, Tenant, User, Application." },
        { "Invoke-EiamRestMethod /x -As Tenant -IdToken x", "-IdToken is given, and -As is Tenant" },
        { "Invoke-EiamRestMethod /x -Body @{ a = 1 }", "-Body is given, and GET takes none" },
        { "Invoke-EiamRestMethod /x Post -Body 'a = b'", "-Body is a text that is no JSON" },
        { "Invoke-EiamRestMethod /x Post -Body @{ when = [datetime]::Now }", "-Body.when is a DateTime" },
        { "Invoke-EiamRestMethod /x Post -UrlEncoded -Body @{ a = @{ b = 1 } }", "-Body is sent as a form" },
        { "Invoke-EiamRestMethod /x -Query text", "-Query is a String" },
        { "Invoke-EiamRestMethod /x -Headers @{ Authorization = 'Bearer x' }", "-Headers has Authorization, which the client sets" },
        { "Invoke-EiamRestMethod /x -Headers @{ 'X-client-id' = 'x' }", "-Headers has X-client-id, which the client sets" },
        { "Invoke-EiamRestMethod /x -Headers @{ a = \"b`r`nc: d\" }", "-Headers contains a line break" },
        { "Invoke-EiamRestMethod /api/v2/sdk/login Post -Idempotent -Body @{}", "-Idempotent is given, and POST /api/v2/sdk/login spends or creates something" },
        { "[pscustomobject]@{ Path = @('/a', '/b') } | Invoke-EiamRestMethod", "-Path is a" },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public void Bad_input_is_an_error_that_names_its_parameter_and_nothing_is_sent(string call, string said)
    {
        using PowerShellEngine engine = new();
        engine.Run(Setup).Clean();
        ErrorRecord error = engine.Run(call).Error;
        Assert.StartsWith("EiamInvalidArgument,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.StartsWith(said, error.Exception.Message, StringComparison.Ordinal);
        Assert.Empty(engine.Run("Get-EiamSandboxRequest").Clean().Output);
    }

    [Fact]
    public void A_call_reads_as_the_application_under_tenant_and_gives_objects()
    {
        using PowerShellEngine engine = new();
        engine.Run(Setup).Clean();
        PSObject answer = engine.Run("Invoke-EiamRestMethod /api/v2/tenant/users -Query ([ordered]@{ offset = 0; limit = 10 }) -ResponseHeadersVariable h -StatusCodeVariable s").Single;
        Assert.IsType<PSCustomObject>(answer.BaseObject);
        Assert.Equal(1L, answer.Properties["total"].Value);
        object[] users = (object[])answer.Properties["users"].Value;
        Assert.Equal("zhangsan", ((PSObject)Assert.Single(users)).Properties["user_name"].Value);
        Assert.Equal(200, engine.Run("$s").Single.BaseObject);
        Assert.Equal(["application/json"], (string[])((Hashtable)engine.Run("$h").Single.BaseObject)["content-type"]!);
        Assert.Equal("GET /api/v2/tenant/users?offset=0&limit=10", engine.Run("$r = last; $r.Method + ' ' + $r.Path").Single.ToString());
    }

    [Fact]
    public void A_path_of_the_login_family_is_nobodys_unless_its_row_or_the_caller_says_a_user()
    {
        using PowerShellEngine engine = new();
        engine.Run(Setup).Clean();
        ErrorRecord nobody = engine.Run("Invoke-EiamRestMethod /api/v2/sdk/social").Error;
        Assert.StartsWith("EiamTokenNotFound,", nobody.FullyQualifiedErrorId, StringComparison.Ordinal);

        engine.Run("$login = signIn").Clean();
        Assert.NotNull(engine.Run("Invoke-EiamRestMethod /api/v2/sdk/social").Single.Properties["social"]);
        Assert.NotNull(engine.Run("$login | Invoke-EiamRestMethod /api/v2/sdk/social").Single.Properties["social"]);
        Assert.NotNull(engine.Run("Invoke-EiamRestMethod /api/v2/sdk/social -IdToken $login.IdToken").Single.Properties["social"]);

        // Somebody is signed in, and a path that the table does not know gets no token all the same.
        engine.Run("Invoke-EiamRestMethod /api/v2/sdk/unknown -ErrorAction Ignore; Invoke-EiamRestMethod /api/v2/sdk/unknown -As User -ErrorAction Ignore").Clean();
        Assert.Equal([false, true], engine.Run("Get-EiamSandboxRequest */unknown -AsPlainText | ForEach-Object { $_.Headers.Keys -contains 'Authorization' }").Clean().Output.Select(o => (bool)o.BaseObject));
    }

    [Fact]
    public void A_token_of_a_flow_is_a_header_and_the_application_is_a_form()
    {
        using PowerShellEngine engine = new();
        engine.Run(Setup).Clean();
        PSObject bound = engine.Run("""
            $login = New-EiamSandboxCode MiniProgramLogin 13800000000 | Invoke-EiamWeChatMiniProgramLogin
            Invoke-EiamRestMethod /api/v2/sdk/social/wechat-mobile-bind Post -Headers @{ 'X-state-token' = $login.StateToken } -Body @{ wechat_code = (New-EiamSandboxCode WeChatPhone 13800000000).WeChatCode }
            """).Single;
        Assert.Equal("SUCCESS", bound.Properties["status"].Value);
        Assert.IsType<SecureString>(bound.Properties["id_token"].Value);
        Assert.IsType<SecureString>(engine.Run("Invoke-EiamRestMethod /api/v2/tenant/token Post -Body @{ grant_type = 'client_credentials' }").Single.Properties["access_token"].Value);
    }

    [Fact]
    public void A_token_is_not_sent_through_another_tenants_session_wherever_it_stands()
    {
        using PowerShellEngine engine = new();
        engine.Run(Setup + "$login = signIn; Connect-Eiam -Sandbox -Name other").Clean();
        foreach (string call in (string[])["-Headers @{ 'X-session-token' = $login.SessionToken }", "-Query @{ q = $login.IdToken }", "Post -Body @{ a = @(@{ b = $login.IdToken }) }", "-IdToken $login.IdToken"])
        {
            ErrorRecord error = engine.Run($"Invoke-EiamRestMethod /api/v2/sdk/x {call} -Session other").Error;
            Assert.StartsWith("EiamSessionMismatch,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        }

        Assert.Empty(engine.Run("Get-EiamSandboxRequest -Session other").Clean().Output);
    }

    [Theory]
    [InlineData("Invoke-EiamRestMethod $path Post -Body @(@{ a = 1 }, @{ b = 2 })", """[{"a":1},{"b":2}]""")]
    [InlineData("Invoke-EiamRestMethod $path Post -Body (, @{ a = 1 })", """[{"a":1}]""")]
    [InlineData("'[1,2]' | Invoke-EiamRestMethod $path Post", "[1,2]")]
    public void A_list_and_a_piped_text_are_the_body(string call, string body)
    {
        using PowerShellEngine engine = new();
        RunResult result = engine.Run("Connect-Eiam -Sandbox; $path = '/api/v2/tenant/organizations'; $null = try { " + call + " -ErrorAction Stop } catch { }; (Get-EiamSandboxRequest $path -AsPlainText)[-1].Body");
        Assert.Equal(body, result.Output.Single().ToString());
    }

    [Fact]
    public void Rows_fill_the_parameters_and_each_fails_alone()
    {
        using PowerShellEngine engine = new();
        engine.Run(Setup).Clean();
        RunResult result = engine.Run("""
            [pscustomobject]@{ Id = 1; Path = '/api/v2/tenant/organizations'; Method = 'POST'; Body = @{ code = 'a'; name = 'A' } },
            [pscustomobject]@{ Id = 2; Path = '/api/v2/tenant/organizations/none'; Method = 'GET' },
            @{ Id = 3; Path = '/api/v2/tenant/organizations'; Query = @{ offset = 0; limit = 10 } } | Invoke-EiamRestMethod -ThrottleLimit 4
            """);
        Assert.Equal(2, result.Output.Count);
        Assert.Equal(2, PSObject.AsPSObject(result.Errors.Single().TargetObject).Properties["Id"].Value);
        Assert.Equal(1L, result.Output[1].Properties["total"].Value);
    }

    [Fact]
    public void A_change_asks_and_a_removal_asks_without_being_told()
    {
        using PowerShellEngine engine = new();
        engine.Run(Setup + "$o = New-EiamOrganization a A; $path = '/api/v2/tenant/organizations/' + $o.OrganizationId").Clean();
        int before = (int)engine.Run("@(Get-EiamSandboxRequest).Count").Single.BaseObject;
        foreach (string method in (string[])["Post", "Put", "Patch", "Delete"])
        {
            engine.Host.Clear();
            engine.Run($"Invoke-EiamRestMethod $path {method} -WhatIf").Clean();
            Assert.Contains($"\"Send {method.ToUpperInvariant()}\" on target \"/api/v2/tenant/organizations/", engine.Host.Screen, StringComparison.Ordinal);
        }

        Assert.Equal(before, engine.Run("@(Get-EiamSandboxRequest).Count").Single.BaseObject);
        engine.Run("Invoke-EiamRestMethod $path -WhatIf").ThrowOnError();
        engine.Run("Invoke-EiamRestMethod \"$path/disable\" Put").Clean();

        // The host of the tests answers no question: that it was asked is an error.
        engine.Run("Invoke-EiamRestMethod $path Delete -ErrorAction SilentlyContinue");
        Assert.Equal("a", engine.Run("(Get-EiamOrganization -Code a).Code").Single.ToString());
        engine.Run("Invoke-EiamRestMethod $path Delete -Confirm:$false").Clean();
        Assert.StartsWith("EiamNotFound,", engine.Run("Get-EiamOrganization -Code a").Error.FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    [Fact]
    public void Paths_complete_from_the_table_of_calls()
    {
        using PowerShellEngine engine = new();
        Assert.Equal(
            ["/api/v2/tenant/users/user-by-email", "/api/v2/tenant/users/user-by-mobile", "/api/v2/tenant/users/user-by-username"],
            Completions(engine, "Invoke-EiamRestMethod /api/v2/tenant/users/user-"));
        Assert.Contains("'/api/v2/tenant/users/{user_id}'", Completions(engine, "Invoke-EiamRestMethod -Method Delete -Path /api/v2/tenant/users"));
        Assert.DoesNotContain("/api/v2/tenant/users", Completions(engine, "Invoke-EiamRestMethod -Method Delete -Path "));
        Assert.Equal(["Put", "Post", "Patch"], Completions(engine, "Invoke-EiamRestMethod -Method P").OrderByDescending(w => w));
        Assert.Equal(["User"], Completions(engine, "Invoke-EiamRestMethod -As U"));
    }

    [Fact]
    public async Task An_array_is_written_item_by_item_and_fields_that_cannot_be_properties_make_a_table()
    {
        await using FaultServer server = FaultServer.Answering(Scripts.Http("""[{"a":1},{"a":1,"A":2},{"":1},{"psobject":{"x":1}},"text",[1,2],null,true,1.5]"""));
        using PowerShellEngine engine = new();
        RunResult result = engine.Run("Connect-Eiam -Uri $args[0] -ClientId c; Invoke-EiamRestMethod /x", server.Uri.ToString()).Clean();
        Assert.Equal(9, result.Output.Count);
        string[] promised = [.. engine.Run("(Get-Command Invoke-EiamRestMethod).OutputType.Name").Clean().Output.Select(o => o.ToString())];
        Assert.Superset(result.Output.OfType<PSObject>().Select(o => o.BaseObject.GetType().FullName!).ToHashSet(), promised.ToHashSet());
        Assert.Equal(1L, result.Output[0].Properties["a"].Value);
        IDictionary table = Assert.IsAssignableFrom<IDictionary>(result.Output[1].BaseObject);
        Assert.Equal((1L, 2L), (table["a"], table["A"]));
        Assert.IsAssignableFrom<IDictionary>(result.Output[2].BaseObject);
        Assert.IsAssignableFrom<IDictionary>(result.Output[3].BaseObject);
        Assert.Equal([1L, 2L], (object[])result.Output[5].BaseObject);
    }

    [Fact]
    public async Task A_text_is_a_text_and_an_answer_without_one_writes_nothing()
    {
        await using FaultServer page = FaultServer.Answering(Scripts.Http("<p>", type: "text/html"));
        await using FaultServer nothing = FaultServer.Answering("HTTP/1.1 204 No Content\r\nX-a: b\r\n\r\n");
        using PowerShellEngine engine = new();
        Assert.Equal("<p>", engine.Run("Connect-Eiam -Uri $args[0] -ClientId c; Invoke-EiamRestMethod /x", page.Uri.ToString()).Single.BaseObject);
        Assert.Empty(engine.Run("Connect-Eiam -Uri $args[0] -ClientId c; Invoke-EiamRestMethod /x Post -StatusCodeVariable s -ResponseHeadersVariable h", nothing.Uri.ToString()).Clean().Output);
        Assert.Equal("204 b", engine.Run("\"$s $($h['X-A'])\"").Single.ToString());
    }

    [Fact]
    public async Task A_lost_answer_has_advice_for_a_call_that_the_module_does_not_know()
    {
        await using FaultServer server = FaultServer.Start(Scripts.SendAndClose(string.Empty));
        using PowerShellEngine engine = new();
        ErrorRecord error = engine.Run("Connect-Eiam -Uri $args[0] -ClientId c; Invoke-EiamRestMethod /x Post -Body @{ a = 1 }", server.Uri.ToString()).Error;
        Assert.StartsWith("EiamOutcomeUnknown,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.StartsWith("The call may have been carried out: read", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.Single(server.Requests);
    }

    private static string[] Completions(PowerShellEngine engine, string line)
    {
        using PowerShell shell = engine.Create("param($l) [System.Management.Automation.CommandCompletion]::CompleteInput($l, $l.Length, $null).CompletionMatches.CompletionText", line);
        return [.. shell.Invoke().Select(o => o.ToString())];
    }

    [Theory]
    [InlineData("/api/v2/tenant/users", "OAP.PAGE.0001")]
    [InlineData("/api/v2/tenant/users?limit=50", "OAP.PAGE.0003")]
    [InlineData("\"/api/v2/tenant/applications/$((Get-EiamSession).ApplicationId)/app-roles?offset=0&limit=100\"", "TENANT-COMMON-0005")]
    public void A_list_without_its_page_says_what_to_give(string path, string code)
    {
        using PowerShellEngine engine = new();
        ErrorRecord error = engine.Run(Setup + "Invoke-EiamRestMethod " + path).Error;
        Assert.Contains(code + ",", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains("-Query @{ offset = 0; limit = 50 }", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        engine.Run("$null = Invoke-EiamRestMethod /api/v2/tenant/users -Query @{ offset = 0; limit = 50 }").Clean();
    }
}
