using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Threading;

namespace EiamPowerShell.Tests.Engine;

/// <summary>A program of ours that runs beside the tests and is spoken to in lines.</summary>
internal sealed class ChildProcess : IDisposable
{
    // Only ever reached by a program that hangs.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process _process;

    public ChildProcess(string assembly, params string[] arguments)
    {
        ProcessStartInfo start = new("dotnet") { RedirectStandardInput = true, RedirectStandardOutput = true, UseShellExecute = false };
        start.ArgumentList.Add(assembly);
        foreach (string argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        _process = Process.Start(start)!;
    }

    public string ReadLine()
    {
        using CancellationTokenSource limit = new(Patience);
        return _process.StandardOutput.ReadLineAsync(limit.Token).AsTask().GetAwaiter().GetResult()
            ?? throw new InvalidOperationException("The program ended.");
    }

    /// <summary>All lines, to its end.</summary>
    public List<string> ReadToEnd()
    {
        List<string> lines = [];
        using CancellationTokenSource limit = new(Patience);
        while (_process.StandardOutput.ReadLineAsync(limit.Token).AsTask().GetAwaiter().GetResult() is { } line)
        {
            lines.Add(line);
        }

        return lines;
    }

    /// <summary>The first word of its output that begins like this.</summary>
    public string ReadWord(string beginning)
    {
        while (true)
        {
            foreach (string word in ReadLine().Split(' '))
            {
                if (word.StartsWith(beginning, StringComparison.Ordinal))
                {
                    return word;
                }
            }
        }
    }

    public void Say(string line)
    {
        _process.StandardInput.WriteLine(line);
        _process.StandardInput.Flush();
    }

    public string Ask(string line)
    {
        Say(line);
        return ReadLine();
    }

    public void Dispose()
    {
        try
        {
            _process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It has ended by itself.
        }

        _process.WaitForExit();
        _process.Dispose();
    }
}
