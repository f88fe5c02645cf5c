using System;
using System.Globalization;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text;
using System.Text.Json;
using Eiam.Client.Secrets;

namespace Eiam.Client.Http;

/// <summary>
/// Turns what went wrong with a try into an <see cref="EiamException"/>. The only place that decides <see cref="RequestOutcome"/>; it goes
/// by what the transport knows, never by the text of a message.
/// </summary>
internal static class Failures
{
    private const int MaxMessage = 1024;
    private const int MaxRequestId = 128;
    private const string EarlierTry = " An earlier try was sent, and its answer was lost or was an error of the server: whether that one was carried out is not known.";

    /// <summary>The transport failed.</summary>
    public static EiamException Transport(CallContext call, Exception error, RequestContent? content)
    {
        bool sent = content is null ? !IsBeforeSending(error) : content.Started;
        return sent
            ? Create(call, FailureKind.ConnectionLost, RequestOutcome.Unknown, $"The connection to {Peer(call)} broke during {call.Endpoint}.", Outline(error))
            : Create(call, Unconnected(call, error), RequestOutcome.NotSent, $"No connection to {Peer(call)}: {Text(call, Reason(error))}", Hide(call, error));
    }

    /// <summary>The session was closed during the call.</summary>
    public static EiamException Closed(CallContext call, RequestContent? content) =>
        Create(call, FailureKind.ConnectionLost, Interruption(call, content, null), $"The session was disconnected during {call.Endpoint}.");

    /// <summary>The caller ended the call.</summary>
    public static EiamException Canceled(CallContext call, RequestContent? content, HttpResponseMessage? response = null)
    {
        RequestOutcome outcome = Interruption(call, content, response);
        string when = outcome == RequestOutcome.NotSent ? "before it was sent"
            : response is null && content is not { Started: true } && call.LastFailure is not null ? "before it was tried again"
            : "before its answer was read";
        return Create(call, FailureKind.Canceled, outcome, $"{call.Endpoint} was ended {when}.", response: response);
    }

    /// <summary>No connection in time.</summary>
    public static EiamException ConnectionTimeout(CallContext call) => Create(
        call, FailureKind.Timeout, RequestOutcome.NotSent, $"No connection to {Peer(call)} within {Seconds(call.Options.ConnectionTimeout)} (ConnectionTimeoutSeconds).");

    /// <summary>No whole answer in time.</summary>
    /// <param name="call">The call.</param>
    /// <param name="content">Knows whether the request had begun to go out.</param>
    /// <param name="response">The answer whose body did not come; null where no answer began.</param>
    public static EiamException OperationTimeout(CallContext call, RequestContent? content, HttpResponseMessage? response) => Create(
        call,
        FailureKind.Timeout,
        response is null ? Sent(content) : Classify((int)response.StatusCode).Outcome,
        $"No complete answer to {call.Endpoint} from {Peer(call)} within {Seconds(call.Options.OperationTimeout)} (OperationTimeoutSeconds).",
        response: response);

    /// <summary>An answer that could not be read to its end, or was refused on the way.</summary>
    public static EiamException Unreadable(CallContext call, HttpResponseMessage response, string why, Exception? error = null)
    {
        int status = (int)response.StatusCode;
        (FailureKind kind, RequestOutcome outcome) = Classify(status);
        string message = kind == FailureKind.Redirect
            ? Describe(call, response, kind, default)
            : $"{call.Endpoint} was answered with HTTP {status} and a body that is no EIAM answer: {Text(call, why)}.";
        return Create(call, kind, outcome, message, error is null ? null : Outline(error), response);
    }

    /// <summary>An answer that is not a success; null where it is one.</summary>
    public static EiamException? Answer(CallContext call, HttpResponseMessage response, JsonElement? body)
    {
        bool success = response.IsSuccessStatusCode;

        // Fast path: 2xx without an error code.
        ErrorEnvelope envelope = body is { } json && !(success && !ErrorEnvelope.HasCode(json)) ? ErrorEnvelope.Read(json, call.Redactor) : default;

        // A success with a code is an error all the same, but for the words by which interfaces say that there is none.
        if (success && !envelope.SaysError)
        {
            return null;
        }

        // A success with a code that cannot be shown says that something went wrong, and not what.
        (FailureKind kind, RequestOutcome outcome) = !success ? Classify((int)response.StatusCode)
            : envelope.Code is null ? (FailureKind.UnreadableAnswer, RequestOutcome.Unknown)
            : (FailureKind.Rejected, RequestOutcome.Rejected);
        return Create(call, kind, outcome, Describe(call, response, kind, envelope), inner: null, response, envelope);
    }

