using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using EiamPowerShell.Tests.Engine;
using Xunit;

namespace EiamPowerShell.Tests;

/// <summary>
/// What scripts rely on: cmdlets with their sets and parameters, and the properties of what they write. It stands in docs/module-surface.txt, so that a
/// change of it is seen; both builds have the same.
/// </summary>
public class ModuleSurfaceTests
{
    private const string Accept = "EIAM_UPDATE_DOCS=1 dotnet test tests/EiamPowerShell.Tests --filter ModuleSurface";
    private const string Head = "# What scripts rely on: the cmdlets, their parameters, and the properties of what they write.\n# Accept a change: " + Accept + "\n";

    private static readonly string Page = Path.Combine(TestPaths.RepositoryRoot, "docs", "module-surface.txt");

    [Fact]
    public void The_surface_is_the_one_that_is_written_down()
    {
        using PowerShellEngine engine = new();
        CmdletInfo[] cmdlets = [.. engine.Run("Get-Command -Module EiamPowerShell").Clean().Output.Select(o => (CmdletInfo)o.BaseObject).OrderBy(c => c.Name, StringComparer.Ordinal)];
        string surface = Head + string.Concat(cmdlets.Select(Describe)) + string.Concat(Types(cmdlets).Select(type => Describe(type, engine)));
        if (Environment.GetEnvironmentVariable("EIAM_UPDATE_DOCS") == "1" && TestPaths.ModuleEdition == "Core")
        {
            File.WriteAllText(Page, surface);
        }

        string[] difference = Difference(File.ReadAllText(Page), surface);
        Assert.True(
            difference.Length == 0,
            $"The module is not what docs/module-surface.txt says:\n{string.Join('\n', difference)}\nScripts rely on what is gone. Where it is meant, say so in CHANGELOG.md, and commit what this writes: {Accept}");
    }

    [Fact]
    public void A_line_that_differs_is_shown_with_what_it_belongs_to() => Assert.Equal(
        ["- Get-B: -Two <String>", "+ Get-B: -Two <Int32>", "+ Get-C"],
        Difference("Get-A\n  -Two <String>\n\nGet-B\n  -One <String>\n  -Two <String>\n", "Get-A\n  -Two <String>\n\nGet-B\n  -One <String>\n  -Two <Int32>\n\nGet-C\n"));

    private static string[] Difference(string written, string found)
    {
        string[] before = [.. Lines(written)];
        string[] after = [.. Lines(found)];
        return [.. before.Except(after).Select(line => "- " + line).Concat(after.Except(before).Select(line => "+ " + line)).OrderBy(line => line[2..].Split(": ")[0], StringComparer.Ordinal)];
    }

    // A line that is indented belongs to the last that is not.
    private static IEnumerable<string> Lines(string text)
    {
        string of = string.Empty;
        foreach (string line in text.Split('\n').Where(line => line.Trim().Length > 0))
        {
            of = line[0] == ' ' ? of : line;
            yield return line[0] == ' ' ? $"{of}: {line.Trim()}" : line;
        }
    }

    private static string Describe(CmdletInfo cmdlet)
    {
        CmdletAttribute attribute = cmdlet.ImplementingType.GetCustomAttribute<CmdletAttribute>()!;
        string text = $"\n{cmdlet.Name}\n  writes {string.Join(", ", cmdlet.OutputType.Select(t => Name(t.Type)))}\n";
        if (attribute.SupportsShouldProcess)
        {
            text += $"  asks, of {attribute.ConfirmImpact} impact\n";
        }

        if (cmdlet.ParameterSets.Count > 1)
        {
            text += $"  sets {string.Join(", ", cmdlet.ParameterSets.Select(s => s.Name + (s.IsDefault ? " (default)" : string.Empty)).Order(StringComparer.Ordinal))}\n";
        }

        IEnumerable<ParameterMetadata> own = cmdlet.Parameters.Values.Where(p => !Cmdlet.CommonParameters.Contains(p.Name) && p.Name is not ("WhatIf" or "Confirm"));
        return text + string.Concat(own.OrderBy(p => p.Name, StringComparer.Ordinal).SelectMany(p => Describe(cmdlet, p)));
    }

