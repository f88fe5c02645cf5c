using System.Net.Http;
using System.Security;
using System.Text.Json;

namespace Eiam.Client;

/// <summary>Which credential a call carries (the letters of the API notes, section 1.1).</summary>
public enum CallKind
{
    /// <summary>None: before login (P).</summary>
    Public,

    /// <summary><c>X-state-token</c>: in the middle of a flow (S).</summary>
    StateToken,
}

/// <summary>What it means to send a request a second time.</summary>
public enum Repeatability
{
    /// <summary>Sending it again changes nothing: a read, or a write of the same value.</summary>
    Idempotent,

    /// <summary>It spends something that works once (a code, a password try, a ticket): never sent again once it may have been processed.</summary>
    OneTime,
}

/// <summary>
/// One call of the API: method, path, credential, body, and how to read the answer. One derived class per endpoint.
/// </summary>
/// <typeparam name="TResponse">What a successful answer becomes.</typeparam>
public abstract class EiamRequest<TResponse>
{
    /// <summary>The HTTP method.</summary>
    public abstract HttpMethod Method { get; }

    /// <summary>The absolute path, such as <c>/api/v2/sdk/login</c>.</summary>
    public abstract string Path { get; }

    /// <summary>Which credential the call carries.</summary>
    public virtual CallKind Kind => CallKind.Public;

    /// <summary>What repeating the call means.</summary>
    public abstract Repeatability Repeatability { get; }

    /// <summary>The credential that <see cref="Kind"/> asks for.</summary>
    protected internal virtual SecureString? Token => null;

    /// <summary>Writes the fields of the JSON body. A POST always has a body; a GET never has one.</summary>
    /// <param name="body">A writer that stands inside the body's object.</param>
    protected internal virtual void WriteBody(Utf8JsonWriter body)
    {
    }

    /// <summary>Reads a successful answer.</summary>
    /// <param name="answer">The JSON value that the tenant sent.</param>
    /// <param name="receivedAt">When it came; relative times (<c>expire</c>) count from here.</param>
    /// <returns>The typed answer.</returns>
    /// <exception cref="JsonException">The answer is not of the documented shape.</exception>
    protected internal abstract TResponse Read(JsonElement answer, System.DateTimeOffset receivedAt);
}
