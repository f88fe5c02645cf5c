using System;
using System.Collections.Generic;
using System.Text.Json;
using Eiam.Client.Secrets;

namespace Eiam.Client.Json;

/// <summary>JSON without a model: an answer as .NET values, and a text that a caller gives as a body.</summary>
internal static class AnyValue
{
    /// <summary>How many values an answer may have: a page of a hundred records has a tenth of it, and what is beyond it must not be cut off without a word.</summary>
    public const int MaxValues = 100_000;

    /// <summary>
    /// An answer: text, whole number, double, boolean, null, array, dictionary. A text or number whose own name, or that of an object around it, says
    /// that it is secret is a SecureString. A mobile is none: the caller asked for it.
    /// </summary>
    /// <exception cref="JsonException">It has more than <see cref="MaxValues"/> values.</exception>
    public static object? Read(Answer answer)
    {
        int left = MaxValues;
        return Read(secret: false, answer, ref left);
    }

    /// <summary>A JSON text as what <see cref="InputCheck.Content"/> takes. Numbers keep their digits.</summary>
    /// <exception cref="ArgumentException">It is no JSON; the message quotes nothing of it.</exception>
    public static object? Parse(string text, string parameter)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = JsonValue.MaxDepth });
            return Copy(document.RootElement, parameter);
        }
        catch (JsonException e)
        {
            throw new ArgumentException($"{parameter} is a text that is no JSON (line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1}). Give JSON, a hashtable or an object.", parameter);
        }
        catch (ArgumentException)
        {
            throw new ArgumentException($"{parameter} is a text with half a character in it.", parameter);
        }
        catch (InvalidOperationException)
        {
            throw new ArgumentException($"{parameter} is JSON with half a character in it.", parameter);
        }
    }

    private static object? Read(bool secret, Answer answer, ref int left)
    {
        JsonElement value = answer.Json;
        if (left-- <= 0)
        {
            throw new JsonException($"It has more than {MaxValues} values.");
        }

        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                Dictionary<string, object?> fields = new(StringComparer.Ordinal);
                foreach (JsonProperty field in value.EnumerateObject())
                {
                    if (JsonValue.TryName(field) is { } name)
                    {
                        fields[name] = Read(secret || SensitiveName.Classify(name) == Sensitivity.Secret, answer.Of(field.Value), ref left);
                    }
                }

                return fields;
            case JsonValueKind.Array:
                List<object?> items = [];
                foreach (JsonElement item in value.EnumerateArray())
                {
                    items.Add(Read(secret, answer.Of(item), ref left));
                }

                return items.ToArray();
            case JsonValueKind.String when secret:
            case JsonValueKind.Number when secret:
                return answer.ToSecret();
            case JsonValueKind.String:
                return JsonValue.TryText(value) is not { } text ? null : JsonValue.NamesSecret(text) ? answer.ToSecret() : text;
            case JsonValueKind.Number:
                return value.TryGetInt64(out long whole) ? whole : value.TryGetDouble(out double number) ? number : value.GetRawText();
            case JsonValueKind.True:
                return true;
            case JsonValueKind.False:
                return false;
            default:
                return null;
        }
    }

    private static object? Copy(JsonElement value, string parameter)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                Dictionary<string, object?> fields = new(StringComparer.Ordinal);
                foreach (JsonProperty field in value.EnumerateObject())
                {
                    fields[field.Name] = Copy(field.Value, parameter);
                }

                return fields;
            case JsonValueKind.Array:
                List<object?> items = [];
                foreach (JsonElement item in value.EnumerateArray())
                {
                    items.Add(Copy(item, parameter));
                }

                return items;
            case JsonValueKind.String:
                return value.GetString();
            case JsonValueKind.Number:
                return new JsonNumber(value.GetRawText());
            case JsonValueKind.True:
                return true;
            case JsonValueKind.False:
                return false;
            default:
                return null;
        }
    }
}
