using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Text.RegularExpressions;
using EiamPowerShell.Tests.Engine;
using Xunit;

namespace EiamPowerShell.Tests;

/// <summary>
/// What a cmdlet or an endpoint has to have, by construction: a cmdlet without its row, page, canary and view fails here, and so does an endpoint
/// that no cmdlet calls. What it calls is seen in the sandbox's log, not declared.
/// </summary>
public class CompletenessTests(CompletenessTests.RowRuns rows) : IClassFixture<CompletenessTests.RowRuns>
{
    public static TheoryData<int> Rows() => [.. Enumerable.Range(0, CmdletRows.All.Count)];

    [Fact]
    public void Every_cmdlet_has_a_row_a_page_and_a_canary()
    {
        using PowerShellEngine engine = new();
        string[] cmdlets = [.. Cmdlets(engine).Select(c => c.Name)];
        string canaries = string.Join('\n', CanaryTests.Ways().Select(w => w.Data.Item2));
        Assert.Equal(cmdlets.Order(StringComparer.Ordinal), CmdletRows.All.Select(r => r.Cmdlet).Distinct().Order(StringComparer.Ordinal));
        Assert.All(cmdlets, name => Assert.True(File.Exists(Path.Combine(TestPaths.RepositoryRoot, "docs", "en-US", name + ".md")), name + " has a page."));
        Assert.All(cmdlets, name => Assert.Contains(name, canaries, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void The_output_is_what_OutputType_says(int row)
    {
        RowRun run = rows.Of(row);
        if (run.Output.Length == 0)
        {
            Assert.Contains("System.Void", run.Promised);
        }

        Assert.All(run.Output, o => Assert.Contains(o.BaseObject.GetType().FullName, run.Promised));
    }

    // An empty answer is not shown of what writes with -PassThru; what Invoke-EiamRestMethod writes is for the tenant to say: AnyCallTests.
    [Fact]
    public void All_that_OutputType_says_comes_out_of_a_row() => Assert.Empty(
        from row in Enumerable.Range(0, CmdletRows.All.Count)
        group rows.Of(row) by CmdletRows.All[row].Cmdlet into runs
        where runs.Key != "Invoke-EiamRestMethod"
        from promised in runs.First().Promised
        where promised != "System.Void" && !runs.Any(run => run.Output.Any(o => o.BaseObject.GetType().FullName == promised))
        select $"{runs.Key}: {promised}");

    [Theory]
    [MemberData(nameof(Rows))]
    public void A_default_view_is_a_table_of_80_columns(int row)
    {
        string[] lines = Regex.Replace(rows.Of(row).Shown, "\\x1b\\[[0-9;]*m", string.Empty).Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (lines.Length > 0)
        {
            Assert.Matches("^[- ]+$", lines[1]);
            Assert.All(lines, line => Assert.InRange(line.Length, 1, 80));
        }
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void ShouldProcess_is_asked_where_something_changes_and_WhatIf_sends_nothing(int row)
    {
        RowRun run = rows.Of(row);
        if (run.WhatIf is { } whatIf)
        {
            Assert.Empty(whatIf.Output);
            Assert.Equal(0, whatIf.Requests);
            Assert.Contains("What if: ", whatIf.Screen, StringComparison.Ordinal);
        }

        if (run.Called.Length > 0)
        {
            Assert.Equal(run.Called.Any(e => e.ChangesState) || CmdletRows.All[row].SavesFiles, run.WhatIf is not null);
        }
    }

    [Fact]
    public void Online_help_is_the_page_of_a_call_and_the_others_are_links()
    {
        const string token = "POST /api/v2/tenant/token";
        ILookup<string, Row> called = Enumerable.Range(0, CmdletRows.All.Count)
            .SelectMany(row => rows.Of(row).Called.Select(e => (CmdletRows.All[row].Cmdlet, Endpoint: e))).ToLookup(c => c.Cmdlet, c => c.Endpoint);
        foreach (string cmdlet in CmdletRows.All.Select(r => r.Cmdlet).Distinct().Where(c => c != "Invoke-EiamRestMethod"))
        {
            (string uri, string links) = HelpPageTests.Online(cmdlet);
            string[] addresses = [.. called[cmdlet].Select(e => HelpPageTests.Address(e.Source))];
            Assert.True(addresses.Length == 0 ? uri.Length == 0 : addresses.Contains(uri), $"{cmdlet}: '{uri}' is not the page of a call.");
            Assert.All(called[cmdlet].Where(e => e.Name != token), e => Assert.Contains($"({HelpPageTests.Address(e.Source)})", links, StringComparison.Ordinal));
        }

        // It makes any call.
        Assert.Equal("https://open.bccastle.com/en/development/eiam/", HelpPageTests.Online("Invoke-EiamRestMethod").HelpUri);
    }

    [Fact]
    public void Every_endpoint_is_called_by_a_row()
    {
        IEnumerable<string> called = Enumerable.Range(0, CmdletRows.All.Count).SelectMany(row => rows.Of(row).Called).Select(e => e.Name).Distinct();
        using PowerShellEngine any = new();
        any.Run("Connect-Eiam -Sandbox; Invoke-EiamWeChatMobileBind -StateToken a -WeChatCode b -ErrorAction Ignore").Clean();
        Assert.Equal(Endpoints(any).Select(e => e.Name).Order(StringComparer.Ordinal), called.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_cmdlet_is_in_a_flow_of_the_acceptance_suite()
    {
        string flows = string.Join('\n', Directory.GetFiles(Path.Combine(TestPaths.RepositoryRoot, "tests", "acceptance"), "*.Tests.ps1").Select(File.ReadAllText));
        Assert.All(CmdletRows.All.Select(r => r.Cmdlet).Distinct(), name => Assert.Matches($@"\b{name}\b", flows));
    }

    [Fact]
    public void Every_documented_call_is_in_the_table()
    {
        using PowerShellEngine engine = new();
        engine.Run("Connect-Eiam -Sandbox; Invoke-EiamWeChatMobileBind -StateToken a -WeChatCode b -ErrorAction Ignore").Clean();
        Assert.Empty(DocumentedCalls.LoginFamily.Concat(DocumentedCalls.Management).Except(Endpoints(engine).Select(e => e.Name)));
    }

    // docs/coverage.md is written from the table and the rows: EIAM_UPDATE_DOCS=1 dotnet test tests/EiamPowerShell.Tests --filter Coverage
    [Fact]
    public void Coverage_page_shows_every_endpoint_with_its_cmdlets_page_and_how_sure_it_is()
    {
        using PowerShellEngine any = new();
        any.Run("Connect-Eiam -Sandbox; Invoke-EiamWeChatMobileBind -StateToken a -WeChatCode b -ErrorAction Ignore").Clean();
        ILookup<string, string> cmdlets = Enumerable.Range(0, CmdletRows.All.Count)
            .SelectMany(row => rows.Of(row).Called.Select(e => (e.Name, CmdletRows.All[row].Cmdlet))).Distinct().ToLookup(p => p.Name, p => p.Cmdlet);
        string table = string.Concat(Endpoints(any).Select(e =>
            $"| `{e.Name}` | {string.Join(", ", cmdlets[e.Name].Order(StringComparer.Ordinal))} | {e.Source.Replace("*", "\\*", StringComparison.Ordinal)} | {(e.IsDocumented ? "documented" : "documented for CIAM")} |\n"));
        string path = Path.Combine(TestPaths.RepositoryRoot, "docs", "coverage.md");
        string[] parts = File.ReadAllText(path).Split("|---|---|---|---|\n");
        string page = parts[0] + "|---|---|---|---|\n" + table;
        if (Environment.GetEnvironmentVariable("EIAM_UPDATE_DOCS") == "1")
        {
            File.WriteAllText(path, page);
        }

        Assert.Equal(page, File.ReadAllText(path));
    }

    [Fact]
    public void No_error_of_the_binder_can_show_a_record_with_secrets()
    {
        using PowerShellEngine engine = new();
        foreach (CmdletInfo cmdlet in Cmdlets(engine).Where(c => c.Parameters.Values.Any(p => p.ParameterType.FullName == "Eiam.Secret") && c.Name != "Connect-Eiam"))
        {
            foreach (ParameterMetadata parameter in cmdlet.Parameters.Values)
            {
                bool fromRecord = parameter.Attributes.OfType<ParameterAttribute>().Any(a => a.ValueFromPipeline || a.ValueFromPipelineByPropertyName)
                    || parameter.Attributes.Any(a => a.GetType().Name == "FromRecordAttribute");
                if (fromRecord)
                {
                    Assert.DoesNotContain(parameter.Attributes, a => a is ValidateArgumentsAttribute or ParameterAttribute { Mandatory: true });
                    bool isOurs = parameter.Attributes.Any(a => a.GetType().Name == "FromRecordAttribute");
                    Assert.True(isOurs || parameter.ParameterType.FullName is "System.String" or "Eiam.Secret" or "System.Management.Automation.PSObject", $"{cmdlet.Name} -{parameter.Name} drops what PowerShell cannot convert.");
                }
            }
        }
    }

    /// <summary>Each row's call, made once for all tests.</summary>
    public sealed class RowRuns
    {
        private readonly Dictionary<int, RowRun> _runs = [];

        internal RowRun Of(int row) => _runs.TryGetValue(row, out RowRun? run) ? run : _runs[row] = Run(CmdletRows.All[row]);

        private static RowRun Run(CmdletRow call)
        {
            using PowerShellEngine engine = new();
            CmdletInfo cmdlet = Cmdlets(engine).Single(c => c.Name == call.Cmdlet);
            engine.Run(CmdletRows.Common + call.Setup + "\n$session = Get-EiamSession -Current").Clean();
            int before = Requests(engine).Length;
            WhatIfRun? whatIf = null;
            if (cmdlet.Parameters.ContainsKey("WhatIf"))
            {
                PSObject[] nothing = [.. engine.Run(call.Call + " -WhatIf").Clean().Output];
                whatIf = new WhatIfRun(nothing, Requests(engine).Length - before, engine.Host.Screen);
                engine.Host.Clear();
            }

            PSObject[] output = [.. engine.Run(call.Call).Clean().Output];

            // A call of more than a second shows its progress.
            engine.Host.Clear();
            engine.Run("$args[0] | Out-Default", new object[] { output.Where(o => o.BaseObject.GetType().FullName!.StartsWith("Eiam", StringComparison.Ordinal)).ToArray() }).ThrowOnError();
            string shown = engine.Host.Screen;
            Row[] called = call.Cmdlet is "Connect-Eiam" or "Disconnect-Eiam" ? [] : [.. Requests(engine).Skip(before).Select(r => Endpoints(engine).Single(e => e.Fits(r)))];
            return new RowRun(output, [.. cmdlet.OutputType.Select(t => t.Name)], shown, whatIf, called);
        }
    }

    /// <param name="Output">What the call wrote.</param>
    /// <param name="Promised">What OutputType says.</param>
    /// <param name="Shown">The default view.</param>
    /// <param name="WhatIf">The same call with -WhatIf, before; null where the cmdlet has none.</param>
    /// <param name="Called">The endpoints that the call asked.</param>
    internal sealed record RowRun(PSObject[] Output, string[] Promised, string Shown, WhatIfRun? WhatIf, Row[] Called);

    internal sealed record WhatIfRun(PSObject[] Output, int Requests, string Screen);

    private static CmdletInfo[] Cmdlets(PowerShellEngine engine) =>
        [.. engine.Run("Get-Command -Module EiamPowerShell").Clean().Output.Select(o => (CmdletInfo)o.BaseObject)];

    private static string[] Requests(PowerShellEngine engine) =>
        [.. engine.Run("Get-EiamSandboxRequest -Session $session | ForEach-Object { $_.Method + ' ' + $_.Path.Split('?')[0] }").Clean().Output.Select(o => o.ToString())];

    // The client's own table, which the module keeps in a load context of its own.
    private static Row[] Endpoints(PowerShellEngine engine)
    {
        Assert.NotNull(ImportTests.ModuleAssembly(engine));
        Type table = AppDomain.CurrentDomain.GetAssemblies().First(a => a.GetName().Name == "Eiam.Client").GetType("Eiam.Client.Endpoints")!;
        return [.. ((IEnumerable<object>)table.GetProperty("All")!.GetValue(null)!).Select(e => new Row(
            (string)e.GetType().GetProperty("Name")!.GetValue(e)!,
            (bool)e.GetType().GetProperty("ChangesState")!.GetValue(e)!,
            (string)e.GetType().GetProperty("Source")!.GetValue(e)!,
            e.GetType().GetProperty("Certainty")!.GetValue(e)!.ToString() == "Documented"))];
    }

    internal sealed record Row(string Name, bool ChangesState, string Source, bool IsDocumented)
    {
        // A path with a value could be taken for another endpoint's fixed one; the sandbox's log has fixed paths for those.
        public bool Fits(string request) => Name.Contains('{')
            ? Regex.IsMatch(request, "^" + Regex.Replace(Regex.Escape(Name), @"\\\{[a-z_]+}", "(?!user-by-)[^/]+") + "$")
            : Name == request;
    }
}
