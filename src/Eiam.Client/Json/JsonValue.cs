using System;
using System.Collections.Generic;
using System.Globalization;
using System.Security;
using System.Text.Json;
using Eiam.Client.Secrets;

namespace Eiam.Client.Json;

/// <summary>Reads JSON values of which the pages and the tenants disagree on the type.</summary>
internal static class JsonValue
{
    /// <summary>How deep an answer may nest; documented ones nest three levels.</summary>
    public const int MaxDepth = 64;

    // A hostile answer can have millions of fields; people and scripts read a few dozen.
    public const int MaxKept = 256;
    private const int MaxName = 256;

    /// <summary>The JSON of an answer.</summary>
    /// <exception cref="JsonException">It is not JSON, or nests too deep.</exception>
    public static JsonDocument Parse(ReadOnlyMemory<byte> body)
    {
        ReadOnlyMemory<byte> json = body.Span.StartsWith("\uFEFF"u8) ? body.Slice(3) : body;
        return JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = MaxDepth });
    }

    /// <summary>A field that has to be there.</summary>
    /// <exception cref="JsonException">It is not, or is of another kind.</exception>
    public static JsonElement Required(JsonElement answer, string field, JsonValueKind kind)
    {
        RequireObject(answer);
        return answer.TryGetProperty(field, out JsonElement value) && value.ValueKind == kind
            ? value
            : throw new JsonException($"The answer has no {kind} '{field}'.");
    }

    public static void RequireObject(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            throw new JsonException($"The answer is a JSON {value.ValueKind}, not an object.");
        }
    }

    /// <summary>The text of a string, number or boolean; null for null and for anything else.</summary>
    public static string? ToText(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => value.GetRawText(),
        _ => null,
    };

    /// <summary>The same, but null also for a text that is none: half a surrogate pair, bytes that are not UTF-8.</summary>
    public static string? TryText(JsonElement value)
    {
        try
        {
            return ToText(value);
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>Whether a field has this name; makes no string of it.</summary>
    public static bool IsNamed(JsonProperty field, ReadOnlySpan<byte> name)
    {
        try
        {
            return field.NameEquals(name);
        }
        catch (InvalidOperationException)
        {
            // Half a character is no name that we know.
            return false;
        }
    }

    /// <summary>The name of a field; null where it is no text.</summary>
    public static string? TryName(JsonProperty field)
    {
        try
        {
            return field.Name;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>The id that an answer gives; null where it gives none.</summary>
    /// <exception cref="JsonException">The answer is no object.</exception>
    public static string? IdOf(JsonElement answer, string field)
    {
        RequireObject(answer);
        return answer.TryGetProperty(field, out JsonElement id) && TryText(id) is { Length: > 0 } text ? text : null;
    }

    /// <summary>Whether a field of an answer is there and false.</summary>
    public static bool SaysNo(JsonElement answer, string field)
    {
        RequireObject(answer);
        return answer.TryGetProperty(field, out JsonElement value) && ToFlag(value) == false;
    }

    /// <summary>A secret; null for an empty text and for what is neither text nor number.</summary>
    public static SecureString? ToSecret(JsonElement value) =>
        value.ValueKind is JsonValueKind.String or JsonValueKind.Number && ToText(value) is { Length: > 0 and <= SecretText.MaxLength } text ? SecretText.ToSecure(text) : null;

    /// <summary>A boolean, or the text of one in any case; null for anything else.</summary>
    public static bool? ToFlag(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.String => bool.TryParse(TryText(value), out bool flag) ? flag : null,
        _ => null,
    };

    /// <summary>A whole number, or the text of one; null for anything else.</summary>
    public static long? ToWhole(JsonElement value) => long.TryParse(TryText(value), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long whole) ? whole : null;

    /// <summary>Seconds, as a number or as a string; null where the value is neither, negative, or beyond what a time span can express.</summary>
    public static TimeSpan? ToSeconds(JsonElement value) =>
        double.TryParse(TryText(value), NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out double seconds)
        && seconds >= 0 && seconds < TimeSpan.MaxValue.TotalSeconds
            ? TimeSpan.FromTicks((long)(seconds * TimeSpan.TicksPerSecond))
            : null;

    /// <summary>An array of texts, the first few hundred of it; null where the value is not one.</summary>
    public static IReadOnlyList<string>? ToTexts(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Array)
        {
            return null;
        }

        List<string> texts = [];
        foreach (JsonElement item in value.EnumerateArray())
        {
            if (texts.Count == MaxKept)
            {
                break;
            }

            if (TryText(item) is { } text)
            {
                texts.Add(text);
            }
        }

        return texts;
    }

    /// <summary>Whether the value is a string that begins and ends as a JSON object or array does.</summary>
    public static bool LooksLikeJson(JsonElement value) =>
        value.ValueKind == JsonValueKind.String && TryText(value) is { } text && LooksLikeJson(text);

    /// <summary>The document inside a string that contains a JSON object or array; null where the value is not such a string.</summary>
    public static JsonDocument? ParseInner(JsonElement value)
    {
        // The look before spares an exception for every text that is no JSON.
        if (!LooksLikeJson(value))
        {
            return null;
        }

        try
        {
            return JsonDocument.Parse(value.GetString()!, new JsonDocumentOptions { MaxDepth = MaxDepth });
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>
    /// A value as .NET knows it: text, whole number, double, boolean, null, array, dictionary. A text or number is a secure string where its
    /// name, or that of an object around it, says that it is secret, and where it is JSON that names a secret.
    /// </summary>
    public static object? ToObject(string name, Answer value)
    {
        int left = MaxKept;
        return ToObject(IsSecret(name), guarded: true, value, ref left);
    }

    /// <summary>The fields of an object as .NET knows them, whatever their names: for what the caller asked to read.</summary>
    public static Dictionary<string, object?> ToPlain(JsonElement value)
    {
        int left = MaxKept;
        return (Dictionary<string, object?>)ToObject(secret: false, guarded: false, new Answer(value, default, null), ref left)!;
    }

    /// <summary>Keeps a field that is not documented, or whose value could not be read; nothing beyond the first few hundred.</summary>
    public static void Keep(ref Dictionary<string, object?>? rest, string name, Answer value)
    {
        rest ??= new FieldTable();
        // The first of a name, so that a field that comes a hundred thousand times costs as one.
        if (rest.Count < MaxKept && !rest.ContainsKey(name))
        {
            rest[name] = ToObject(name.Substring(name.LastIndexOf('.') + 1), value);
        }
    }

    // left: how many more values are kept of one field, however they nest.
    private static object? ToObject(bool secret, bool guarded, Answer answer, ref int left)
    {
        JsonElement value = answer.Json;
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                FieldTable fields = new();
                foreach (JsonProperty field in value.EnumerateObject())
                {
                    if (left-- <= 0)
                    {
                        break;
                    }

                    if (TryName(field) is { } name)
                    {
                        fields[name] = ToObject(secret || (guarded && IsSecret(name)), guarded, answer.Of(field.Value), ref left);
                    }
                }

                return fields;
            case JsonValueKind.Array:
                List<object?> items = [];
                foreach (JsonElement item in value.EnumerateArray())
                {
                    if (left-- <= 0)
                    {
                        break;
                    }

                    items.Add(ToObject(secret, guarded, answer.Of(item), ref left));
                }

                return items.ToArray();
            case JsonValueKind.String when secret:
                return answer.ToSecret();
            case JsonValueKind.String:
                return TryText(value) is not { } text ? null : guarded && NamesSecret(text) ? answer.ToSecret() : text;
            case JsonValueKind.Number when secret:
                return answer.ToSecret();
            case JsonValueKind.Number:
                if (value.TryGetInt64(out long whole))
                {
                    return whole;
                }

                return value.TryGetDouble(out double number) ? number : value.GetRawText();
            case JsonValueKind.True:
                return true;
            case JsonValueKind.False:
                return false;
            default:
                return null;
        }
    }

    private static bool IsSecret(string name) => SensitiveName.Classify(name) != Sensitivity.None;

    private static bool LooksLikeJson(string text)
    {
        ReadOnlySpan<char> inner = text.AsSpan().Trim();
        return inner.Length >= 2 && (inner[0], inner[inner.Length - 1]) is ('{', '}') or ('[', ']');
    }

    // Looks for "name": without parsing, since a hostile answer may hold very many texts that only look like JSON.
    internal static bool NamesSecret(string text)
    {
        if (!LooksLikeJson(text))
        {
            return false;
        }

        for (int colon = text.IndexOf(':'); colon >= 0; colon = text.IndexOf(':', colon + 1))
        {
            ReadOnlySpan<char> before = text.AsSpan(0, colon).TrimEnd();
            if (before.Length > 0 && before[before.Length - 1] == '"')
            {
                before = before.Slice(0, before.Length - 1);
                string name = before.Slice(before.LastIndexOf('"') + 1).ToString();

                // An escaped letter could hide any name, and a long one is none.
                if (name.Length > MaxName || name.Contains("\\u") || IsSecret(name))
                {
                    return true;
                }
            }
        }

        return false;
    }
}
