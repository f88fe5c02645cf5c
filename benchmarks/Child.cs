using System;
using System.Collections.Generic;
using System.Diagnostics;

namespace Eiam.Benchmarks;

/// <summary>A program of ours in a process of its own: what must be measured in a fresh one, or must not disturb what is measured.</summary>
public sealed class Child : IDisposable
{
    private readonly Process _process;

    public Child(string assembly, KeyValuePair<string, string>? setting, params IEnumerable<string> arguments)
    {
        ProcessStartInfo start = new("dotnet") { RedirectStandardInput = true, RedirectStandardOutput = true };
        if (setting is { } variable)
        {
            start.Environment[variable.Key] = variable.Value;
        }

        start.ArgumentList.Add(assembly);
        foreach (string argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        _process = Process.Start(start)!;
    }

    public string ReadLine() => _process.StandardOutput.ReadLine() ?? throw new InvalidOperationException("The child process ended without an answer; its error is above.");

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }
}
