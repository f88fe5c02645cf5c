using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Security;
using System.Text;
using Eiam.Client.Http;
using Eiam.Client.Json;
using Eiam.Client.Secrets;

namespace Eiam.Client.Requests;

/// <summary>What a call that the caller wrote was answered with.</summary>
public sealed class RestAnswer
{
    internal RestAnswer(object? content, int statusCode, IReadOnlyDictionary<string, object> headers)
    {
        Content = content;
        StatusCode = statusCode;
        Headers = headers;
    }

    /// <summary>
    /// The body: JSON as text, whole number, double, boolean, null, array and dictionary, with a SecureString where a name says that its value is
    /// secret; anything else as text; null for none.
    /// </summary>
    public object? Content { get; }

    /// <summary>The HTTP status.</summary>
    public int StatusCode { get; }

    /// <summary>The headers by name: an array of texts, or of SecureString where the name says that its value is secret.</summary>
    public IReadOnlyDictionary<string, object> Headers { get; }
}

/// <summary>
/// A call that the caller writes: method, path, query, body, headers. It goes the way of all calls. Its endpoint is made for the call and is no row of
/// the table; where a row has the same method and path, that says how it is authenticated, and whether it works only once.
/// </summary>
public sealed class RestRequest : EiamRequest<RestAnswer>
{
    // The client's own, and those that say how a message is framed.
    private static readonly HashSet<string> Owned = new(StringComparer.OrdinalIgnoreCase)
    {
        "Authorization", "Proxy-Authorization", "Host", "Content-Length", "Content-Type", "Transfer-Encoding", "Connection", "Proxy-Connection", "Keep-Alive", "Upgrade", "TE",
        "Trailer", "Expect", "Accept-Encoding", "HTTP2-Settings",
        "X-operating-sys-version", RequestHeaders.Fingerprint, "X-device-ip", RequestHeaders.Agent, "X-L", "X-client-id", "X-tenant-id",
    };

    private readonly RestPath _path;
    private readonly string _location;
    private readonly object? _body;
    private readonly bool _isOneTime;
    private readonly IReadOnlyDictionary<string, object?>? _query;
    private readonly IReadOnlyDictionary<string, object?>? _headers;
    private int _statusCode;
    private IReadOnlyDictionary<string, object>? _answered;

    /// <summary>Makes the request.</summary>
    /// <param name="method">The method.</param>
    /// <param name="path">The path, from its first slash on, escaped; it may have a query.</param>
    /// <param name="credential">Whom it is made as; see <see cref="CredentialOf"/> for the default.</param>
    /// <param name="content">What is sent.</param>
    /// <param name="token">The id token, where it is made as a user.</param>
    /// <exception cref="ArgumentException">Something cannot be sent; it names the parameter.</exception>
    public RestRequest(RestMethod method, string? path, RestCredential credential, RestContent content, SecureString? token = null)
        : this(method, RestPath.Of(path, "Path"), credential, content ?? throw new ArgumentNullException(nameof(content)), token)
    {
    }

    private RestRequest(RestMethod method, RestPath path, RestCredential credential, RestContent content, SecureString? token)
        : base(EndpointOf(method, path, credential, content))
    {
        _path = path;
        _body = content.Body is string text ? AnyValue.Parse(text, "Body") : InputCheck.Content(content.Body, "Body");
        _isOneTime = !content.IsIdempotent && HasPassword(_body);
        if (Endpoint.Body == BodyKind.Form)
        {
            CheckForm(_body);
        }

        _query = content.Query;
        _location = path.Path + QueryOf(path, _query);
        _headers = content.Headers;
        CheckHeaders(_headers);
        Token = credential == RestCredential.User ? InputCheck.Token(token, "IdToken") : null;
        Subject = path.Path;
    }

    /// <inheritdoc/>
    /// <remarks>A password is sent once, as by the requests that know its field, unless the caller says that repeating changes nothing more.</remarks>
    public override Repeatability Repeatability => _isOneTime ? Repeatability.OneTime : base.Repeatability;

    /// <inheritdoc/>
    protected internal override SecureString? Token { get; }

    /// <summary>When the last answer began to come.</summary>
    internal DateTimeOffset ReceivedAt { get; private set; }

    /// <summary>What time the tenant said that it was then; null where it did not.</summary>
    internal DateTimeOffset? ServerTime { get; private set; }

    internal override string? Location => _location;

    internal override bool TakesText => true;

    internal override IEnumerable<KeyValuePair<string, string>>? OwnHeaders => _headers?.Select(static h => new KeyValuePair<string, string>(h.Key, TextOf(h.Value!)));

