using System;
using System.Collections.Generic;
using System.Globalization;
using System.Security;
using System.Text.Json;
using Eiam.Client.Json;

namespace Eiam.Client.Tokens;

/// <summary>
/// What an id_token says: a JWS whose payload the vendor's own examples show in two shapes (API notes, section 3.4). Flat: the user's claims beside
/// the standard ones. Nested: the user's claims as a JSON string in <c>api</c>, and the words of the example in <c>iss</c>, <c>aud</c> and
/// <c>sub</c>. Reading checks no signature: what it says is true only as far as its way here is trusted.
/// Source: CIAM:appendix/get-user-info-from-id-token.html.
/// </summary>
public sealed class IdToken
{
    private readonly Dictionary<string, object?> _claims;

    private IdToken(string? keyId, string? algorithm, Dictionary<string, object?> claims)
    {
        KeyId = keyId;
        Algorithm = algorithm;
        _claims = claims;
    }

    /// <summary>The id of the key that signed it (<c>kid</c>); null where it names none.</summary>
    public string? KeyId { get; }

    /// <summary>The algorithm that it names (<c>alg</c>), documented as RS256; null where it names none.</summary>
    public string? Algorithm { get; }

    /// <summary><c>iss</c>.</summary>
    public string? Issuer => Text("iss");

    /// <summary><c>aud</c>; of several, the first.</summary>
    public string? Audience => _claims.TryGetValue("aud", out object? value) && value is object?[] { Length: > 0 } several ? several[0] as string : Text("aud");

    /// <summary><c>sub</c>.</summary>
    public string? Subject => Text("sub");

    /// <summary>The user's id (<c>id</c>).</summary>
    public string? UserId => Text("id");

    /// <summary>The user name (<c>userName</c>).</summary>
    public string? UserName => Text("userName");

    /// <summary>The display name (<c>name</c>).</summary>
    public string? Name => Text("name");

    /// <summary>The mobile (<c>mobile</c>), such as +86-13800000000.</summary>
    public string? Mobile => Text("mobile");

    /// <summary>The e-mail address (<c>email</c>).</summary>
    public string? Email => Text("email");

    /// <summary>When it was issued (<c>iat</c>, seconds since 1970); null where it does not say.</summary>
    public DateTimeOffset? IssuedAt => Time("iat");

    /// <summary>From when it counts (<c>nbf</c>); null where it does not say.</summary>
    public DateTimeOffset? NotBefore => Time("nbf");

    /// <summary>When it ends (<c>exp</c>); null where it does not say.</summary>
    public DateTimeOffset? ExpiresAt => Time("exp");

    /// <summary>All claims by name, those inside <c>api</c> included, which beat their namesakes beside it.</summary>
    public IReadOnlyDictionary<string, object?> Claims => _claims;

    /// <summary>Reads a token.</summary>
    /// <param name="token">The token's text.</param>
    /// <param name="parameter">The name that an error gives to the value.</param>
    /// <returns>What it says.</returns>
    /// <exception cref="ArgumentException">It is not a JWS of JSON; the message quotes nothing of it.</exception>
    public static IdToken Read(SecureString token, string parameter = "IdToken")
    {
        SecureString checkedToken = InputCheck.Token(token, parameter);
        return SecretText.Read(checkedToken, 0, static (text, _) => Read(text)) ?? throw new ArgumentException($"{parameter} is not an id_token: three parts with dots between, of which the first two are JSON in base64url.", parameter);
    }

    /// <summary>The time at which it ends; never a claim.</summary>
    /// <returns>A description.</returns>
    public override string ToString() => ExpiresAt is { } end ? "expires " + end.ToString("u", CultureInfo.InvariantCulture) : "id_token";

    private static IdToken? Read(ReadOnlySpan<char> text)
    {
        int first = text.IndexOf('.');
        int second = first < 0 ? -1 : text.Slice(first + 1).IndexOf('.') + first + 1;
        if (second <= first + 1 || text.Slice(second + 1).IndexOf('.') >= 0)
        {
            return null;
        }

        Dictionary<string, object?>? header = Fields(text.Slice(0, first));
        Dictionary<string, object?>? claims = Fields(text.Slice(first + 1, second - first - 1));
        if (header is null || claims is null)
        {
            return null;
        }

        if (claims.TryGetValue("api", out object? api))
        {
            Unfold(api, claims);
        }

        return new IdToken(header.TryGetValue("kid", out object? kid) ? kid as string : null, header.TryGetValue("alg", out object? alg) ? alg as string : null, claims);
    }

    // The nested shape: a JSON string inside JSON; an object is read alike.
    private static void Unfold(object? api, Dictionary<string, object?> claims)
    {
        Dictionary<string, object?>? inner = api as Dictionary<string, object?>;
        if (api is string text)
        {
            inner = Fields(System.Text.Encoding.UTF8.GetBytes(text));
        }

        if (inner is not null)
        {
            claims.Remove("api");
            foreach (KeyValuePair<string, object?> field in inner)
            {
                claims[field.Key] = field.Value;
            }
        }
    }

    private static Dictionary<string, object?>? Fields(ReadOnlySpan<char> base64Url)
    {
        if (base64Url.IndexOfAny('+', '/', '=') >= 0 || base64Url.Length % 4 == 1)
        {
            return null;
        }

        string padded = base64Url.ToString().Replace('-', '+').Replace('_', '/') + new string('=', (4 - (base64Url.Length % 4)) % 4);
        try
        {
            return Fields(Convert.FromBase64String(padded));
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static Dictionary<string, object?>? Fields(byte[] json)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = JsonText.MaxDepth });
            return document.RootElement.ValueKind == JsonValueKind.Object ? JsonText.ToPlain(document.RootElement) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private string? Text(string claim) => _claims.TryGetValue(claim, out object? value)
        ? value as string ?? (value is long or double ? Convert.ToString(value, CultureInfo.InvariantCulture) : null)
        : null;

    private DateTimeOffset? Time(string claim)
    {
        double? seconds = _claims.TryGetValue(claim, out object? value)
            ? value switch
            {
                long whole => whole,
                double fraction => fraction,
                string text when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double parsed) => parsed,
                _ => null,
            }
            : null;
        return seconds is >= -62135596800d and <= 253402300799d ? DateTimeOffset.FromUnixTimeMilliseconds((long)(seconds.Value * 1000)) : null;
    }
}