    /// <summary>A list without the one item that was looked for.</summary>
    public static EiamException NotFound(Endpoint endpoint, string message) => new(FailureKind.NotFound, RequestOutcome.CarriedOut, EiamErrorId.NotFound, message)
    {
        Endpoint = endpoint.Name,
    };

    /// <summary>A change that was made, and could not be read again: nothing of it is left to repeat.</summary>
    public static EiamException NotReadAgain(Endpoint change, EiamException cause) => With(
        cause, RequestOutcome.CarriedOut, $"{change} was carried out; reading the object again failed: {cause.Message}");

    /// <summary>A call that was not sent since its tenant token was not available; of a token that was refused, it was not sent again.</summary>
    public static EiamException NoToken(EiamException cause, CallHistory history) => history.LostAnswer
        ? With(cause, RequestOutcome.Unknown, cause.Message + EarlierTry)
        : With(cause, RequestOutcome.NotSent, cause.Message);

    /// <summary>
    /// The last try of a call as the failure of the whole: where an answer was lost before it, it says what became of the call only where the tenant itself
    /// looked at it and refused it.
    /// </summary>
    public static EiamException Last(CallContext call, EiamException last) =>
        !call.LostAnswer || !call.Endpoint.ChangesState || last.Outcome == RequestOutcome.Unknown || IsOfTheCall(last)
            ? last
            : With(last, RequestOutcome.Unknown, last.Message + EarlierTry, last.IsSafeToRepeat);

    // A full queue and a token that has ended are said before the call itself is looked at, with a code or without.
    private static bool IsOfTheCall(EiamException failure) => failure.ErrorCode is not (null or "invalid_token")
        && failure is { Kind: not FailureKind.RateLimited, StatusCode: not 401, NormalizedCode: not EiamClient.BadIdToken };

    /// <summary>An id of a list that an answer names as failed, or of which the answer leaves open what became of it.</summary>
    public static EiamException OfId(CallContext call, string message, bool isUnknown) => Create(
        call,
        isUnknown ? FailureKind.UnreadableAnswer : FailureKind.PartialFailure,
        isUnknown ? RequestOutcome.Unknown : RequestOutcome.Rejected,
        Text(call, message),
        response: call.Response);

    /// <summary>Ids of a list that were not sent, since the call before them failed.</summary>
    public static EiamException NotReached(string ids, EiamException cause) => With(
        cause, RequestOutcome.NotSent, $"Not sent: {ids}. The call before failed: {cause.Message}");

    /// <summary>Ids of a list that were not sent, since the session was closed meanwhile.</summary>
    public static EiamException Disconnected(Endpoint endpoint) => new(FailureKind.Refused, RequestOutcome.NotSent, EiamErrorId.NotConnected, "The session was disconnected.")
    {
        Endpoint = endpoint.Name,
    };

    private static EiamException With(EiamException cause, RequestOutcome outcome, string message, bool isSafeToRepeat = false) => new(cause.Kind, outcome, cause.ErrorId, message, cause)
    {
        ErrorCode = cause.ErrorCode,
        NormalizedCode = cause.NormalizedCode,
        ServerMessage = cause.ServerMessage,
        StatusCode = cause.StatusCode,
        Endpoint = cause.Endpoint,
        RequestId = cause.RequestId,
        RetryAfter = cause.RetryAfter,
        Attempts = cause.Attempts,
        IsSafeToRepeat = isSafeToRepeat,
    };

    /// <summary>What a status says by itself, whatever its body.</summary>
    private static (FailureKind Kind, RequestOutcome Outcome) Classify(int status) => status switch
    {
        407 => (FailureKind.ProxyFailed, RequestOutcome.Rejected),
        429 => (FailureKind.RateLimited, RequestOutcome.Rejected),
        >= 300 and < 400 => (FailureKind.Redirect, RequestOutcome.Unknown),
        >= 400 and < 500 => (FailureKind.Rejected, RequestOutcome.Rejected),
        >= 500 and < 600 => (FailureKind.ServerError, RequestOutcome.Unknown),
        _ => (FailureKind.UnreadableAnswer, RequestOutcome.Unknown),
    };