    // A line for all sets that have the parameter in the same way.
    private static IEnumerable<string> Describe(CmdletInfo cmdlet, ParameterMetadata parameter) =>
        from set in cmdlet.ParameterSets
        from use in set.Parameters
        where use.Name == parameter.Name
        group set.Name by Describe(parameter, use) into same
        orderby same.Key
        select same.Key + (same.Count() == cmdlet.ParameterSets.Count ? string.Empty : $"; in {string.Join(", ", same.Order(StringComparer.Ordinal))}") + "\n";

    private static string Describe(ParameterMetadata parameter, CommandParameterInfo use)
    {
        List<string> said = [$"  -{parameter.Name} <{Name(parameter.ParameterType)}>"];
        if (parameter.Aliases.Count > 0)
        {
            said.Add("or " + string.Join(", ", parameter.Aliases.Order(StringComparer.Ordinal).Select(a => "-" + a)));
        }

        if (use.Position >= 0)
        {
            said.Add($"position {use.Position}");
        }

        if (use.IsMandatory)
        {
            said.Add("mandatory");
        }

        // Records fill what PowerShell's binder does not know of (FromRecordAttribute).
        string[] from = [.. new[]
        {
            use.ValueFromPipeline ? "the pipeline" : null,
            use.ValueFromPipelineByPropertyName || parameter.Attributes.Any(a => a.GetType().Name == "FromRecordAttribute") ? "its property" : null,
        }.OfType<string>()];
        if (from.Length > 0)
        {
            said.Add("from " + string.Join(" or ", from));
        }

        foreach (Attribute attribute in parameter.Attributes)
        {
            if (attribute is ValidateSetAttribute words)
            {
                said.Add("one of " + string.Join(", ", words.ValidValues));
            }
            else if (attribute is ValidateRangeAttribute range)
            {
                said.Add(FormattableString.Invariant($"{range.MinRange} to {range.MaxRange}"));
            }
        }

        return string.Join("; ", said);
    }

    // What cmdlets write and take, the error that they end in, and what is in these.
    private static IEnumerable<Type> Types(CmdletInfo[] cmdlets)
    {
        Queue<Type> left = new(cmdlets.SelectMany(c => c.OutputType.Select(t => t.Type).Concat(c.Parameters.Values.Select(p => p.ParameterType))));
        left.Enqueue(left.First(t => t.Assembly.GetName().Name == "Eiam.Model").Assembly.GetType("Eiam.EiamException")!);
        HashSet<Type> found = [];
        while (left.TryDequeue(out Type? type))
        {
            Type[] parts = [.. type.IsGenericType ? type.GetGenericArguments() : [], .. type.HasElementType ? [type.GetElementType()!] : Type.EmptyTypes];
            if (!type.HasElementType && IsOurs(type) && found.Add(type))
            {
                parts = [.. parts, .. type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Select(p => p.PropertyType)];
            }

            foreach (Type part in parts)
            {
                left.Enqueue(part);
            }
        }

        return found.OrderBy(t => t.FullName, StringComparer.Ordinal);
    }

    // As a script sees it: also what EiamPowerShell.Types.ps1xml adds.
    private static string Describe(Type type, PowerShellEngine engine)
    {
        if (type.IsEnum)
        {
            return $"\n{type.FullName}\n{string.Concat(type.GetEnumNames().Select(name => $"  {name}\n"))}";
        }

        IEnumerable<PSPropertyInfo> properties = type.IsAbstract || type.IsValueType
            ? []
            : engine.Run("$args[0].PSObject.Properties", RuntimeHelpers.GetUninitializedObject(type)).Clean().Output.Select(o => (PSPropertyInfo)o.BaseObject);
        return $"\n{type.FullName}\n" + string.Concat(properties.OrderBy(p => p.Name, StringComparer.Ordinal).Select(p =>
            $"  {p.Name} {(type.GetProperty(p.Name) is { } property ? Name(property.PropertyType) : p.MemberType.ToString())}\n"));
    }

    private static bool IsOurs(Type type) => Regex.IsMatch(type.Namespace ?? string.Empty, @"^Eiam(PowerShell)?(\.|$)");

    private static string Name(Type type) =>
        Nullable.GetUnderlyingType(type) is { } value ? Name(value) + "?"
        : type.IsArray ? Name(type.GetElementType()!) + "[]"
        : type.IsGenericType ? $"{type.Name.Split('`')[0]}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>"
        : IsOurs(type) ? type.FullName!
        : type.Name;
}
