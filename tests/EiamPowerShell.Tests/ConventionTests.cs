using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Reflection;
using System.Text.RegularExpressions;
using Xunit;

namespace EiamPowerShell.Tests;

/// <summary>What users of PowerShell expect of every cmdlet, read off Get-Command. What stands apart is on a list here, with the reason.</summary>
public class ConventionTests(RulesTests.Prepared prepared) : IClassFixture<RulesTests.Prepared>
{
    // They change nothing, or only which sessions a runspace has.
    private static readonly string[] Reading = ["Connect", "ConvertFrom", "Disconnect", "Get", "Measure", "Select", "Test"];

    private static readonly Dictionary<string, string> ReadingAndAsking = new()
    {
        ["Get-EiamCaptcha"] = "-Path saves pictures",
    };

    private static readonly Dictionary<string, string> WithoutSession = new()
    {
        ["Connect-Eiam"] = "makes one",
        ["ConvertFrom-EiamIdToken"] = "reads a text",
        ["Get-EiamErrorCode"] = "reads the catalogue",
        ["Get-EiamSession"] = "lists them",
    };

    private static readonly Dictionary<string, string> OfSeveralTypes = new()
    {
        ["AccountId"] = "one, or a list where the call takes one",
        ["Code"] = "of one use: a secret; of an object of the directory: a text; of an error: several",
        ["InputObject"] = "any record; of Get-EiamToken a login result and nothing else",
        ["Kind"] = "of a permission, of a code of the sandbox; Get-EiamSandboxCode takes several",
        ["Name"] = "of an object of the directory; of sessions: several",
        ["RoleId"] = "one, or a list where the call takes one",
        ["Type"] = "of an account, of a token, of a message; a text where a record can fill it",
        ["UserName"] = "one, or a list where the call takes one",
    };

    // Codes by which objects of the directory are known: they are no secrets.
    private static readonly string[] NounsWithCode = ["EiamApplicationOrganization", "EiamErrorCode", "EiamJobPosition", "EiamJobTitle", "EiamOrganization"];
    private static readonly Regex DirectoryCode = new("^((Application)?Organization|Position|Privilege|Role|Title)Code$");
    private static readonly Regex SecretName = new("token|password|pwd|secret|encrypt|(?<!error|status|zip)code$", RegexOptions.IgnoreCase);

    private CmdletInfo[] All => [.. prepared.Engine.Run("Get-Command -Module EiamPowerShell").Clean().Output.Select(o => (CmdletInfo)o.BaseObject)];

    [Fact]
    public void A_name_is_an_approved_verb_and_a_singular_noun()
    {
        HashSet<string> approved = [.. typeof(VerbsCommon).Assembly.GetTypes()
            .Where(t => t.IsAbstract && t.IsSealed && t.IsPublic && t.Namespace == "System.Management.Automation" && t.Name.StartsWith("Verbs", StringComparison.Ordinal))
            .SelectMany(t => t.GetFields(BindingFlags.Public | BindingFlags.Static)).Select(f => (string)f.GetValue(null)!)];
        Assert.All(All, cmdlet =>
        {
            Assert.Contains(cmdlet.Verb, approved);
            Assert.StartsWith("Eiam", cmdlet.Noun, StringComparison.Ordinal);
            Assert.False(cmdlet.Noun.EndsWith('s'), cmdlet.Noun + " is no singular.");
            Assert.Equal(cmdlet.Verb + cmdlet.Noun + "Command", cmdlet.ImplementingType.Name);
            Assert.True(cmdlet.ImplementingType.IsSealed);
        });
    }

    [Fact]
    public void No_alias_is_exported()
    {
        Assert.Empty(prepared.Engine.Run("(Get-Module EiamPowerShell).ExportedAliases.Keys").Clean().Output);
        Assert.Empty(All.Where(c => c.ImplementingType.GetCustomAttribute<AliasAttribute>() is not null).Select(c => c.Name));
    }

    // That it comes out is seen in CompletenessTests.
    [Fact]
    public void What_comes_out_is_said_by_types_that_are_there_and_public() => Assert.All(All, cmdlet =>
    {
        Assert.NotEmpty(cmdlet.OutputType);
        Assert.All(cmdlet.OutputType, t => Assert.True(t.Type?.IsPublic, $"{cmdlet.Name}: {t.Name}"));
        string[] sets = [.. cmdlet.ParameterSets.Select(s => s.Name), ParameterAttribute.AllParameterSets];
        Assert.All(cmdlet.ImplementingType.GetCustomAttributes<OutputTypeAttribute>(), a => Assert.Subset(sets.ToHashSet(), a.ParameterSetName.ToHashSet()));
    });

