using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Eiam.Client;
using EiamPowerShell.Errors;

namespace EiamPowerShell.Commands;

/// <summary>
/// The calls of one cmdlet that are under way. Calls run on the thread pool; what they have to say is written on the pipeline's thread, which
/// is the only one that may write. Results and errors come out in the order in which the calls went in.
/// </summary>
internal sealed class CallWindow : IEiamTrace, IDisposable
{
    private readonly Cmdlet _cmdlet;
    private readonly CancellationTokenSource _stop = new();
    private readonly SemaphoreSlim _news = new(0);
    private readonly ConcurrentQueue<(bool Debug, string Text)> _texts = new();
    private readonly Queue<Pending> _pending = new();
    private readonly Action _signal;

    public CallWindow(Cmdlet cmdlet, bool verbose, bool debug)
    {
        _cmdlet = cmdlet;
        IsVerbose = verbose;
        IsDebug = debug;
        _signal = () => _news.Release();
    }

    public bool IsVerbose { get; }

    public bool IsDebug { get; }

    public void Verbose(string message) => Say(debug: false, message);

    public void Debug(string message) => Say(debug: true, message);

    /// <summary>Starts a call.</summary>
    public void Start<TResponse>(EiamClient client, EiamRequest<TResponse> request, object? target, Action<TResponse> write)
    {
        Task<TResponse> call = client.SendAsync(request, this, _stop.Token);
        _pending.Enqueue(new Pending<TResponse>(call, target, write));
        call.ConfigureAwait(false).GetAwaiter().UnsafeOnCompleted(_signal);
    }

    /// <summary>Writes what has come, and waits until at most so many calls are under way.</summary>
    public void Drain(int leave)
    {
        WriteTexts();
        while (_pending.Count > 0)
        {
            Pending oldest = _pending.Peek();
            if (oldest.Call.IsCompleted)
            {
                _pending.Dequeue();
                WriteTexts();
                oldest.Write(_cmdlet);
            }
            else if (_pending.Count > leave)
            {
                _news.Wait();
                WriteTexts();
            }
            else
            {
                return;
            }
        }
    }

    /// <summary>Ends the calls that are under way. Called from another thread.</summary>
    public void Stop() => _stop.Cancel();

    public void Dispose()
    {
        // After an early end (Ctrl+C, Select-Object -First) calls may be under way: they end now, and leave nothing running.
        _stop.Cancel();
        foreach (Pending pending in _pending)
        {
            // Waits without throwing what the call threw.
            Task.WhenAny(pending.Call).GetAwaiter().GetResult();
        }

        // The semaphore stays: a call's last signal may still be on its way, and a semaphore without a wait handle holds nothing to free.
        _stop.Dispose();
    }

    private void Say(bool debug, string text)
    {
        _texts.Enqueue((debug, text));
        _signal();
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

    private abstract class Pending(Task call, object? target)
    {
        public Task Call { get; } = call;

        protected object? Target { get; } = target;

        public abstract void Write(Cmdlet cmdlet);
    }

    private sealed class Pending<TResponse>(Task<TResponse> call, object? target, Action<TResponse> write) : Pending(call, target)
    {
        public override void Write(Cmdlet cmdlet)
        {
            TResponse response;
            try
            {
                response = ((Task<TResponse>)Call).GetAwaiter().GetResult();
            }
            catch (EiamException failure)
            {
                cmdlet.WriteError(ErrorRecords.From(failure, Target));
                return;
            }
            catch (ObjectDisposedException)
            {
                cmdlet.WriteError(ErrorRecords.Own(EiamErrorId.NotConnected, ErrorCategory.ConnectionError, Target, "The session was disconnected."));
                return;
            }
            catch (OperationCanceledException)
            {
                throw new PipelineStoppedException();
            }

            write(response);
        }
    }
}
