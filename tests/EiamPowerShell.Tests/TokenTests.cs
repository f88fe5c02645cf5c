using System;
using System.Linq;
using System.Management.Automation;
using System.Security;
using System.Text;
using EiamPowerShell.Tests.Engine;
using Xunit;

namespace EiamPowerShell.Tests;

public class TokenTests
{
    private const string Bound = """
        Connect-Eiam -Sandbox
        $null = New-EiamSandboxUser 13800000000
        $login = New-EiamSandboxCode MiniProgramLogin 13800000000 | Invoke-EiamWeChatMiniProgramLogin
        $bound = $login | Invoke-EiamWeChatMobileBind -WeChatCode (New-EiamSandboxCode WeChatPhone 13800000000).WeChatCode

        """;

    [Fact]
    public void A_token_comes_as_a_SecureString_and_as_text_on_request()
    {
        using PowerShellEngine engine = new();
        RunResult result = engine.Run(Bound + "$bound | Get-EiamToken; $bound | Get-EiamToken SessionToken -AsPlainText; $bound | Get-EiamToken IdToken -AsPlainText; $login | Get-EiamToken StateToken -AsPlainText").Clean();
        Assert.IsType<SecureString>(result.Output[0].BaseObject);
        Assert.Matches("^[A-Za-z0-9]{32}$", (string)result.Output[1].BaseObject);
        Assert.Equal(3, ((string)result.Output[2].BaseObject).Split('.').Length);
        Assert.Equal(3, ((string)result.Output[3].BaseObject).Split('.').Length);
    }

    [Theory]
    [InlineData("Flat", "zhangsan")]
    [InlineData("Nested", "subject")]
    public void An_id_token_is_read_in_both_documented_shapes(string shape, string subject)
    {
        using PowerShellEngine engine = new();
        RunResult result = engine.Run(
            """
            (Connect-Eiam -Sandbox -PassThru).Sandbox.Options.IdTokenShape = $args[0]
            $null = New-EiamSandboxUser 13800000000 -UserName zhangsan -Email zhangsan@example.com
            $bound = New-EiamSandboxCode MiniProgramLogin 13800000000 | Invoke-EiamWeChatMiniProgramLogin | Invoke-EiamWeChatMobileBind -SignIn -WeChatCode (New-EiamSandboxCode WeChatPhone 13800000000).WeChatCode
            $bound | ConvertFrom-EiamIdToken
            ConvertFrom-EiamIdToken (Get-EiamToken IdToken)
            ConvertFrom-EiamIdToken (Get-EiamToken IdToken -AsPlainText)
            """,
            shape).Clean();
        Assert.Equal(3, result.Output.Count);
        Assert.All(result.Output, token =>
        {
            Assert.Equal("zhangsan", token.Properties["UserName"].Value);
            Assert.Equal("+86-13800000000", token.Properties["Mobile"].Value);
            Assert.Equal("zhangsan@example.com", token.Properties["Email"].Value);
            Assert.Equal(subject, token.Properties["Subject"].Value);
            Assert.Equal("RS256", token.Properties["Algorithm"].Value);
            Assert.Equal(TimeSpan.FromMinutes(5), (DateTimeOffset)token.Properties["ExpiresAt"].Value - (DateTimeOffset)token.Properties["IssuedAt"].Value);
        });
    }

