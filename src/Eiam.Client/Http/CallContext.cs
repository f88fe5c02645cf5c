using System;
using System.Buffers;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text;
using System.Threading;
using Eiam.Client.Json;
using Eiam.Client.Secrets;

namespace Eiam.Client.Http;

/// <summary>One call: its request made ready to send, what is known of its secrets, and its trace. Each try of the call uses the same one.</summary>
internal sealed class CallContext : IDisposable
{
    private static readonly MediaTypeHeaderValue Json = new("application/json");
    private static readonly MediaTypeHeaderValue JsonUtf8 = new("application/json") { CharSet = "utf-8" };
    private static readonly MediaTypeHeaderValue Form = new("application/x-www-form-urlencoded");

    private readonly EiamRequest _request;
    private readonly IEiamTrace? _trace;
    private readonly long _began;
    private readonly CallHistory _history;
    private readonly int _bodyLength;
    private byte[]? _body;
    private Redactor? _redactor;
    private EiamException? _lastFailure;

    public CallContext(EiamRequest request, System.Security.SecureString? token, EiamClientOptions options, IEiamTrace? trace, CancellationToken stop, CallHistory? history = null)
    {
        _request = request;
        _history = history ?? new CallHistory();
        _trace = trace;
        _began = options.TimeProvider.GetTimestamp();
        Options = options;
        Stop = stop;
        Credential = CredentialHeader.Of(Endpoint.Credential, token, options);
        Uri = options.Address(request);
        if (Endpoint.Body != BodyKind.None)
        {
            using PooledBytes bytes = new();
            WriteBody(bytes, mask: null);
            _bodyLength = bytes.Length;
            _body = bytes.Detach();
        }
    }

    public Endpoint Endpoint => _request.Endpoint;

    public Repeatability Repeatability => _request.Repeatability;

    public EiamClientOptions Options { get; }

    /// <summary>The caller's own end to the call.</summary>
    public CancellationToken Stop { get; }

    public Uri Uri { get; }

    public KeyValuePair<string, string>? Credential { get; }

    /// <summary>The try that is in flight, from 1.</summary>
    public int Attempt { get; private set; }

    /// <summary>Whether a try is in flight.</summary>
    public bool IsTrying { get; private set; }

    /// <summary>How the last try ended, where another may follow: what an interruption before that one is sent says of the call.</summary>
    public EiamException? LastFailure
    {
        get => _lastFailure;
        set
        {
            _lastFailure = value;
            _history.LostAnswer |= value is { Outcome: RequestOutcome.Unknown };
        }
    }

    /// <summary>Whether an earlier try was sent, and what it did is not known.</summary>
    public bool LostAnswer => _history.LostAnswer;

    /// <summary>The answer that is being read; null where none is.</summary>
    public HttpResponseMessage? Response { get; set; }

    /// <summary>Knows the secrets of the session and of this call; made when a text first needs it.</summary>
    public Redactor Redactor => _redactor ??= CreateRedactor();

    /// <summary>
    /// Whether a try has a body. A one-time request without one has an empty body all the same: .NET repeats by itself what has none when a server
    /// closes the connection without a word, and only a body says that the request began to go out. .NET Framework refuses a body with GET.
    /// </summary>
#if NET8_0_OR_GREATER
    public bool HasContent => _body is not null || Repeatability == Repeatability.OneTime;
#else
    public bool HasContent => _body is not null || (Repeatability == Repeatability.OneTime && Endpoint.Method != HttpMethod.Get);
#endif

    /// <summary>The body of one try.</summary>
    /// <param name="started">Told when the transport begins to take it.</param>
    public RequestContent? CreateContent(Action started) => !HasContent ? null
        : _body is null ? new RequestContent([], 0, null, started)
        : new RequestContent(_body, _bodyLength, ContentType(), started);

    /// <summary>What a device header is for this call, where it is not the session's.</summary>
    public string? DeviceHeader(string name) => ReferenceEquals(name, RequestHeaders.Fingerprint) ? _request.DeviceFingerprint
        : ReferenceEquals(name, RequestHeaders.Agent) ? _request.Agent
        : null;

    /// <summary>Headers that the caller gave.</summary>
    public IEnumerable<KeyValuePair<string, string>>? OwnHeaders => _request.OwnHeaders;

    /// <summary>Whether an answer that is no JSON is an answer all the same.</summary>
    public bool TakesText => _request.TakesText;

    /// <summary>How long the call has taken, the waits between its tries included.</summary>
    public TimeSpan Elapsed => Options.TimeProvider.GetElapsedTime(_began);

    public object? Read(Answer? answer)
    {
        object? result = _request.ReadObject(answer);
        _request.Review(result, this);
        if (result is LoginResult { AdditionalData.Count: > 0 } login)
        {
            AnswerMask.Apply(login, Redactor);
        }

        return result;
    }

    /// <summary>Reads a successful answer that is no JSON.</summary>
    public object? ReadText(HttpResponseMessage response, ReadOnlyMemory<byte> body) => _request.ReadText(body, response.Content?.Headers.ContentType?.CharSet);

    /// <summary>Has the request look at the head of an answer.</summary>
    public void Receive(HttpResponseMessage response) => _request.Receive(response, Options.TimeProvider.GetUtcNow());

    /// <summary>Says that an id which its page documents did not come: it is null.</summary>
    public void WarnOfMissingId(string? id)
    {
        if (id is null)
        {
            _trace?.Warning($"{Endpoint}: the tenant sent no id, so that it is empty in the result.");
        }
    }

