using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Management.Automation;
using System.Security;
using System.Threading;
using System.Threading.Tasks;
using Eiam.Client;
using EiamPowerShell.Sessions;

namespace EiamPowerShell.Commands;

/// <summary>
/// The calls of one cmdlet that are under way: a bounded number of them. They run on the thread pool; what they have to say is written on the
/// pipeline's thread, which is the only one that may write. Results and errors come out in the order in which the calls went in.
/// A second window's worth of calls waits behind the first: a call that ends begins the next one by itself, so that the pipeline's thread, which is
/// dear to wake, is told of several ends at once.
/// </summary>
internal sealed class CallWindow : IEiamTrace, IDisposable
{
    // What ended is written no later than this after it, however little there is of it.
    private const int LatestMilliseconds = 1;

    // A few 100 µs of looking and yielding: longer than an answer over loopback takes, and nothing beside one over a network.
    private const int SpinsForOne = 500;

    private readonly Cmdlet _cmdlet;
    private readonly CallProgress _progress;
    private readonly int _limit;
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentQueue<(bool Debug, string Text)> _texts = new();
    private readonly Action _ended;

    // Never disposed of: a last signal may still be on its way, and without a wait handle there is nothing to free.
    private readonly ManualResetEventSlim _signal;

    // In the order of the records, for the pipeline's thread alone.
    private readonly Queue<PendingCall> _pending = new();

    // All below is guarded by it.
    private readonly object _gate = new();
    private readonly Queue<PendingCall> _prepared = new();
    private int _running;
    private int _news;
    private bool _told;

    public CallWindow(Cmdlet cmdlet, CallProgress progress, int limit, bool verbose, bool debug)
    {
        _cmdlet = cmdlet;
        _progress = progress;
        _limit = limit;
        IsVerbose = verbose;
        IsDebug = debug;
        _ended = Ended;

        // The one call that everything waits for is worth a little patience; a batch is not, since it takes the processor from its calls.
        _signal = new ManualResetEventSlim(false, limit == 1 ? SpinsForOne : 0);
    }

    public bool IsVerbose { get; }

    public bool IsDebug { get; }

    public void Verbose(string message) => Say(debug: false, message);

    public void Debug(string message) => Say(debug: true, message);

    /// <summary>Starts a call, or has it wait for the end of another.</summary>
    /// <param name="command">The cmdlet.</param>
    /// <param name="session">Makes the call.</param>
    /// <param name="request">What to send.</param>
    /// <param name="secrets">Secrets of the request that nobody else holds: they are zeroed as soon as it is on its way.</param>
    /// <param name="record">The record; an error points at it.</param>
    /// <param name="write">Takes the answer.</param>
    public void Start<TCommand, TResponse>(
        TCommand command, EiamSession session, EiamRequest<TResponse> request, SecureString[] secrets, PSObject? record, Action<TCommand, TResponse, EiamSession> write)
    {
        AwaitRoom();
        PendingCall call = new PendingCall<TCommand, TResponse>(command, session, request, secrets, record, write);
        _pending.Enqueue(call);
        bool now;
        lock (_gate)
        {
            now = _running < _limit;
            if (now)
            {
                _running++;
            }
            else
            {
                _prepared.Enqueue(call);
            }
        }

        if (now)
        {
            Begin(call);
        }

        if (_limit == 1)
        {
            // One after another: each result is written before the next record is asked for.
            Drain();
        }
        else
        {
            Write();
        }
    }

    /// <summary>Takes the error of a record for which there is nothing to send: it is written in its turn.</summary>
    public void Fail(ErrorRecord error)
    {
        AwaitRoom();
        _pending.Enqueue(new RefusedCall(error));
        Write();
    }

    /// <summary>Waits for all calls and writes what they came to.</summary>
    public void Finish()
    {
        Drain();
        _progress.End();
    }

    /// <summary>Ends the calls that are under way. Called from another thread.</summary>
    public void Stop() => _stop.Cancel();

