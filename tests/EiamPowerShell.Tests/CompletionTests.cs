using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using EiamPowerShell.Tests.Engine;
using Xunit;

namespace EiamPowerShell.Tests;

/// <summary>What the Tab key gives where values are known, asked as PowerShell asks it, and without a network.</summary>
public class CompletionTests
{
    // What that means is seen in Completion.Tests.ps1: the engine of these tests knows no files.
    private static readonly string[] OfFiles = ["Connect-Eiam -Path", "Get-EiamCaptcha -Path"];

    [Theory]
    [InlineData("Get-EiamErrorCode EiamT", "EiamTimeout", "EiamTokenNotFound", "EiamTokenNotVerified")]
    [InlineData("Get-EiamErrorCode -Code ORG.000", "ORG.0001", "ORG.0008")]
    [InlineData("Get-EiamErrorCode -Code ORG.0024", "ORG.0024", "APP.ORG.0024")]
    [InlineData("Get-EiamErrorCode 1007", "SDK.COMMON.1007")]
    [InlineData("Get-EiamErrorCode IDAAS.ORG.000", "ORG.0001", "ORG.0008")]
    [InlineData("Get-EiamSandboxRequest -Path rest-pass", "'/api/v2/tenant/users/*/rest-password'")]
    [InlineData("New-EiamSandboxFault -Path rest-pass", "'/api/v2/tenant/users/{user_id}/rest-password'")]
    [InlineData("Send-EiamVerificationCode -Purpose Forg", "ForgotPassword")]
    [InlineData("Invoke-EiamSocialLogin -Provider W", "WeChat")]
    [InlineData("New-EiamAccount -Type O", "Orphan")]
    [InlineData("Get-EiamAccount -Type P", "Public")]
    [InlineData("Get-EiamPermission -Kind D", "Data")]
    [InlineData("Get-EiamUserJob -RelationType M", "Main")]
    [InlineData("Reset-EiamUserPassword -SendMode S", "Sms")]
    [InlineData("Get-EiamToken -Type Ses", "SessionToken")]
    [InlineData("New-EiamSandboxCode -Kind MiniP", "MiniProgramLogin")]
    [InlineData("New-EiamUser -Gender ", "female", "male", "unknow")]
    [InlineData("Set-EiamUser -Gender F", "female")]
    [InlineData("Update-EiamProfile -Gender u", "unknow")]
    [InlineData("Register-EiamUser -Gender m", "male")]
    [InlineData("Get-EiamUser -Session s", "sandbox")]
    [InlineData("Disconnect-Eiam s", "sandbox")]
    [InlineData("Get-EiamSession s", "sandbox")]
    [InlineData("Invoke-EiamRestMethod /api/v2/sdk/c", "/api/v2/sdk/captcha")]
    [InlineData("Connect-Eiam -Language z", "zh")]
    [InlineData("Connect-Eiam -TimeZone UT", "UTC")]
    [InlineData("Connect-Eiam -Sandbox -Permission user_", "user_all", "user_read")]
    [InlineData("Send-EiamVerificationCode -Type LOG", "LOGIN_SMS", "LOGIN_EMS")]
    [InlineData("Set-EiamUser -Gender m", "male")]
    [InlineData("Remove-EiamSocialAccount -SocialType we", "wechat_work", "weibo", "weixin")]
    [InlineData("New-EiamSandboxFault -ErrorCode USER.000", "USER.0001", "USER.0004")]
    public void A_known_value_is_completed(string typed, params string[] expected)
    {
        using PowerShellEngine engine = new();
        engine.Run("Connect-Eiam -Sandbox").Clean();
        string[] found = [.. Complete(engine, typed)];
        Assert.Equal(expected, found.Take(expected.Length));
    }

    // Where a parameter has a fixed set of words, whatever its kind, all of them are offered.
    [Fact]
    public void Every_parameter_with_a_fixed_set_of_words_offers_them()
    {
        using PowerShellEngine engine = new();
        engine.Run("Connect-Eiam -Sandbox").Clean();
        List<string> lacking = [];
        foreach ((string cmdlet, ParameterMetadata parameter) in Parameters(engine).Where(p => IsFinite(p.Parameter)))
        {
            Type type = parameter.ParameterType.GetElementType() ?? Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType;
            string[] words = type.IsEnum ? Enum.GetNames(type) : [.. parameter.Attributes.OfType<ValidateSetAttribute>().SelectMany(a => a.ValidValues)];
            if (words.Except(Complete(engine, $"{cmdlet} -{parameter.Name} "), StringComparer.OrdinalIgnoreCase).Any())
            {
                lacking.Add($"{cmdlet} -{parameter.Name}");
            }
        }

        Assert.Empty(lacking);
    }

