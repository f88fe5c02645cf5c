using System;
using System.Threading;
using System.Threading.Tasks;
using Eiam.Client.Http;

namespace Eiam.Client;

/// <summary>The one door to a tenant. Safe to use from many threads at once.</summary>
public sealed class EiamClient : IDisposable
{
    private readonly Exchange _exchange;
    private readonly Lazy<RetryPolicy> _retry;

    /// <summary>Makes a client. Sends nothing.</summary>
    /// <param name="options">The session's address, headers and transport.</param>
    /// <exception cref="ArgumentException">An option cannot be sent; it names the option.</exception>
    public EiamClient(EiamClientOptions options)
    {
        if (options is null)
        {
            throw new ArgumentNullException(nameof(options));
        }

        options.Check();
        Options = options;
        _exchange = new Exchange(options);

        // Loads Polly, so not before there is something to repeat.
        _retry = new Lazy<RetryPolicy>(() => new RetryPolicy(options));
    }

    /// <summary>What the client was made with.</summary>
    public EiamClientOptions Options { get; }

    /// <summary>Whether the client was disposed of.</summary>
    public bool IsClosed => _exchange.IsClosed;

    /// <summary>Sends a request, once or as often as is safe, and reads its answer.</summary>
    /// <typeparam name="TResponse">What a successful answer becomes.</typeparam>
    /// <param name="request">The request. It may be sent again after it has failed only where its exception says so.</param>
    /// <param name="trace">Takes the redacted trace; null for none.</param>
    /// <param name="cancellationToken">Ends any wait at once.</param>
    /// <returns>The typed answer.</returns>
    /// <exception cref="EiamException">The call did not succeed.</exception>
    /// <exception cref="EiamCanceledException"><paramref name="cancellationToken"/> ended it; it says what is known of the request's fate.</exception>
    /// <exception cref="ObjectDisposedException">The client was disposed of before.</exception>
    public async Task<TResponse> SendAsync<TResponse>(
        EiamRequest<TResponse> request, IEiamTrace? trace = null, CancellationToken cancellationToken = default)
    {
        if (request is null)
        {
            throw new ArgumentNullException(nameof(request));
        }

        _exchange.ThrowIfClosed();
        using PreparedCall call = PreparedCall.From(request);
        CallTrace callTrace = new(trace, call, Options);
        Try<TResponse> result;
        try
        {
            result = await _exchange.TryAsync(request, call, callTrace, cancellationToken).ConfigureAwait(false);
            if (result.Failure is { IsSafeToRepeat: true } && Options.MaximumRetryCount > 0)
            {
                result = await RepeatAsync(result, request, call, callTrace, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException e) when (e is not EiamCanceledException && cancellationToken.IsCancellationRequested)
        {
            // Ended before the first try, or while it waited for another: no try is under way.
            throw new EiamCanceledException(new Failures(call, callTrace, Options).Canceled(bodyStarted: false), cancellationToken);
        }
        catch (OperationCanceledException) when (IsClosed && !cancellationToken.IsCancellationRequested)
        {
            // Closed while it waited for another try.
            throw new Failures(call, callTrace, Options).Closed(bodyStarted: false);
        }

        return result.Failure is null ? result.Response! : throw result.Failure;
    }

    private async Task<Try<TResponse>> RepeatAsync<TResponse>(
        Try<TResponse> first, EiamRequest<TResponse> request, PreparedCall call, CallTrace trace, CancellationToken stop)
    {
        using CancellationTokenSource ended = CancellationTokenSource.CreateLinkedTokenSource(stop, _exchange.Closed);
        return await _retry.Value.RunAsync(first, _ => _exchange.TryAsync(request, call, trace, stop), trace, ended.Token).ConfigureAwait(false);
    }

    /// <summary>Closes the connections and ends calls that are under way.</summary>
    public void Dispose() => _exchange.Dispose();
}