    /// <summary>Ends the calls that are under way, waits until they have ended, and says how: what was sent may have been carried out.</summary>
    /// <returns>An error for each call whose end nobody was told.</returns>
    public IReadOnlyList<ErrorRecord> Abandon()
    {
        List<ErrorRecord> lost = [];
        _stop.Cancel();
        lock (_gate)
        {
            // These end at once, since they begin stopped: so each says for itself that it was not sent.
            while (_prepared.Count > 0)
            {
                _prepared.Dequeue().Begin(this, _stop.Token);
            }
        }

        while (_pending.Count > 0)
        {
            PendingCall pending = _pending.Dequeue();

            // Another thread may just be beginning it.
            SpinWait.SpinUntil(() => pending.Call is not null);

            // Waits without throwing what the call threw.
            Task.WhenAny(pending.Call!).GetAwaiter().GetResult();
            lost.Add(pending.Lost());
        }

        return lost;
    }

    public void Dispose()
    {
        Abandon();
        _stop.Dispose();
    }

    private void AwaitRoom()
    {
        while (_pending.Count >= 2 * _limit)
        {
            Wait();
        }

        if (_stop.IsCancellationRequested)
        {
            throw new PipelineStoppedException();
        }
    }

    private void Begin(PendingCall call) => call.Begin(this, _stop.Token).ConfigureAwait(false).GetAwaiter().UnsafeOnCompleted(_ended);

    private void Ended()
    {
        PendingCall? next = null;
        bool wake;
        lock (_gate)
        {
            bool stopped = _stop.IsCancellationRequested;
            if (_prepared.Count > 0 && !stopped)
            {
                next = _prepared.Dequeue();
            }
            else
            {
                _running--;
            }

            // The first of a batch lets the pipeline's thread look at the clock, the last one lets it go on.
            _news++;
            if (stopped || _running == 0 || _news >= Math.Max(1, _limit / 4))
            {
                _told = true;
            }

            wake = _told || _news == 1;
        }

        if (wake)
        {
            // Outside of the lock, which the one who wakes would have to wait for.
            _signal.Set();
        }

        if (next is not null)
        {
            Begin(next);
        }
    }

    private void Drain()
    {
        Write();
        while (_pending.Count > 0)
        {
            Wait();
        }
    }

    private void Wait()
    {
        bool waited = true;
        while (!Told(waited, out bool some))
        {
            waited = _signal.Wait(some ? LatestMilliseconds : Timeout.Infinite);
            _signal.Reset();
        }

        Write();
    }

    // Whether it is time to write: enough has ended, or what has ended has waited long enough.
    private bool Told(bool waited, out bool some)
    {
        lock (_gate)
        {
            some = _news > 0;
            if (!_told && waited)
            {
                return false;
            }

            _told = false;
            _news = 0;
            return true;
        }
    }

    private void Write()
    {
        WriteTexts();
        while (_pending.Count > 0 && _pending.Peek().Call is { IsCompleted: true })
        {
            // Stays in the queue where the pipeline is being stopped: then Abandon accounts for it.
            PendingCall oldest = _pending.Peek();
            if (oldest.Call!.IsCanceled || _stop.IsCancellationRequested)
            {
                throw new PipelineStoppedException();
            }

            WriteTexts();
            _pending.Dequeue();
            _progress.Add(oldest.Write(_cmdlet));
        }
    }

    private void Say(bool debug, string text)
    {
        _texts.Enqueue((debug, text));
        lock (_gate)
        {
            _told = true;
        }

        _signal.Set();
    }

    private void WriteTexts()
    {
        while (_texts.TryDequeue(out (bool Debug, string Text) text))
        {
            if (text.Debug)
            {
                _cmdlet.WriteDebug(text.Text);
            }
            else
            {
                _cmdlet.WriteVerbose(text.Text);
            }
        }
    }
}
