using System;
using System.IO;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Eiam.Client.Json;

namespace Eiam.Client.Http;

public sealed partial class Redactor
{
    // More than anybody reads in a trace (a captcha's pictures), and a bound for the work on a hostile answer.
    private const int MaxShown = 64 * 1024;
    private const int MaxCollected = 256;

    /// <summary>Masks a JSON text by field names in any nesting, JSON inside strings included, and by value.</summary>
    /// <param name="json">The text of an answer or a body.</param>
    /// <returns>The masked JSON, or a note of its size where it is not JSON: what cannot be read cannot be masked.</returns>
    public string RedactJson(string json) => RedactJson(Encoding.UTF8.GetBytes(json));

    /// <summary>Masks a JSON text by field names in any nesting, JSON inside strings included, and by value.</summary>
    /// <param name="json">The bytes of an answer or a body.</param>
    /// <returns>The masked JSON, or a note of its size where it is not JSON, since what cannot be read cannot be masked, or is too large.</returns>
    public string RedactJson(ReadOnlyMemory<byte> json)
    {
        if (json.IsEmpty)
        {
            return Safe("(empty)");
        }

        if (json.Length > MaxShown)
        {
            return Safe($"({json.Length} bytes, not shown)");
        }

        try
        {
            using JsonDocument document = AnswerReader.Parse(json);
            return Safe(Write(document.RootElement));
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or ArgumentException)
        {
            return Safe($"({json.Length} bytes that are not JSON, not shown)");
        }
    }

    /// <summary>Collects the values of a JSON text whose names say that they are secret.</summary>
    internal void AddFrom(ReadOnlyMemory<byte> json)
    {
        if (json.IsEmpty)
        {
            return;
        }

        try
        {
            using JsonDocument document = AnswerReader.Parse(json);
            AddFrom(document.RootElement);
        }
        catch (JsonException)
        {
            // Not JSON: there are no names to go by, and its text is not shown anywhere.
        }
    }

    /// <summary>Collects the values of a JSON value whose names say that they are secret; a hostile answer's first few hundred.</summary>
    internal void AddFrom(JsonElement json)
    {
        int left = MaxCollected;
        Collect(Sensitivity.None, json, ref left);
    }

    private static string Write(Utf8JsonWriterUse use)
    {
        using MemoryStream buffer = new();
        using (Utf8JsonWriter writer = new(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            use(writer);
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    private string Write(JsonElement root) => Write(writer => Write(writer, string.Empty, root));

    private void Write(Utf8JsonWriter writer, string name, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (JsonProperty field in value.EnumerateObject())
                {
                    // A hostile answer can carry a secret as a name.
                    writer.WritePropertyName(Redact(field.Name));
                    Write(writer, Stricter(name, field.Name), field.Value);
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (JsonElement item in value.EnumerateArray())
                {
                    Write(writer, name, item);
                }

                writer.WriteEndArray();
                break;
            case JsonValueKind.String:
                WriteString(writer, name, value);
                break;
            case JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False:
                string raw = value.GetRawText();
                string shown = Redact(name, raw);
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

    private void WriteString(Utf8JsonWriter writer, string name, JsonElement value)
    {
        using JsonDocument? inner = SensitiveName.Classify(name) == Sensitivity.None ? JsonText.ParseInner(value) : null;
        writer.WriteStringValue(inner is null ? Redact(name, value.GetString()!) : Write(inner.RootElement));
    }

    private void Collect(Sensitivity inherited, JsonElement value, ref int left)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (JsonProperty field in value.EnumerateObject())
                {
                    Sensitivity own = JsonText.TryName(field) is { } name ? SensitiveName.Classify(name) : Sensitivity.None;
                    Collect(own > inherited ? own : inherited, field.Value, ref left);
                }

                break;
            case JsonValueKind.Array:
                foreach (JsonElement item in value.EnumerateArray())
                {
                    Collect(inherited, item, ref left);
                }

                break;
            case JsonValueKind.String or JsonValueKind.Number when inherited != Sensitivity.None:
                if (left-- > 0)
                {
                    Add(JsonText.TryText(value), inherited);
                }

                break;
            case JsonValueKind.String:
                if (JsonText.LooksLikeJson(value) && left-- > 0)
                {
                    using JsonDocument? inner = JsonText.ParseInner(value);
                    if (inner is not null)
                    {
                        Collect(inherited, inner.RootElement, ref left);
                    }
                }

                break;
            default:
                break;
        }
    }

    private delegate void Utf8JsonWriterUse(Utf8JsonWriter writer);
}
