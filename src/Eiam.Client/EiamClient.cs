using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Security;
using System.Threading;
using System.Threading.Tasks;
using Eiam.Client.Http;
using Eiam.Client.Requests;

namespace Eiam.Client;

/// <summary>The only entry point for calls to a tenant. Safe to use from many threads at once.</summary>
public sealed class EiamClient : IDisposable
{
    // "IdToken is invalid or expired" (CIAM:user-self-service/*).
    internal const string BadIdToken = "SDK.PARAM.0016";

    private readonly RequestSender _sender;
    private readonly bool _mayRepeat;
    private readonly Lazy<RetryPolicy> _retry;
    private readonly RenewableToken _tenantToken;
    private readonly Lazy<Tokens.IdTokenVerifier> _idTokens;

    /// <summary>Makes a client. Sends nothing.</summary>
    /// <param name="options">The session's address, headers and transport.</param>
    /// <exception cref="ArgumentException">An option cannot be sent; it names the option.</exception>
    public EiamClient(EiamClientOptions options)
        : this(options, transport: null)
    {
    }

    /// <summary>Makes a client with a transport of its own, which it owns, and which repeats nothing.</summary>
    internal EiamClient(EiamClientOptions options, System.Net.Http.HttpMessageHandler? transport)
    {
        if (options is null)
        {
            throw new ArgumentNullException(nameof(options));
        }

        options.Check();
        Options = options;
        _sender = new RequestSender(options, transport);
        _mayRepeat = transport is null;
        _tenantToken = new RenewableToken(FetchTenantTokenAsync, options.TimeProvider);
        _idTokens = new Lazy<Tokens.IdTokenVerifier>(() => new Tokens.IdTokenVerifier(this));

        // Polly is loaded only when a call is retried.
        _retry = new Lazy<RetryPolicy>(() => new RetryPolicy(options));
    }

    /// <summary>Checks id tokens; its library is loaded only when it is used.</summary>
    internal Tokens.IdTokenVerifier IdTokens => _idTokens.Value;

    /// <summary>What the client was made with.</summary>
    public EiamClientOptions Options { get; }

    /// <summary>The time of the session's clock, which a sandbox can move.</summary>
    public DateTimeOffset Now => Options.TimeProvider.GetUtcNow();

    /// <summary>Whether the client was disposed of.</summary>
    public bool IsClosed => _sender.IsClosed;

    /// <summary>Sends a request, once or as often as is safe, and reads its answer.</summary>
    /// <typeparam name="TResult">What a successful answer becomes.</typeparam>
    /// <param name="request">The request. It may be sent again after it has failed only where its exception says so.</param>
    /// <param name="trace">Takes the redacted trace; null for none.</param>
    /// <param name="cancellationToken">Ends any wait at once.</param>
    /// <returns>The typed answer.</returns>
    /// <exception cref="EiamException">The call did not succeed.</exception>
    /// <exception cref="EiamCanceledException"><paramref name="cancellationToken"/> ended it; it says what is known of the request's fate.</exception>
    /// <exception cref="ArgumentException">The session lacks the credential that the endpoint asks for. Nothing was sent.</exception>
    /// <exception cref="ObjectDisposedException">The client was disposed of before.</exception>
    public async Task<TResult> SendAsync<TResult>(EiamRequest<TResult> request, IEiamTrace? trace = null, CancellationToken cancellationToken = default) =>
        (TResult)(await SendAsync((EiamRequest)request, trace, cancellationToken).ConfigureAwait(false))!;

    /// <summary>The same, for a request whose answer's type is known only to the caller.</summary>
    /// <param name="request">The request.</param>
    /// <param name="trace">Takes the redacted trace; null for none.</param>
    /// <param name="cancellationToken">Ends any wait at once.</param>
    /// <returns>What the request makes of the answer; null for an empty one.</returns>
    public Task<object?> SendAsync(EiamRequest request, IEiamTrace? trace = null, CancellationToken cancellationToken = default)
    {
        if (request is null)
        {
            throw new ArgumentNullException(nameof(request));
        }

        _sender.ThrowIfClosed();
        return request.ReadAgain is { } next
            ? ChangeAndReadAsync(request, next, trace, cancellationToken)
            : request.RunAsync(this, trace, cancellationToken);
    }

