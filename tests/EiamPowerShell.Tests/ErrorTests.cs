using System;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using Eiam.Client.Tests.Support;
using EiamPowerShell.Tests.Engine;
using Xunit;

namespace EiamPowerShell.Tests;

public class ErrorTests
{
    private const string WrongStateToken = "Connect-Eiam -Sandbox; Invoke-EiamWeChatMobileBind -StateToken wrong -WeChatCode code";

    [Fact]
    public void An_error_carries_the_code_the_message_a_category_and_advice()
    {
        using PowerShellEngine engine = new();
        ErrorRecord error = engine.Run(WrongStateToken).Error;
        Assert.StartsWith("IDAAS.SDK.COMMON.1007,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal(ErrorCategory.InvalidArgument, error.CategoryInfo.Category);
        Assert.Contains("state_token parameter error", error.ErrorDetails.Message);
        Assert.Contains("Invoke-EiamWeChatMiniProgramLogin", error.ErrorDetails.RecommendedAction);
        Assert.Equal("IDAAS.SDK.COMMON.1007", Property(error, "ErrorCode"));
        Assert.Equal("SDK.COMMON.1007", Property(error, "NormalizedCode"));
        Assert.Equal("state_token parameter error", Property(error, "ServerMessage"));
        Assert.Equal(400, Property(error, "StatusCode"));
        Assert.Equal("POST /api/v2/sdk/social/wechat-mobile-bind", Property(error, "Endpoint"));
        Assert.Equal("Rejected", Property(error, "Outcome")!.ToString());
    }

    [Fact]
    public void Catch_sees_it_with_ErrorAction_Stop_and_the_next_record_goes_on_without()
    {
        using PowerShellEngine engine = new();
        Assert.Equal("IDAAS.SDK.COMMON.1007", engine.Run(
            "Connect-Eiam -Sandbox; try { Invoke-EiamWeChatMobileBind -StateToken wrong -WeChatCode code -ErrorAction Stop } catch { $_.Exception.ErrorCode }").Single.BaseObject);
        RunResult both = engine.Run("'a', 'b' | Invoke-EiamWeChatMiniProgramLogin");
        Assert.Equal(2, both.Errors.Length);
        Assert.All(both.Errors, e => Assert.Equal("***", e.TargetObject));
    }

    [Fact]
    public void A_person_at_the_prompt_reads_what_happened_and_what_to_do()
    {
        using PowerShellEngine engine = new();
        RunResult result = engine.Run(WrongStateToken);
        using PowerShell shell = engine.Create("$args[0] | Out-Default", result.Error);
        shell.Invoke();
        Assert.Contains("state_token parameter error (IDAAS.SDK.COMMON.1007, HTTP 400, POST /api/v2/sdk/social/wechat-mobile-bind)", engine.Host.Screen);
        Assert.Contains("log in again with a new login code", engine.Host.Screen.ReplaceLineEndings(" "));
    }

    [Theory]
    [InlineData("1007", "SDK.COMMON.1007")]
    [InlineData("IDAAS.SDK.COMMON.1007", "SDK.COMMON.1007")]
    [InlineData("sdk.common.1007", "SDK.COMMON.1007")]
    [InlineData("1005", "SDK.COMMON.1005 SDK.LOGIN.1005 SDK.SMS.1005")]
    [InlineData("invalid_token", "invalid_token")]
    [InlineData("EiamTimeout", "EiamTimeout")]
    [InlineData("SDK.CAPTCHA.*", "SDK.CAPTCHA.0006 SDK.CAPTCHA.0007")]
    [InlineData("IDAAS.SDK.LOGIN.100[12]", "SDK.LOGIN.1001 SDK.LOGIN.1002")]
    public void The_catalogue_answers_a_code_a_number_and_a_pattern(string code, string found)
    {
        using PowerShellEngine engine = new();
        RunResult result = engine.Run("Get-EiamErrorCode $args[0]", code).Clean();
        Assert.Equal(found, string.Join(' ', result.Output.Select(o => o.Properties["Code"].Value)));
        Assert.All(result.Output, o =>
        {
            Assert.NotEmpty((string)o.Properties["Meaning"].Value);
            Assert.NotEmpty((string)o.Properties["RecommendedAction"].Value);
            Assert.NotEmpty((string)o.Properties["Source"].Value);
        });
    }

    [Fact]
    public void The_catalogue_answers_an_error_record_of_a_tenant_and_of_this_module()
    {
        using PowerShellEngine engine = new();
        PSObject tenant = engine.Run(WrongStateToken + " -ErrorAction SilentlyContinue; $Error[0] | Get-EiamErrorCode").Output.Single();
        Assert.Equal("SDK.COMMON.1007", tenant.Properties["Code"].Value);
        PSObject own = engine.Run("Get-EiamSession nobody -ErrorAction SilentlyContinue; $Error[0] | Get-EiamErrorCode").Output.Single();
        Assert.Equal("EiamSessionNotFound", own.Properties["Code"].Value);
    }

    [Theory]
    [InlineData("$e.Exception | Get-EiamErrorCode")]
    [InlineData("Get-EiamErrorCode $e.Exception")]
    [InlineData("$e | Get-EiamErrorCode")]
    [InlineData("Get-EiamErrorCode -ErrorRecord $e")]
    [InlineData("Get-EiamErrorCode $e.FullyQualifiedErrorId")]
    [InlineData("$e.FullyQualifiedErrorId | Get-EiamErrorCode")]
    [InlineData("[pscustomobject]@{ Id = 3; Outcome = 'Rejected'; ErrorId = $e.Exception.ErrorId; Message = 'x' } | Get-EiamErrorCode")]
    [InlineData("[pscustomobject]@{ Id = 3; ErrorCode = $e.Exception.ErrorCode } | Get-EiamErrorCode")]
    [InlineData("@{ ErrorId = $e.FullyQualifiedErrorId } | Get-EiamErrorCode")]
    [InlineData("try { throw $e } catch { $_ | Get-EiamErrorCode }")]
    [InlineData("try { throw $e } catch { $_.Exception | Get-EiamErrorCode }")]
    [InlineData("Get-EiamErrorCode @($e)")]
    public void The_catalogue_answers_whatever_carries_a_code(string script)
    {
        using PowerShellEngine engine = new();
        PSObject found = engine.Run(WrongStateToken + " -ErrorAction SilentlyContinue; $e = $Error[0]; $Error.Clear(); " + script).Single;
        Assert.Equal("SDK.COMMON.1007", found.Properties["Code"].Value);
    }

    [Fact]
    public void An_exception_without_a_code_is_an_error_that_names_its_type()
    {
        using PowerShellEngine engine = new();
        Assert.Contains("'IOException'", engine.Run("[IO.IOException]::new('x') | Get-EiamErrorCode").Error.Exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_code_that_the_pages_do_not_name_is_an_error_and_a_pattern_that_matches_none_is_nothing()
    {
        using PowerShellEngine engine = new();
        Assert.StartsWith("EiamErrorCodeNotFound,", engine.Run("Get-EiamErrorCode 9999").Error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Empty(engine.Run("Get-EiamErrorCode SDK.NONE.*").Clean().Output);
        Assert.True(engine.Run("Get-EiamErrorCode").Clean().Output.Count > 40);
    }

    [Fact]
    public void No_connection_says_that_nothing_was_sent()
    {
        using PowerShellEngine engine = new();
        ErrorRecord error = engine.Run("""
            Connect-Eiam -Uri http://127.0.0.1:9 -ClientId c -MaximumRetryCount 0
            Invoke-EiamWeChatMobileBind -StateToken canary-state -WeChatCode canary-code
            """).Error;
        Assert.StartsWith("EiamConnectionFailed,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal(ErrorCategory.ConnectionError, error.CategoryInfo.Category);
        Assert.Equal("NotSent", Property(error, "Outcome")!.ToString());
        Assert.Contains("unspent", error.ErrorDetails.RecommendedAction);
    }

    [Theory]
    [InlineData("-Uri https://localhost:{0} -NoProxy", "The certificate is not trusted here", "-SkipCertificateCheck", "its authority")]
    [InlineData("-Domain tenant.invalid -Proxy http://127.0.0.1:9", "The proxy failed", "-ProxyCredential", "-NoProxy")]
    [InlineData("-Uri http://127.0.0.1:9", "Check the address", "-Proxy", "HTTPS_PROXY")]
    public async Task The_advice_on_a_connection_that_failed_is_that_of_its_cause(string connection, params string[] said)
    {
        await using FaultServer server = FaultServer.Answering(Scripts.Http(Scripts.Success), TestCertificates.Localhost);
        using PowerShellEngine engine = new();
        ErrorRecord error = engine.Run(
            "Connect-Eiam -ClientId c -MaximumRetryCount 0 " + string.Format(CultureInfo.InvariantCulture, connection, server.Port) + "; Invoke-EiamWeChatMobileBind -StateToken s -WeChatCode c").Error;

        Assert.StartsWith("EiamConnectionFailed,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal(ErrorCategory.ConnectionError, error.CategoryInfo.Category);
        Assert.StartsWith(said[0], error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.All(said, words => Assert.Contains(words, error.ErrorDetails.RecommendedAction, StringComparison.Ordinal));
        Assert.DoesNotContain("see inner exception", error.ToString(), StringComparison.Ordinal);
        Assert.Equal(connection.Contains("-Proxy", StringComparison.Ordinal), error.Exception.Message.Contains("through the proxy http://127.0.0.1:9: ", StringComparison.Ordinal));
    }

    [Fact]
    public void A_result_without_the_token_that_is_asked_for_is_an_error()
    {
        using PowerShellEngine engine = new();
        ErrorRecord error = engine.Run("Connect-Eiam -Sandbox; Get-EiamToken IdToken").Error;
        Assert.StartsWith("EiamTokenNotFound,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains("IdToken", error.ToString());
    }

    internal static object? Property(ErrorRecord error, string name) => PSObject.AsPSObject(error.Exception).Properties[name]?.Value;

    [Fact]
    public void The_view_of_the_codes_cuts_no_code_and_no_heading()
    {
        using PowerShellEngine engine = new();
        string[] codes = [.. engine.Run("(Get-EiamErrorCode).Code").Output.Select(o => o.ToString())];
        engine.Host.Clear();
        using (PowerShell shell = engine.Create("Get-EiamErrorCode | Out-Default"))
        {
            shell.Invoke();
        }

        string[] lines = System.Text.RegularExpressions.Regex.Replace(engine.Host.Screen, "\\x1b\\[[0-9;]*m", string.Empty).Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        Assert.Matches("^Code +Product +Meaning +RecommendedAction$", lines[0]);
        Assert.All(lines, line => Assert.InRange(line.Length, 1, 80));
        Assert.Empty(codes.Except(lines.Select(line => line.Split(' ')[0])));
    }
}
