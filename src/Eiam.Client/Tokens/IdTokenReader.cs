using System;
using System.Collections.Generic;
using System.Globalization;
using System.Security;
using System.Text.Json;
using Eiam.Client.Json;
using Eiam.Client.Secrets;

namespace Eiam.Client.Tokens;

/// <summary>
/// Reads what an id_token says: a JWS whose payload the vendor's own examples show in two shapes (API notes, section 3.4). Flat: the user's claims beside
/// the standard ones. Nested: the user's claims as a JSON string in <c>api</c>, and the words of the example in <c>iss</c>, <c>aud</c> and
/// <c>sub</c>. Reading checks no signature: what it says is true only as far as its way here is trusted.
/// Source: CIAM:appendix/get-user-info-from-id-token.html.
/// </summary>
public static class IdTokenReader
{
    /// <summary>Reads a token.</summary>
    /// <param name="token">The token's text.</param>
    /// <param name="parameter">The name that an error gives to the value.</param>
    /// <returns>What it says.</returns>
    /// <exception cref="ArgumentException">It is not a JWS of JSON; the message quotes nothing of it.</exception>
    public static IdToken Read(SecureString? token, string parameter = "IdToken")
    {
        SecureString checkedToken = InputCheck.Token(token, parameter);
        return SecretText.Read(checkedToken, 0, static (text, _) => Read(text)) ?? throw new ArgumentException($"{parameter} is not an id_token: three parts with dots between, of which the first two are JSON in base64url.", parameter);
    }

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

        return new IdToken(claims)
        {
            UserId = Text(claims, "id"),
            UserName = Text(claims, "userName"),
            Name = Text(claims, "name"),
            Mobile = Text(claims, "mobile"),
            Email = Text(claims, "email"),
            Issuer = Text(claims, "iss"),
            Audience = claims.TryGetValue("aud", out object? value) && value is object?[] { Length: > 0 } several ? several[0] as string : Text(claims, "aud"),
            Subject = Text(claims, "sub"),
            IssuedAt = Time(claims, "iat"),
            NotBefore = Time(claims, "nbf"),
            ExpiresAt = Time(claims, "exp"),
            KeyId = header.TryGetValue("kid", out object? kid) ? kid as string : null,
            Algorithm = header.TryGetValue("alg", out object? alg) ? alg as string : null,
        };
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
            using JsonDocument document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = JsonValue.MaxDepth });
            return document.RootElement.ValueKind == JsonValueKind.Object ? JsonValue.ToPlain(document.RootElement) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? Text(Dictionary<string, object?> claims, string claim) => claims.TryGetValue(claim, out object? value)
        ? value as string ?? (value is long or double ? Convert.ToString(value, CultureInfo.InvariantCulture) : null)
        : null;

    private static DateTimeOffset? Time(Dictionary<string, object?> claims, string claim)
    {
        double? seconds = claims.TryGetValue(claim, out object? value)
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