    /// <summary>
    /// Whom a call is made as where the caller does not say: as its row of the table says, else as the application under <c>/tenant/</c>, else as nobody.
    /// A state token or a session token is a header that the caller gives.
    /// </summary>
    /// <param name="method">The method.</param>
    /// <param name="path">The path.</param>
    /// <exception cref="ArgumentException">The path is none of this tenant.</exception>
    public static RestCredential CredentialOf(RestMethod method, string? path)
    {
        RestPath read = RestPath.Of(path, "Path");
        return read.Known(MethodOf(method)) is not { } known ? (Endpoint.IsOf(read.Path, "tenant") ? RestCredential.Tenant : RestCredential.None)
            : known.Credential switch
            {
                Credential.TenantToken => RestCredential.Tenant,
                Credential.IdToken => RestCredential.User,
                Credential.Basic => RestCredential.Application,
                _ => RestCredential.None,
            };
    }

    /// <inheritdoc/>
    protected internal override void WriteBody(BodyWriter body)
    {
        _ = body ?? throw new ArgumentNullException(nameof(body));
        if (Endpoint.Body != BodyKind.Form)
        {
            body.Whole(_body);
            return;
        }

        foreach (KeyValuePair<string, object?> field in (IReadOnlyDictionary<string, object?>)_body!)
        {
            if (field.Value is SecureString secret)
            {
                body.Secret(field.Key, secret);
            }
            else if (field.Value is not null)
            {
                body.Text(field.Key, TextOf(field.Value));
            }
        }
    }

    /// <inheritdoc/>
    protected internal override RestAnswer Read(Answer answer) => Answered(AnyValue.Read(answer));

    /// <inheritdoc/>
    protected internal override RestAnswer ReadEmpty() => Answered(null);

    internal override object? ReadText(ReadOnlyMemory<byte> body, string? encoding) => Answered(EncodingOf(encoding).GetString(body.ToArray()));

    internal override void Receive(HttpResponseMessage response, DateTimeOffset receivedAt)
    {
        _statusCode = (int)response.StatusCode;
        Dictionary<string, object> headers = new(StringComparer.OrdinalIgnoreCase);
        foreach (KeyValuePair<string, IEnumerable<string>> header in response.Headers.Concat(response.Content?.Headers ?? Enumerable.Empty<KeyValuePair<string, IEnumerable<string>>>()))
        {
            string[] values = [.. header.Value];
            headers[header.Key] = SensitiveName.Classify(header.Key) == Sensitivity.Secret ? values.Select(SecretText.ToSecure).ToArray() : values;
        }

        _answered = headers;
        ReceivedAt = receivedAt;

        // What a cache has kept is as much older as it says.
        ServerTime = response.Headers.Date is { } date ? date + (response.Headers.Age ?? TimeSpan.Zero) : null;
    }

    internal override void AddSecrets(Redactor redactor)
    {
        _path.AddSecrets(redactor);
        foreach (KeyValuePair<string, object?> field in (_query ?? Empty).Concat(_headers ?? Empty))
        {
            foreach (object? value in Values(field.Value))
            {
                if (value is not (null or bool))
                {
                    redactor.Add(TextOf(value), value is SecureString ? Sensitivity.Secret : SensitiveName.Classify(field.Key));
                }
            }
        }
    }

    private static ArgumentException Refused(string parameter, string message) => new(message, parameter);

    private static IReadOnlyDictionary<string, object?> Empty { get; } = new Dictionary<string, object?>();

    private RestAnswer Answered(object? content) => new(content, _statusCode, _answered ?? new Dictionary<string, object>());

    private static bool HasPassword(object? value) => value switch
    {
        IReadOnlyDictionary<string, object?> fields => fields.Any(static f => (f.Value is string or SecureString && FieldList.IsPassword(f.Key)) || HasPassword(f.Value)),
        string => false,
        IEnumerable items => items.Cast<object?>().Any(HasPassword),
        _ => false,
    };

    private static HttpMethod MethodOf(RestMethod method) => new(method.ToString().ToUpperInvariant());

    private static Endpoint EndpointOf(RestMethod method, RestPath path, RestCredential credential, RestContent content)
    {
        HttpMethod http = MethodOf(method);
        Endpoint? known = path.Known(http);
        bool isRead = method is RestMethod.Get or RestMethod.Head;
        if (isRead && content.Body is not null)
        {
            throw Refused("Body", $"Body is given, and {http} takes none. Give the fields as Query, or another method.");
        }

        if (content.IsIdempotent && known is { Repeatability: Repeatability.OneTime })
        {
            throw Refused("Idempotent", $"Idempotent is given, and {known} spends or creates something: it is sent once.");
        }

        Repeatability repeatability = known is { Repeatability: Repeatability.OneTime } ? Repeatability.OneTime
            : isRead ? Repeatability.Read
            : content.IsIdempotent || method is RestMethod.Put or RestMethod.Delete ? Repeatability.Idempotent
            : Repeatability.OneTime;
        return new Endpoint(http, path.Shown, As(credential), repeatability, "Send " + http, "the caller")
        {
            Body = content.Body is null ? BodyKind.None : content.IsForm || known is { Body: BodyKind.Form } ? BodyKind.Form : BodyKind.JsonValue,
            MayAnswerNothing = true,
            GoneCode = known?.GoneCode,
        };
    }