    [Fact]
    public void What_changes_something_asks_ShouldProcess_and_what_removes_asks_unasked() => Assert.All(All, cmdlet =>
    {
        CmdletAttribute attribute = cmdlet.ImplementingType.GetCustomAttribute<CmdletAttribute>()!;
        bool expected = !Reading.Contains(cmdlet.Verb) || ReadingAndAsking.ContainsKey(cmdlet.Name);
        Assert.True(expected == attribute.SupportsShouldProcess, $"{cmdlet.Name}: SupportsShouldProcess is {attribute.SupportsShouldProcess}.");
        Assert.True(!expected || (cmdlet.Verb == "Remove") == (attribute.ConfirmImpact == ConfirmImpact.High), $"{cmdlet.Name}: ConfirmImpact is {attribute.ConfirmImpact}.");
    });

    [Fact]
    public void One_parameter_of_a_set_takes_the_object_of_the_pipeline() => Assert.Empty(
        from cmdlet in All
        from set in cmdlet.ParameterSets
        where set.Parameters.Count(p => p.ValueFromPipeline) > 1
        select $"{cmdlet.Name}, {set.Name}");

    [Fact]
    public void A_default_set_is_named_where_there_are_several() => Assert.Empty(
        from cmdlet in All
        where cmdlet.ParameterSets.Count > 1 && cmdlet.ParameterSets.Count(s => s.IsDefault) != 1
        select cmdlet.Name);

    [Fact]
    public void Positions_begin_at_0_and_leave_none_out_and_no_switch_has_one() => Assert.Empty(
        from cmdlet in All
        from set in cmdlet.ParameterSets
        let positional = set.Parameters.Where(p => p.Position >= 0).OrderBy(p => p.Position).ToArray()
        where !positional.Select(p => p.Position).SequenceEqual(Enumerable.Range(0, positional.Length)) || positional.Any(p => p.ParameterType == typeof(SwitchParameter))
        select $"{cmdlet.Name}, {set.Name}: {string.Join(", ", positional.Select(p => $"{p.Name} {p.Position}"))}");

    [Fact]
    public void What_needs_a_session_takes_it_by_the_same_parameter() => Assert.All(All, cmdlet =>
    {
        Assert.True(
            cmdlet.Parameters.ContainsKey("Session") != WithoutSession.ContainsKey(cmdlet.Name),
            cmdlet.Name + (cmdlet.Parameters.ContainsKey("Session") ? " has a -Session now: take it off the list." : " has no -Session."));
        if (cmdlet.Parameters.TryGetValue("Session", out ParameterMetadata? session))
        {
            Assert.Equal("EiamPowerShell.Sessions.SessionReference", session.ParameterType.FullName);
        }
    });

    [Fact]
    public void No_secret_is_a_plain_text() => Assert.Empty(
        from cmdlet in All
        from parameter in Own(cmdlet)
        where SecretName.IsMatch(parameter.Name) && parameter.ParameterType.FullName != "Eiam.Secret"
            && parameter.ParameterType != typeof(SwitchParameter) && parameter.ParameterType != typeof(DateTimeOffset?)
            && !DirectoryCode.IsMatch(parameter.Name) && !(parameter.Name == "Code" && NounsWithCode.Contains(cmdlet.Noun))
        select $"{cmdlet.Name} -{parameter.Name}: {parameter.ParameterType}");

    [Fact]
    public void A_name_or_an_alias_stands_for_one_parameter_and_for_none_of_PowerShells_own()
    {
        List<string> clashes = [];
        foreach (CmdletInfo cmdlet in All)
        {
            ParameterMetadata[] own = [.. Own(cmdlet)];
            IEnumerable<string> names = cmdlet.Parameters.Values.SelectMany(p => p.Aliases.Append(p.Name));
            clashes.AddRange(names.GroupBy(n => n, StringComparer.OrdinalIgnoreCase).Where(g => g.Count() > 1).Select(g => $"{cmdlet.Name}: {g.Key}"));

            // Of every cmdlet, and those that one gets by -WhatIf and by paging.
            string[] reserved = [.. Cmdlet.CommonParameters, .. Cmdlet.OptionalCommonParameters, "wi", "cf", .. cmdlet.Parameters.Values.Except(own).SelectMany(p => p.Aliases)];
            clashes.AddRange(own.SelectMany(p => p.Aliases.Append(p.Name)).Intersect(reserved, StringComparer.OrdinalIgnoreCase).Select(n => $"{cmdlet.Name}: {n} is PowerShell's"));
        }

        Assert.Empty(clashes);
    }

    [Fact]
    public void A_parameter_is_of_one_type_in_all_cmdlets()
    {
        string[] several = [.. All.SelectMany(Own).GroupBy(p => p.Name, StringComparer.OrdinalIgnoreCase)
            .Where(g => g.Select(p => p.ParameterType).Distinct().Count() > 1).Select(g => g.Key).Order(StringComparer.Ordinal)];
        Assert.Equal(OfSeveralTypes.Keys.Order(StringComparer.Ordinal), several);
    }

    private static IEnumerable<ParameterMetadata> Own(CmdletInfo cmdlet) =>
        cmdlet.Parameters.Values.Where(p => !Cmdlet.CommonParameters.Contains(p.Name) && p.Name is not ("WhatIf" or "Confirm"));
}
