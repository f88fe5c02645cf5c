using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Eiam.Client;
using EiamPowerShell.Errors;
using EiamPowerShell.Sessions;

namespace EiamPowerShell.Commands;

/// <summary>
/// The calls of one cmdlet that are under way: a bounded number of them. They run on the thread pool; what they have to say is written on the
/// pipeline's thread, which is the only one that may write. Results and errors come out in the order in which the calls went in.
/// </summary>
internal sealed class CallWindow : IEiamTrace, IDisposable
{
    private readonly Cmdlet _cmdlet;
    private readonly CallProgress _progress;
    private readonly int _limit;
    private readonly CancellationTokenSource _stop = new();
    private readonly SemaphoreSlim _news = new(0);
    private readonly ConcurrentQueue<(bool Debug, string Text)> _texts = new();
    private readonly Queue<Pending> _pending = new();
    private readonly Action _ended;
    private int _running;

    public CallWindow(Cmdlet cmdlet, CallProgress progress, int limit, bool verbose, bool debug)
    {
        _cmdlet = cmdlet;
        _progress = progress;
        _limit = limit;
        IsVerbose = verbose;
        IsDebug = debug;
        _ended = () =>
        {
            Interlocked.Decrement(ref _running);
            _news.Release();
        };
    }

    public bool IsVerbose { get; }

    public bool IsDebug { get; }

    public void Verbose(string message) => Say(debug: false, message);

    public void Debug(string message) => Say(debug: true, message);

    /// <summary>Starts a call, when there is room for it.</summary>
    public void Start<TCommand, TResponse>(
        TCommand command, EiamSession session, EiamRequest<TResponse> request, PSObject? record, Action<TCommand, TResponse, EiamSession> write)
    {
        AwaitRoom();
        Interlocked.Increment(ref _running);
        Task<TResponse> call = session.Client.SendAsync(request, this, _stop.Token);
        _pending.Enqueue(new Pending<TCommand, TResponse>(command, session, call, record, write));
        call.ConfigureAwait(false).GetAwaiter().UnsafeOnCompleted(_ended);
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
        _pending.Enqueue(new Refused(error));
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
        while (_pending.Count > 0)
        {
            Pending pending = _pending.Dequeue();

            // Waits without throwing what the call threw.
            Task.WhenAny(pending.Call).GetAwaiter().GetResult();
            lost.Add(pending.Lost());
        }

        return lost;
    }

    public void Dispose()
    {
        Abandon();

        // The semaphore stays: a call's last signal may still be on its way, and a semaphore without a wait handle holds nothing to free.
        _stop.Dispose();
    }

    // Ended calls wait behind a slower one before them; a second window's worth of them keeps the first one full.
    private void AwaitRoom()
    {
        while (Volatile.Read(ref _running) >= _limit || _pending.Count >= 2 * _limit)
        {
            Wait();
        }

        if (_stop.IsCancellationRequested)
        {
            throw new PipelineStoppedException();
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
        _news.Wait();
        Write();
    }

    private void Write()
    {
        WriteTexts();
        while (_pending.Count > 0 && _pending.Peek().Call.IsCompleted)
        {
            // Stays in the queue where the pipeline is being stopped: then Abandon accounts for it.
            Pending oldest = _pending.Peek();
            if (oldest.Call.IsCanceled || _stop.IsCancellationRequested)
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
        _news.Release();
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

    private abstract class Pending(Task call)
    {
        public Task Call { get; } = call;

        /// <summary>Writes the result or the error.</summary>
        /// <returns>Whether the call succeeded.</returns>
        public abstract bool Write(Cmdlet cmdlet);

        /// <summary>The error of a call whose end nobody was told.</summary>
        public abstract ErrorRecord Lost();
    }

    private sealed class Pending<TCommand, TResponse>(
        TCommand command, EiamSession session, Task<TResponse> call, PSObject? record, Action<TCommand, TResponse, EiamSession> write) : Pending(call)
    {
        private object? Target => FailureTarget.Of(record);

        public override bool Write(Cmdlet cmdlet)
        {
            TResponse response;
            try
            {
                response = ((Task<TResponse>)Call).GetAwaiter().GetResult();
            }
            catch (Exception e) when (e is EiamException or ObjectDisposedException)
            {
                cmdlet.WriteError(Record(e));
                return false;
            }

            write(command, response, session);
            return true;
        }

        public override ErrorRecord Lost()
        {
            try
            {
                ((Task<TResponse>)Call).GetAwaiter().GetResult();
                return ErrorRecords.Own(EiamErrorId.Canceled, ErrorCategory.OperationStopped, Target, "The tenant carried the call out, but the pipeline was stopped before its result could be written.");
            }
            catch (Exception e)
            {
                return Record(e);
            }
        }

        private ErrorRecord Record(Exception error) => error switch
        {
            EiamException failure => ErrorRecords.From(failure, Target),
            ObjectDisposedException => ErrorRecords.Own(EiamErrorId.NotConnected, ErrorCategory.ConnectionError, Target, "The session was disconnected."),
            EiamCanceledException canceled => ErrorRecords.From(canceled.Failure, Target),
            _ => new ErrorRecord(error, EiamErrorId.UnexpectedResponse, ErrorCategory.NotSpecified, Target),
        };
    }
    private sealed class Refused(ErrorRecord error) : Pending(Task.CompletedTask)
    {
        public override bool Write(Cmdlet cmdlet)
        {
            cmdlet.WriteError(error);
            return false;
        }

        public override ErrorRecord Lost() => error;
    }
}