    private static Credential As(RestCredential credential) => credential switch
    {
        RestCredential.Tenant => Credential.TenantToken,
        RestCredential.User => Credential.IdToken,
        RestCredential.Application => Credential.Basic,
        _ => Credential.None,
    };

    private static void CheckForm(object? body)
    {
        if (body is not IReadOnlyDictionary<string, object?> fields || fields.Values.Any(static v => v is IReadOnlyDictionary<string, object?> or IList))
        {
            throw Refused("Body", "Body is sent as a form, which has one text for each field. Give a hashtable without lists or tables in it.");
        }
    }

    private static string QueryOf(RestPath path, IReadOnlyDictionary<string, object?>? query)
    {
        StringBuilder text = new(path.Query);
        foreach (KeyValuePair<string, object?> field in query ?? Empty)
        {
            if (string.IsNullOrWhiteSpace(field.Key))
            {
                throw Refused("Query", "Query has a field without a name.");
            }

            InputCheck.Content(field.Value, "Query");
            foreach (object? value in Values(field.Value))
            {
                if (value is IReadOnlyDictionary<string, object?> or IList)
                {
                    throw Refused("Query", $"Query.{field.Key} nests; give text, a number, a boolean, or a list of these.");
                }

                if (value is not null)
                {
                    text.Append(text.Length == 0 ? '?' : '&').Append(Uri.EscapeDataString(field.Key)).Append('=').Append(Uri.EscapeDataString(TextOf(value)));
                }
            }
        }

        return text.ToString();
    }

    private static void CheckHeaders(IReadOnlyDictionary<string, object?>? headers)
    {
        foreach (KeyValuePair<string, object?> header in headers ?? Empty)
        {
            string name = header.Key.Trim();
            if (Owned.Contains(name))
            {
                throw Refused("Headers", $"Headers has {name}, which the client sets: credentials come with As, the device's headers with the session.");
            }

            if (header.Value is IReadOnlyDictionary<string, object?> or IList)
            {
                throw Refused("Headers", $"Headers.{ForeignText.ForPeople(name, new Redactor(), 64)} is a list or a table; give one text.");
            }

            // A token that is not there would be a call without one.
            if (header.Value is null)
            {
                throw Refused("Headers", $"Headers.{ForeignText.ForPeople(name, new Redactor(), 64)} is null. Give a text, or leave the header out.");
            }

            InputCheck.Content(header.Value, "Headers");
            string value = InputCheck.Header(TextOf(header.Value), "Headers");
            using HttpRequestMessage probe = new();
            if (name.StartsWith("Content-", StringComparison.OrdinalIgnoreCase) || !TryAdd(probe, header.Key, value))
            {
                throw Refused("Headers", "Headers has a name that no header of a request has: letters, digits and dashes, and none that belongs to a body or an answer.");
            }
        }
    }

    private static bool TryAdd(HttpRequestMessage message, string name, string value)
    {
        try
        {
            return message.Headers.TryAddWithoutValidation(name, value);
        }
        catch (Exception e) when (e is FormatException or ArgumentException or InvalidOperationException)
        {
            return false;
        }
    }

    private static IEnumerable<object?> Values(object? value) => value is IList several ? several.Cast<object?>() : [value];

    private static string TextOf(object value) => value switch
    {
        SecureString secret => SecretText.ToText(secret),
        string text => text,
        _ => BodyWriter.Literal(value),
    };

    private static Encoding EncodingOf(string? name)
    {
        try
        {
            return name is null ? Encoding.UTF8 : Encoding.GetEncoding(name.Trim('"'));
        }
        catch (ArgumentException)
        {
            return Encoding.UTF8;
        }
    }
}

/// <summary>What a call that the caller writes sends.</summary>
public sealed class RestContent
{
    /// <summary>The body: a text of JSON, or what <see cref="InputCheck.Content"/> takes; null for none.</summary>
    public object? Body { get; init; }

    /// <summary>The fields of the query: text, number, boolean, a secret, or a list of these, which is sent as a field for each; null ones are left out.</summary>
    public IReadOnlyDictionary<string, object?>? Query { get; init; }

    /// <summary>Headers beside the client's own, which are refused here.</summary>
    public IReadOnlyDictionary<string, object?>? Headers { get; init; }

    /// <summary>Whether repeating it changes nothing more, which a POST or PATCH does not say by itself.</summary>
    public bool IsIdempotent { get; init; }

    /// <summary>Whether the body is sent as a form in place of JSON.</summary>
    public bool IsForm { get; init; }
}
