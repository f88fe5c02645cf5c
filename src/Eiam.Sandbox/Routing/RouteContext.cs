using System;
using System.Collections.Generic;
using System.Text.Json;
using Eiam.Sandbox.State;

namespace Eiam.Sandbox.Routing;

/// <summary>One request on its way through its route: what was sent, who sent it, and the tenant that answers.</summary>
internal sealed class RouteContext(
    TenantState state, SandboxCall call, Route route, IReadOnlyDictionary<string, string> pathValues, string query) : IDisposable
{
    private Dictionary<string, string>? _query;
    private RequestFields _body = RequestFields.None;
    private SandboxUser? _user;
    private StateToken? _stateToken;
    private Session? _session;

    internal TenantState State => state;

    internal SandboxOptions Options => state.Options;

    internal Route Route => route;

    /// <summary>The tenant's time when the request came in; all of one request happens at this moment.</summary>
    internal DateTimeOffset Now { get; } = state.Clock.GetUtcNow();

    /// <summary>Whose id_token or session token was sent.</summary>
    internal SandboxUser User
    {
        get => _user ?? throw NotAskedFor(nameof(User));
        set => _user = value;
    }

    /// <summary>What the state token that was sent stands for.</summary>
    internal StateToken StateToken
    {
        get => _stateToken ?? throw NotAskedFor(nameof(StateToken));
        set => _stateToken = value;
    }

    /// <summary>The session whose token was sent.</summary>
    internal Session Session
    {
        get => _session ?? throw NotAskedFor(nameof(Session));
        set => _session = value;
    }

    /// <summary>Who logs in, once that is known.</summary>
    internal SandboxUser? LoggingIn { get; set; }

    /// <summary>The value of a placeholder of the path, percent-decoded.</summary>
    internal string PathValue(string name) => pathValues[name];

    /// <summary>The application that the path names (<c>app_id</c>).</summary>
    /// <exception cref="ApiException">There is none.</exception>
    internal Application Application() => state.Applications.Find(PathValue("app_id")) ?? throw TenantErrors.ApplicationNotFound();

    /// <summary>The first query value of this name, percent-decoded; null if there is none.</summary>
    internal string? Query(string name) =>
        (_query ??= UrlText.Fields(query)).TryGetValue(name, out string? value) ? value : null;

    /// <summary>The header's value; values of a repeated header joined by <c>", "</c>; null if it was not sent.</summary>
    internal string? Header(string name)
    {
        string? found = null;
        for (int i = 0; i < call.Headers.Count; i++)
        {
            KeyValuePair<string, string> header = call.Headers[i];
            if (string.Equals(header.Key, name, StringComparison.OrdinalIgnoreCase))
            {
                found = found is null ? header.Value : $"{found}, {header.Value}";
            }
        }

        return found;
    }

    /// <summary>What follows the scheme in <c>Authorization</c>; null if there is no such header or it has another scheme.</summary>
    internal string? Authorization(string scheme)
    {
        string? value = Header("Authorization");
        return value is not null
            && value.Length > scheme.Length
            && value[scheme.Length] == ' '
            && value.StartsWith(scheme, StringComparison.OrdinalIgnoreCase)
                ? value.Substring(scheme.Length + 1).Trim()
                : null;
    }

    /// <summary>The body field's text.</summary>
    /// <exception cref="ApiException">It is missing, blank or no string.</exception>
    internal string RequiredText(string field) => _body.RequiredText(field, route.Family);

    /// <summary>The body field's text; null if it is missing or empty.</summary>
    /// <exception cref="ApiException">It is no string.</exception>
    internal string? OptionalText(string field) => _body.OptionalText(field, route.Family);

    /// <summary>The body field's whole number; null if it is missing.</summary>
    /// <exception cref="ApiException">It is no whole number.</exception>
    internal int? OptionalNumber(string field) => _body.OptionalNumber(field, route.Family);

    /// <summary>The JSON of a body field that is an object; null if it is missing.</summary>
    /// <exception cref="ApiException">It is no object.</exception>
    internal string? OptionalObject(string field) => _body.OptionalObject(field, route.Family);

    /// <summary>The body field's boolean; null if it is missing.</summary>
    /// <exception cref="ApiException">It is no boolean.</exception>
    internal bool? OptionalFlag(string field) => _body.OptionalFlag(field, route.Family);

    /// <summary>The elements of a body field that is a list; null if it is missing.</summary>
    /// <exception cref="ApiException">It is no list.</exception>
    internal IReadOnlyList<JsonElement>? OptionalList(string field) => _body.OptionalList(field, route.Family);

    /// <summary>Takes a one-time code out of a body field.</summary>
    /// <param name="kind">Which kind of code the route takes; see <see cref="CodeType.Accepted"/> for the one that stands for two.</param>
    /// <param name="field">The field; errors name it.</param>
    /// <param name="recipient">Whose code it must be, in the stored spelling; null where the code itself tells.</param>
    /// <exception cref="ApiException">The code is unknown, used, expired or somebody else's.</exception>
    internal SandboxCode TakeCode(SandboxCodeKind kind, string field, string? recipient = null)
    {
        string text = RequiredText(field);
        bool hasExpired = false;
        foreach (SandboxCodeKind accepted in CodeType.Accepted(kind))
        {
            Standing standing = state.Codes.Take(accepted, recipient, text, Now, out SandboxCode? code);
            if (standing == Standing.Live)
            {
                return code!;
            }

            hasExpired |= standing == Standing.Expired;
        }

        throw hasExpired ? SdkErrors.HasExpired(field) : SdkErrors.WrongCode(kind, field);
    }

    /// <summary>Reads the body that the route expects, and looks for the fields that it requires.</summary>
    /// <exception cref="ApiException">The body is of another form, or a field is missing, blank or no string.</exception>
    internal void ReadBody()
    {
        _body = RequestFields.Read(call.Body, route);
        foreach (string field in route.Required)
        {
            RequiredText(field);
        }
    }

    public void Dispose() => _body.Dispose();

    private InvalidOperationException NotAskedFor(string what) =>
        new($"{route.Method} {route.Path} asks for {route.Credential}, which gives no {what}.");
}
