using System;
using System.Linq;
using System.Management.Automation;
using System.Text.Json;
using EiamPowerShell.Tests.Engine;
using Xunit;

namespace EiamPowerShell.Tests;

/// <summary>The cmdlets of the own account: their flows, their documented errors, and what they refuse before anything is sent.</summary>
public class AccountTests
{
    // A signed-in user without a password, and what the tests need to see.
    private const string Signed = """
        Connect-Eiam -Sandbox
        $null = New-EiamSandboxUser 13800000000 -UserName zhangsan -Email z@example.com
        $login = New-EiamSandboxCode MiniProgramLogin 13800000000 | Invoke-EiamWeChatMiniProgramLogin |
            Invoke-EiamWeChatMobileBind -WeChatCode (New-EiamSandboxCode WeChatPhone 13800000000) -SignIn
        function code($kind, $to = '13800000000') { if ($to -like '*@*') { New-EiamSandboxCode $kind -Email $to } else { New-EiamSandboxCode $kind -Mobile $to } }
        function body($path) { (Get-EiamSandboxRequest $path -AsPlainText).Body }

        """;

    public static TheoryData<string, string> Refusals => new()
    {
        { "Register-EiamUser -VerifyCode 1", "-Mobile " },
        { "Register-EiamUser -Mobile 13900000000", "-VerifyCode " },
        { "Register-EiamUser -Mobile 13900000000 -VerifyCode 1 -Gender x", "-Gender " },
        { "Register-EiamUser -Mobile 13900000000 -VerifyCode 1 -Birthday 1.1.2000", "-Birthday " },
        { "Register-EiamUser -Mobile 13900000000 -VerifyCode 1 -Name \"a`0\"", "-Name " },
        { "Register-EiamUser -Mobile 13900000000 -VerifyCode 1 -Password @(1, 2)", "-Password " },
        { "Register-EiamUser -Mobile 13900000000 -VerifyCode 1 -Extension text", "-Extension is a String" },
        { "Register-EiamUser -Mobile 13900000000 -VerifyCode 1 -Extension @{ a = @{ b = [datetime]::Now } }", "-Extension.a.b is a DateTime" },
        { "Register-EiamUser -Mobile 13900000000 -VerifyCode 1 -Extension @{ a = @{ b = 1 }, ([IO.FileInfo]'x') }", "-Extension.a is a FileInfo" },
        { "$t = @{}; $t.t = $t; Register-EiamUser -Mobile 13900000000 -VerifyCode 1 -Extension $t", "-Extension nests deeper" },
        { "[pscustomobject]@{ Mobile = '13900000000'; VerifyCode = '1'; Extension = @(1) } | Register-EiamUser", "-Extension is a Object[]" },
        { "Reset-EiamPassword -VerifyCode 1 -NewPassword p", "-Mobile " },
        { "Reset-EiamPassword -Mobile 1 -Email a@b -VerifyCode 1 -NewPassword p", "-Mobile " },
        { "Reset-EiamPassword -Mobile 1 -NewPassword p", "-VerifyCode " },
        { "Reset-EiamPassword -Mobile 1 -VerifyCode 1", "-NewPassword " },
        { "Update-EiamPassword", "-NewPassword " },
        { "Update-EiamPassword -OldPassword a", "-NewPassword " },
        { "Update-EiamPassword -NewPassword p -OldPassword a -VerifyCode 1", "-OldPassword and VerifyCode " },
        { "Update-EiamPassword -NewPassword p -VerifyCode 1", "-By " },
        { "Update-EiamPassword -NewPassword p -By Email", "-VerifyCode " },
        { "Update-EiamPassword -NewPassword p -OldPassword a -SignIn", "-SignIn " },
        { "Update-EiamPassword -StateToken s -NewPassword p", "-OldPassword " },
        { "Update-EiamPassword -StateToken s -OldPassword a", "-NewPassword " },
        { "Update-EiamPassword -StateToken s -NewPassword p -By Email", "-VerifyCode " },
        { "Update-EiamPassword -StateToken s -NewPassword p -VerifyCode 1 -By Mobile", "-By is Mobile" },
        { "Skip-EiamPasswordUpdate", "-StateToken " },
        { "$login | Skip-EiamPasswordUpdate", "-StateToken " },
        { "Update-EiamMobile -VerifyCode 1", "-Mobile " },
        { "Update-EiamMobile -Mobile 1", "-VerifyCode " },
        { "Update-EiamProfile", "-UserName " },
        { "Update-EiamProfile -Name ''", "-UserName " },
        { "Update-EiamProfile -IdToken 'a b' -Name n", "-IdToken " },
        { "@{ IdToken = @(1, 2); Name = 'n' } | Update-EiamProfile", "-IdToken " },
        { "[pscustomobject]@{ IdToken = $null; Name = 'n' } | Update-EiamProfile", "-IdToken " },
        { "@{ id_token = ''; Name = 'n' } | Update-EiamProfile", "-IdToken " },
        { "[pscustomobject]@{ IdToken = ''; Mobile = '13900000000'; VerifyCode = '1' } | Update-EiamMobile", "-IdToken " },
        { "[pscustomobject]@{ IdToken = ''; NewPassword = 'p' } | Update-EiamPassword", "-IdToken " },
        { "@{ state_token = ''; old_password = 'a'; new_password = 'b' } | Update-EiamPassword", "-StateToken " },
        { "[pscustomobject]@{ IdToken = '' } | Test-EiamPassword", "-IdToken " },
        { "$login | ConvertFrom-EiamIdToken | Update-EiamProfile", "-IdToken " },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public void Bad_input_is_an_error_that_names_its_parameter_and_nothing_is_sent(string call, string said)
    {
        using PowerShellEngine engine = new();
        engine.Run(Signed).Clean();
        RunResult result = engine.Run("$before = @(Get-EiamSandboxRequest).Count; " + call);
        ErrorRecord error = ErrorOf(result);
        Assert.StartsWith("EiamInvalidArgument,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.StartsWith(said, error.Exception.Message, StringComparison.Ordinal);
        Assert.Equal(0, engine.Run("@(Get-EiamSandboxRequest).Count - $before").Single.BaseObject);
    }

    [Theory]
    [InlineData("Register-EiamUser -Mobile 13900000000 -VerifyCode 000000", "SDK.SMS.1005", "AuthenticationError")]
    [InlineData("Reset-EiamPassword -Mobile 13800000000 -VerifyCode 000000 -NewPassword p", "SDK.SMS.1005", "AuthenticationError")]
    [InlineData("Reset-EiamPassword -Email z@example.com -VerifyCode 000000 -NewPassword p", "SDK.SMS.1006", "AuthenticationError")]
    [InlineData("Update-EiamPassword -By Mobile -VerifyCode 000000 -NewPassword p", "SDK.SMS.1005", "AuthenticationError")]
    [InlineData("Update-EiamPassword -By Email -VerifyCode 000000 -NewPassword p", "SDK.SMS.1006", "AuthenticationError")]
    [InlineData("Update-EiamMobile -Mobile 13900000000 -VerifyCode 000000", "SDK.SMS.1005", "AuthenticationError")]
    [InlineData("Update-EiamPassword -StateToken wrong -OldPassword a -NewPassword p", "SDK.PARAM.0014", "AuthenticationError")]
    [InlineData("Update-EiamPassword -StateToken wrong -VerifyCode 1 -NewPassword p", "SDK.PARAM.0014", "AuthenticationError")]
    [InlineData("Skip-EiamPasswordUpdate -StateToken wrong", "SDK.PARAM.0014", "AuthenticationError")]
    [InlineData("Update-EiamPassword -IdToken wrong -NewPassword p", "SDK.PARAM.0016", "AuthenticationError")]
    [InlineData("Update-EiamPassword -IdToken wrong -NewPassword p -By Email -VerifyCode 1", "SDK.PARAM.0016", "AuthenticationError")]
    [InlineData("Test-EiamPassword -IdToken wrong", "SDK.PARAM.0016", "AuthenticationError")]
    [InlineData("Update-EiamProfile -IdToken wrong -Name n", "SDK.PARAM.0016", "AuthenticationError")]
    [InlineData("Update-EiamMobile -IdToken wrong -Mobile 13900000000 -VerifyCode 1", "SDK.PARAM.0016", "AuthenticationError")]
    public void A_documented_error_comes_with_its_code_in_both_spellings_and_with_advice(string call, string code, string category)
    {
        foreach (string style in (string[])["Prefixed", "Unprefixed"])
        {
            using PowerShellEngine engine = new();
            engine.Run(Signed + "(Get-EiamSession -Current).Sandbox.Options.ErrorCodeStyle = $args[0]", style).Clean();
            ErrorRecord error = engine.Run(call).Error;
            Assert.Equal((style == "Prefixed" ? "IDAAS." : string.Empty) + code, error.FullyQualifiedErrorId.Split(',')[0]);
            Assert.Equal(category, error.CategoryInfo.Category.ToString());
            Assert.Equal(code, ErrorTests.Property(error, "NormalizedCode"));
            Assert.Equal("Rejected", ErrorTests.Property(error, "Outcome")!.ToString());
            Assert.NotEmpty(error.ErrorDetails.RecommendedAction);
        }
    }

    [Fact]
    public void An_extension_is_copied_from_whatever_PowerShell_makes_of_it()
    {
        using PowerShellEngine engine = new();
        RunResult result = engine.Run(Signed + """
            $inner = [pscustomobject]@{ on = $true; none = $null; list = @(1, 'a', [psobject]'code') }
            $table = [ordered]@{ age = 18; big = 12345678901234567890; exact = 1.10d; ratio = 0.5; guid = [guid]::Empty; kind = [DayOfWeek]::Monday; letter = [char]'x'; inner = $inner; hash = @{ a = [switch]$true } }
            Update-EiamProfile -Extension $table
            [pscustomobject]@{ Extension = $inner } | Update-EiamProfile
            @{ Extension = $inner } | Update-EiamProfile
            [pscustomobject]@{ extension = [pscustomobject]@{ a = @([pscustomobject]@{ b = 1.5 }) } } | Update-EiamProfile
            [pscustomobject]@{ Extension = @{}; Name = 'n' } | Update-EiamProfile
            body *profile/update
            """).Clean();
        const string Inner = """{"on":true,"none":null,"list":[1,"a","code"]}""";
        Assert.Equal(
            [
                """{"extension":{"age":18,"big":12345678901234567890,"exact":1.10,"ratio":0.5,"guid":"00000000-0000-0000-0000-000000000000","kind":"Monday","letter":"x","inner":{"on":true,"none":null,"list":[1,"a","code"]},"hash":{"a":true}}}""",
                $$"""{"extension":{{Inner}}}""",
                $$"""{"extension":{{Inner}}}""",
                """{"extension":{"a":[{"b":1.5}]}}""",
                """{"name":"n","extension":{}}""",
            ],
            result.Output.Select(o => (string)o.BaseObject));
    }

    [Fact]
    public void A_row_that_is_reused_is_sent_as_it_was_when_it_was_bound()
    {
        using PowerShellEngine engine = new();
        RunResult result = engine.Run(Signed + """
            $row = @{ Extension = @{ n = @{ v = 0 } } }
            & { 1..8 | ForEach-Object { $row.Extension.n.v = $_; $row } } | Update-EiamProfile -ThrottleLimit 8
            body *profile/update
            """).Clean();
        Assert.Equal(Enumerable.Range(1, 8), result.Output.Select(o => JsonDocument.Parse((string)o.BaseObject).RootElement.GetProperty("extension").GetProperty("n").GetProperty("v").GetInt32()).Order());
    }

    [Theory]
    [InlineData("-Birthday 1990-01-31")]
    [InlineData("-Birthday ([datetime]'1990-01-31')")]
    [InlineData("-Birthday ([datetime]'1990-01-31T23:59:59')")]
    public void A_birthday_is_a_text_or_a_date(string birthday)
    {
        using PowerShellEngine engine = new();
        Assert.Equal("""{"attr_birthday":"1990-01-31"}""", engine.Run(Signed + "Update-EiamProfile " + birthday + "; body *profile/update").Single.BaseObject);
        Assert.Equal("1990-01-31 00:00:00.000", engine.Run("(Get-EiamUser zhangsan).Birthday").Single.BaseObject);
    }

    [Fact]
    public void What_the_sandbox_received_shows_no_nested_secret_and_neither_does_an_error()
    {
        using PowerShellEngine engine = new();
        RunResult result = engine.Run(Signed + """
            $record = [pscustomobject]@{ Mobile = '13900000000'; VerifyCode = 'canary-code'; Password = 'canary-password'; Extension = @{ a = @{ identity_number = 'canary-number' } } }
            $record | Register-EiamUser
            (Get-EiamSandboxRequest *register*).Body
            """);
        Seen.HasNone(Seen.Everything(engine, result), ["canary-code", "canary-password", "canary-number"]);
        Assert.Equal("""{"mobile":"***0000","verify_code":"***","pwd":"***","extension":{"a":{"identity_number":"***"}}}""", result.Output.Single().BaseObject);
    }

    [Fact]
    public void A_credential_stands_for_its_password()
    {
        using PowerShellEngine engine = new();
        engine.Run(Signed + """
            $secure = [System.Net.NetworkCredential]::new('', 'first').SecurePassword
            Update-EiamPassword -NewPassword ([pscredential]::new('u', $secure))
            [pscustomobject]@{ OldPassword = [pscredential]::new('u', $secure); NewPassword = 'second' } | Update-EiamPassword
            """).Clean();
        Assert.Equal(["""{"new_password":"first"}""", """{"old_password":"first","new_password":"second"}"""], engine.Run("body *pwd/change").Clean().Output.Select(o => (string)o.BaseObject));
    }

    [Fact]
    public void A_login_result_from_the_pipeline_acts_as_its_user_and_not_as_the_signed_in_one()
    {
        using PowerShellEngine engine = new();
        RunResult result = engine.Run(Signed + """
            $other = Register-EiamUser -Mobile 13900000000 -VerifyCode (code RegisterSms 13900000000) -UserName lisi
            $other | Update-EiamProfile -NickName other
            $other | Update-EiamPassword -NewPassword p
            $other | Test-EiamPassword
            Test-EiamPassword
            (Get-EiamSession -Current).SignedInUser
            (Get-EiamUser lisi).NickName
            (Get-EiamUser zhangsan).NickName
            """).Clean();
        Assert.Equal([true, false, "zhangsan", "other", null], result.Output.Select(o => o?.BaseObject));
    }

    [Theory]
    [InlineData("[pscustomobject]@{ StateToken = 's'; IdToken = 'i'; OldPassword = 'a'; NewPassword = 'b' } | Update-EiamPassword", "/api/v2/sdk/pwd/update")]
    [InlineData("@{ state_token = 's'; verify_code = '1'; new_password = 'b' } | Update-EiamPassword -By email", "/api/v2/sdk/after-login/pwd/update-by-email")]
    [InlineData("[pscustomobject]@{ StateToken = ''; IdToken = 'i'; NewPassword = 'b' } | Update-EiamPassword", "/api/v2/sdk/pwd/change")]
    [InlineData("@{ old_password = 'a'; new_password = 'b' } | Update-EiamPassword", "/api/v2/sdk/pwd/change")]
    public void The_state_token_decides_whose_password_it_is(string call, string path)
    {
        using PowerShellEngine engine = new();
        RunResult result = engine.Run(Signed + call + " -ErrorAction Ignore; (Get-EiamSandboxRequest *pwd*).Path").Clean();
        Assert.Equal(path, result.Single.BaseObject);
    }

    [Fact]
    public void A_denied_login_result_is_refused_though_somebody_is_signed_in()
    {
        using PowerShellEngine engine = new();
        RunResult result = engine.Run(Signed + """
            $null = New-EiamSandboxUser 13800000001 -Disabled
            $denied = code MiniProgramLogin 13800000001 | Invoke-EiamWeChatMiniProgramLogin | Invoke-EiamWeChatMobileBind -WeChatCode (code WeChatPhone 13800000001) -WarningAction Ignore
            $denied | Update-EiamPassword -NewPassword p
            $denied | Update-EiamProfile -Name n
            """);
        Assert.Equal(2, result.Errors.Length);
        Assert.All(result.Errors, e => Assert.Contains("Token is missing: the tenant denied this login", e.Exception.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void Nobody_signed_in_is_an_error_that_says_what_to_do()
    {
        using PowerShellEngine engine = new();
        foreach (string call in (string[])["Test-EiamPassword", "Update-EiamPassword -NewPassword p", "Update-EiamProfile -Name n", "Update-EiamMobile -Mobile 1 -VerifyCode 1"])
        {
            RunResult result = engine.Run("Connect-Eiam -Sandbox; " + call);
            Assert.StartsWith("EiamTokenNotFound,", ErrorOf(result).FullyQualifiedErrorId, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void SignIn_of_a_registration_signs_in_only_with_a_session_token()
    {
        using PowerShellEngine engine = new();
        Assert.Equal("lisi", engine.Run(Signed + "$null = Register-EiamUser -Mobile 13900000000 -VerifyCode (code RegisterSms 13900000000) -UserName lisi -SignIn; (Get-EiamSession -Current).SignedInUser").Single.BaseObject);
    }

    [Fact]
    public void A_call_is_named_by_its_object_where_it_is_asked_about()
    {
        using PowerShellEngine engine = new();
        engine.Run(Signed + "Register-EiamUser -Mobile 13912345678 -VerifyCode 1 -WhatIf; Reset-EiamPassword -Mobile 13912345678 -VerifyCode 1 -NewPassword p -WhatIf; Update-EiamMobile -Mobile 13912345678 -VerifyCode 1 -WhatIf").Clean();
        Assert.Contains("\"Register a user\" on target \"mobile ***5678\"", engine.Host.Screen, StringComparison.Ordinal);
        Assert.Contains("on target \"user with mobile ***5678\"", engine.Host.Screen, StringComparison.Ordinal);
        Assert.Contains("on target \"new mobile ***5678\"", engine.Host.Screen, StringComparison.Ordinal);
        Assert.DoesNotContain("13912345678", engine.Host.Screen, StringComparison.Ordinal);
    }

    // An impossible argument ends a call that has no other record.
    private static ErrorRecord ErrorOf(RunResult result) => result.Terminating is IContainsErrorRecord terminating ? terminating.ErrorRecord : result.Error;
}
