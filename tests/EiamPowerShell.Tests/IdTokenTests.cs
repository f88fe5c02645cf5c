using System;
using System.Linq;
using System.Management.Automation;
using System.Net;
using System.Security;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using EiamPowerShell.Tests.Engine;
using Xunit;

namespace EiamPowerShell.Tests;

/// <summary>Tokens that are refreshed, and id tokens that are checked: true ones, forged ones, and those whose time is over.</summary>
public class IdTokenTests
{
    private const string Setup = """
        Connect-Eiam -Sandbox
        $null = New-EiamSandboxUser 13800000000 -UserName zhangsan -Name 'Zhang San' -Email z@example.com
        function login { New-EiamSandboxCode MiniProgramLogin 13800000000 | Invoke-EiamWeChatMiniProgramLogin }
        $login = login | Invoke-EiamWeChatMobileBind -WeChatCode (New-EiamSandboxCode WeChatPhone 13800000000) -SignIn
        $sandbox = (Get-EiamSession -Current).Sandbox
        function asked($path) { @(Get-EiamSandboxRequest $path).Count }

        """;

    [Theory]
    [InlineData("Flat", "Passed")]
    [InlineData("Nested", "NotChecked")]
    public void A_true_token_passes_in_both_shapes(string shape, string issuer)
    {
        using PowerShellEngine engine = new();
        PSObject test = engine.Run(Setup + $"$sandbox.Options.IdTokenShape = '{shape}'; login | Test-EiamIdToken -Detailed").Single;
        Assert.Equal(true, test.Properties["IsValid"].Value);
        Assert.Equal(
            ["Passed", "Passed", "Passed", "Passed", issuer, issuer],
            new[] { "Format", "Algorithm", "Signature", "Lifetime", "Issuer", "Audience" }.Select(n => test.Properties[n].Value.ToString()));
        Assert.Null(test.Properties["Reason"].Value);
    }

    [Theory]
    [InlineData("Test-EiamIdToken", true)]
    [InlineData("$login | Test-EiamIdToken", true)]
    [InlineData("$login | Get-EiamToken IdToken -AsPlainText | Test-EiamIdToken", true)]
    [InlineData("Test-EiamIdToken -Issuer https://eiam-sandbox.invalid/api/v1/oauth2", true)]
    [InlineData("Test-EiamIdToken -Issuer https://elsewhere.invalid/api/v1/oauth2", false)]
    [InlineData("Test-EiamIdToken -Audience (Get-EiamSession -Current).ClientId", true)]
    [InlineData("Test-EiamIdToken -Audience another", false)]
    [InlineData("$sandbox.AdvanceClock([timespan]::FromMinutes(6)); $login | Test-EiamIdToken", true)]
    [InlineData("$sandbox.AdvanceClock([timespan]::FromMinutes(8)); $login | Test-EiamIdToken", false)]
    [InlineData("Test-EiamIdToken x.y.z", false)]
    [InlineData("Test-EiamIdToken abc", false)]
    public void It_says_whether_a_token_is_valid(string call, bool valid)
    {
        using PowerShellEngine engine = new();
        Assert.Equal(valid, engine.Run(Setup + call).Single.BaseObject);
    }

    public static TheoryData<string, string> Forgeries() => new()
    {
        { "claims that were changed", "The tenant's key did not sign it." },
        { "no algorithm", "It does not name RS256" },
        { "a shared secret", "It does not name RS256" },
        { "another key under the same id", "The tenant's key did not sign it." },
        { "a key that the tenant does not have", "No key of the tenant has the id that it names." },
        { "no signature", "The tenant's key did not sign it." },
        { "a signature of another token", "The tenant's key did not sign it." },
    };

    [Theory]
    [MemberData(nameof(Forgeries))]
    public void A_forged_token_is_not_valid_and_says_why(string forgery, string reason)
    {
        using PowerShellEngine engine = new();
        string token = new NetworkCredential(string.Empty, (SecureString)engine.Run(Setup + "$login.IdToken").Single.BaseObject).Password;
        string forged = Forge(forgery, token);
        RunResult result = engine.Run("$test = Test-EiamIdToken $args[0] -Detailed; $test.Reason; Test-EiamIdToken $args[0]; try { Get-EiamProfile $args[0] -ErrorAction Stop } catch { $_.FullyQualifiedErrorId.Split(',')[0]; $_.Exception.Message }", forged).Clean();
        Assert.StartsWith(reason, (string)result.Output[0].BaseObject, StringComparison.Ordinal);
        Assert.Equal(false, result.Output[1].BaseObject);
        Assert.Equal("EiamTokenNotVerified", result.Output[2].BaseObject);
        Seen.HasNone(string.Concat(result.Output), [forged, token]);
    }

