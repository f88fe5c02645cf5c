using System;
using System.Globalization;
using System.Net;
using System.Net.Http;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text;
using System.Text.Json;
using Eiam.Client.Json;

namespace Eiam.Client.Http;

/// <summary>
/// Turns what went wrong with a try into an <see cref="EiamException"/>. The only place that decides <see cref="RequestOutcome"/>; it goes
/// by what the transport knows, never by the text of a message.
/// </summary>
internal sealed class Failures(PreparedCall call, CallTrace trace, EiamClientOptions options)
{
    // A code is an identifier; anything longer is not one, and would fill the user's screen.
    private const int MaxCode = 128;
    private const int MaxMessage = 1024;

    // Codes, then messages; of the SDK calls, then of OAuth.
    private static readonly string[] EnvelopeFields = ["error_code", "error", "error_msg", "error_description"];

    private string Host => options.Uri.GetLeftPart(UriPartial.Authority);

    /// <summary>The transport failed.</summary>
    public EiamException Transport(Exception error, bool bodyStarted)
    {
        bool sent = bodyStarted || (call.Body is null && !IsBeforeSending(error));
        return sent
            ? Create(FailureKind.ConnectionLost, RequestOutcome.Unknown, $"The connection to {Host} broke during {call.Endpoint}.", Outline(error))
            : Create(FailureKind.ConnectionFailed, RequestOutcome.NotSent, $"No connection to {Host}: {Text(Reason(error))}", Hide(error));
    }

    /// <summary>The session was closed during the call.</summary>
    public EiamException Closed(bool bodyStarted) =>
        Create(FailureKind.ConnectionLost, Sent(bodyStarted), $"The session was disconnected during {call.Endpoint}.");

    /// <summary>The caller ended the call.</summary>
    public EiamException Canceled(bool bodyStarted, HttpResponseMessage? response = null)
    {
        RequestOutcome outcome = Outcome(bodyStarted, response);
        return Create(
            FailureKind.Canceled,
            outcome,
            $"{call.Endpoint} was ended {(outcome == RequestOutcome.NotSent ? "before it was sent" : "before its answer was read")}.",
            response: response);
    }

    /// <summary>No connection in time.</summary>
    public EiamException ConnectionTimeout() =>
        Create(FailureKind.Timeout, RequestOutcome.NotSent, $"No connection to {Host} within {Seconds(options.ConnectionTimeout)} (ConnectionTimeoutSeconds).");

    /// <summary>No whole answer in time.</summary>
    /// <param name="bodyStarted">Whether the request had begun to go out.</param>
    /// <param name="response">The answer whose body did not come; null where no answer began.</param>
    public EiamException OperationTimeout(bool bodyStarted, HttpResponseMessage? response) => Create(
        FailureKind.Timeout,
        Outcome(bodyStarted, response),
        $"No complete answer to {call.Endpoint} from {Host} within {Seconds(options.OperationTimeout)} (OperationTimeoutSeconds).",
        response: response);

    /// <summary>An answer that could not be read to its end, or was refused on the way.</summary>
    public EiamException Unreadable(HttpResponseMessage response, string why, Exception? error = null)
    {
        int status = (int)response.StatusCode;
        (FailureKind kind, RequestOutcome outcome) = Classify(status);
        string message = kind == FailureKind.Redirect
            ? Describe(response, kind, null, null)
            : $"{call.Endpoint} was answered with HTTP {status} and a body that is no EIAM answer: {Text(why)}.";
        return Create(kind, outcome, message, error is null ? null : Outline(error), response);
    }

    /// <summary>Whether an answer is a success at first sight, as that of every call that goes well: then nothing is made for errors.</summary>
    public static bool IsPlainSuccess(HttpResponseMessage response, JsonElement body) => response.IsSuccessStatusCode && !HasCode(body);

    /// <summary>An answer that is not a success; null where it is one.</summary>
    public EiamException? Answer(HttpResponseMessage response, JsonElement? body)
    {
        int status = (int)response.StatusCode;
        bool success = response.IsSuccessStatusCode;
        (string? code, string? message) = body is { } json ? Envelope(json) : (null, null);

        // A success with a code is an error all the same, but for the zero by which other interfaces say that there is none.
        if (success && code is null or "0")
        {
            return null;
        }

        (FailureKind kind, RequestOutcome outcome) = success ? (FailureKind.Rejected, RequestOutcome.Rejected) : Classify(status);
        return Create(kind, outcome, Describe(response, kind, code, message), inner: null, response, code, message);
    }

