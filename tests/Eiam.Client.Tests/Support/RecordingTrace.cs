using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace Eiam.Client.Tests.Support;

/// <summary>Keeps every line of the trace.</summary>
internal sealed class RecordingTrace(bool verbose = true, bool debug = true) : IEiamTrace
{
    private readonly ConcurrentQueue<string> _verbose = new();
    private readonly ConcurrentQueue<string> _debug = new();
    private readonly ConcurrentQueue<string> _warnings = new();

    public bool IsVerbose => verbose;

    public bool IsDebug => debug;

    public IReadOnlyList<string> VerboseLines => [.. _verbose];

    public IReadOnlyList<string> DebugLines => [.. _debug];

    public IReadOnlyList<string> Lines => [.. _verbose, .. _debug, .. _warnings];

    /// <summary>Ends when a line contains a text: what happens in the background can be waited for only here.</summary>
    public async Task HasAsync(string text)
    {
        while (!Lines.Any(line => line.Contains(text, StringComparison.Ordinal)))
        {
            await Task.Delay(5, TestContext.Current.CancellationToken);
        }
    }

    public void Verbose(string message) => _verbose.Enqueue(message);

    public IReadOnlyList<string> Warnings => [.. _warnings];

    public void Warning(string message) => _warnings.Enqueue(message);

    public void Debug(string message) => _debug.Enqueue(message);
}
