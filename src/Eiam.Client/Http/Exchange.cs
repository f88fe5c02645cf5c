using System;
using System.Net.Http;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;

namespace Eiam.Client.Http;

/// <summary>One try of a call: headers, time limits, the wire, the answer.</summary>
internal sealed class Exchange : IDisposable
{
    private readonly EiamClientOptions _options;
    private readonly RequestHeaders _headers;
    private readonly HttpMessageInvoker _invoker;
    private readonly CancellationTokenSource _closed = new();

    // Read from the source once: a disposed source has no token.
    private readonly CancellationToken _closedToken;

    public Exchange(EiamClientOptions options)
    {
        _options = options;
        _headers = new RequestHeaders(options);
        _invoker = new HttpMessageInvoker(options.Transport ?? TransportFactory.Create(options), disposeHandler: true);
        _closedToken = _closed.Token;
    }

    public bool IsClosed => _closedToken.IsCancellationRequested;

    /// <summary>Ends with the session.</summary>
    public CancellationToken Closed => _closedToken;

    public async ValueTask<Try<TResponse>> TryAsync<TResponse>(
        EiamRequest<TResponse> request, PreparedCall call, CallTrace trace, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        trace.Begin();
        long began = _options.TimeProvider.GetTimestamp();
        using TimeLimits limits = new(_options, knowsConnected: call.Body is not null, _closedToken, stop);
        using JsonBodyContent? content = call.Body is null ? null : new(call.Body, call.BodyLength, limits.Connected);
        EiamException failure;
        try
        {
            using HttpRequestMessage message = _headers.CreateMessage(call, content);
            trace.Sending(message);
            using HttpResponseMessage response = await _invoker.SendAsync(message, limits.Token).ConfigureAwait(false);
            limits.Connected();
            using PooledBytes body = new();
            Exception? broken = await ReadAsync(response, body, limits.Token).ConfigureAwait(false);
            if (broken is null or AnswerRefusedException)
            {
                trace.Answered(response, body.Written, _options.TimeProvider.GetElapsedTime(began));
                return Interpret(request, call, trace, response, body.Written, broken as AnswerRefusedException);
            }

            failure = Interrupted(call, trace, limits, content, broken, response)
                ?? new Failures(call, trace, _options).Unreadable(response, "it broke off", broken);
        }
        catch (Exception e) when (e is not (EiamException or EiamCanceledException))
        {
            failure = Interrupted(call, trace, limits, content, e, response: null)
                ?? new Failures(call, trace, _options).Transport(e, content is { Started: true });
        }

        trace.Failed(failure, _options.TimeProvider.GetElapsedTime(began));
        return new Try<TResponse>(failure);
    }

    public void ThrowIfClosed()
    {
        if (IsClosed)
        {
            throw new ObjectDisposedException(nameof(EiamClient), "The session was disconnected.");
        }
    }

    public void Dispose()
    {
        if (!IsClosed)
        {
            _closed.Cancel();
            _invoker.Dispose();
            _closed.Dispose();
        }
    }

    private static async ValueTask<Exception?> ReadAsync(HttpResponseMessage response, PooledBytes body, CancellationToken stop)
    {
#if !NET8_0_OR_GREATER
        // A read on .NET Framework heeds no token: ending the answer ends the read.
        using CancellationTokenRegistration abort = stop.Register(static r => ((HttpResponseMessage)r!).Dispose(), response);
#endif
        try
        {
            await AnswerReader.ReadAsync(response, body, stop).ConfigureAwait(false);
            return null;
        }
        catch (Exception e)
        {
            return e;
        }
    }

    // A try that ended because somebody ended it: the user, the session, or a time limit. Whatever the transport then threw says nothing.
    private EiamException? Interrupted(
        PreparedCall call, CallTrace trace, TimeLimits limits, JsonBodyContent? content, Exception error, HttpResponseMessage? response)
    {
        bool started = content is { Started: true };
        Failures failures = new(call, trace, _options);
        if (limits.Stop.IsCancellationRequested)
        {
            throw new EiamCanceledException(failures.Canceled(started, response), limits.Stop);
        }

        if (IsClosed)
        {
            // Thrown, so that it is not tried again.
            throw failures.Closed(started);
        }

        // The limit for connecting may pass in the moment in which the request begins to go out: then it was sent.
        bool connecting = !started && response is null;
        if (connecting && (limits.ConnectionTimedOut || (!limits.Token.IsCancellationRequested && error is OperationCanceledException { InnerException: TimeoutException })))
        {
            return failures.ConnectionTimeout();
        }

        return limits.Token.IsCancellationRequested ? failures.OperationTimeout(started, response) : null;
    }

    private Try<TResponse> Interpret<TResponse>(
        EiamRequest<TResponse> request, PreparedCall call, CallTrace trace, HttpResponseMessage response, ReadOnlyMemory<byte> body, AnswerRefusedException? refused)
    {
        if (refused is not null)
        {
            return new Try<TResponse>(new Failures(call, trace, _options).Unreadable(response, refused.Message));
        }

        JsonDocument? document = null;
        try
        {
            if (!response.IsSuccessStatusCode && !TryParse(body, out document))
            {
                return new Try<TResponse>(new Failures(call, trace, _options).Answer(response, null)!);
            }

            document ??= AnswerReader.Parse(body);
            return !Failures.IsPlainSuccess(response, document.RootElement) && new Failures(call, trace, _options).Answer(response, document.RootElement) is { } failure
                ? new Try<TResponse>(failure)
                : new Try<TResponse>(request.Read(document.RootElement, _options.TimeProvider.GetUtcNow()));
        }
        catch (Exception)
        {
            // Whatever an answer does to its reader, it came: it is the answer that is wrong. The exception could quote from it.
            return new Try<TResponse>(new Failures(call, trace, _options).Unreadable(response, Unreadable(response, body)));
        }
        finally
        {
            document?.Dispose();
        }
    }

    private static bool TryParse(ReadOnlyMemory<byte> body, out JsonDocument? document)
    {
        try
        {
            document = AnswerReader.Parse(body);
            return true;
        }
        catch (JsonException)
        {
            document = null;
            return false;
        }
    }

    private static string Unreadable(HttpResponseMessage response, ReadOnlyMemory<byte> body) => body.IsEmpty
        ? "it is empty"
        : $"{body.Length} bytes of type {response.Content?.Headers.ContentType?.MediaType ?? "unknown"} that are not the documented JSON";
}
