using System;
using System.Collections.Generic;
using System.Globalization;
using System.Security;
using System.Text.Json;
using Eiam.Client.Http;

namespace Eiam.Client.Json;

/// <summary>Reads JSON values of which the pages and the tenants disagree on the type.</summary>
internal static class JsonText
{
    /// <summary>How deep an answer may nest; documented ones nest three levels.</summary>
    public const int MaxDepth = 64;

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

    /// <summary>A secret; null for null and for an empty text.</summary>
    public static SecureString? ToSecret(JsonElement value) =>
        ToText(value) is { Length: > 0 } text ? SecretText.ToSecure(text.AsSpan()) : null;

    /// <summary>Seconds, as a number or as a string; null where the value is neither, negative, or beyond what a time span holds.</summary>
    public static TimeSpan? ToSeconds(JsonElement value) =>
        double.TryParse(ToText(value), NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out double seconds)
        && seconds >= 0 && seconds < TimeSpan.MaxValue.TotalSeconds
            ? TimeSpan.FromTicks((long)(seconds * TimeSpan.TicksPerSecond))
            : null;

    /// <summary>An array of texts; null where the value is not one.</summary>
    public static IReadOnlyList<string>? ToTexts(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Array)
        {
            return null;
        }

        List<string> texts = new(value.GetArrayLength());
        foreach (JsonElement item in value.EnumerateArray())
        {
            if (ToText(item) is { } text)
            {
                texts.Add(text);
            }
        }

        return texts;
    }

    /// <summary>The document inside a string that holds JSON; null where the value is not such a string.</summary>
    public static JsonDocument? ParseInner(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.String)
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

    /// <summary>A value as .NET knows it: text, whole number, double, boolean, null, array, dictionary; a secure string where a name says that it is secret.</summary>
    public static object? ToObject(string name, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                Dictionary<string, object?> fields = new(StringComparer.Ordinal);
                foreach (JsonProperty field in value.EnumerateObject())
                {
                    fields[field.Name] = ToObject(field.Name, field.Value);
                }

                return fields;
            case JsonValueKind.Array:
                List<object?> items = new(value.GetArrayLength());
                foreach (JsonElement item in value.EnumerateArray())
                {
                    items.Add(ToObject(name, item));
                }

                return items.ToArray();
            case JsonValueKind.String or JsonValueKind.Number when SensitiveName.Classify(name) != Sensitivity.None:
                return ToSecret(value);
            case JsonValueKind.String:
                return value.GetString();
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
}
