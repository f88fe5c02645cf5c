using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using System.Text.RegularExpressions;
using EiamPowerShell.Tests.Engine;
using Xunit;

namespace EiamPowerShell.Tests;

/// <summary>
/// That the help pages have the examples that they should, read and not run: Examples.Tests.ps1 of the acceptance suite runs them.
/// </summary>
public class ExampleTests(ExampleTests.Binder binder) : IClassFixture<ExampleTests.Binder>
{
    private static readonly Regex Section = new("^## EXAMPLES\n(.*?)^## ", RegexOptions.Multiline | RegexOptions.Singleline);
    private static readonly Regex Heading = new("^### ", RegexOptions.Multiline);
    private static readonly Regex Fence = new("^```powershell\n(.*?)^```\n", RegexOptions.Multiline | RegexOptions.Singleline);

    [Theory]
    [MemberData(nameof(RulesTests.Cmdlets), MemberType = typeof(RulesTests))]
    public void Every_parameter_set_has_an_example(string name)
    {
        IEnumerable<string?> shown = Calls(name).Where(c => c.GetCommandName() == name).Select(ParameterSetOf);
        Assert.Empty(binder.Cmdlets[name].ParameterSets.Select(s => s.Name).Except(shown));
    }

    [Theory]
    [MemberData(nameof(RulesTests.Cmdlets), MemberType = typeof(RulesTests))]
    public void Every_call_of_an_example_can_be_bound(string name)
    {
        foreach (CommandAst call in Calls(name).Where(c => binder.Cmdlets.ContainsKey(c.GetCommandName() ?? string.Empty)))
        {
            string[] refused = [.. binder.Bind(call).BindingExceptions.Values.Select(e => e.BindingException.Message)];
            Assert.True(refused.Length == 0, $"{call}: {string.Join(' ', refused)}");
        }
    }

    [Theory]
    [MemberData(nameof(RulesTests.Cmdlets), MemberType = typeof(RulesTests))]
    public void Every_example_has_a_number_a_title_code_and_an_explanation(string name)
    {
        string[] examples = Examples(name);
        for (int i = 0; i < examples.Length; i++)
        {
            Assert.Matches($"^Example {i + 1}: [^\n]+\n\n```powershell\n", examples[i]);
            Assert.NotEmpty(Fence.Replace(examples[i].Split('\n', 2)[1], string.Empty).Trim());
        }
    }

    private static string[] Examples(string cmdlet)
    {
        string page = File.ReadAllText(Path.Combine(TestPaths.RepositoryRoot, "docs", "en-US", cmdlet + ".md")).Replace("\r", string.Empty, StringComparison.Ordinal);
        return [.. Heading.Split(Section.Match(page).Groups[1].Value).Skip(1)];
    }

    private static IEnumerable<CommandAst> Calls(string cmdlet)
    {
        foreach (Match fence in Examples(cmdlet).SelectMany(e => Fence.Matches(e)))
        {
            ScriptBlockAst script = Parser.ParseInput(fence.Groups[1].Value, out _, out ParseError[] errors);
            Assert.Empty(errors);
            foreach (CommandAst call in script.FindAll(a => a is CommandAst, searchNestedScriptBlocks: true).Cast<CommandAst>())
            {
                yield return call;
            }
        }
    }

    /// <summary>
    /// The set that a call shows: the only one that has all its parameters, or else the default one. What comes down the pipeline is not known here,
    /// and can ask for another set: a call behind a pipe shows a set by its own parameters alone.
    /// </summary>
    private string? ParameterSetOf(CommandAst call)
    {
        CmdletInfo cmdlet = binder.Cmdlets[call.GetCommandName()];
        IEnumerable<string> given = binder.Bind(call).BoundParameters.Keys;
        string[] fitting = [.. cmdlet.ParameterSets.Where(s => !given.Except(s.Parameters.Select(p => p.Name)).Any()).Select(s => s.Name)];
        bool piped = call.Parent is PipelineAst pipeline && pipeline.PipelineElements[0] != call;
        return fitting.Length == 1 ? fitting[0] : fitting.FirstOrDefault(s => !piped && s == cmdlet.DefaultParameterSet);
    }

    /// <summary>The cmdlets, and the engine that binds calls of them: one for all pages.</summary>
    public sealed class Binder : IDisposable
    {
        private readonly PowerShellEngine _engine = new();

        public Binder() => Cmdlets = _engine.Run("Get-Command -Module EiamPowerShell").Clean().Output.Select(o => (CmdletInfo)o.BaseObject).ToDictionary(c => c.Name);

        internal Dictionary<string, CmdletInfo> Cmdlets { get; }

        public void Dispose() => _engine.Dispose();

        internal StaticBindingResult Bind(CommandAst call) =>
            (StaticBindingResult)_engine.Run("[System.Management.Automation.Language.StaticParameterBinder]::BindCommand($args[0], $true)", call).Single.BaseObject;
    }
}
