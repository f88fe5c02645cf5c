using System;
#if NET8_0_OR_GREATER
using System.Collections.Concurrent;
#endif
using System.Threading;

namespace Eiam.Client.Http;

/// <summary>The time limits of one try, and the ends that others may put to it.</summary>
internal sealed class TimeLimits : IDisposable
{
#if NET8_0_OR_GREATER
    // A source with its timer is the dearest part of a try, and one that nobody cancelled is as good as new.
    private static readonly ConcurrentQueue<CancellationTokenSource> Unused = new();

    private readonly CancellationTokenRegistration _onStop;
    private readonly CancellationTokenRegistration _onClose;
#endif
    private readonly CancellationTokenSource _try;

    // The transport of net8.0 has a limit of its own for connecting; that of netstandard2.0 has none.
    private readonly CancellationTokenSource? _connecting;

    /// <summary>Starts the limits of one try.</summary>
    /// <param name="options">What the limits are.</param>
    /// <param name="knowsConnected">Whether <see cref="Connected"/> will be called as soon as there is a connection: the body being taken says so. Without a body nothing does, and a slow answer must not pass for a slow connection.</param>
    /// <param name="closed">Ends with the session.</param>
    /// <param name="stop">The user's own end to the call.</param>
    public TimeLimits(EiamClientOptions options, bool knowsConnected, CancellationToken closed, CancellationToken stop)
    {
        Stop = stop;
#if NET8_0_OR_GREATER
        _ = knowsConnected;
        _connecting = null;
        _try = Unused.TryDequeue(out CancellationTokenSource? unused) ? unused : new CancellationTokenSource();
        _onStop = stop.UnsafeRegister(static source => ((CancellationTokenSource)source!).Cancel(), _try);
        _onClose = closed.UnsafeRegister(static source => ((CancellationTokenSource)source!).Cancel(), _try);
#else
        _connecting = knowsConnected && options.ConnectionTimeout > TimeSpan.Zero ? new CancellationTokenSource(options.ConnectionTimeout) : null;
        _try = _connecting is null
            ? CancellationTokenSource.CreateLinkedTokenSource(stop, closed)
            : CancellationTokenSource.CreateLinkedTokenSource(stop, closed, _connecting.Token);
#endif
        if (options.OperationTimeout > TimeSpan.Zero)
        {
            _try.CancelAfter(options.OperationTimeout);
        }
    }

    /// <summary>The user's own end to the call.</summary>
    public CancellationToken Stop { get; }

    /// <summary>Ends the try, whoever ends it.</summary>
    public CancellationToken Token => _try.Token;

    /// <summary>Whether the limit for connecting passed, as far as this class keeps it.</summary>
    public bool ConnectionTimedOut => _connecting is { IsCancellationRequested: true };

    /// <summary>The transport has a connection: the limit for it no longer counts.</summary>
    public void Connected() => _connecting?.CancelAfter(Timeout.Infinite);

    public void Dispose()
    {
#if NET8_0_OR_GREATER
        // Waits where one of them is just cancelling: after that nobody else holds the source.
        _onStop.Dispose();
        _onClose.Dispose();
        if (_try.TryReset())
        {
            Unused.Enqueue(_try);
            return;
        }
#endif
        _try.Dispose();
        _connecting?.Dispose();
    }
}
