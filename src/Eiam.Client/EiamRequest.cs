using System;
using System.Collections.Generic;
using System.Security;
using System.Text.Json;
using Eiam.Client.Http;
using Eiam.Client.Json;

namespace Eiam.Client;

/// <summary>
/// One call: its row of <see cref="Endpoints"/>, its credential, its values, and how its answer is read. One derived class per endpoint, or per
/// group of endpoints of one shape. Not generic, so that cmdlets can name it while PowerShell looks at their types.
/// </summary>
public abstract class EiamRequest
{
    private protected EiamRequest(Endpoint endpoint) => Endpoint = endpoint ?? throw new ArgumentNullException(nameof(endpoint));

    /// <summary>The row of the table.</summary>
    public Endpoint Endpoint { get; }

    /// <summary>What repeating it means: what its row says, unless it carries what the row does not know of, such as a password among other fields.</summary>
    public virtual Repeatability Repeatability => Endpoint.Repeatability;

    /// <summary>What the call is about, as ShouldProcess names it ("user zhangsan"); null where the tenant is all that can be named.</summary>
    public virtual string? Subject { get; set; }

    /// <summary>The user names that a call names together, where its answer does not say which of them the tenant does not know; null for none.</summary>
    public IReadOnlyList<string>? UserNames { get; set; }

    /// <summary>The call that reads what was changed, where the caller wants to have it; its answer is the result.</summary>
    public EiamRequest? ReadAgain { get; set; }

    /// <summary>Whether the answer is a list, which <see cref="EiamClient.ReadResults"/> yields item by item.</summary>
    public virtual bool IsList => false;

    /// <summary>The signed-in user whom the call acts as, and whose id token is refreshed for it; null where the request has a token of its own.</summary>
    public SignedInUser? User { get; set; }

    /// <summary>The device that makes the call (<c>X-device-fingerprint</c>); null for the session's.</summary>
    public string? DeviceFingerprint { get; set; }

    /// <summary>What makes the call (<c>X-agent</c>); null for the session's.</summary>
    public string? Agent { get; set; }

    /// <summary>The credential that the endpoint asks for, where the caller has it: a state token, an id token, a session token.</summary>
    protected internal virtual SecureString? Token => null;

    /// <summary>The values of the path template, in its order; see <see cref="InputCheck.PathValue"/>.</summary>
    protected internal virtual IReadOnlyList<string> PathValues => [];

    /// <summary>Adds the query.</summary>
    /// <param name="query">Takes the fields.</param>
    protected internal virtual void WriteQuery(QueryWriter query)
    {
    }

    /// <summary>Writes the fields of the body, which only endpoints with one have. Called again where a trace or an error needs to know the secrets.</summary>
    /// <param name="body">Takes the fields.</param>
    protected internal virtual void WriteBody(BodyWriter body)
    {
    }

    /// <summary>Path and query of a call that is no row of the table; null where the row's template is the path.</summary>
    internal virtual string? Location => null;

    /// <summary>Headers that the caller gave, beside the client's own; null for none.</summary>
    internal virtual IEnumerable<KeyValuePair<string, string>>? OwnHeaders => null;

    /// <summary>Whether an answer that is no JSON is an answer all the same; see <see cref="ReadText"/>.</summary>
    internal virtual bool TakesText => false;

    /// <summary>Tells the redactor of secrets that are not in the body.</summary>
    /// <param name="redactor">Takes them.</param>
    internal virtual void AddSecrets(Secrets.Redactor redactor)
    {
    }

    /// <summary>Looks at the head of an answer, whatever becomes of it.</summary>
    /// <param name="response">The answer.</param>
    /// <param name="receivedAt">When it came.</param>
    internal virtual void Receive(System.Net.Http.HttpResponseMessage response, DateTimeOffset receivedAt)
    {
    }

    /// <summary>Reads a successful answer that is no JSON.</summary>
    /// <param name="body">The bytes.</param>
    /// <param name="encoding">The encoding that it names; null for none.</param>
    internal virtual object? ReadText(ReadOnlyMemory<byte> body, string? encoding) => throw new NotSupportedException();

    /// <summary>Looks once more at what was read, with what the call knows: its secrets, and who takes a warning.</summary>
    /// <param name="result">What the answer became.</param>
    /// <param name="call">The call.</param>
    internal virtual void Review(object? result, Http.CallContext call)
    {
    }

    /// <summary>Makes the call, or the calls, that give the result.</summary>
    internal virtual System.Threading.Tasks.Task<object?> RunAsync(EiamClient client, IEiamTrace? trace, System.Threading.CancellationToken stop) =>
        client.SendAloneAsync(this, trace, stop);

    /// <summary>Reads the one object that was changed: what is answered, or of a list its first item.</summary>
    internal virtual System.Threading.Tasks.Task<object?> ReadOneAsync(EiamClient client, IEiamTrace? trace, System.Threading.CancellationToken stop) =>
        client.SendAloneAsync(this, trace, stop);

    // Null for an empty answer.
    internal abstract object? ReadObject(Answer? answer);

    internal abstract IAsyncEnumerable<object?> StreamObjects(EiamClient client, IEiamTrace? trace, System.Threading.CancellationToken cancellationToken);
}

/// <summary>A call whose answer is one object.</summary>
/// <typeparam name="TResult">What a successful answer becomes.</typeparam>
public abstract class EiamRequest<TResult> : EiamRequest
{
    /// <summary>Makes a request.</summary>
    /// <param name="endpoint">The row of the table.</param>
    protected EiamRequest(Endpoint endpoint)
        : base(endpoint)
    {
    }

    /// <summary>Reads a successful answer.</summary>
    /// <param name="answer">The JSON that the tenant sent.</param>
    /// <returns>The typed answer.</returns>
    /// <exception cref="JsonException">The answer is not of the documented shape.</exception>
    protected internal abstract TResult Read(Answer answer);

    /// <summary>What an empty answer becomes, where the endpoint allows one.</summary>
    /// <returns>Null, unless a derived class knows better.</returns>
    protected internal virtual TResult ReadEmpty() => default!;

    internal sealed override object? ReadObject(Answer? answer) => answer is { } present ? Read(present) : ReadEmpty();

    internal override async IAsyncEnumerable<object?> StreamObjects(
        EiamClient client, IEiamTrace? trace, [System.Runtime.CompilerServices.EnumeratorCancellation] System.Threading.CancellationToken cancellationToken)
    {
        yield return await client.SendAsync(this, trace, cancellationToken).ConfigureAwait(false);
    }
}
