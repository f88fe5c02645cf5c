using System;
using System.Net.Http;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using Eiam.Client.Json;

namespace Eiam.Client.Http;

/// <summary>Sends one try of a call: headers, time limits, the wire, the answer.</summary>
internal sealed class RequestSender : IDisposable
{
    private readonly EiamClientOptions _options;
    private readonly RequestHeaders _headers;
    private readonly HttpMessageInvoker _invoker;
    private readonly CancellationTokenSource _closed = new();

    public RequestSender(EiamClientOptions options, HttpMessageHandler? transport = null)
    {
        _options = options;
        _headers = new RequestHeaders(options);
        _invoker = new HttpMessageInvoker(transport ?? options.Transport ?? TransportFactory.Create(options), disposeHandler: true);

        // Read from the source once: a disposed source has no token.
        Closed = _closed.Token;
    }

    public bool IsClosed => Closed.IsCancellationRequested;

    /// <summary>Ends with the session.</summary>
    public CancellationToken Closed { get; }

    public async ValueTask<AttemptResult> TryAsync(CallContext call)
    {
        call.Stop.ThrowIfCancellationRequested();
        call.BeginAttempt();
        long began = _options.TimeProvider.GetTimestamp();
        RequestContent? content = null;
        TimeLimits? limits = null;
        EiamException failure;
        try
        {
            limits = new TimeLimits(_options, knowsConnected: call.HasContent, Closed, call.Stop);
            content = call.CreateContent(limits.Connected);
            using HttpRequestMessage message = _headers.CreateMessage(call, content);
            call.TraceSending(message);
            using HttpResponseMessage response = await _invoker.SendAsync(message, limits.Token).ConfigureAwait(false);
            limits.Connected();
            call.Receive(response);
            using PooledBytes body = new();
            Exception? broken = await ReadAsync(response, body, limits.Token).ConfigureAwait(false);
            if (broken is null or AnswerRefusedException)
            {
                call.TraceAnswer(response, body.Written, _options.TimeProvider.GetElapsedTime(began));
                return Interpret(call, response, body.Written, broken as AnswerRefusedException);
            }

            failure = Interrupted(call, limits, content, broken, response) ?? Failures.Unreadable(call, response, "it broke off", broken);
        }
        catch (Exception e) when (e is not (EiamException or EiamCanceledException) && limits is not null)
        {
            failure = Interrupted(call, limits, content, e, response: null) ?? Failures.Transport(call, e, content);
        }
        finally
        {
            limits?.Dispose();
            call.EndAttempt();
        }

        call.TraceFailure(failure, _options.TimeProvider.GetElapsedTime(began));
        return new AttemptResult(null, failure);
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
    private EiamException? Interrupted(CallContext call, TimeLimits limits, RequestContent? content, Exception error, HttpResponseMessage? response)
    {
        if (call.Stop.IsCancellationRequested)
        {
            throw new EiamCanceledException(Failures.Canceled(call, content, response), call.Stop);
        }

        if (IsClosed)
        {
            // Thrown, so that it is not tried again.
            throw Failures.Closed(call, content);
        }

        // The limit for connecting may pass in the moment in which the request begins to go out: then it was sent.
        bool connecting = content is not { Started: true } && response is null;
        if (connecting && (limits.ConnectionTimedOut || (!limits.Token.IsCancellationRequested && error is OperationCanceledException { InnerException: TimeoutException })))
        {
            return Failures.ConnectionTimeout(call);
        }

        return limits.Token.IsCancellationRequested ? Failures.OperationTimeout(call, content, response) : null;
    }

    private AttemptResult Interpret(CallContext call, HttpResponseMessage response, ReadOnlyMemory<byte> body, AnswerRefusedException? refused)
    {
        if (refused is not null)
        {
            return new AttemptResult(null, Failures.Unreadable(call, response, refused.Message));
        }

        JsonDocument? document = null;
        call.Response = response;
        try
        {
            if (body.IsEmpty && response.IsSuccessStatusCode && call.Endpoint.AllowsEmptyAnswer)
            {
                return new AttemptResult(call.Read(null), null);
            }

            if (!response.IsSuccessStatusCode && !TryParse(body, out document))
            {
                return new AttemptResult(null, Failures.Answer(call, response, null));
            }

            if (call.TakesText && document is null && !TryParse(body, out document))
            {
                return new AttemptResult(call.ReadText(response, body), null);
            }

            document ??= JsonValue.Parse(body);
            if (call.Endpoint.AnswersNothing && response.IsSuccessStatusCode)
            {
                // An object, null or true where nothing is documented is a success that says more than it has to; anything else is no answer of this API.
                if (document.RootElement.ValueKind is not (JsonValueKind.Object or JsonValueKind.True or JsonValueKind.Null))
                {
                    throw new JsonException("Nothing is documented as the answer, and something came.");
                }
            }

            Answer answer = new(document.RootElement, _options.TimeProvider.GetUtcNow(), _options.Owner);
            return Failures.Answer(call, response, document.RootElement) is { } failure
                ? new AttemptResult(null, failure)
                : new AttemptResult(call.Read(call.Endpoint.AnswersNothing ? null : answer), null);
        }
        catch (Exception e)
        {
            // Whatever an answer does to its reader, it came: it is the answer that is wrong.
            return new AttemptResult(null, Failures.Unreadable(call, response, Describe(response, body), e));
        }
        finally
        {
            call.Response = null;
            document?.Dispose();
        }
    }

    private static bool TryParse(ReadOnlyMemory<byte> body, out JsonDocument? document)
    {
        try
        {
            document = JsonValue.Parse(body);
            return true;
        }
        catch (JsonException)
        {
            document = null;
            return false;
        }
    }

    private static string Describe(HttpResponseMessage response, ReadOnlyMemory<byte> body) => body.IsEmpty
        ? "it is empty"
        : $"{body.Length} bytes of type {response.Content?.Headers.ContentType?.MediaType ?? "unknown"} that are not the documented JSON";
}
