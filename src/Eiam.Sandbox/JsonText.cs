using System;
using System.IO;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Eiam.Sandbox;

/// <summary>Writes JSON objects member by member.</summary>
internal static class JsonText
{
    // The vendor's examples write a quote inside a string as \" and not as \u0022.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal static byte[] ObjectBytes(Action<Utf8JsonWriter> writeMembers)
    {
        using var stream = new MemoryStream(512);
        using (var json = new Utf8JsonWriter(stream, Options))
        {
            json.WriteStartObject();
            writeMembers(json);
            json.WriteEndObject();
        }

        return stream.ToArray();
    }

    /// <summary>A value as strict JSON.</summary>
    internal static string Of(JsonElement value)
    {
        using var stream = new MemoryStream(128);
        using (var json = new Utf8JsonWriter(stream, Options))
        {
            value.WriteTo(json);
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    internal static string Object(Action<Utf8JsonWriter> writeMembers) => Encoding.UTF8.GetString(ObjectBytes(writeMembers));

    /// <summary>Writes the member unless there is no value: an absent claim is left out, not sent as null.</summary>
    internal static void WriteOptional(this Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
        {
            json.WriteString(name, value);
        }
    }
}
