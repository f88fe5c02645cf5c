using System;
using System.Linq;
using System.Management.Automation;
using System.Text.RegularExpressions;
using EiamPowerShell.Tests.Engine;
using Xunit;

namespace EiamPowerShell.Tests;

/// <summary>What comes back from a job, a remote session or a CliXml file: it shows as it did, pipes on, and has no tokens.</summary>
public class SerializationTests
{
    private static readonly Regex Blanks = new(@"(\x1b\[[0-9;]*m| )+");
    private static readonly Regex Milliseconds = new(@"(?<=\d\d:\d\d:\d\d)\.\d{3}\b");

    private const string Flow = """
        Connect-Eiam -Sandbox -ClientId nTo1eRIub60vPb54WeE6aojPwYwImtl4
        $user = New-EiamSandboxUser 13800000000 -UserName zhangsan
        $code = New-EiamSandboxCode MiniProgramLogin 13800000000
        $login = $code | Invoke-EiamWeChatMiniProgramLogin
        $bound = $login | Invoke-EiamWeChatMobileBind -WeChatCode (New-EiamSandboxCode WeChatPhone 13800000000).WeChatCode
        $confirmed = Get-EiamCaptcha | Confirm-EiamCaptcha -Offset 237 -Mobile 13800000000
        Invoke-EiamWeChatMobileBind -StateToken wrong -WeChatCode code -ErrorAction SilentlyContinue -ErrorVariable failures

        """;

