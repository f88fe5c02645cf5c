using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Reflection;
using System.Text.RegularExpressions;
using EiamPowerShell.Tests.Engine;
using Xunit;

namespace EiamPowerShell.Tests;

/// <summary>The help and the pages fit the module, and the manifest is fit to be published.</summary>
public class RulesTests(RulesTests.Prepared prepared) : IClassFixture<RulesTests.Prepared>
{
    // A class of tests, which has a file of its name, or a file of acceptance tests.
    private static readonly Regex Named = new(@"\b[A-Z]\w*(Tests|Properties)\b|\b\w+\.Tests\.ps1\b");

    public static TheoryData<string> Cmdlets()
    {
        using PowerShellEngine engine = new();
        return [.. All(engine).Select(c => c.Name)];
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void Help_fits_the_cmdlet(string name)
    {
        PowerShellEngine engine = prepared.Engine;
        CmdletInfo cmdlet = All(engine).Single(c => c.Name == name);
        PSObject help = engine.Run("Get-Help $args[0] -Full", name).Single;
        Assert.DoesNotContain("{{", Text(help, "Synopsis"));
        Assert.NotEqual(name, Text(help, "Synopsis").Trim());
        Assert.True(Text(help, "Synopsis").Length > 20);
        Assert.NotEmpty(engine.Run("(Get-Help $args[0]).description.Text", name).Clean().Output);
        PSObject[] parameters = [.. engine.Run("(Get-Help $args[0] -Full).parameters.parameter", name).Clean().Output];
        string[] own = cmdlet.Parameters.Keys.Where(p => !PSCmdlet.CommonParameters.Contains(p)).ToArray();
        Assert.Equal(own.Order(StringComparer.Ordinal), parameters.Select(p => Text(p, "name")).Order(StringComparer.Ordinal));
        Assert.All(parameters, p =>
        {
            string text = string.Concat(engine.Run("$args[0].description.Text", p).Clean().Output);
            Assert.True(text.Length > 10 && !text.Contains("{{"), $"-{Text(p, "name")} is described.");
            string type = engine.Run("$args[0].type.name", p).Single.ToString()!;
            Assert.EndsWith(type.Split('.').Last(), cmdlet.Parameters[Text(p, "name")].ParameterType.ToString(), StringComparison.OrdinalIgnoreCase);
        });

        int examples = engine.Run("@((Get-Help $args[0] -Full).examples.example).Count", name).Single.BaseObject is int count ? count : 0;
        Assert.True(examples >= cmdlet.ParameterSets.Count, $"{examples} examples for {cmdlet.ParameterSets.Count} parameter sets.");
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void Help_has_default_values_and_offers_no_page_online_that_is_not_there(string name)
    {
        PowerShellEngine engine = prepared.Engine;
        Assert.DoesNotContain(engine.Run("(Get-Help $args[0] -Full).parameters.parameter.defaultValue", name).Clean().Output, d => d?.ToString() is not { Length: > 0 });
        Assert.Equal(
            engine.Run("@((Get-Help $args[0] -Full).parameters.parameter).Count", name).Single.BaseObject,
            engine.Run("@((Get-Help $args[0] -Full).parameters.parameter.defaultValue).Count", name).Single.BaseObject);

        // Get-Help says "For online help" wherever there are links, and opens the first that has an address.
        Assert.True(
            engine.Run("$links = @((Get-Help $args[0]).relatedLinks.navigationLink | Where-Object { $_ }); $links.Count -eq 0 -or $links[0].uri -like 'https://*'", name).Single.BaseObject is true,
            "The first link is a page online, or there are no links.");
        Assert.Equal(
            All(engine).Single(c => c.Name == name).ImplementingType.GetCustomAttribute<CmdletAttribute>()!.HelpUri is { Length: > 0 } uri ? [uri] : [],
            engine.Run("@((Get-Help $args[0]).relatedLinks.navigationLink | Where-Object linkText -EQ 'Online Version' | ForEach-Object uri)", name).Clean().Output.Select(o => o.ToString()));
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void Page_is_there_without_placeholders(string name)
    {
        string page = File.ReadAllText(Path.Combine(TestPaths.RepositoryRoot, "docs", "en-US", name + ".md"));
        Assert.DoesNotContain("{{", page);
        Assert.Contains("# " + name, page);
    }

    [Fact]
    public void Every_page_is_about_a_cmdlet_that_is_there()
    {
        PowerShellEngine engine = prepared.Engine;
        IEnumerable<string> pages = Directory.GetFiles(Path.Combine(TestPaths.RepositoryRoot, "docs", "en-US"), "*-*.md").Select(f => Path.GetFileNameWithoutExtension(f)!);
        Assert.Equal(All(engine).Select(c => c.Name).Order(StringComparer.Ordinal), pages.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void NextStep_names_a_cmdlet_that_is_there()
    {
        PowerShellEngine engine = prepared.Engine;
        PSObject result = engine.Run("Connect-Eiam -Sandbox; New-EiamSandboxCode MiniProgramLogin 13800000000 | Invoke-EiamWeChatMiniProgramLogin").Single;
        string[] words = ((string)result.Properties["NextStep"].Value).Split(' ');
        CmdletInfo next = All(engine).Single(c => c.Name == words[0]);
        Assert.All(words.Skip(1), w => Assert.Contains(w.TrimStart('-'), next.Parameters.Keys));
    }

    [Fact]
    public void The_manifest_is_fit_for_the_gallery()
    {
        PowerShellEngine engine = prepared.Engine;
        PSObject manifest = engine.Run("Test-ModuleManifest ($args[0] + 'EiamPowerShell.psd1')", TestPaths.StagedModule).Single;
        PSModuleInfo module = (PSModuleInfo)manifest.BaseObject;
        Assert.Equal(["Core", "Desktop"], module.CompatiblePSEditions.Order(StringComparer.Ordinal));
        Assert.Equal(new Version(5, 1), module.PowerShellVersion);
        Assert.Equal(new Version(4, 7, 2), module.DotNetFrameworkVersion);
        Assert.NotEmpty(module.Description);
        Assert.NotEmpty(module.ReleaseNotes);
        Assert.Contains("PSEdition_Desktop", module.Tags);
        Assert.Contains("PSEdition_Core", module.Tags);
        Version built = ImportTests.ModuleAssembly(engine).GetName().Version!;
        Assert.Equal(module.Version, new Version(built.Major, built.Minor, built.Build));
    }

    [Fact]
    public void Every_test_that_a_page_names_exists()
    {
        string tests = Path.Combine(TestPaths.RepositoryRoot, "tests");
        HashSet<string> existing = [.. Directory.GetFiles(tests, "*.cs", SearchOption.AllDirectories).Select(f => Path.GetFileNameWithoutExtension(f)!)];
        string[] pages = ["SECURITY.md", "CONTRIBUTING.md", "README.md", .. Directory.GetFiles(Path.Combine(TestPaths.RepositoryRoot, "docs"), "*.md", SearchOption.AllDirectories)];
        string[] named = pages.SelectMany(page => Named.Matches(File.ReadAllText(Path.Combine(TestPaths.RepositoryRoot, page))).Select(m => m.Value)).Distinct().ToArray();
        Assert.Contains("CanaryTests", named);
        Assert.DoesNotContain(named, name => name.EndsWith(".ps1", StringComparison.Ordinal) ? !File.Exists(Path.Combine(tests, "acceptance", name)) : !existing.Contains(name));
    }

    [Fact]
    public void Every_promise_of_the_security_page_names_a_test()
    {
        string page = File.ReadAllText(Path.Combine(TestPaths.RepositoryRoot, "SECURITY.md"));
        string[] promises = page.Split("| promise | shown by |")[1].Split("\n\n")[0].Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).ToArray();
        Assert.True(promises.Length > 8);
        Assert.DoesNotContain(promises, row => !Named.IsMatch(row.Split('|')[2]));
    }

    /// <summary>One engine for all tests of the class: none of them changes anything in it.</summary>
    public sealed class Prepared : IDisposable
    {
        internal PowerShellEngine Engine { get; } = new();

        public void Dispose() => Engine.Dispose();
    }

    private static CmdletInfo[] All(PowerShellEngine engine) =>
        engine.Run("Get-Command -Module EiamPowerShell").Clean().Output.Select(o => (CmdletInfo)o.BaseObject).ToArray();

    private static string Text(PSObject help, string property) => help.Properties[property]?.Value?.ToString() ?? string.Empty;
}
