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
    [Theory]
    [InlineData("Get-EiamErrorCode EiamT", "EiamTimeout", "EiamTokenNotFound", "EiamTokenNotVerified")]
    [InlineData("Get-EiamErrorCode -Code ORG.000", "ORG.0001", "ORG.0008")]
    [InlineData("Get-EiamErrorCode -Code ORG.0024", "ORG.0024", "APP.ORG.0024")]
    [InlineData("Get-EiamErrorCode 1007", "SDK.COMMON.1007")]
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
        foreach (CmdletInfo cmdlet in engine.Run("Get-Command -Module EiamPowerShell").Output.Select(o => (CmdletInfo)o.BaseObject))
        {
            foreach (ParameterMetadata parameter in cmdlet.Parameters.Values.Where(p => !Cmdlet.CommonParameters.Contains(p.Name)))
            {
                Type type = Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType;
                string[] words = type.IsEnum ? Enum.GetNames(type) : [.. parameter.Attributes.OfType<ValidateSetAttribute>().SelectMany(a => a.ValidValues)];
                if (words.Length > 0 && words.Except(Complete(engine, $"{cmdlet.Name} -{parameter.Name} "), StringComparer.OrdinalIgnoreCase).Any())
                {
                    lacking.Add($"{cmdlet.Name} -{parameter.Name}");
                }
            }
        }

        Assert.Empty(lacking);
    }

    private static IEnumerable<string> Complete(PowerShellEngine engine, string typed) => engine
        .Run("[System.Management.Automation.CommandCompletion]::CompleteInput($args[0], $args[0].Length, $null).CompletionMatches.CompletionText", typed).Output.Select(o => o.ToString());
}