    [Fact]
    public void Keys_are_asked_for_once_and_once_more_for_a_key_that_is_not_among_them()
    {
        using PowerShellEngine engine = new();
        Assert.Equal([true, true, 1, true, true, 2, false, 3, false, 4], engine.Run(Setup + """
            Test-EiamIdToken; Test-EiamIdToken; asked */keys
            $sandbox.RollSigningKey()
            $new = $login | Update-EiamToken
            $new | Test-EiamIdToken; $login | Test-EiamIdToken; asked */keys
            $other = 'eyJhbGciOiJSUzI1NiIsImtpZCI6Im5vbmUifQ.e30.AA'
            Test-EiamIdToken $other; asked */keys; Test-EiamIdToken $other; asked */keys
            """).Clean().Output.Select(o => o.BaseObject));
    }

    [Fact]
    public void A_profile_is_what_a_verified_token_says()
    {
        using PowerShellEngine engine = new();
        PSObject profile = engine.Run(Setup + "Get-EiamProfile").Single;
        Assert.Equal(["zhangsan", "Zhang San", "+86-13800000000", "z@example.com"], new[] { "UserName", "Name", "Mobile", "Email" }.Select(n => profile.Properties[n].Value));
    }

    [Theory]
    [InlineData("Get-EiamSocialAccount")]
    [InlineData("Test-EiamPassword")]
    [InlineData("Update-EiamProfile -NickName n")]
    [InlineData("Get-EiamProfile")]
    public void An_id_token_that_has_ended_is_refreshed_before_the_call_of_the_signed_in_user(string call)
    {
        using PowerShellEngine engine = new();
        RunResult result = engine.Run(Setup + "$sandbox.AdvanceClock([timespan]::FromMinutes(10)); $null = " + call + "; $null = " + call + "; asked *id-token").Clean();
        Assert.Equal(1, result.Output[^1].BaseObject);
    }

    [Fact]
    public void Of_many_callers_one_refreshes()
    {
        using PowerShellEngine engine = new();
        Assert.Equal([32, 1], engine.Run(Setup + """
            $sandbox.AdvanceClock([timespan]::FromMinutes(10))
            @(1..32 | ForEach-Object { Get-EiamSession -Current } | Get-EiamSocialAccount -ThrottleLimit 32).Count
            asked *id-token
            """).Clean().Output.Select(o => o.BaseObject));
    }

