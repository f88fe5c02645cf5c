using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using EiamPowerShell.Tests.Engine;
using Xunit;

namespace EiamPowerShell.Tests;

/// <summary>No layer knows what it may not: each of our assemblies, as it is staged, refers to what is on its list and to nothing else.</summary>
public class LayerTests
{
    private const string Http = "System.Net.Http";
    private const string Json = "System.Text.Json";
    private const string PowerShell = "System.Management.Automation";
    private const string AspNetCore = "Microsoft.AspNetCore.App";

    // What netstandard2.0 lacks.
    private const string AsyncInterfaces = "Microsoft.Bcl.AsyncInterfaces";
    private const string TimeProvider = "Microsoft.Bcl.TimeProvider";
    private const string TimeZones = "TimeZoneConverter";

    [Theory]
    [InlineData("Eiam.Model.dll")]
    [InlineData("Eiam.Client.dll", "Eiam.Model", Http, Json, "Polly.Core", "Microsoft.IdentityModel.Tokens", AsyncInterfaces, TimeProvider, TimeZones)]
    [InlineData("Eiam.Sandbox.dll", Http, Json, "Microsoft.IdentityModel.JsonWebTokens", "Microsoft.IdentityModel.Tokens", TimeProvider)]
    [InlineData("EiamPowerShell.dll", "Eiam.Model", "Eiam.Client", "Eiam.Sandbox", PowerShell)]
    [InlineData("Eiam.Sandbox.Server.dll", "Eiam.Sandbox", Json, AspNetCore)]
    public void No_layer_knows_what_it_may_not(string file, params string[] mayKnow)
    {
        bool hasBackports = TestPaths.ModuleEdition == "Desktop";
        string path = file == Path.GetFileName(TestPaths.SandboxServer) ? TestPaths.SandboxServer : Staged(file);
        IEnumerable<string> expected = mayKnow.Where(n => hasBackports || n is not (AsyncInterfaces or TimeProvider or TimeZones));
        string[] known = Known(path);
        string difference = string.Join(", ", known.Except(expected).Select(n => "knows " + n).Concat(expected.Except(known).Select(n => "no longer knows " + n)));
        Assert.True(
            difference.Length == 0,
            $"{file} {difference}. Move the code to the layer that may know it (CONTRIBUTING.md, \"Where things are\"); where the layer itself is to change, change its list here and say why in the commit.");
    }

    [Fact]
    public void The_files_that_are_staged_are_those_that_the_build_listed_in_the_module_and_no_others()
    {
        using PowerShellEngine engine = new();
        IEnumerable<string> listed = ImportTests.ModuleAssembly(engine).GetCustomAttributes<AssemblyMetadataAttribute>()
            .Where(a => Directory.Exists(Path.Combine(TestPaths.StagedModule, a.Key))).SelectMany(a => a.Value!.Split('|')).Distinct()
            .Append("EiamPowerShell.dll=" + ImportTests.ModuleAssembly(engine).GetName().Version);
        IEnumerable<string> staged = Directory.GetFiles(TestPaths.StagedModule, "*.dll", SearchOption.AllDirectories)
            .Select(f => $"{Path.GetRelativePath(TestPaths.StagedModule, f).Replace('\\', '/')}={AssemblyName.GetAssemblyName(f).Version}");
        Assert.Equal(listed.Order(StringComparer.Ordinal), staged.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("Eiam.Model.dll")]
    [InlineData("Eiam.Client.dll")]
    [InlineData("Eiam.Sandbox.dll")]
    [InlineData("EiamPowerShell.dll")]
    public void What_is_staged_is_what_the_build_made(string file)
    {
        string name = Path.GetFileNameWithoutExtension(file);
        string configuration = new DirectoryInfo(TestPaths.SandboxServer).Parent!.Parent!.Name;
        bool ofTheClient = File.Exists(Path.Combine(TestPaths.StagedModule, TestPaths.ModuleEdition, file));
        string framework = ofTheClient && TestPaths.ModuleEdition == "Core" ? "net8.0" : "netstandard2.0";
        Assert.Equal(
            ModuleVersion(Path.Combine(TestPaths.RepositoryRoot, "src", name, "bin", configuration, framework, name + ".dll")),
            ModuleVersion(Staged(file)));
    }

    private static string Staged(string file) =>
        new[] { TestPaths.StagedModule, Path.Combine(TestPaths.StagedModule, TestPaths.ModuleEdition) }.Select(f => Path.Combine(f, file)).Single(File.Exists);

    // What an assembly refers to beyond the framework; of the framework, what only some layers may know. By types, since netstandard is one assembly.
    private static string[] Known(string path) => Read(path, reader => reader.TypeReferences.Select(reader.GetTypeReference)
        .Where(t => t.ResolutionScope.Kind == HandleKind.AssemblyReference)
        .Select(t => Owner(
            reader.GetString(t.Namespace),
            reader.GetString(reader.GetAssemblyReference((AssemblyReferenceHandle)t.ResolutionScope).Name)))
        .OfType<string>().Distinct().ToArray());

    private static string? Owner(string space, string assembly)
    {
        foreach (string layered in (string[])[Http, Json, PowerShell])
        {
            if (space == layered || space.StartsWith(layered + ".", StringComparison.Ordinal))
            {
                return layered;
            }
        }

        return assembly.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal) || assembly.StartsWith("Microsoft.Extensions.", StringComparison.Ordinal) ? AspNetCore
            : File.Exists(Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, assembly + ".dll")) ? null
            : assembly;
    }

    private static Guid ModuleVersion(string path) => Read(path, static reader => reader.GetGuid(reader.GetModuleDefinition().Mvid));

    private static T Read<T>(string path, Func<MetadataReader, T> read)
    {
        using PEReader file = new(File.OpenRead(path));
        return read(file.GetMetadataReader());
    }
}
