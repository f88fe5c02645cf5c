using System;
using System.Threading;
using System.Threading.Tasks;

namespace Eiam.Client.Http;

/// <summary>
/// A token that is fetched when it is first needed, kept in memory, and fetched anew before it ends or when it was refused. However many callers
/// wait for it, there is one fetch. A fetch that failed is told to those who waited for it, and not kept.
/// </summary>
/// <param name="fetch">Fetches a token. It outlives the caller that began it, since others wait for it too.</param>
/// <param name="time">The clock.</param>
/// <param name="first">The token to begin with; null for none.</param>
internal sealed class RenewableToken(Func<IEiamTrace?, Task<AccessToken>> fetch, TimeProvider time, AccessToken? first = null)
{
    private readonly object _gate = new();
    private Task<AccessToken>? _current = first is null ? null : Task.FromResult(first);

    public Task<AccessToken> GetAsync(IEiamTrace? trace, CancellationToken cancellationToken)
    {
        Task<AccessToken> current;
        lock (_gate)
        {
            current = HasFailed(_current) || IsOver(_current!) ? Fetch(trace) : _current!;
        }

        return current.IsCompleted ? current : WaitAsync(current, cancellationToken);
    }

    /// <summary>Fetches a token whatever there is, unless another fetch is in flight, or one has ended since the caller looked.</summary>
    /// <param name="isRenewed">Whether one has; asked under the lock.</param>
    /// <param name="trace">Takes the trace of a fetch that begins here.</param>
    /// <param name="cancellationToken">Ends the wait, not the fetch.</param>
    public Task<AccessToken> RenewAsync(Func<bool> isRenewed, IEiamTrace? trace, CancellationToken cancellationToken)
    {
        Task<AccessToken> current;
        lock (_gate)
        {
            current = HasFailed(_current) || (_current!.IsCompleted && !isRenewed()) ? Fetch(trace) : _current!;
        }

        return current.IsCompleted ? current : WaitAsync(current, cancellationToken);
    }

    /// <summary>The tenant refused a token: the next caller fetches another, unless somebody did already.</summary>
    public void Drop(AccessToken refused)
    {
        lock (_gate)
        {
            if (_current is { IsCompleted: true, IsFaulted: false, IsCanceled: false } && ReferenceEquals(_current.GetAwaiter().GetResult(), refused))
            {
                _current = null;
            }
        }
    }

    private static bool HasFailed(Task<AccessToken>? task) => task is null or { IsFaulted: true } or { IsCanceled: true };

    // The caller has the lock.
    private Task<AccessToken> Fetch(IEiamTrace? trace)
    {
        _current = Task.Run(() => fetch(trace), CancellationToken.None);

        // All who waited may have gone before it failed.
        _ = _current.ContinueWith(static t => t.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
        return _current;
    }

    private bool IsOver(Task<AccessToken> task) => task.IsCompleted && time.GetUtcNow() >= task.GetAwaiter().GetResult().RenewAt;

    private static async Task<AccessToken> WaitAsync(Task<AccessToken> fetching, CancellationToken cancellationToken)
    {
#if NET8_0_OR_GREATER
        return await fetching.WaitAsync(cancellationToken).ConfigureAwait(false);
#else
        TaskCompletionSource<AccessToken> ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
        using CancellationTokenRegistration registration = cancellationToken.Register(() => ended.TrySetCanceled(cancellationToken));
        return await (await Task.WhenAny(fetching, ended.Task).ConfigureAwait(false)).ConfigureAwait(false);
#endif
    }
}