    // Remoting and jobs go one level deep, Export-Clixml two.
    [Theory]
    [InlineData("$login", "Eiam.LoginResult", "SocialBind", 1)]
    [InlineData("$login", "Eiam.LoginResult", "SocialBind", 2)]
    [InlineData("$bound", "Eiam.LoginResult", "Success", 1)]
    [InlineData("$bound", "Eiam.LoginResult", "Success", 2)]
    [InlineData("$bound | ConvertFrom-EiamIdToken", "Eiam.IdToken", "zhangsan", 1)]
    [InlineData("$bound | ConvertFrom-EiamIdToken", "Eiam.IdToken", "zhangsan", 2)]
    [InlineData("Get-EiamCaptcha", "Eiam.Captcha", "bytes", 1)]
    [InlineData("Get-EiamCaptcha", "Eiam.Captcha", "bytes", 2)]
    [InlineData("$confirmed", "Eiam.ConfirmedCaptcha", "13800000000", 1)]
    [InlineData("$confirmed", "Eiam.ConfirmedCaptcha", "13800000000", 2)]
    [InlineData("$confirmed | Send-EiamVerificationCode Login", "Eiam.SentCode", "LOGIN_SMS", 1)]
    [InlineData("$confirmed | Send-EiamVerificationCode Login", "Eiam.SentCode", "LOGIN_SMS", 2)]
    [InlineData("Get-EiamCountryCode", "Eiam.CountryCode", "+86", 1)]
    [InlineData("Get-EiamCountryCode", "Eiam.CountryCode", "+86", 2)]
    [InlineData("Get-EiamSession", "EiamPowerShell.Sessions.EiamSession", "eiam-sandbox", 1)]
    [InlineData("Get-EiamSession", "EiamPowerShell.Sessions.EiamSession", "eiam-sandbox", 2)]
    [InlineData("$user | New-EiamAccount -AccountName zhang.san", "Eiam.Account", "zhang.san", 1)]
    [InlineData("$user | New-EiamAccount -AccountName zhang.san", "Eiam.Account", "zhang.san", 2)]
    [InlineData("New-EiamOrganization sales Sales", "Eiam.Organization", "sales", 1)]
    [InlineData("New-EiamOrganization sales Sales", "Eiam.Organization", "sales", 2)]
    [InlineData("New-EiamOrganization sales Sales | Set-EiamOrganizationLeader -UserId $user.UserId -PassThru", "Eiam.OrganizationLeader", "zhangsan", 1)]
    [InlineData("New-EiamOrganization sales Sales | Set-EiamOrganizationLeader -UserId $user.UserId -PassThru", "Eiam.OrganizationLeader", "zhangsan", 2)]
    [InlineData("New-EiamJobTitle lead Lead", "Eiam.JobTitle", "lead", 1)]
    [InlineData("$null = New-EiamOrganization sales Sales; New-EiamJobPosition rep Rep -OrganizationCode sales", "Eiam.JobPosition", "rep", 1)]
    [InlineData("$null = New-EiamOrganization sales Sales; New-EiamUserJob $user.UserId sales", "Eiam.UserJob", "PartTime", 1)]
    [InlineData("New-EiamJobTitle lead Lead", "Eiam.JobTitle", "lead", 2)]
    [InlineData("$null = New-EiamOrganization sales Sales; New-EiamJobPosition rep Rep -OrganizationCode sales", "Eiam.JobPosition", "rep", 2)]
    [InlineData("$null = New-EiamOrganization sales Sales; New-EiamUserJob $user.UserId sales", "Eiam.UserJob", "PartTime", 2)]
    [InlineData("@(Get-EiamRole)[0]", "Eiam.Role", "reader", 1)]
    [InlineData("@(Get-EiamRole)[0]", "Eiam.Role", "reader", 2)]
    [InlineData("Get-EiamRolePermission sandbox-role-reader", "Eiam.RolePermission", "sandbox-function-report", 1)]
    [InlineData("Get-EiamRolePermission sandbox-role-reader", "Eiam.RolePermission", "sandbox-function-report", 2)]
    [InlineData("@(Get-EiamPermission)[0]", "Eiam.Permission", "report", 1)]
    [InlineData("@(Get-EiamPermission)[0]", "Eiam.Permission", "report", 2)]
    [InlineData("New-EiamApplicationOrganization sales Sales", "Eiam.ApplicationOrganization", "sales", 1)]
    [InlineData("$null = New-EiamOrganization a A; @(Get-EiamLog ([DateTimeOffset]::UtcNow.AddHours(-1)))[0]", "Eiam.LogEntry", "MANAGEMENT", 1)]
    [InlineData("Measure-EiamAuthentication ([DateTimeOffset]::UtcNow.AddHours(-1))", "Eiam.AuthenticationCount", "Succeeded", 1)]
    [InlineData("New-EiamApplicationOrganization sales Sales", "Eiam.ApplicationOrganization", "sales", 2)]
    [InlineData("$null = New-EiamOrganization a A; @(Get-EiamLog ([DateTimeOffset]::UtcNow.AddHours(-1)))[0]", "Eiam.LogEntry", "MANAGEMENT", 2)]
    [InlineData("Measure-EiamAuthentication ([DateTimeOffset]::UtcNow.AddHours(-1))", "Eiam.AuthenticationCount", "Succeeded", 2)]
    [InlineData("Get-EiamErrorCode 1007", "Eiam.ErrorCode", "SDK.COMMON.1007", 1)]
    [InlineData("Get-EiamErrorCode 1007", "Eiam.ErrorCode", "SDK.COMMON.1007", 2)]
    [InlineData("Get-EiamErrorCode EiamOutcomeUnknown", "Eiam.ErrorCode", "EiamOutcomeUnknown", 1)]
    [InlineData("Get-EiamErrorCode EiamOutcomeUnknown", "Eiam.ErrorCode", "EiamOutcomeUnknown", 2)]
    [InlineData("$user", "EiamPowerShell.Results.EiamSandboxUser", "zhangsan", 1)]
    [InlineData("$user", "EiamPowerShell.Results.EiamSandboxUser", "zhangsan", 2)]
    [InlineData("$code", "EiamPowerShell.Results.EiamSandboxCode", "MiniProgramLogin", 1)]
    [InlineData("$code", "EiamPowerShell.Results.EiamSandboxCode", "MiniProgramLogin", 2)]
    [InlineData("New-EiamSandboxFault -StatusCode 503", "EiamPowerShell.Results.EiamSandboxFault", "HTTP 503", 1)]
    [InlineData("New-EiamSandboxFault -StatusCode 503", "EiamPowerShell.Results.EiamSandboxFault", "HTTP 503", 2)]
    [InlineData("Get-EiamSandboxRequest", "EiamPowerShell.Results.EiamSandboxRequest", "wechat-mobile-bind", 1)]
    [InlineData("Get-EiamSandboxRequest", "EiamPowerShell.Results.EiamSandboxRequest", "wechat-mobile-bind", 2)]
    public void What_comes_back_shows_as_it_did_but_for_tokens(string script, string type, string shows, int depth)
    {
        using PowerShellEngine engine = new();
        PSObject[] live = [.. engine.Run(Flow + script).Clean().Output];
        PSObject[] back = [.. live.Select(o => RoundTrip(o, depth))];
        Assert.All(live, o => Assert.Equal(type, o.TypeNames[0]));
        Assert.All(back, o => Assert.Equal("Deserialized." + type, o.TypeNames[0]));
        string shown = Show(engine, back);
        Assert.Contains(shows, shown, StringComparison.Ordinal);

        // Times of requests lose their milliseconds; which session is the current one is known only here; nothing else is lost.
        string before = Milliseconds.Replace(Show(engine, live), string.Empty).Replace("\n* ", "\n ", StringComparison.Ordinal);
        Assert.Equal(before, Milliseconds.Replace(shown, string.Empty));
    }