    [Fact]
    public void A_token_that_was_given_is_not_refreshed()
    {
        using PowerShellEngine engine = new();
        RunResult result = engine.Run(Setup + "$sandbox.AdvanceClock([timespan]::FromMinutes(10)); $login | Get-EiamSocialAccount");
        Assert.StartsWith("IDAAS.SDK.PARAM.0016,", result.Error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains("Update-EiamToken", result.Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public void A_session_that_has_ended_is_the_tenants_error_and_says_to_log_in_again()
    {
        using PowerShellEngine engine = new();
        RunResult result = engine.Run(Setup + "$sandbox.AdvanceClock([timespan]::FromDays(6)); Get-EiamSocialAccount");
        Assert.StartsWith("IDAAS.SDK.PARAM.0023,", result.Error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains("log in again", result.Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.StartsWith("IDAAS.SDK.PARAM.0023,", engine.Run("Update-EiamToken").Error.FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_refresh_gives_new_tokens_and_a_session_token_that_is_replaced_is_replaced_in_the_session(bool rotate)
    {
        using PowerShellEngine engine = new();
        RunResult result = engine.Run(Setup + $"$sandbox.Options.RotateSessionToken = ${rotate}" + """

            function text($secure) { [Net.NetworkCredential]::new('', $secure).Password }
            $before = Get-EiamToken SessionToken -AsPlainText
            $new = Update-EiamToken
            $new.Status
            (text $new.SessionToken) -eq $before
            (Get-EiamToken SessionToken -AsPlainText) -eq (text $new.SessionToken)
            (Get-EiamToken IdToken -AsPlainText) -eq (text $new.IdToken)
            @(Get-EiamSocialAccount).Count
            """).Clean();
        Assert.Equal(["Success", !rotate, true, true, 1], result.Output.Select(o => o.BaseObject is Enum e ? e.ToString() : o.BaseObject));
    }

    [Fact]
    public void A_session_token_that_was_given_as_text_is_the_signed_in_users_own_too()
    {
        using PowerShellEngine engine = new();
        Assert.Equal("Success", engine.Run(Setup + """
            $sandbox.Options.RotateSessionToken = $true
            $null = Update-EiamToken (Get-EiamToken SessionToken -AsPlainText)
            (Update-EiamToken).Status
            """).Clean().Single.BaseObject.ToString());
    }

    [Fact]
    public void A_refresh_of_another_login_leaves_the_signed_in_user_alone()
    {
        using PowerShellEngine engine = new();
        Assert.Equal(true, engine.Run(Setup + "$before = Get-EiamToken IdToken -AsPlainText; $null = login | Update-EiamToken; $before -eq (Get-EiamToken IdToken -AsPlainText)").Single.BaseObject);
    }

    [Theory]
    [InlineData("Disconnect-Eiam; Connect-Eiam -Sandbox; Update-EiamToken", "EiamTokenNotFound")]
    [InlineData("Update-EiamToken ''", "EiamInvalidArgument")]
    [InlineData("[pscustomobject]@{ Other = 1 } | Update-EiamToken", "EiamInvalidArgument")]
    [InlineData("Update-EiamToken wrong", "IDAAS.SDK.PARAM.0023")]
    [InlineData("Test-EiamIdToken 'a b'", "EiamInvalidArgument")]
    [InlineData("Test-EiamIdToken ''", "EiamInvalidArgument")]
    public void What_cannot_be_is_one_error(string call, string id)
    {
        using PowerShellEngine engine = new();
        RunResult result = engine.Run(Setup + "$Error.Clear(); " + call);
        ErrorRecord error = result.Terminating is IContainsErrorRecord carrier ? carrier.ErrorRecord : Assert.Single(result.Errors);
        Assert.StartsWith(id + ",", error.FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    private static string Forge(string forgery, string token)
    {
        string[] parts = token.Split('.');
        JsonObject header = (JsonObject)JsonNode.Parse(Text(parts[0]))!;
        JsonObject claims = (JsonObject)JsonNode.Parse(Text(parts[1]))!;
        using RSA own = RSA.Create(2048);
        switch (forgery)
        {
            case "claims that were changed":
                claims["userName"] = "admin";
                return $"{parts[0]}.{Encode(claims)}.{parts[2]}";
            case "no algorithm":
                header["alg"] = "none";
                return $"{Encode(header)}.{parts[1]}.";
            case "a shared secret":
                header["alg"] = "HS256";
                string hidden = $"{Encode(header)}.{parts[1]}";
                return hidden + "." + Encode(HMACSHA256.HashData("secret"u8.ToArray(), Encoding.ASCII.GetBytes(hidden)));
            case "a key that the tenant does not have":
                header["kid"] = "mine";
                return Sign(own, header, claims);
            case "no signature":
                return $"{parts[0]}.{parts[1]}.";
            case "a signature of another token":
                return $"{parts[0]}.{parts[1]}.{Encode(own.SignData(Encoding.ASCII.GetBytes("x"), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1))}";
            default:
                return Sign(own, header, claims);
        }
    }

    private static string Sign(RSA key, JsonObject header, JsonObject claims)
    {
        string body = $"{Encode(header)}.{Encode(claims)}";
        return body + "." + Encode(key.SignData(Encoding.ASCII.GetBytes(body), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
    }

    private static string Encode(JsonNode json) => Encode(Encoding.UTF8.GetBytes(json.ToJsonString()));

    private static string Encode(byte[] bytes) => Convert.ToBase64String(bytes).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    private static string Text(string part) => Encoding.UTF8.GetString(Convert.FromBase64String(part.Replace('-', '+').Replace('_', '/') + new string('=', (4 - (part.Length % 4)) % 4)));

    [Fact]
    public void Many_records_of_one_login_are_refreshed_and_each_result_has_its_own()
    {
        using PowerShellEngine engine = new();
        RunResult result = engine.Run(Setup + """
            $new = 1..32 | ForEach-Object { [pscustomobject]@{ Id = $_; SessionToken = $login.SessionToken } } | Update-EiamToken -ThrottleLimit 32
            $new.InputObject.Id -join ' '
            ($new[31] | Get-EiamToken IdToken -AsPlainText) -eq (Get-EiamToken IdToken -AsPlainText)
            """).Clean();
        Assert.Equal([string.Join(' ', Enumerable.Range(1, 32)), true], result.Output.Select(o => o.BaseObject));
    }
}
