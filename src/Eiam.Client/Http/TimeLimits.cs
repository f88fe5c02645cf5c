using System;
using System.Threading;

namespace Eiam.Client.Http;

/// <summary>The time limits of one try, and the ends that others may put to it.</summary>
internal sealed class TimeLimits : IDisposable
{
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
#if NET8_0_OR_GREATER
        _ = knowsConnected;
        _connecting = null;
        _try = CancellationTokenSource.CreateLinkedTokenSource(stop, closed);
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

    /// <summary>Ends the try, whoever ends it.</summary>
    public CancellationToken Token => _try.Token;

    /// <summary>Whether the limit for connecting passed, as far as this class keeps it.</summary>
    public bool ConnectionTimedOut => _connecting is { IsCancellationRequested: true };

    /// <summary>The transport has a connection: the limit for it no longer counts.</summary>
    public void Connected() => _connecting?.CancelAfter(Timeout.Infinite);

    public void Dispose()
    {
        _try.Dispose();
        _connecting?.Dispose();
    }
}
