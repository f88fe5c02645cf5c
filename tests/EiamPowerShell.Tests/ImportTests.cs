using System;
using System.Collections;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using System.Reflection;
using System.Runtime.Loader;
using System.Runtime.Versioning;
using System.Text.RegularExpressions;
using EiamPowerShell.Tests.Engine;
using Xunit;

namespace EiamPowerShell.Tests;

public class ImportTests
{
    [Fact]
    public void The_module_imports_from_any_folder_twice_and_after_it_was_removed()
    {
        using PowerShellEngine engine = new(import: false);
        DirectoryInfo elsewhere = Directory.CreateTempSubdirectory("eiam-import-");
        string relative = Path.GetRelativePath(elsewhere.FullName, TestPaths.StagedModule);
        RunResult result = engine.Run(
            """
            $null = $ExecutionContext.SessionState.Path.SetLocation($args[0])
            Import-Module $args[1]
            Import-Module $args[1]
            Remove-Module EiamPowerShell
            Import-Module $args[1] -Force
            Connect-Eiam -Sandbox
            (Get-EiamSession).Name
            """,
            elsewhere.FullName,
            relative);
        elsewhere.Delete();
        Assert.Equal("sandbox", result.Single.BaseObject);
    }

    [Fact]
    public void Removing_the_module_ends_its_sessions()
    {
        using PowerShellEngine engine = new();
        PSObject session = engine.Run("Connect-Eiam -Sandbox -PassThru; Remove-Module EiamPowerShell").Single;
        Assert.False((bool)session.Properties["IsConnected"].Value);
    }

    [Fact]
    public void The_manifest_exports_what_the_module_has_and_nothing_else()
    {
        using PowerShellEngine engine = new();
        RunResult result = engine.Run("(Get-Module EiamPowerShell).ExportedCommands.Keys");
        string[] exported = result.Clean().Output.Select(o => o.ToString()).Order(StringComparer.Ordinal).ToArray();
        Assert.Equal(CmdletTypes().Select(t => NameOf(t)).Order(StringComparer.Ordinal), exported);
    }

    [Fact]
    public void The_cmdlets_are_one_build_for_every_PowerShell_and_the_client_is_the_one_that_these_tests_are_about()
    {
        using PowerShellEngine engine = new();
        engine.Run("Get-EiamErrorCode 1007").Clean();
        Assembly module = ModuleAssembly(engine);
        Assembly client = AppDomain.CurrentDomain.GetAssemblies().Single(a => !a.IsDynamic && a.Location == Path.Combine(TestPaths.StagedModule, TestPaths.ModuleEdition, "Eiam.Client.dll"));
        Assert.Equal(Path.Combine(TestPaths.StagedModule, "EiamPowerShell.dll"), module.Location);
        Assert.Equal(".NETStandard,Version=v2.0", module.GetCustomAttribute<TargetFrameworkAttribute>()!.FrameworkName);
        Assert.Equal(
            TestPaths.ModuleEdition == "Core" ? ".NETCoreApp,Version=v8.0" : ".NETStandard,Version=v2.0",
            client.GetCustomAttribute<TargetFrameworkAttribute>()!.FrameworkName);
    }

    [Fact]
    public void The_manifest_can_be_read_as_data()
    {
        // As Import-PowerShellDataFile reads it, which runs nothing.
        Ast manifest = Parser.ParseFile(Path.Combine(TestPaths.RepositoryRoot, "EiamPowerShell.psd1"), out _, out ParseError[] errors);
        Assert.Empty(errors);
        Hashtable read = (Hashtable)manifest.Find(static a => a is HashtableAst, searchNestedScriptBlocks: false).SafeGetValue();
        Assert.Equal("EiamPowerShell.dll", read["RootModule"]);
    }