    private static string Describe(CallContext call, HttpResponseMessage response, FailureKind kind, ErrorEnvelope envelope)
    {
        int status = (int)response.StatusCode;
        if (envelope.Code is not null || envelope.Message is not null)
        {
            return $"{Message(call, envelope) ?? "The tenant sent no message"} ({(envelope.Code is null ? string.Empty : envelope.Code + ", ")}HTTP {status}, {call.Endpoint})";
        }

        return kind switch
        {
            // Only the target's host: its path and query may carry what was sent.
            FailureKind.Redirect => $"{call.Endpoint} was answered with a redirect (HTTP {status}) to {RedirectTarget(call, response)}, which is not followed.",
            FailureKind.ProxyFailed => $"{call.Endpoint} was refused by {(SessionProxy.Name(call.Options) is { } proxy ? "the proxy " + proxy : "a proxy")}, which asks for a login (HTTP {status}).",
            FailureKind.RateLimited => $"{call.Endpoint} was refused: too many requests (HTTP 429).",
            _ => $"{call.Endpoint} was answered with HTTP {status} and no error code.",
        };
    }

    private static string RedirectTarget(CallContext call, HttpResponseMessage response) =>
        response.Headers.Location is { IsAbsoluteUri: true } target ? Text(call, target.GetLeftPart(UriPartial.Authority)) : "another path";

    private static string? Message(CallContext call, ErrorEnvelope envelope) => envelope.Message is null ? null : Text(call, envelope.Message);

    private static EiamException Create(
        CallContext call, FailureKind kind, RequestOutcome outcome, string message, Exception? inner = null, HttpResponseMessage? response = null, ErrorEnvelope envelope = default)
    {
        bool oneTime = call.Repeatability == Repeatability.OneTime;
        string? serverMessage = Message(call, envelope);
        return new EiamException(kind, outcome, envelope.Id ?? IdOf(kind, outcome, oneTime), message, inner)
        {
            ErrorCode = envelope.Code,
            NormalizedCode = envelope.Code is null ? null : call.Endpoint.IsSdk ? ErrorCatalog.Normalize(envelope.Code) : envelope.Code,
            ServerMessage = serverMessage,
            AttemptsLeft = call.Endpoint.IsSdk ? LoginHints.AttemptsLeft(serverMessage) : null,
            LockedFor = call.Endpoint.IsSdk ? LoginHints.LockedFor(serverMessage) : null,
            StatusCode = (int?)response?.StatusCode,
            Endpoint = call.Endpoint.Name,
            RequestId = response is null ? null : RequestId(call, response),
            RetryAfter = response is null ? null : RetryAfter.Read(response.Headers, call.Options.TimeProvider.GetUtcNow()),
            Attempts = call.Attempt,
            IsSafeToRepeat = kind switch
            {
                FailureKind.RateLimited => true,
                FailureKind.Rejected or FailureKind.PartialFailure or FailureKind.Redirect => false,
                FailureKind.ProxyFailed => outcome == RequestOutcome.NotSent,
                _ => outcome == RequestOutcome.NotSent || !oneTime,
            },
        };
    }

    private static string IdOf(FailureKind kind, RequestOutcome outcome, bool oneTime) => kind switch
    {
        FailureKind.Redirect => EiamErrorId.UnexpectedRedirect,
        FailureKind.RateLimited => EiamErrorId.RateLimited,
        FailureKind.PartialFailure => EiamErrorId.PartialFailure,
        _ when outcome == RequestOutcome.Unknown && oneTime => EiamErrorId.OutcomeUnknown,
        FailureKind.ConnectionFailed => EiamErrorId.ConnectionFailed,
        FailureKind.ProxyFailed when outcome == RequestOutcome.NotSent => EiamErrorId.ConnectionFailed,
        FailureKind.ConnectionLost => EiamErrorId.ConnectionLost,
        FailureKind.Timeout => EiamErrorId.Timeout,
        FailureKind.Canceled => EiamErrorId.Canceled,
        _ => EiamErrorId.UnexpectedResponse,
    };