    /// <summary>What a status says by itself, whatever its body.</summary>
    private static (FailureKind Kind, RequestOutcome Outcome) Classify(int status) => status switch
    {
        429 => (FailureKind.RateLimited, RequestOutcome.Rejected),
        >= 300 and < 400 => (FailureKind.Redirect, RequestOutcome.Unknown),
        >= 400 and < 500 => (FailureKind.Rejected, RequestOutcome.Rejected),
        >= 500 and < 600 => (FailureKind.ServerError, RequestOutcome.Unknown),
        _ => (FailureKind.UnreadableAnswer, RequestOutcome.Unknown),
    };

    private static bool HasCode(JsonElement body)
    {
        if (body.ValueKind == JsonValueKind.Object)
        {
            foreach (JsonProperty field in body.EnumerateObject())
            {
                if (JsonText.IsNamed(field, "error_code"u8) || JsonText.IsNamed(field, "error"u8))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private (string? Code, string? Message) Envelope(JsonElement body)
    {
        if (body.ValueKind != JsonValueKind.Object)
        {
            return (null, null);
        }

        // What the answer gives away must not come back in its own message.
        trace.Redactor.AddFrom(body);
        string?[] texts = new string?[EnvelopeFields.Length];
        foreach (JsonProperty field in body.EnumerateObject())
        {
            int index = Array.IndexOf(EnvelopeFields, JsonText.TryName(field));
            if (index >= 0)
            {
                texts[index] = Field(field.Value);
            }
        }

        string? code = texts[0] ?? texts[1];
        string? message = texts[2] ?? texts[3];
        return (code is { Length: <= MaxCode } && !ErrorCatalog.IsOwn(code) ? Text(code) : null, message is null ? null : Text(message));
    }

    // A message in another encoding (a gateway's GBK) must not cost the code beside it.
    private static string? Field(JsonElement value) =>
        value.ValueKind is JsonValueKind.String or JsonValueKind.Number && JsonText.TryText(value)?.Trim() is { Length: > 0 } text ? text : null;

    private string Describe(HttpResponseMessage response, FailureKind kind, string? code, string? message)
    {
        int status = (int)response.StatusCode;
        if (code is not null || message is not null)
        {
            return $"{message ?? "The tenant sent no message"} ({(code is null ? string.Empty : code + ", ")}HTTP {status}, {call.Endpoint})";
        }

        return kind switch
        {
            // The target alone: its path and query may carry what was sent.
            FailureKind.Redirect => $"{call.Endpoint} was answered with a redirect (HTTP {status}) to {RedirectTarget(response)}, which is not followed.",
            FailureKind.RateLimited => $"{call.Endpoint} was refused: too many requests (HTTP 429).",
            _ => $"{call.Endpoint} was answered with HTTP {status} and no error code.",
        };
    }

    private string RedirectTarget(HttpResponseMessage response) =>
        response.Headers.Location is { IsAbsoluteUri: true } target ? Text(target.GetLeftPart(UriPartial.Authority)) : "another path";

    private EiamException Create(
        FailureKind kind, RequestOutcome outcome, string message, Exception? inner = null, HttpResponseMessage? response = null, string? code = null, string? serverMessage = null) =>
        new(kind, outcome, call.Repeatability, call.Endpoint, message, inner)
        {
            ErrorCode = code,
            ServerMessage = serverMessage,
            StatusCode = (int?)response?.StatusCode,
            RetryAfter = response is null ? null : RetryAfter.Read(response.Headers, options.TimeProvider.GetUtcNow()),
            Attempts = trace.Attempt,
        };

    // Of a call that was interrupted: an answer that began says more than that the request went out.
    private RequestOutcome Outcome(bool bodyStarted, HttpResponseMessage? response) =>
        response is null ? Sent(bodyStarted) : Classify((int)response.StatusCode).Outcome;

    private RequestOutcome Sent(bool bodyStarted) =>
        bodyStarted || call.Body is null ? RequestOutcome.Unknown : RequestOutcome.NotSent;

    private static string Seconds(TimeSpan limit) => limit.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture) + " s";

    /// <summary>Foreign text: redacted, on one line, of a bounded length.</summary>
    private string Text(string text)
    {
        StringBuilder line = new(Math.Min(text.Length, MaxMessage));
        foreach (char c in trace.Redactor.Redact(text))
        {
            if (line.Length == MaxMessage)
            {
                line.Append('…');
                break;
            }

            line.Append(char.IsControl(c) ? ' ' : c);
        }

        return line.ToString();
    }

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
        return error.Message.Contains(root.Message) ? error.Message : $"{error.Message} {root.Message}";
    }

    private Exception Hide(Exception error)
    {
        string text = error.ToString();
        return trace.Redactor.Redact(text) == text ? error : Outline(error);
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
