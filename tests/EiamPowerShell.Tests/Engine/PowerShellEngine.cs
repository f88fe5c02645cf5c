using System;
using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Runtime.CompilerServices;

namespace EiamPowerShell.Tests.Engine;

/// <summary>The real engine with one runspace, in which the staged module is imported as its users import it.</summary>
internal sealed class PowerShellEngine : IDisposable
{
    // The engine's own statics (its cmdlets, drives, module caches) are not made for runspaces that are made and import at the same moment.
    private static readonly object OneAtATime = new();

    private readonly Runspace _runspace;

    public PowerShellEngine(bool import = true)
    {
        Host = new RecordingHost();
        lock (OneAtATime)
        {
            InitialSessionState state = InitialSessionState.CreateDefault2();
            if (OperatingSystem.IsWindows())
            {
                state.ExecutionPolicy = Microsoft.PowerShell.ExecutionPolicy.Bypass;
            }

            _runspace = RunspaceFactory.CreateRunspace(Host, state);
            _runspace.Open();
            if (import)
            {
                Run("Import-Module $args[0]", TestPaths.StagedModule.TrimEnd('/', '\\')).ThrowOnError();
            }
        }
    }

    public RecordingHost Host { get; }

    /// <summary>Runs a script in the runspace and collects all streams.</summary>
    public RunResult Run(string script, params object?[] arguments)
    {
        using PowerShell shell = Create(script, arguments);
        return Invoke(shell);
    }

    /// <summary>The terminating error of a call: the one that a script's <c>catch</c> gets without asking for it.</summary>
    public ErrorRecord Caught(string call) =>
        (ErrorRecord)Run("try { $null = & { " + call + " } } catch { $_ }").Single.BaseObject;

    /// <summary>Runs a script with objects piped into its <c>$input</c>.</summary>
    public RunResult Pipe(IEnumerable<object> input, string script, params object?[] arguments)
    {
        using PowerShell shell = Create(script, arguments);
        return Invoke(shell, input);
    }

    public PowerShell Create(string script, params object?[] arguments)
    {
        PowerShell shell = PowerShell.Create();
        shell.Runspace = _runspace;
        shell.AddScript(script);
        foreach (object? argument in arguments)
        {
            shell.AddArgument(argument);
        }

        return shell;
    }

    public static RunResult Invoke(PowerShell shell, IEnumerable<object>? input = null)
    {
        Collection<PSObject> output = [];
        Exception? terminating = null;
        try
        {
            output = input is null ? shell.Invoke() : shell.Invoke(input);
        }
        catch (RuntimeException e)
        {
            terminating = e;
        }

        PSDataStreams streams = shell.Streams;
        return new RunResult(
            output,
            streams.Error.ToArray(),
            streams.Warning.Select(r => r.Message).ToArray(),
            streams.Verbose.Select(r => r.Message).ToArray(),
            streams.Debug.Select(r => r.Message).ToArray(),
            streams.Information.Select(r => r.ToString()).ToArray(),
            terminating);
    }

    /// <summary>Ends the runspace as a host does that knows nothing of the module.</summary>
    public void CloseWithoutRemoval() => _runspace.Close();

    public void Dispose()
    {
        // As a user's shell would when it ends the module's life.
        if (_runspace.RunspaceStateInfo.State == RunspaceState.Opened)
        {
            Run("Remove-Module EiamPowerShell -ErrorAction Ignore");
        }

        _runspace.Dispose();
    }

    [ModuleInitializer]
    internal static void PrepareProcess()
    {
        // No module of the machine may answer for ours, and no setting of its user may reach a test.
        Environment.SetEnvironmentVariable("PSModulePath", Path.Combine(Path.GetTempPath(), "no-such-folder"));
        foreach (string name in Environment.GetEnvironmentVariables().Keys.Cast<string>().Where(n => n.StartsWith("EIAM_", StringComparison.Ordinal) && n != "EIAM_UPDATE_DOCS").ToArray())
        {
            Environment.SetEnvironmentVariable(name, null);
        }

        DirectoryInfo config = Directory.CreateTempSubdirectory("eiam-tests-");
        AppDomain.CurrentDomain.ProcessExit += (_, _) => config.Delete(recursive: true);
        Environment.SetEnvironmentVariable("XDG_CONFIG_HOME", config.FullName);
    }
}

/// <summary>What a script wrote.</summary>
internal sealed record RunResult(
    IReadOnlyList<PSObject> Output, ErrorRecord[] Errors, string[] Warnings, string[] Verbose, string[] Debug, string[] Information, Exception? Terminating)
{
    /// <summary>The one object that came out.</summary>
    public PSObject Single => Clean().Output.Single();

    /// <summary>The one error, terminating or not.</summary>
    public ErrorRecord Error => Terminating is IContainsErrorRecord carrier ? carrier.ErrorRecord : Errors.Single();

    public RunResult Clean()
    {
        ThrowOnError();
        return this;
    }

    public void ThrowOnError()
    {
        if (Terminating is not null || Errors.Length > 0)
        {
            throw new InvalidOperationException($"The script failed: {Terminating?.ToString() ?? string.Join(Environment.NewLine, Errors.Select(e => e + " " + e.Exception))}");
        }
    }
}
