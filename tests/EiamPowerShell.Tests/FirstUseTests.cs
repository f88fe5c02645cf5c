using System;
using System.IO;
using System.Linq;
using System.Management.Automation;
using EiamPowerShell.Tests.Engine;
using Xunit;

namespace EiamPowerShell.Tests;

/// <summary>What people ran into who read only README and help.</summary>
public class FirstUseTests
{
    private const string Setup = """
        Connect-Eiam -Sandbox
        1..3 | ForEach-Object { $null = New-EiamSandboxUser "1380000000$_" -UserName "user$_" -Email "user$_@example.com" }
        function login { New-EiamSandboxCode MiniProgramLogin 13800000001 | Invoke-EiamWeChatMiniProgramLogin }
        $login = login
        $bound = $login | Invoke-EiamWeChatMobileBind -WeChatCode (New-EiamSandboxCode WeChatPhone 13800000001) -SignIn

        """;

    // The signed-in user is not meant by a record that says nothing of a user, or by a token that was given and is none.
    [Theory]
    [InlineData("Get-EiamUser user2 | Get-EiamSocialAccount")]
    [InlineData("'abc' | Get-EiamSocialAccount")]
    [InlineData("$null | Get-EiamSocialAccount")]
    [InlineData("[pscustomobject]@{ IdTokn = $bound.IdToken } | Get-EiamSocialAccount")]
    [InlineData("[pscustomobject]@{ IdToken = '' } | Get-EiamSocialAccount")]
    [InlineData("@{ id_token = $null } | Get-EiamSocialAccount")]
    [InlineData("Get-EiamSocialAccount -IdToken $null")]
    [InlineData("Get-EiamSocialAccount -IdToken ''")]
    [InlineData("$login | Get-EiamSocialAccount")]
    [InlineData("[pscustomobject]@{ Other = 1 } | Test-EiamPassword")]
    public void The_signed_in_user_does_not_stand_in_for_a_record_without_a_token(string call)
    {
        using PowerShellEngine engine = new();
        RunResult result = engine.Run(Setup + "$Error.Clear(); " + call);
        ErrorRecord error = ErrorOf(result);
        Assert.StartsWith("EiamInvalidArgument,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.StartsWith("-IdToken ", error.ToString(), StringComparison.Ordinal);
        Assert.Empty(result.Output);
        Assert.Empty(engine.Run("Get-EiamSandboxRequest | Where-Object { $_.Path -in '/api/v2/sdk/social', '/api/v2/sdk/pwd/check-exist' }").Clean().Output);
    }

    [Theory]
    [InlineData("Get-EiamSocialAccount")]
    [InlineData("$bound | Get-EiamSocialAccount")]
    [InlineData("Get-EiamSession | Get-EiamSocialAccount")]
    public void A_social_account_names_the_record_that_it_was_read_for(string call)
    {
        using PowerShellEngine engine = new();
        PSObject account = engine.Run(Setup + call).Single;
        Assert.Equal(call.StartsWith("Get-EiamSoc", StringComparison.Ordinal), account.Properties["InputObject"].Value is null);
        Assert.Equal("sandbox", account.Properties["SessionName"].Value);
    }

    [Theory]
    [InlineData("Get-EiamUser $null")]
    [InlineData("Get-EiamUser ''")]
    [InlineData("Get-EiamUser -UserName $typo")]
    [InlineData("Get-EiamUser -UserId $typo")]
    [InlineData("Get-EiamUser -Email ''")]
    [InlineData("'' | Get-EiamUser")]
    [InlineData("$null | Get-EiamUser")]
    [InlineData("Get-EiamUser -UserName user1 -Email user2@example.com")]
    [InlineData("Get-EiamUser user1 -Mobile 13800000001")]
    public void A_lookup_of_nothing_or_of_two_things_is_an_error_and_never_the_whole_list(string call)
    {
        using PowerShellEngine engine = new();
        RunResult result = engine.Run(Setup + call);
        Assert.StartsWith("EiamInvalidArgument,", ErrorOf(result).FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Empty(result.Output);
    }

    [Theory]
    [InlineData("$l = login2 13800000002; $l | Invoke-EiamWeChatMobileBind -WeChatCode $undefined", "-WeChatCode is missing or empty.")]
    [InlineData("$l = login2 13800000002; $l | Invoke-EiamWeChatMobileBind", "-WeChatCode is missing or empty.")]
    [InlineData("login2 13800000001 | Invoke-EiamWeChatMobileBind -WeChatCode x", "-StateToken is missing: this login ended in Success, and nothing is left to do for it: use its result.")]
    [InlineData("login2 13800000002 | ConvertTo-Json | ConvertFrom-Json | Invoke-EiamWeChatMobileBind -WeChatCode x", "-StateToken is an object that has no StateToken. JSON keeps nothing of a SecureString")]
    [InlineData("Invoke-EiamWeChatMiniProgramLogin -Code @(1, 2)", "-Code is an Object[]; give")]
    [InlineData("Connect-Eiam", "-Domain is missing: give -Domain, or -Uri, or set the environment variable EIAM_DOMAIN; -Sandbox needs none of them.")]
    [InlineData("Connect-Eiam -Uri http://contoso.example.com -ClientId c", "-Uri is plain http to a host that is not this machine; tokens would be readable on the way. Use https, or -AllowUnencryptedAuthentication where you accept that.")]
    public void An_error_says_what_is_missing(string call, string said)
    {
        using PowerShellEngine engine = new();
        engine.Run("function ConvertTo-Json { process { @{ StateToken = @{ Length = 3 } } } }; function ConvertFrom-Json { process { $in = [pscustomobject]@{ StateToken = [pscustomobject]$_.StateToken }; $in } }; function login2($mobile) { New-EiamSandboxCode MiniProgramLogin $mobile | Invoke-EiamWeChatMiniProgramLogin }").Clean();
        Assert.StartsWith(said, ErrorOf(engine.Run(Setup + call)).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void ShouldProcess_names_the_session()
    {
        using PowerShellEngine engine = new();
        engine.Run("Connect-Eiam -Sandbox -Name mine; Invoke-EiamWeChatMiniProgramLogin -Code x -WhatIf").Clean();
        Assert.Contains("on target \"mine (eiam-sandbox.invalid)\"", engine.Host.Screen, StringComparison.Ordinal);
    }

    [Fact]
    public void A_read_that_was_not_sent_has_no_codes_to_speak_of()
    {
        using PowerShellEngine engine = new();
        engine.Run("Connect-Eiam -Domain 127.0.0.1:9 -ClientId c -ClientSecret s -MaximumRetryCount 0 -NoProxy").Clean();
        Assert.DoesNotContain("unspent", ErrorOf(engine.Run("Get-EiamUser")).ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.Contains("unspent", ErrorOf(engine.Run("Invoke-EiamWeChatMiniProgramLogin -Code x")).ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public void A_sample_shows_its_help()
    {
        // A comment right below #Requires belongs to that line, and not to the script.
        string[] samples = Directory.GetFiles(Path.Combine(TestPaths.RepositoryRoot, "samples"), "*.ps1", SearchOption.AllDirectories);
        Assert.All(samples, file => Assert.DoesNotMatch(@"(?m)^#Requires[^\n]*\n<#", File.ReadAllText(file)));
        Assert.NotEmpty(samples);
    }

    // The catalogue words what is the same of all calls, and the error what is to be done about this one.
    [Theory]
    [InlineData("$Error[0] | Get-EiamErrorCode")]
    [InlineData("$Error[0].Exception | Get-EiamErrorCode")]
    [InlineData("Get-EiamErrorCode $Error[0]")]
    [InlineData("Get-EiamErrorCode -ErrorRecord $Error[0]")]
    public void An_explained_error_keeps_its_own_advice(string explain)
    {
        using PowerShellEngine engine = new();
        engine.Run(Setup + """
            $null = New-EiamSandboxFault /api/v2/tenant/users -Method POST -ConnectionReset -AfterProcessing
            New-EiamUser f2 F2 -ErrorAction SilentlyContinue
            """);
        RunResult result = engine.Run($"({explain}).RecommendedAction; (Get-EiamErrorCode EiamOutcomeUnknown).RecommendedAction").Clean();
        Assert.StartsWith("The user may exist: look it up first (Get-EiamUser -UserName)", (string)result.Output[0].BaseObject, StringComparison.Ordinal);
        Assert.StartsWith("It was not sent again", (string)result.Output[1].BaseObject, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("$null = New-EiamSandboxFault /api/v2/tenant/users -StatusCode 500 -Count 3; Get-EiamUser -First 1", "The tenant, or what stands before it, failed in each of 3 tries: try again later.")]
    [InlineData("Invoke-EiamRestMethod /api/v2/tenant/nonsense", "Check the path, and the method: docs/coverage.md of the project")]
    [InlineData("New-EiamUser user1 One", "Where a user has it already: find that one (Get-EiamUser -UserName,")]
    [InlineData("$o = (New-EiamOrganization a A).OrganizationId; Set-EiamOrganization $o -ParentId $o", "Where it is parent_id: an organization cannot stand below itself")]
    [InlineData("$null = New-EiamOrganization a A; New-EiamOrganization a A", "Find the organization that has the code (Get-EiamOrganization -Code)")]
    [InlineData("Get-EiamOrganization -ParentId nonsense", "Check the organization's id or code.")]
    public void The_advice_is_about_the_call_that_failed(string call, string advice)
    {
        using PowerShellEngine engine = new();
        RunResult result = engine.Run("Connect-Eiam -Sandbox -RetryIntervalSec 0; $null = New-EiamSandboxUser 13800000001 -UserName user1; " + call);
        Assert.StartsWith(advice, ErrorOf(result).ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Get-EiamUser user1 | Set-EiamUserPassword New-Passw0rd-1", "-UserId was given, although the record has it too: what was meant for -NewPassword has to be given by name.")]
    [InlineData("Set-EiamUser -UserName user1 -City Beijing", "-UserName is the new one here, and does not say which user is meant: find it first (Get-EiamUser -UserName), and pipe it.")]
    [InlineData("[pscustomobject]@{ UserName = 'user1'; City = 'Beijing' } | Set-EiamUser", "-UserName is the new one here")]
    [InlineData("Set-EiamOrganization -Code a -Name x", "-Code is the new one here, and does not say which organization is meant: find it first (Get-EiamOrganization -Code), and pipe it.")]
    [InlineData("@{ UserName = 'user1' } | Disable-EiamUser", "The record has UserName: find the user first (Get-EiamUser -UserName), and pipe it.")]
    [InlineData("New-EiamOrganization a A | Get-EiamUser", "For the users of an organization, give -OrganizationId by name")]
    public void What_was_meant_in_another_way_is_told_how(string call, string says)
    {
        using PowerShellEngine engine = new();
        ErrorRecord error = ErrorOf(engine.Run(Setup + call));
        Assert.StartsWith("EiamInvalidArgument,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains(says, error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("New-Passw0rd-1", error.ToString() + error.TargetObject + error.CategoryInfo, StringComparison.Ordinal);
    }

    // TargetName is what the default views and logs have, the message what ConciseView shows.
    [Theory]
    [InlineData("Get-EiamUser x1", "x1", "(UserName 'x1')")]
    [InlineData("'x1' | Get-EiamUser", "x1", "(UserName 'x1')")]
    [InlineData("Get-EiamUser -UserId x2", "x2", "(UserId 'x2')")]
    [InlineData("Get-EiamUser -Mobile 13900000009", "***0009", "(Mobile '***0009')")]
    [InlineData("Get-EiamUser 13900000009", "***0009", "(UserName '***0009')")]
    [InlineData("[pscustomobject]@{ user_name = 'user1'; Name = 'n' } | New-EiamUser", "user1", "(UserName 'user1')")]
    [InlineData("@{ UserName = 'n1'; Birthday = 'x' } | New-EiamUser", "n1", "(UserName 'n1')")]
    [InlineData("New-EiamUser user1 Name", "user1", "(UserName 'user1')")]
    [InlineData("Get-EiamOrganization -Code nowhere", "nowhere", "nowhere")]
    [InlineData("Get-EiamUser -OrganizationId nowhere", "nowhere", "(OrganizationId 'nowhere')")]
    [InlineData("$u = Get-EiamUser user3; Remove-EiamUser $u.UserId -Confirm:$false; $u | Disable-EiamUser", "user3", "(User 'user3')")]
    [InlineData("Set-EiamUserPassword x3 -NewPassword New-Passw0rd-1", "x3", "(UserId 'x3')")]
    public void An_error_says_which_object_it_is_of(string call, string name, string says)
    {
        using PowerShellEngine engine = new();
        ErrorRecord error = ErrorOf(engine.Run(Setup + call));
        Assert.Equal(name, error.CategoryInfo.TargetName);
        Assert.Contains(says, error.ToString(), StringComparison.Ordinal);
        Assert.NotNull(error.TargetObject);
    }

    // What stands in the place of an id can be the secret that was meant for another parameter.
    [Theory]
    [InlineData("Set-EiamUserPassword $secret")]
    [InlineData("$secret | Set-EiamUserPassword")]
    [InlineData("Get-EiamUser user1 | Set-EiamUserPassword $secret")]
    [InlineData("Get-EiamUser user1 | Set-EiamUserPassword $secret -NewPassword Other-Passw0rd-2")]
    [InlineData("@{ user_id = 'x' } | Set-EiamUserPassword $secret -NewPassword Other-Passw0rd-2")]
    [InlineData("Set-EiamUserPassword $secret -NewPassword $secret")]
    [InlineData("Set-EiamUserPassword \"x-$secret\" -NewPassword $secret")]
    public void An_error_names_no_object_by_a_secret(string call)
    {
        using PowerShellEngine engine = new();
        engine.Run(Setup + "$secret = 'New-Passw0rd-1'").Clean();
        RunResult result = engine.Run(call);
        Seen.HasNone(Seen.Everything(engine, result), ["New-Passw0rd-1"]);
        Assert.DoesNotContain("New-Passw0rd-1", ErrorOf(result).CategoryInfo.TargetName, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Get-EiamUser user1, user2", "-UserName takes one, and 2 were given: pipe them to Get-EiamUser in its place.")]
    [InlineData("Disable-EiamUser -UserId a, b, c", "-UserId takes one, and 3 were given: pipe them to Disable-EiamUser in its place.")]
    [InlineData("[pscustomobject]@{ UserId = 'a', 'b' } | Disable-EiamUser", "UserId is an Object[]; give one text.")]
    public void Several_in_the_place_of_one_are_piped(string call, string says)
    {
        using PowerShellEngine engine = new();
        ErrorRecord error = ErrorOf(engine.Run(Setup + call));
        Assert.StartsWith("EiamInvalidArgument,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains(says, error.ToString(), StringComparison.Ordinal);
        Assert.Equal(["user1", "user2"], engine.Run("'user1', 'user2' | Get-EiamUser | ForEach-Object UserName; ").Clean().Output.Select(static name => name.BaseObject));
        Assert.Equal("user1", engine.Run("(Get-EiamUser @('user1')).UserName").Clean().Single.BaseObject);
    }

    private static ErrorRecord ErrorOf(RunResult result) => result.Terminating is IContainsErrorRecord carrier ? carrier.ErrorRecord : result.Errors.Single();
}