    [Fact]
    public void Every_result_has_a_view_for_what_is_left_of_it()
    {
        using PowerShellEngine engine = new();
        string[] names = [.. engine.Run("(Get-Module EiamPowerShell).ExportedCommands.Values.OutputType.Name | Where-Object { $_ -like 'EiamPowerShell.*' -or $_ -like 'Eiam.*' }").Clean()
            .Output.Select(o => o.ToString()).Distinct()];
        Assert.NotEmpty(names);
        string views = System.IO.File.ReadAllText(System.IO.Path.Combine(TestPaths.StagedModule, "EiamPowerShell.Format.ps1xml"));
        Assert.All(names, name => Assert.Contains($"<TypeName>Deserialized.{name}</TypeName>", views, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_status_that_came_back_compares_as_before(int depth)
    {
        using PowerShellEngine engine = new();
        PSObject back = RoundTrip(engine.Run(Flow + "$bound").Single, depth);
        RunResult result = engine.Run("$args[0].Status -eq 'Success'; \"$($args[0])\"; $args[0].ExpiresIn -is [timespan]; [DateTimeOffset]$args[0].ExpiresAt -gt [DateTimeOffset]::Now; switch ($args[0].Status) { Success { 'yes' } }", back).Clean();
        Assert.Equal([true, "SUCCESS", true, true, "yes"], result.Output.Select(o => o.BaseObject));
    }

    [Fact]
    public void A_login_that_came_back_is_not_bound_and_the_error_says_why()
    {
        using PowerShellEngine engine = new();
        PSObject back = RoundTrip(engine.Run(Flow + "$login").Single);
        ErrorRecord error = engine.Run("param($Login) $Login | Invoke-EiamWeChatMobileBind -WeChatCode x", back).Error;
        Assert.StartsWith("EiamInvalidArgument,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains("-StateToken is missing: this login result was serialised", error.ToString(), StringComparison.Ordinal);
        Assert.Equal("SocialBind", engine.Run("$Error[0].TargetObject.Status.ToString()").Single.BaseObject);
        Assert.Equal(2, engine.Run("@(Get-EiamSandboxRequest *bind).Count").Single.BaseObject);
    }

    [Fact]
    public void A_login_that_came_back_takes_a_state_token_by_name()
    {
        using PowerShellEngine engine = new();
        PSObject back = RoundTrip(engine.Run(Flow + "$other = New-EiamSandboxCode MiniProgramLogin 13900000000 | Invoke-EiamWeChatMiniProgramLogin; $other").Single);
        RunResult bound = engine.Run(
            "param($Login) $Login | Invoke-EiamWeChatMobileBind -Register -StateToken $other.StateToken -WeChatCode (New-EiamSandboxCode WeChatPhone 13900000000).WeChatCode", back);
        Assert.Equal("SUCCESS", bound.Single.Properties["StatusText"].Value);
        ErrorRecord error = engine.Run("param($Login) $Login | Invoke-EiamWeChatMobileBind -StateToken $other.StateToken -WeChatCode ''", back).Error;
        Assert.StartsWith("-WeChatCode is missing or empty.", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void An_error_that_came_back_is_explained_piped_or_not()
    {
        using PowerShellEngine engine = new();
        PSObject back = RoundTrip(engine.Run(Flow + "$failures[0]").Output.Single());
        Assert.Equal("Deserialized.System.Management.Automation.ErrorRecord", back.TypeNames[0]);
        RunResult result = engine.Run("($args[0] | Get-EiamErrorCode).Code; (Get-EiamErrorCode $args[0]).Code", back).Clean();
        Assert.Equal(["SDK.COMMON.1007", "SDK.COMMON.1007"], result.Output.Select(o => o.BaseObject));
    }

    [Fact]
    public void A_catalogue_entry_that_came_back_finds_itself()
    {
        using PowerShellEngine engine = new();
        PSObject back = RoundTrip(engine.Run("Get-EiamErrorCode 1007").Single);
        Assert.Equal("SDK.COMMON.1007", engine.Run("($args[0] | Get-EiamErrorCode).Code", back).Single.BaseObject);
    }

    [Theory]
    [InlineData("param($Back) $Back[0] | Get-EiamToken -Type StateToken")]
    [InlineData("param($Back) $Back[0] | ConvertFrom-EiamIdToken")]
    [InlineData("param($Back) $Back[1] | Invoke-EiamWeChatMiniProgramLogin")]
    [InlineData("param($Back) Get-EiamSandboxRequest -Session $Back[2]")]
    public void What_is_worth_nothing_without_its_secrets_is_refused(string script)
    {
        using PowerShellEngine engine = new();
        PSObject[] back = [.. engine.Run(Flow + "$bound; New-EiamSandboxCode MiniProgramLogin 13800000000; Get-EiamSession").Clean().Output.Select(o => RoundTrip(o))];
        RunResult result = engine.Run(script, new object[] { back });
        Assert.NotNull(result.Error);
        Assert.Empty(result.Output);
    }

    private static PSObject RoundTrip(PSObject live, int depth = 1) => PSObject.AsPSObject(PSSerializer.Deserialize(PSSerializer.Serialize(live, depth)));

    private static string Show(PowerShellEngine engine, PSObject[] objects)
    {
        engine.Host.Clear();
        engine.Run("$args[0] | Out-Default", new object[] { objects }).ThrowOnError();

        // Columns are as wide as what they hold.
        return Blanks.Replace(engine.Host.Screen, " ");
    }
}