    /// <summary>Gives a warning about the answer.</summary>
    public void Warn(string text) => _trace?.Warning($"{Endpoint}: {text}");

    /// <summary>Whether a removal finds nothing to remove since an earlier try, whose outcome was not known, had removed it. A warning says so.</summary>
    public bool WasCarriedOutBefore(EiamException failure)
    {
        if (!LostAnswer || failure.ErrorCode is not { } code || code != Endpoint.GoneCode)
        {
            return false;
        }

        _trace?.Warning($"{Endpoint}: an earlier try was sent, and its answer was lost or was an error of the server; now the tenant says {code}, so it is taken as removed.");
        return true;
    }

    public void BeginAttempt()
    {
        Attempt++;
        IsTrying = true;
    }

    public void EndAttempt() => IsTrying = false;

    /// <summary>Zeroes the body, which contains secrets, and gives its buffer back.</summary>
    public void Dispose()
    {
        if (_body is { } body)
        {
            _body = null;
            Array.Clear(body, 0, _bodyLength);
            ArrayPool<byte>.Shared.Return(body);
        }
    }

    public void TraceSending(HttpRequestMessage message)
    {
        if (_trace is not { IsDebug: true })
        {
            return;
        }

        StringBuilder text = new();
        text.Append(Endpoint.Name).Append(" to ").Append(Options.Uri.GetLeftPart(UriPartial.Authority));
        AppendHeaders(text, message.Headers);
        if (message.Content is not null)
        {
            AppendHeaders(text, message.Content.Headers);
        }

        if (_body is not null)
        {
            using PooledBytes shown = new();
            WriteBody(shown, Redactor);
            text.Append(Environment.NewLine).Append(Visible(Redactor.Safe(Encoding.UTF8.GetString(shown.Written.ToArray()))));
        }

        _trace.Debug(text.ToString());
    }

    public void TraceAnswer(HttpResponseMessage response, ReadOnlyMemory<byte> body, TimeSpan elapsed)
    {
        TraceLine(((int)response.StatusCode).ToString(CultureInfo.InvariantCulture), elapsed);
        if (_trace is not { IsDebug: true })
        {
            return;
        }

        // What the answer gives away may come back in a later text of this call.
        Redactor.AddFrom(body);
        StringBuilder text = new();
        text.Append(Endpoint.Name).Append(" answered ").Append((int)response.StatusCode);
        AppendHeaders(text, response.Headers);
        AppendHeaders(text, response.Content?.Headers ?? Enumerable.Empty<KeyValuePair<string, IEnumerable<string>>>());
        text.Append(Environment.NewLine).Append(Visible(Redactor.RedactJson(body)));
        _trace.Debug(text.ToString());
    }

    public void TraceFailure(EiamException failure, TimeSpan elapsed) => TraceLine(failure.Kind.ToString(), elapsed);

    public void TraceRetry(EiamException failure, TimeSpan delay)
    {
        if (_trace is { IsVerbose: true })
        {
            _trace.Verbose(string.Format(
                CultureInfo.InvariantCulture, "{0}: {1}; trying again in {2:0.0} s", Endpoint.Name, failure.ErrorId, delay.TotalSeconds));
        }
    }

    private void WriteBody(PooledBytes into, Redactor? mask)
    {
        if (Endpoint.Body == BodyKind.Form)
        {
            FormBodyWriter.Write(_request, into, mask);
        }
        else
        {
            JsonBodyWriter.Write(_request, into, mask);
        }
    }

    // Each family's pages name it in their own way.
    private MediaTypeHeaderValue ContentType() => Endpoint switch
    {
        { Body: BodyKind.Form } => Form,
        { IsSdk: true } => Json,
        _ => JsonUtf8,
    };

    private Redactor CreateRedactor()
    {
        Redactor redactor = new();
        redactor.Add(Options.DeviceFingerprint);
        redactor.Add(_request.DeviceFingerprint);
        SessionProxy.AddSecrets(redactor, Options);
        if (Options.ClientSecret is { } secret)
        {
            redactor.Add(SecretText.ToText(secret));

            // Sent only for the token; whoever saw it there can give it back in any later answer.
            redactor.Add(CredentialHeader.BasicOf(Options.ClientId, secret));
        }

        if (Credential is { } credential)
        {
            redactor.Add(credential.Value.Substring(credential.Value.LastIndexOf(' ') + 1));
        }

        if (Endpoint.Body != BodyKind.None)
        {
            _request.WriteBody(new SecretCollector(redactor));
        }

        _request.AddSecrets(redactor);
        return redactor;
    }

    private void TraceLine(string result, TimeSpan elapsed)
    {
        if (_trace is { IsVerbose: true })
        {
            _trace.Verbose(string.Format(
                CultureInfo.InvariantCulture, "{0} {1} {2:0} ms (attempt {3})", Endpoint.Name, result, elapsed.TotalMilliseconds, Attempt));
        }
    }

    private void AppendHeaders(StringBuilder text, IEnumerable<KeyValuePair<string, IEnumerable<string>>> headers)
    {
        foreach (KeyValuePair<string, IEnumerable<string>> header in headers)
        {
            text.Append(Environment.NewLine).Append(Visible(Redactor.Redact(header.Key))).Append(": ")
                .Append(Visible(Redactor.Redact(header.Key, ForeignText.WithoutSecretsOfAddresses(string.Join(", ", header.Value)))));
        }
    }

    // A trace is read on a terminal, which must not obey the server.
    private string Visible(string text) => ForeignText.ForPeople(text, Redactor, text.Length);
}
