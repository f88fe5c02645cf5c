using System;
using System.IO;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Eiam.Client.Secrets;

namespace Eiam.Client.Json;

/// <summary>Masks JSON by the names of its fields, and finds the secrets in it.</summary>
public static class JsonRedaction
{
    // More than anybody reads in a trace (a captcha's pictures), and a bound for the work on a hostile answer.
    private const int MaxShown = 64 * 1024;
    private const int MaxCollected = 64;

    /// <summary>Masks a JSON text by field names in any nesting, JSON inside strings included, and by value.</summary>
    /// <param name="redactor">Knows the values.</param>
    /// <param name="json">The text of an answer or a body.</param>
    /// <returns>The masked JSON, or a note of its size where it is not JSON: what cannot be read cannot be masked.</returns>
    public static string RedactJson(this Redactor redactor, string json) => redactor.RedactJson(Encoding.UTF8.GetBytes(json));

    /// <summary>Masks a JSON text by field names in any nesting, JSON inside strings included, and by value.</summary>
    /// <param name="redactor">Knows the values.</param>
    /// <param name="json">The bytes of an answer or a body.</param>
    /// <returns>The masked JSON, or a note of its size where it is not JSON, since what cannot be read cannot be masked, or is too large.</returns>
    public static string RedactJson(this Redactor redactor, ReadOnlyMemory<byte> json)
    {
        _ = redactor ?? throw new ArgumentNullException(nameof(redactor));
        if (json.IsEmpty)
        {
            return redactor.Safe("(empty)");
        }

        if (json.Length > MaxShown)
        {
            return redactor.Safe($"({json.Length} bytes, not shown)");
        }

        try
        {
            using JsonDocument document = JsonValue.Parse(json);
            return redactor.Safe(Write(redactor, document.RootElement));
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or ArgumentException)
        {
            return redactor.Safe($"({json.Length} bytes that are not JSON, not shown)");
        }
    }

    /// <summary>Collects the values of a JSON text whose names say that they are secret.</summary>
    internal static void AddFrom(this Redactor redactor, ReadOnlyMemory<byte> json)
    {
        if (json.IsEmpty)
        {
            return;
        }

        try
        {
            using JsonDocument document = JsonValue.Parse(json);
            redactor.AddFrom(document.RootElement);
        }
        catch (JsonException)
        {
            // Not JSON: there are no names to go by, and its text is not shown anywhere.
        }
    }

    /// <summary>Collects the values of a JSON value whose names say that they are secret; of a hostile answer the first few dozen.</summary>
    internal static void AddFrom(this Redactor redactor, JsonElement json)
    {
        int left = MaxCollected;
        Collect(redactor, Sensitivity.None, json, ref left);
    }

    private static string Write(Redactor redactor, JsonElement root)
    {
        using MemoryStream buffer = new();
        using (Utf8JsonWriter writer = new(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            Write(redactor, writer, string.Empty, root);
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    private static void Write(Redactor redactor, Utf8JsonWriter writer, string name, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (JsonProperty field in value.EnumerateObject())
                {
                    // A hostile answer can carry a secret as a name.
                    writer.WritePropertyName(redactor.Redact(field.Name));
                    Write(redactor, writer, Stricter(name, field.Name), field.Value);
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (JsonElement item in value.EnumerateArray())
                {
                    Write(redactor, writer, name, item);
                }

                writer.WriteEndArray();
                break;
            case JsonValueKind.String:
                using (JsonDocument? inner = SensitiveName.Classify(name) == Sensitivity.None ? JsonValue.ParseInner(value) : null)
                {
                    writer.WriteStringValue(inner is null ? redactor.Redact(name, ForeignText.WithoutSecretsOfAddresses(value.GetString()!)) : Write(redactor, inner.RootElement));
                }

                break;
            case JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False:
                string raw = value.GetRawText();
                string shown = redactor.Redact(name, raw);
                if (shown == raw)
                {
                    value.WriteTo(writer);
                }
                else
                {
                    writer.WriteStringValue(shown);
                }

                break;
            default:
                value.WriteTo(writer);
                break;
        }
    }

    // A field inside a secret one is as secret as that, whatever its own name.
    private static string Stricter(string outer, string inner) => SensitiveName.Classify(outer) >= SensitiveName.Classify(inner) ? outer : inner;

    private static void Collect(Redactor redactor, Sensitivity inherited, JsonElement value, ref int left)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (JsonProperty field in value.EnumerateObject())
                {
                    if (left <= 0)
                    {
                        return;
                    }

                    Sensitivity own = JsonValue.TryName(field) is { } name ? SensitiveName.Classify(name) : Sensitivity.None;
                    Collect(redactor, own > inherited ? own : inherited, field.Value, ref left);
                }

                break;
            case JsonValueKind.Array:
                foreach (JsonElement item in value.EnumerateArray())
                {
                    if (left <= 0)
                    {
                        return;
                    }

                    Collect(redactor, inherited, item, ref left);
                }

                break;
            case JsonValueKind.String or JsonValueKind.Number when inherited != Sensitivity.None:
                left--;
                redactor.Add(JsonValue.TryText(value), inherited);
                break;
            case JsonValueKind.String:
                if (JsonValue.LooksLikeJson(value))
                {
                    left--;
                    using JsonDocument? inner = JsonValue.ParseInner(value);
                    if (inner is not null)
                    {
                        Collect(redactor, inherited, inner.RootElement, ref left);
                    }
                }

                break;
            default:
                break;
        }
    }
}