    /// <summary>Yields the items of a list as they come. The next page is asked for while the last one is used.</summary>
    /// <typeparam name="TItem">What an item becomes.</typeparam>
    /// <param name="request">The list.</param>
    /// <param name="trace">Takes the redacted trace; null for none.</param>
    /// <param name="cancellationToken">Ends any wait at once.</param>
    /// <returns>The items, each once: one that moves to the next page while the list is read is dropped there.</returns>
    /// <exception cref="EiamException">A call did not succeed.</exception>
    public async IAsyncEnumerable<TItem> StreamAsync<TItem>(
        EiamListRequest<TItem> request, IEiamTrace? trace = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
        where TItem : class
    {
        if (request is null)
        {
            throw new ArgumentNullException(nameof(request));
        }

        using CancellationTokenSource ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        PageReader<TItem> pages = new(request);
        bool isEmpty = true;
        Task<Page<TItem>>? Ask(int page) => SendAsync(request.AtPage(page), trace, ended.Token);
        Task<Page<TItem>>? next = request.First > 0 ? Ask(pages.Number) : null;
        Task<Page<TItem>>? behind = null;
        try
        {
            while (next is not null)
            {
                // The tenant works on a page while the one before is read here.
                behind ??= pages.ExpectsTwo ? Ask(pages.Number + 1) : null;
                Page<TItem> page = await next.ConfigureAwait(false);
                IReadOnlyList<TItem> items = pages.Take(page);
                next = pages.HasMore ? behind ?? Ask(pages.Number) : null;
                behind = pages.HasMore ? null : behind;
                foreach (TItem item in items)
                {
                    isEmpty = false;
                    yield return item;
                }
            }

            if (pages.Missing is { } missing)
            {
                trace?.Warning($"{request.Endpoint}: the list ended {missing} items before the total that the tenant gave. Rows may have moved between its pages while it was read.");
            }

            if (isEmpty && request.NothingFound is { } nothing)
            {
                throw Failures.NotFound(request.Endpoint, nothing);
            }
        }
        finally
        {
            // Pages that nobody waits for any more.
            ended.Cancel();
            foreach (Task<Page<TItem>> page in new[] { next, behind }.OfType<Task<Page<TItem>>>())
            {
                _ = page.ContinueWith(static t => t.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
            }
        }
    }

    /// <summary>Yields what any request answers: the items of a list, or the one object.</summary>
    /// <param name="request">The request.</param>
    /// <param name="trace">Takes the redacted trace; null for none.</param>
    /// <param name="cancellationToken">Ends any wait at once.</param>
    /// <returns>The objects; close it where it is not read to its end.</returns>
    public EiamResultReader ReadResults(EiamRequest request, IEiamTrace? trace = null, CancellationToken cancellationToken = default) => request is null
        ? throw new ArgumentNullException(nameof(request))
        : new EiamResultReader(request.StreamObjects(this, trace, cancellationToken).GetAsyncEnumerator(cancellationToken));

    /// <summary>Closes the connections and ends calls that are in flight.</summary>
    public void Dispose() => _sender.Dispose();

    /// <exception cref="ObjectDisposedException">The client was disposed of before.</exception>
    internal void ThrowIfClosed() => _sender.ThrowIfClosed();

    /// <summary>Makes one call, with the credential that its endpoint asks for.</summary>
    internal Task<object?> SendAloneAsync(EiamRequest request, IEiamTrace? trace, CancellationToken stop) =>
        request.Endpoint.Credential == Credential.TenantToken ? SendAsTenantAsync(request, trace, stop)
        : request is { Endpoint.Credential: Credential.IdToken, User: { } user } ? SendAsUserAsync(request, user, trace, stop)
        : SendAsync(request, request.Token, trace, stop);

    /// <summary>Refreshes the tokens of the signed-in user, in one call with others who ask for it meanwhile.</summary>
    internal async Task<object?> RefreshAsync(EiamRequest request, SignedInUser user, LoginResult seen, IEiamTrace? trace, CancellationToken stop)
    {
        try
        {
            return await user.RefreshAsync(seen, trace, stop).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The refresh goes on, and the user takes what it brings.
            using CallContext call = new(request, request.Token, Options, trace, stop);
            call.BeginAttempt();
            throw new EiamCanceledException(Failures.Canceled(call, content: null), stop);
        }
    }

    // As a tenant token: an id token that the tenant refused is refreshed once, and the call repeated, which was refused before any work.
    private async Task<object?> SendAsUserAsync(EiamRequest request, SignedInUser user, IEiamTrace? trace, CancellationToken stop)
    {
        CallHistory history = new();
        AccessToken token = await GetTokenAsync(request, user.GetAsync, history, trace, stop).ConfigureAwait(false);
        try
        {
            return await SendAsync(request, token.Value, trace, stop, history).ConfigureAwait(false);
        }
        catch (EiamException e) when (e.Kind == FailureKind.Rejected && (e.NormalizedCode == BadIdToken || e.StatusCode == 401))
        {
            user.Drop(token);
        }

        token = await GetTokenAsync(request, user.GetAsync, history, trace, stop).ConfigureAwait(false);
        return await SendAsync(request, token.Value, trace, stop, history).ConfigureAwait(false);
    }

    private async Task<object?> ChangeAndReadAsync(EiamRequest change, EiamRequest read, IEiamTrace? trace, CancellationToken stop)
    {
        await SendAloneAsync(change, trace, stop).ConfigureAwait(false);
        try
        {
            return await read.ReadOneAsync(this, trace, stop).ConfigureAwait(false);
        }
        catch (EiamException cause)
        {
            throw Failures.NotReadAgain(change.Endpoint, cause);
        }
        catch (EiamCanceledException stopped)
        {
            throw new EiamCanceledException(Failures.NotReadAgain(change.Endpoint, stopped.Failure), stop);
        }
    }

    // A token that the tenant refused is renewed once. The call is then repeated whatever it is: it was refused before any work.
    private async Task<object?> SendAsTenantAsync(EiamRequest request, IEiamTrace? trace, CancellationToken stop)
    {
        Options.RequireClientSecret();
        CallHistory history = new();
        AccessToken token = await GetTokenAsync(request, _tenantToken.GetAsync, history, trace, stop).ConfigureAwait(false);
        try
        {
            return await SendAsync(request, token.Value, trace, stop, history).ConfigureAwait(false);
        }
        catch (EiamException e) when (e.Kind == FailureKind.Rejected && (e.ErrorCode == "invalid_token" || e.StatusCode == 401))
        {
            _tenantToken.Drop(token);
        }

        token = await GetTokenAsync(request, _tenantToken.GetAsync, history, trace, stop).ConfigureAwait(false);
        return await SendAsync(request, token.Value, trace, stop, history).ConfigureAwait(false);
    }

    private async Task<AccessToken> GetTokenAsync(
        EiamRequest request, Func<IEiamTrace?, CancellationToken, Task<AccessToken>> get, CallHistory history, IEiamTrace? trace, CancellationToken stop)
    {
        try
        {
            return await get(trace, stop).ConfigureAwait(false);
        }
        catch (EiamException cause)
        {
            throw Failures.NoToken(cause, history);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            using CallContext call = new(request, request.Token ?? Options.ClientSecret, Options, trace, stop, history);
            throw new EiamCanceledException(Failures.Canceled(call, content: null), stop);
        }
    }

    private async Task<AccessToken> FetchTenantTokenAsync(IEiamTrace? trace) =>
        await SendAsync(new TenantTokenRequest(), trace, CancellationToken.None).ConfigureAwait(false);

    private async Task<object?> SendAsync(EiamRequest request, SecureString? token, IEiamTrace? trace, CancellationToken stop, CallHistory? history = null)
    {
        using CallContext call = new(request, token, Options, trace, stop, history);
        AttemptResult result;
        try
        {
            result = await _sender.TryAsync(call).ConfigureAwait(false);
            if (result.Failure is { } failure && _mayRepeat && Options.MaximumRetryCount > 0 && RetryAfter.Allows(failure))
            {
                result = await RepeatAsync(result, call).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException e) when (e is not EiamCanceledException && stop.IsCancellationRequested)
        {
            // Ended before the first try, or while it waited for another: no try is in flight.
            throw new EiamCanceledException(Failures.Canceled(call, content: null), stop);
        }
        catch (OperationCanceledException) when (IsClosed && !stop.IsCancellationRequested)
        {
            // Closed while it waited for another try.
            throw Failures.Closed(call, content: null);
        }

        return result.Failure is not { } last ? result.Value
            : call.WasCarriedOutBefore(last) ? call.Read(null)
            : throw Failures.Last(call, last);
    }

    private async Task<AttemptResult> RepeatAsync(AttemptResult first, CallContext call)
    {
        using CancellationTokenSource ended = CancellationTokenSource.CreateLinkedTokenSource(call.Stop, _sender.Closed);
        call.LastFailure = first.Failure;
        return await _retry.Value.RunAsync(first, AgainAsync, call, ended.Token).ConfigureAwait(false);

        async ValueTask<AttemptResult> AgainAsync()
        {
            AttemptResult result = await _sender.TryAsync(call).ConfigureAwait(false);
            call.LastFailure = result.Failure;
            return result;
        }
    }
}