    private static string? RequestId(CallContext call, HttpResponseMessage response) =>
        response.Headers.TryGetValues("X-Request-Id", out System.Collections.Generic.IEnumerable<string>? values)
            ? ForeignText.ForPeople(values.First(), call.Redactor, MaxRequestId)
            : null;

    // Of a call that was interrupted: an answer that began says more than that the request went out, and the try before it more than nothing. An answer
    // that was lost before says most: whatever came of the later tries, that one may have been carried out.
    // A try without a body does not say whether it went out.
    private static RequestOutcome Interruption(CallContext call, RequestContent? content, HttpResponseMessage? response) =>
        call.LostAnswer ? RequestOutcome.Unknown
        : response is not null ? Classify((int)response.StatusCode).Outcome
        : content is { Started: true } || (content is null && call.IsTrying) ? RequestOutcome.Unknown
        : call.LastFailure?.Outcome ?? RequestOutcome.NotSent;

    private static RequestOutcome Sent(RequestContent? content) => content is null or { Started: true } ? RequestOutcome.Unknown : RequestOutcome.NotSent;

    private static string Peer(CallContext call)
    {
        string host = call.Options.Uri.GetLeftPart(UriPartial.Authority);
        return SessionProxy.Name(call.Options) is { } proxy ? $"{host} through the proxy {proxy}" : host;
    }

    // Where there is a proxy, only TLS is the tenant's own: all before it is between this machine and the proxy, or what the proxy makes of it.
    private static FailureKind Unconnected(CallContext call, Exception error)
    {
        for (Exception? e = error; e is not null; e = e.InnerException)
        {
            if (e is AuthenticationException)
            {
                return FailureKind.ConnectionFailed;
            }
        }

        return SessionProxy.Name(call.Options) is null ? FailureKind.ConnectionFailed : FailureKind.ProxyFailed;
    }

    private static string Seconds(TimeSpan limit) => limit.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture) + " s";

    private static string Text(CallContext call, string text) => ForeignText.ForPeople(text, call.Redactor, MaxMessage);

    // What says that no byte of a request went out: the transport's own classification, or the exception of a phase before sending.
    private static bool IsBeforeSending(Exception error)
    {
        for (Exception? e = error; e is not null; e = e.InnerException)
        {
#if NET8_0_OR_GREATER
            if (e is HttpRequestException
                {
                    HttpRequestError: HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError
                        or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError
                })
            {
                return true;
            }
#endif
            if (e is AuthenticationException)
            {
                return true;
            }

            if (e is WebException
                {
                    Status: WebExceptionStatus.NameResolutionFailure or WebExceptionStatus.ProxyNameResolutionFailure
                        or WebExceptionStatus.ConnectFailure or WebExceptionStatus.TrustFailure or WebExceptionStatus.SecureChannelFailure
                })
            {
                return true;
            }

            if (e is SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain or SocketError.ConnectionRefused })
            {
                return true;
            }
        }

        return false;
    }

    // The innermost text says it best ("UntrustedRoot", "Connection refused"), the outermost names the host.
    private static string Reason(Exception error)
    {
        Exception root = error.GetBaseException();
        return error.Message.Contains(root.Message) ? error.Message : $"{error.Message.Replace(", see inner exception", string.Empty)} {root.Message}";
    }

    // .NET quotes a proxy's address with its login.
    private static Exception Hide(CallContext call, Exception error)
    {
        string text = error.ToString();
        return call.Redactor.Redact(text) == text && !ForeignText.HasLogin(text) ? error : Outline(error);
    }

    /// <summary>The types of an exception's chain without their texts: once an answer came, the transport quotes from it.</summary>
    private static TransportException Outline(Exception error)
    {
        StringBuilder types = new();
        for (Exception? e = error; e is not null; e = e.InnerException)
        {
            types.Append(types.Length == 0 ? string.Empty : " > ").Append(e.GetType().FullName);
            if (e is SocketException socket)
            {
                types.Append(" (").Append(socket.SocketErrorCode).Append(')');
            }
        }

        return new TransportException(types.ToString());
    }
}

/// <summary>Stands for an exception of the transport whose own text could quote a secret.</summary>
internal sealed class TransportException(string message) : Exception(message);