    [Fact]
    public void An_import_loads_only_the_cmdlets_and_a_call_that_succeeds_loads_no_retry_library()
    {
        using ChildProcess host = new(TestPaths.IsolationHost, "import", TestPaths.StagedModule);
        Dictionary<string, string[]> loaded = host.ReadToEnd().ToDictionary(l => l.Split(':')[0], l => l.Split(' ')[1..]);

        // What PowerShell itself needs for an import, XML for one, is the runtime's.
        Assert.Equal(["Eiam.Model", "EiamPowerShell"], loaded["import"].Where(n => !n.StartsWith("System.", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        Assert.DoesNotContain("System.Net.Http", loaded["import"]);
        Assert.DoesNotContain("System.Text.Json", loaded["import"]);
        Assert.Contains("Eiam.Client", loaded["call"]);
        Assert.DoesNotContain("Polly.Core", loaded["call"]);
    }

    [Fact]
    public void The_client_and_what_it_needs_stay_out_of_the_default_load_context()
    {
        using PowerShellEngine engine = new();
        engine.Run("""
            Connect-Eiam -Uri http://127.0.0.1:9 -ClientId c -NoProxy -MaximumRetryCount 1 -RetryIntervalSec 0
            Invoke-EiamWeChatMiniProgramLogin -Code unknown -ErrorAction Ignore
            """).Clean();
        string folder = Path.Combine(TestPaths.StagedModule, TestPaths.ModuleEdition);
        Assembly[] own = AppDomain.CurrentDomain.GetAssemblies().Where(a => !a.IsDynamic && a.Location.StartsWith(folder, StringComparison.Ordinal)).ToArray();
        Assert.DoesNotContain(own, a => AssemblyLoadContext.GetLoadContext(a) == AssemblyLoadContext.Default);
        Assert.Contains(own, a => a.GetName().Name == "Eiam.Client");
        Assert.Contains(own, a => a.GetName().Name == "Polly.Core");
    }

    [Fact]
    public void A_file_of_the_module_that_is_missing_empty_or_of_another_version_ends_in_one_error_that_names_it()
    {
        using ModuleCopy copy = new();
        using ChildProcess host = new(TestPaths.IsolationHost, "ask");
        string[] files = Directory.GetFiles(copy.Build);
        Assert.Contains(files, f => Path.GetFileName(f) == "Eiam.Client.dll");
        Assert.Contains(files, f => Path.GetFileName(f) == "Eiam.Sandbox.dll");
        void Check(string script, params string[] damages)
        {
            foreach (string file in files)
            {
                foreach (string damage in damages)
                {
                    using (ModuleCopy.Damage(file, damage))
                    {
                        Assert.Matches("^The file '" + Regex.Escape(file) + "' .*" + damage + ".* Reinstall the module EiamPowerShell\\.$", host.Ask(script));
                    }
                }
            }
        }

        string import = $"Import-Module '{copy.Folder}' -ErrorAction Stop; 'imported'";
        Check(import, ModuleCopy.Missing, ModuleCopy.Empty);
        Assert.Equal("imported", host.Ask(import));

        // What happens to the files after the import is seen at the first call, whichever it is.
        Check("Connect-Eiam -Sandbox", ModuleCopy.Missing, ModuleCopy.Empty, ModuleCopy.Unreadable, ModuleCopy.AnotherVersion);
        Check("Get-EiamErrorCode 1007", ModuleCopy.Missing, ModuleCopy.AnotherVersion);
        Assert.Equal("sandbox", host.Ask("Connect-Eiam -Sandbox; (Get-EiamSession).Name"));
    }

    [Theory]
    [InlineData(ModuleCopy.Missing)]
    [InlineData(ModuleCopy.Empty)]
    public void An_import_without_Eiam_Model_ends_in_one_error_that_names_it(string damage)
    {
        // PowerShell loads the types of the root assembly before anything of the module runs: the words are the runtime's.
        using ModuleCopy copy = new();
        using ChildProcess host = new(TestPaths.IsolationHost, "ask");
        using (ModuleCopy.Damage(Path.Combine(copy.Folder, "Eiam.Model.dll"), damage))
        {
            Assert.Contains("'Eiam.Model, ", host.Ask($"Import-Module '{copy.Folder}' -ErrorAction Stop"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_file_of_the_module_that_vanishes_after_the_first_call_ends_in_an_error_that_names_it_and_not_in_a_stack_overflow()
    {
        using ModuleCopy copy = new();
        using ChildProcess host = new(TestPaths.IsolationHost, "ask");
        Assert.Equal("1", host.Ask($"Import-Module '{copy.Folder}' -ErrorAction Stop; @(Get-EiamErrorCode 1007).Count"));
        using (ModuleCopy.Damage(Path.Combine(copy.Build, "Eiam.Sandbox.dll"), ModuleCopy.Missing))
        {
            Assert.Contains("'Eiam.Sandbox, ", host.Ask("Connect-Eiam -Sandbox"), StringComparison.Ordinal);
        }
    }

    internal static Assembly ModuleAssembly(PowerShellEngine engine) =>
        ((CmdletInfo)engine.Run("Get-Command Connect-Eiam").Single.BaseObject).ImplementingType.Assembly;

    private static Type[] CmdletTypes()
    {
        using PowerShellEngine engine = new();
        return ModuleAssembly(engine).GetExportedTypes().Where(t => t.GetCustomAttribute<CmdletAttribute>() is not null).ToArray();
    }

    private static string NameOf(Type cmdlet)
    {
        CmdletAttribute attribute = cmdlet.GetCustomAttribute<CmdletAttribute>()!;
        return attribute.VerbName + "-" + attribute.NounName;
    }
}
