using System;
using System.Collections.Generic;
using System.Linq;
using System.Security;
using System.Text.Json;
using Eiam.Client.Http;
using Eiam.Client.Json;
using Eiam.Client.Tokens;

namespace Eiam.Client.Requests;

/// <summary>Gets a tenant token to look at, with what the tenant says beside it. Source: T:authentication.</summary>
internal sealed class TenantGrantRequest() : EiamRequest<TenantGrant>(Endpoints.TenantToken)
{
    private readonly TenantTokenRequest _token = new();

    protected internal override void WriteBody(BodyWriter body) => _token.WriteBody(body);

    protected internal override TenantGrant Read(Answer answer) => new(
        _token.Read(answer).Value,
        answer.Json.TryGetProperty("expires_in", out JsonElement seconds) ? JsonValue.ToSeconds(seconds) : null,
        answer.Json.TryGetProperty("scope", out JsonElement scope) ? JsonValue.TryText(scope) : null,
        answer.Json.TryGetProperty("id_token", out JsonElement idToken) ? JsonValue.ToSecret(idToken) : null);
}

/// <summary>A tenant token and what came with it.</summary>
/// <param name="Token">The access token.</param>
/// <param name="Lifetime">How long it lives; null where the tenant did not say.</param>
/// <param name="Scope"><c>scope</c>; null where none came.</param>
/// <param name="IdToken"><c>id_token</c>, which says the permissions of the application; null where none came.</param>
internal sealed record TenantGrant(SecureString Token, TimeSpan? Lifetime, string? Scope, SecureString? IdToken)
{
    private const int MaxShown = 64;

    // How a claim of permissions may be called: no page shows one.
    private static readonly string[] Words = ["permission", "authorit", "scope", "privilege", "role", "grant"];

    // The field of an object that names a permission.
    private static readonly string[] Keys = ["code", "authority", "permission", "name", "id"];

    /// <summary>
    /// The permissions of the application, as far as the token shows them: the pages do not say in which form, so that a claim of any telling name is
    /// read, be it a text, a list, or a list of objects. Without one it is the scope.
    /// </summary>
    public IReadOnlyList<string> Permissions()
    {
        List<string> found = [];
        if (IdToken is not null && Claims(IdToken) is { } claims)
        {
            foreach (KeyValuePair<string, object?> claim in claims)
            {
                if (Words.Any(word => claim.Key.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0))
                {
                    Add(claim.Value, found);
                }
            }
        }

        if (found.Count == 0)
        {
            Add(Scope, found);
        }

        return [.. found.Distinct(StringComparer.Ordinal).Take(MaxShown)];
    }

    private static IReadOnlyDictionary<string, object?>? Claims(SecureString idToken)
    {
        try
        {
            return IdTokenReader.Read(idToken).Claims;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static void Add(object? value, List<string> to)
    {
        switch (value)
        {
            case string text:
                to.AddRange(text.Split([' ', ',', ';'], StringSplitOptions.RemoveEmptyEntries));
                break;
            case object?[] items:
                Array.ForEach(items, item => Add(item, to));
                break;
            case IReadOnlyDictionary<string, object?> fields when Array.Find(Keys, fields.ContainsKey) is { } key:
                Add(fields[key], to);
                break;
            case IReadOnlyDictionary<string, object?> fields:
                to.AddRange(fields.Where(static f => f.Value is not false).Select(static f => f.Key));
                break;
        }
    }
}
