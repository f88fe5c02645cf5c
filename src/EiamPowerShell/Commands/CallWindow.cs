using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Eiam.Client;

namespace EiamPowerShell.Commands;

/// <summary>
/// The calls of one cmdlet that are in flight, a bounded number of them, and as many that wait for their place. They run on the thread pool; what
/// they have to say is written on the pipeline's thread, which is the only one that may write. Results and errors come out in the order in
/// which the calls went in.
/// </summary>
internal sealed class CallWindow : IEiamTrace, IDisposable
{
    // A few 100 µs of looking and yielding: longer than an answer over loopback takes, and nothing beside one over a network.
    private const int SpinsForOne = 500;

    private readonly EiamCallCommand _command;
    private readonly CallProgress _progress;
    private readonly int _limit;

    // Not disposed of either: a call that has ended still gives its place back.
    private readonly SemaphoreSlim _places;
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentQueue<(Action<string> Write, string Text)> _texts = new();

    // Never disposed of: a last signal may still be on its way, and without a wait handle there is nothing to free.
    private readonly ManualResetEventSlim _news;

    // In the order of the records, only for the pipeline's thread; and the one of them whose end it waits for.
    private readonly Queue<PendingCall> _pending = new();
    private PendingCall? _awaited;

    private readonly Action<PendingCall> _ended;
    private readonly Action<PendingCall> _nextCame;

    public CallWindow(EiamCallCommand command, CallProgress progress, int limit, bool verbose, bool debug)
    {
        _command = command;
        _progress = progress;
        _limit = limit;
        _places = new SemaphoreSlim(limit);
        _ended = Ended;
        _nextCame = _ => _news!.Set();
        IsVerbose = verbose;
        IsDebug = debug;

        // The one call that everything waits for is worth a little patience; a batch is not, since it takes the processor from its calls.
        _news = new ManualResetEventSlim(false, limit == 1 ? SpinsForOne : 0);
    }

    public bool IsVerbose { get; }

    public bool IsDebug { get; }

    public void Verbose(string message) => Say(_command.WriteVerbose, message);

    public void Debug(string message) => Say(_command.WriteDebug, message);

    public void Warning(string message) => Say(_command.WriteWarning, message);

    /// <summary>Starts a call, or has it wait for a place.</summary>
    public void Start(PendingCall call)
    {
        Enqueue(call);
        if (_places.Wait(0))
        {
            _ = call.AdvanceAsync(this, _ended, _stop.Token);
        }
        else
        {
            _ = WaitForPlaceAsync(call);
        }

        WriteEnded();
        while (_limit == 1 && _pending.Count > 0)
        {
            // One after another: each result is written before the next record is asked for.
            WriteOldest();
        }
    }

    /// <summary>Takes the error of a record for which there is nothing to send: it is written in its turn.</summary>
    public void Refuse(ErrorRecord error)
    {
        Enqueue(new PendingCall(error));
        WriteEnded();
    }

    /// <summary>Waits for all calls and writes what they came to.</summary>
    public void Finish()
    {
        while (_pending.Count > 0)
        {
            WriteOldest();
        }

        WriteTexts();
        _progress.End();
    }

    /// <summary>Ends the calls that are in flight. Called from another thread.</summary>
    public void Stop()
    {
        _stop.Cancel();
        _news.Set();
    }

    /// <summary>Ends the calls that are in flight, waits until they have ended, and says how: what was sent may have been carried out.</summary>
    /// <returns>An error for each change whose result was never written.</returns>
    public IReadOnlyList<ErrorRecord> Abandon()
    {
        List<ErrorRecord> lost = [];
        _stop.Cancel();
        while (_pending.Count > 0)
        {
            PendingCall call = _pending.Dequeue();
            Await(call);
            lost.AddRange(call.AbandonAsync().GetAwaiter().GetResult());
        }

        return lost;
    }

    public void Dispose()
    {
        Abandon();
        _stop.Dispose();
    }

    private async Task WaitForPlaceAsync(PendingCall call)
    {
        // Of a stopped window each call still begins, and says for itself that it was not sent.
        await _places.WaitAsync().ConfigureAwait(false);
        await call.AdvanceAsync(this, _ended, _stop.Token).ConfigureAwait(false);
    }

    private void Ended(PendingCall call)
    {
        _places.Release();
        if (ReferenceEquals(Volatile.Read(ref _awaited), call))
        {
            _news.Set();
        }
    }

    private void Enqueue(PendingCall call)
    {
        while (_pending.Count >= 2 * _limit)
        {
            WriteOldest();
        }

        ThrowIfStopped();
        _pending.Enqueue(call);
    }

    private void WriteEnded()
    {
        WriteTexts();
        while (_pending.Count > 0 && _pending.Peek().IsDone)
        {
            WriteOldest();
        }
    }

    // A call stays in the queue until it is written whole, its error as well: where the pipeline is stopped meanwhile, Abandon accounts for it.
    private void WriteOldest()
    {
        PendingCall call = _pending.Peek();
        Await(call);
        ThrowIfStopped();
        bool hasFailed = false;
        while (call.IsStream && call.HasCurrent)
        {
            object? item = call.Take();
            if (call.ItemError is { } failed)
            {
                hasFailed = true;
                _command.WriteError(failed);
            }
            else
            {
                _command.WriteResult(call.Request!, item);
            }

            call.IsDone = false;
            _ = call.AdvanceAsync(this, _nextCame, _stop.Token);
            Await(call);
            ThrowIfStopped();
        }

        ErrorRecord? error = call.Error;
        try
        {
            if (error is not null)
            {
                _command.WriteError(error);
            }
            else if (call.HasCurrent)
            {
                _command.WriteResult(call.Request!, call.Current);
            }
        }
        catch (Exception e) when (e is not PipelineStoppedException)
        {
            // The next cmdlet, or -ErrorAction Stop, has it and wants no more.
            _pending.Dequeue();
            throw;
        }

        _pending.Dequeue();
        _progress.Add(succeeded: error is null && !hasFailed);
    }

    private void Await(PendingCall call)
    {
        // Seen by the call's own thread before it is asked whether it has ended: else its signal could be missed.
        Interlocked.Exchange(ref _awaited, call);
        while (!call.IsDone)
        {
            _news.Wait();
            _news.Reset();
            WriteTexts();
        }

        WriteTexts();
    }

    private void ThrowIfStopped()
    {
        if (_stop.IsCancellationRequested)
        {
            throw new PipelineStoppedException();
        }
    }

    private void Say(Action<string> write, string text)
    {
        _texts.Enqueue((write, text));
        _news.Set();
    }

    private void WriteTexts()
    {
        while (!_stop.IsCancellationRequested && _texts.TryDequeue(out (Action<string> Write, string Text) text))
        {
            text.Write(text.Text);
        }
    }
}
