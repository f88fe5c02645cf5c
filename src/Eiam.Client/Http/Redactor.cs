using System;
using System.Collections.Generic;
using System.IO;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Eiam.Client.Json;

namespace Eiam.Client.Http;

/// <summary>
/// Takes secrets out of texts: by the name of the field, in any nesting, and by value wherever a known secret stands.
/// Everything that leaves the client as text (traces, messages of errors) passes through here.
/// </summary>
public sealed class Redactor
{
    private const string Stars = "***";
    private const string Hashes = "###";

    // Longest first: a secret may be a part of another.
    private readonly SortedDictionary<string, string> _masks = new(Comparer<string>.Create((x, y) =>
        x.Length != y.Length ? y.Length.CompareTo(x.Length) : string.CompareOrdinal(x, y)));

    /// <summary>Adds a value that must not be seen.</summary>
    /// <param name="value">The value; an empty one is passed over.</param>
    /// <param name="sensitivity">How it is shown.</param>
    public void Add(string? value, Sensitivity sensitivity = Sensitivity.Secret)
    {
        if (string.IsNullOrEmpty(value) || sensitivity == Sensitivity.None)
        {
            return;
        }

        string mask = Mask(value!, sensitivity);
        AddForm(value!, mask);

        // As it stands inside JSON and inside an address.
        AddForm(JsonEncodedText.Encode(value!, JavaScriptEncoder.Default).ToString(), mask);
        AddForm(JsonEncodedText.Encode(value!, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).ToString(), mask);
        AddForm(EscapeData(value!), mask);
    }

    /// <summary>Masks every known secret in a text.</summary>
    /// <param name="text">Any text.</param>
    /// <returns>The text with each secret replaced; all else as it was.</returns>
    public string Redact(string text)
    {
        if (string.IsNullOrEmpty(text) || _masks.Count == 0)
        {
            return text;
        }

        StringBuilder? result = null;
        int copied = 0;
        for (int i = 0; i < text.Length;)
        {
            if (At(text, i) is not { } hit)
            {
                i++;
                continue;
            }

            result ??= new StringBuilder(text.Length);
            result.Append(text, copied, i - copied).Append(hit.Value);
            i += hit.Key.Length;
            copied = i;
        }

        if (result is null)
        {
            return text;
        }

        string redacted = result.Append(text, copied, text.Length - copied).ToString();

        // A mask beside its neighbours can spell another secret; then nothing of the text is safe to show.
        return ContainsSecret(redacted) ? Stars : redacted;
    }

    /// <summary>Masks a value by the name that it goes under, and known secrets within it.</summary>
    /// <param name="name">The name of the field or header.</param>
    /// <param name="value">Its value.</param>
    /// <returns>What may be shown.</returns>
    public string Redact(string name, string value)
    {
        Sensitivity sensitivity = SensitiveName.Classify(name);
        return sensitivity == Sensitivity.None ? Redact(value) : Mask(value, sensitivity);
    }

    /// <summary>Masks a JSON text by field names in any nesting, JSON inside strings included, and by value.</summary>
    /// <param name="json">The bytes of an answer or a body.</param>
    /// <returns>The masked JSON, or a note of its size where it is not JSON: what cannot be read cannot be masked.</returns>
    public string RedactJson(ReadOnlyMemory<byte> json)
    {
        if (json.IsEmpty)
        {
            return "(empty)";
        }

        try
        {
            using JsonDocument document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = JsonText.MaxDepth });
            return Write(document.RootElement);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or ArgumentException)
        {
            return $"({json.Length} bytes that are not JSON, not shown)";
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
            using JsonDocument document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = JsonText.MaxDepth });
            Collect(Sensitivity.None, document.RootElement);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or ArgumentException)
        {
            // Not JSON: there are no names to go by, and its text is not shown anywhere.
        }
    }

    /// <summary>What is shown in place of a value.</summary>
    /// <param name="value">The value.</param>
    /// <param name="sensitivity">How much of it may be seen.</param>
    /// <returns>The mask; the last four characters stay where the sensitivity says so and enough are left to hide.</returns>
    public static string Mask(string value, Sensitivity sensitivity)
    {
        if (value is null)
        {
            throw new ArgumentNullException(nameof(value));
        }

        if (sensitivity == Sensitivity.None)
        {
            return value;
        }

        string mask = Stars.IndexOf(value, StringComparison.Ordinal) < 0 ? Stars : Hashes;
        return sensitivity == Sensitivity.LastFour && value.Length > 7 ? mask + value.Substring(value.Length - 4) : mask;
    }

    private static string EscapeData(string value)
    {
        try
        {
            return Uri.EscapeDataString(value);
        }
        catch (UriFormatException)
        {
            // Half a surrogate pair has no escaped form (.NET Framework says so by throwing).
            return value;
        }
    }

    private void AddForm(string form, string mask)
    {
        if (!_masks.ContainsKey(form))
        {
            _masks.Add(form, mask);
        }
    }

    private KeyValuePair<string, string>? At(string text, int index)
    {
        foreach (KeyValuePair<string, string> entry in _masks)
        {
            if (string.CompareOrdinal(text, index, entry.Key, 0, entry.Key.Length) == 0)
            {
                return entry;
            }
        }

        return null;
    }

    private bool ContainsSecret(string text)
    {
        foreach (KeyValuePair<string, string> entry in _masks)
        {
            // A mobile's mask may hold a shorter known text on purpose; a secret never stays.
            if (text.IndexOf(entry.Key, StringComparison.Ordinal) >= 0)
            {
                return true;
            }
        }

        return false;
    }

    private string Write(JsonElement root)
    {
        using MemoryStream buffer = new();
        using (Utf8JsonWriter writer = new(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            Write(writer, string.Empty, root);
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

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
                    Write(writer, name.Length > 0 && SensitiveName.Classify(field.Name) == Sensitivity.None ? name : field.Name, field.Value);
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
            case JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False when SensitiveName.Classify(name) != Sensitivity.None:
                writer.WriteStringValue(Redact(name, value.GetRawText()));
                break;
            case JsonValueKind.Number:
                string raw = value.GetRawText();
                string shown = Redact(raw);
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

    private void WriteString(Utf8JsonWriter writer, string name, JsonElement value)
    {
        using JsonDocument? inner = SensitiveName.Classify(name) == Sensitivity.None ? JsonText.ParseInner(value) : null;
        writer.WriteStringValue(inner is { RootElement.ValueKind: JsonValueKind.Object or JsonValueKind.Array }
            ? Write(inner.RootElement)
            : Redact(name, value.GetString()!));
    }

    private void Collect(Sensitivity inherited, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (JsonProperty field in value.EnumerateObject())
                {
                    Sensitivity own = SensitiveName.Classify(field.Name);
                    Collect(own == Sensitivity.None ? inherited : own, field.Value);
                }

                break;
            case JsonValueKind.Array:
                foreach (JsonElement item in value.EnumerateArray())
                {
                    Collect(inherited, item);
                }

                break;
            case JsonValueKind.String:
                if (inherited != Sensitivity.None)
                {
                    Add(value.GetString(), inherited);
                }
                else
                {
                    using JsonDocument? inner = JsonText.ParseInner(value);
                    if (inner is not null)
                    {
                        Collect(inherited, inner.RootElement);
                    }
                }

                break;
            case JsonValueKind.Number:
                Add(inherited == Sensitivity.None ? null : value.GetRawText(), inherited);
                break;
            default:
                break;
        }
    }
}
