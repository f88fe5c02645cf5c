using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Xml.Linq;
using EiamPowerShell.Tests.Engine;
using Xunit;

namespace EiamPowerShell.Tests;

/// <summary>The package of dotnet pack, which the Gallery takes: unpacked as Install-PSResource does, imported by its name, and nothing in it that need not be.</summary>
public sealed class PackageTests : IDisposable
{
    private const int MostBytes = 4_000_000;

    // What every package of NuGet has, and Install-PSResource takes away.
    private static readonly string[] OfNuGet = ["[Content_Types].xml", "_rels/", "package/", "EiamPowerShell.nuspec"];

    private readonly string _folder = Directory.CreateTempSubdirectory("eiam-package-").FullName;

    private static string Package => Directory.GetFiles(Path.Combine(TestPaths.RepositoryRoot, "out"), "EiamPowerShell.*.nupkg").Order(StringComparer.Ordinal).Last();

    [Fact]
    public void A_package_that_is_unpacked_where_modules_are_is_imported_by_its_name_and_used()
    {
        string version = Path.GetFileNameWithoutExtension(Package)["EiamPowerShell.".Length..];
        string target = Directory.CreateDirectory(Path.Combine(_folder, "EiamPowerShell", version)).FullName;
        ZipFile.ExtractToDirectory(Package, target);
        foreach (string name in OfNuGet)
        {
            string path = Path.Combine(target, name.TrimEnd('/'));
            if (name.EndsWith('/'))
            {
                Directory.Delete(path, recursive: true);
            }
            else
            {
                File.Delete(path);
            }
        }

        using ChildProcess host = new(TestPaths.IsolationHost, "ask");
        Assert.Equal(version, host.Ask($"$env:PSModulePath = '{_folder}'; Import-Module EiamPowerShell -ErrorAction Stop; (Get-Module EiamPowerShell).Version.ToString()"));
        Assert.Equal(target, host.Ask("(Get-Module EiamPowerShell).ModuleBase"));
        Assert.Equal("zhangsan", host.Ask("Connect-Eiam -Sandbox; $null = New-EiamSandboxUser 13800000000 -UserName zhangsan; (Get-EiamUser zhangsan).UserName"));
        Assert.Equal("1", host.Ask("@(Get-EiamErrorCode 1007).Count"));
        Assert.Contains("tenant", host.Ask("(Get-Help Connect-Eiam).Synopsis"), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Its_description_says_what_the_Gallery_is_searched_for()
    {
        using ZipArchive zip = ZipFile.OpenRead(Package);
        using Stream stream = zip.GetEntry("EiamPowerShell.nuspec")!.Open();
        XElement metadata = XDocument.Load(stream).Root!.Elements().Single();
        string Text(string name) => metadata.Elements().Single(e => e.Name.LocalName == name).Value;
        string[] tags = Text("tags").Split(' ');
        using PowerShellEngine engine = new();
        string[] cmdlets = [.. engine.Run("(Get-Command -Module EiamPowerShell).Name").Clean().Output.Select(o => o.ToString())];
        Assert.Equal(cmdlets.Order(StringComparer.Ordinal), tags.Where(t => t.StartsWith("PSCmdlet_", StringComparison.Ordinal)).Select(t => t[9..]).Order(StringComparer.Ordinal));
        Assert.Equal(cmdlets.Order(StringComparer.Ordinal), tags.Where(t => t.StartsWith("PSCommand_", StringComparison.Ordinal)).Select(t => t[10..]).Order(StringComparer.Ordinal));
        Assert.Superset(new HashSet<string> { "PSModule", "PSIncludes_Cmdlet", "PSEdition_Core", "PSEdition_Desktop", "EIAM" }, tags.ToHashSet());
        Assert.Equal("EiamPowerShell", Text("id"));
        Assert.Equal(engine.Run("(Get-Module EiamPowerShell).Version.ToString()").Single.ToString(), Text("version"));
        Assert.NotEmpty(Text("description"));
        Assert.DoesNotContain(metadata.Elements(), e => e.Name.LocalName == "dependencies");
    }

    [Fact]
    public void It_has_the_module_and_no_more()
    {
        using ZipArchive zip = ZipFile.OpenRead(Package);
        string[] files = [.. zip.Entries.Select(e => Uri.UnescapeDataString(e.FullName)).Where(f => !OfNuGet.Any(own => f.StartsWith(own, StringComparison.Ordinal)))];
        string[] staged = [.. Directory.GetFiles(TestPaths.StagedModule, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(TestPaths.StagedModule, f).Replace('\\', '/'))];
        Assert.Equal(staged.Append("README.md").Order(StringComparer.Ordinal), files.Order(StringComparer.Ordinal));
        Assert.All(files, f => Assert.Matches(@"^((Eiam\.Model|EiamPowerShell)\.dll|(Core|Desktop)/[\w.]+\.dll|en-US/[\w.-]+\.(xml|txt)|EiamPowerShell\.(psd1|Format\.ps1xml|Types\.ps1xml)|LICENSE|README\.md)$", f));
        Assert.InRange(new FileInfo(Package).Length, 1, MostBytes);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