    [Fact]
    public void Every_parameter_says_what_completes_it()
    {
        using PowerShellEngine engine = new();
        string[] silent = [.. Parameters(engine).Where(p => !IsFinite(p.Parameter) && Completer(p.Parameter) is null).Select(p => $"{p.Cmdlet} -{p.Parameter.Name}")];
        Assert.Equal(OfFiles, silent);
    }

    [Fact]
    public void A_parameter_that_is_completed_in_one_cmdlet_is_in_all()
    {
        using PowerShellEngine engine = new();
        string[] uneven = [.. Parameters(engine).Where(p => !IsFinite(p.Parameter) && Completer(p.Parameter) is not null)
            .GroupBy(p => (p.Parameter.Name, p.Parameter.ParameterType))
            .Where(g => g.Any(p => IsFree(p.Parameter)) && !g.All(p => IsFree(p.Parameter)))
            .SelectMany(g => g.Where(p => IsFree(p.Parameter)).Select(p => $"{p.Cmdlet} -{p.Parameter.Name}"))];
        Assert.Empty(uneven);
    }

    [Fact]
    public void Countries_are_those_that_the_session_was_answered()
    {
        using PowerShellEngine engine = new();
        engine.Run("Connect-Eiam -Sandbox -Name other; Connect-Eiam -Sandbox").Clean();
        Assert.Empty(Complete(engine, "Get-EiamUser -Mobile +8"));
        Assert.Empty(Complete(engine, "Set-EiamUser -Area "));
        Assert.Equal(0, engine.Run("@(Get-EiamSandboxRequest).Count").Single.BaseObject);
        engine.Run("Get-EiamCountryCode").Clean();
        Assert.Equal(["+81-", "+852-", "+853-", "+86-", "+886-"], Complete(engine, "Get-EiamUser -Mobile +8"));
        Assert.Equal(["CN"], Complete(engine, "Set-EiamUser -Area C"));
        Assert.Empty(Complete(engine, "Get-EiamUser -Mobile 138"));
        Assert.Empty(Complete(engine, "Get-EiamUser -Session other -Mobile +8"));
        Assert.Empty(Complete(engine, "Get-EiamUser -Session none -Mobile +8"));
        Assert.Equal(1, engine.Run("@(Get-EiamSandboxRequest).Count").Single.BaseObject);
    }

    [Theory]
    [InlineData("a b", "'a b'")]
    [InlineData("o'neill", "'o''neill'")]
    [InlineData("a,b", "'a,b'")]
    [InlineData("a-b.c", "a-b.c")]
    public void A_name_that_would_not_be_one_argument_is_completed_in_quotes(string name, string completed)
    {
        using PowerShellEngine engine = new();
        engine.Run("Connect-Eiam -Sandbox -Name $args[0]", name).Clean();
        Assert.Equal([completed], Complete(engine, "Get-EiamUser -Session "));
    }

    private static IEnumerable<(string Cmdlet, ParameterMetadata Parameter)> Parameters(PowerShellEngine engine) =>
        from cmdlet in engine.Run("Get-Command -Module EiamPowerShell").Clean().Output.Select(o => (CmdletInfo)o.BaseObject)
        from parameter in cmdlet.Parameters.Values
        where !Cmdlet.CommonParameters.Contains(parameter.Name) && parameter.ParameterType != typeof(SwitchParameter)
        select (cmdlet.Name, parameter);

    private static bool IsFinite(ParameterMetadata parameter)
    {
        Type type = parameter.ParameterType.GetElementType() ?? Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType;
        return type.IsEnum || parameter.Attributes.OfType<ValidateSetAttribute>().Any();
    }

    private static ArgumentCompleterAttribute? Completer(ParameterMetadata parameter) => parameter.Attributes.OfType<ArgumentCompleterAttribute>().SingleOrDefault();

    private static bool IsFree(ParameterMetadata parameter) => Completer(parameter)?.GetType().Name == "FreeValueAttribute";

    private static IEnumerable<string> Complete(PowerShellEngine engine, string typed) => engine
        .Run("[System.Management.Automation.CommandCompletion]::CompleteInput($args[0], $args[0].Length, $null).CompletionMatches.CompletionText", typed).Output.OfType<PSObject>().Select(o => o.ToString());
}