    [Theory]
    [InlineData("")]
    [InlineData("not.a.token")]
    public void What_is_no_id_token_is_an_error_that_names_the_parameter(string text)
    {
        using PowerShellEngine engine = new();
        ErrorRecord error = engine.Run("ConvertFrom-EiamIdToken $args[0]", text).Error;
        Assert.StartsWith("EiamInvalidArgument,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.StartsWith("-IdToken", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_login_is_the_sessions_user_only_where_it_is_asked_for()
    {
        using PowerShellEngine engine = new();
        Assert.StartsWith("EiamTokenNotFound,", engine.Run(Bound + "Get-EiamToken SessionToken").Error.FullyQualifiedErrorId, StringComparison.Ordinal);
        RunResult result = engine.Run("""
            $signedIn = New-EiamSandboxCode MiniProgramLogin 13800000000 | Invoke-EiamWeChatMiniProgramLogin -SignIn
            $bulk = New-EiamSandboxCode MiniProgramLogin 13800000000 | Invoke-EiamWeChatMiniProgramLogin
            (Get-EiamToken SessionToken -AsPlainText) -eq ($signedIn | Get-EiamToken SessionToken -AsPlainText)
            (Get-EiamToken IdToken -AsPlainText) -eq ($bulk | Get-EiamToken IdToken -AsPlainText)
            (Get-EiamSession).SignedInUser
            (Get-EiamSession).SignedInUntil -eq $signedIn.ExpiresAt
            """).Clean();
        Assert.Equal([true, false, "13800000000", true], result.Output.Select(o => o.BaseObject));
    }

    [Fact]
    public void A_second_login_with_SignIn_is_refused_before_it_is_sent()
    {
        using PowerShellEngine engine = new();
        RunResult result = engine.Run(Bound + "1..2 | ForEach-Object { New-EiamSandboxCode MiniProgramLogin 13800000000 } | Invoke-EiamWeChatMiniProgramLogin -SignIn");
        Assert.Single(result.Output);
        Assert.StartsWith("-SignIn takes one login", result.Error.ToString(), StringComparison.Ordinal);
        Assert.Equal(2, engine.Run("@(Get-EiamSandboxRequest *login*).Count").Single.BaseObject);
    }

    [Fact]
    public void A_login_that_did_not_succeed_signs_nobody_in()
    {
        using PowerShellEngine engine = new();
        RunResult result = engine.Run("Connect-Eiam -Sandbox; $null = New-EiamSandboxCode MiniProgramLogin 13800000000 | Invoke-EiamWeChatMiniProgramLogin -SignIn; (Get-EiamSession).SignedInUser");
        Assert.Null(Assert.Single(result.Output));
        Assert.Contains("Nobody is signed in: the login ended in UserRegister.", result.Warnings);
    }

    [Fact]
    public void A_state_token_goes_in_as_text_or_as_a_SecureString()
    {
        using PowerShellEngine engine = new();
        RunResult result = engine.Run(Bound + """
            foreach ($i in 1, 2) {
                $state = New-EiamSandboxCode MiniProgramLogin "1390000000$i" | Invoke-EiamWeChatMiniProgramLogin | Get-EiamToken StateToken -AsPlainText:($i -eq 1)
                $state.GetType().Name
                (Invoke-EiamWeChatMobileBind -StateToken $state -WeChatCode (New-EiamSandboxCode WeChatPhone "1390000000$i").WeChatCode -Register).StatusText
            }
            """).Clean();
        Assert.Equal(["String", "SUCCESS", "SecureString", "SUCCESS"], result.Output.Select(o => o.BaseObject));
    }

    [Fact]
    public void No_view_text_or_serialisation_of_a_result_shows_a_token()
    {
        using PowerShellEngine engine = new();
        RunResult result = engine.Run(Bound + """
            $login, $bound
            foreach ($type in 'SessionToken', 'IdToken') { $bound | Get-EiamToken $type -AsPlainText }
            $login | Get-EiamToken StateToken -AsPlainText
            """).Clean();
        engine.Host.Clear();
        using (PowerShell shell = engine.Create("$args[0] | Out-Default; Get-EiamSession | Out-Default", new object[] { new[] { result.Output[0], result.Output[1] } }))
        {
            shell.Invoke();
        }

        string shown = engine.Host.Screen + result.Output[0] + result.Output[1]
            + PSSerializer.Serialize(result.Output[0], 5) + PSSerializer.Serialize(result.Output[1], 5) + PSSerializer.Serialize(engine.Run("Get-EiamSession").Single, 5);
        Assert.Contains("SocialBind", shown);
        foreach (string token in result.Output.Skip(2).Select(o => (string)o.BaseObject))
        {
            Assert.DoesNotContain(token, shown);
            Assert.DoesNotContain(Convert.ToHexString(Encoding.Unicode.GetBytes(token)), shown, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public void A_result_that_came_back_from_elsewhere_still_shows_what_it_is()
    {
        using PowerShellEngine engine = new();
        PSObject back = (PSObject)PSSerializer.Deserialize(PSSerializer.Serialize(engine.Run(Bound + "$login").Single));
        Assert.Equal("SocialBind", back.Properties["Status"].Value.ToString());
        Assert.Equal("Invoke-EiamWeChatMobileBind", back.Properties["NextStep"].Value);
        Assert.DoesNotContain(back.Properties, p => p.Name.EndsWith("Token", StringComparison.Ordinal));
        engine.Host.Clear();
        using PowerShell shell = engine.Create("$args[0] | Out-Default", back);
        shell.Invoke();
        Assert.Contains("SOCIAL_BIND".Replace("_", string.Empty, StringComparison.Ordinal), engine.Host.Screen, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Verbose_has_one_line_a_request_and_Debug_has_it_all_but_the_secrets()
    {
        using PowerShellEngine engine = new();
        RunResult verbose = engine.Run("Connect-Eiam -Sandbox; Invoke-EiamWeChatMobileBind -StateToken canary-state -WeChatCode canary-code -Verbose -ErrorAction Ignore").Clean();
        Assert.Matches("^POST /api/v2/sdk/social/wechat-mobile-bind 400 [0-9]+ ms \\(attempt 1\\)$", verbose.Verbose.Single(v => v.StartsWith("POST", StringComparison.Ordinal)));
        RunResult debug = engine.Run("$DebugPreference = 'Continue'; Invoke-EiamWeChatMobileBind -StateToken canary-state -WeChatCode canary-code -ErrorAction Ignore").Clean();
        string text = string.Join('\n', debug.Debug);
        Assert.Contains("X-state-token: ***", text);
        Assert.Contains("X-device-fingerprint: ***", text);
        Assert.Contains("{\"wechat_code\":\"***\"}", text);
        Assert.Contains("IDAAS.SDK.COMMON.1007", text);
        Assert.DoesNotContain("canary", text);
    }
}
