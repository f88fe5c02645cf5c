using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Security;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Eiam.Client.Secrets;

namespace Eiam.Client.Http;

/// <summary>
/// Takes the fields of a body. A request names its secrets here, and nowhere else: the same method writes what is sent, what a trace shows, and
/// what the redactor learns.
/// </summary>
public abstract class BodyWriter
{
    private protected BodyWriter()
    {
    }

    /// <summary>Adds a text; null is left out. One whose name says that it is personal or secret is masked in traces.</summary>
    /// <param name="name">The field's name.</param>
    /// <param name="value">The value.</param>
    public void Text(string name, string? value)
    {
        if (value is not null)
        {
            Write(name, value.AsSpan(), SensitiveName.Classify(name));
        }
    }

    /// <summary>Adds a text that is no secret although its name says so: the code of an organization, by which it is known.</summary>
    /// <param name="name">The field's name.</param>
    /// <param name="value">The value.</param>
    public void Plain(string name, string value) => Write(name, value.AsSpan(), Sensitivity.None);

    /// <summary>Adds a secret text.</summary>
    /// <param name="name">The field's name.</param>
    /// <param name="value">The value.</param>
    public void Secret(string name, SecureString value) => SecretText.Read(value, (Writer: this, Name: name), static (text, to) =>
    {
        to.Writer.Write(to.Name, text, Sensitivity.Secret);
        return true;
    });

    /// <summary>Adds a whole number; null is left out.</summary>
    /// <param name="name">The field's name.</param>
    /// <param name="value">The value.</param>
    public void Number(string name, long? value)
    {
        if (value is { } number)
        {
            WriteValue(name, number, SensitiveName.Classify(name));
        }
    }

    /// <summary>Adds a boolean; null is left out.</summary>
    /// <param name="name">The field's name.</param>
    /// <param name="value">The value.</param>
    public void Flag(string name, bool? value)
    {
        if (value is { } flag)
        {
            WriteValue(name, flag, SensitiveName.Classify(name));
        }
    }

    /// <summary>
    /// Adds an object; null is left out. What <see cref="InputCheck.Fields"/> lets pass can be in it. A nested field is masked in traces by its own
    /// name, and by those that it is nested in.
    /// </summary>
    /// <param name="name">The field's name.</param>
    /// <param name="value">Its fields by name.</param>
    public void Fields(string name, IReadOnlyDictionary<string, object?>? value)
    {
        if (value is not null)
        {
            WriteValue(name, value, SensitiveName.Classify(name));
        }
    }

    /// <summary>Adds whatever <see cref="InputCheck.Fields"/> lets pass; null is sent as null.</summary>
    /// <param name="name">The field's name.</param>
    /// <param name="value">The value.</param>
    public void Value(string name, object? value) => WriteValue(name, value, SensitiveName.Classify(name));

    /// <summary>Writes the whole body of <see cref="BodyKind.JsonValue"/>: what <see cref="InputCheck.Content"/> lets pass.</summary>
    /// <param name="value">The value.</param>
    public abstract void Whole(object? value);

    /// <summary>The text of a number or a boolean, as JSON has it.</summary>
    internal static string Literal(object value) => value switch
    {
        bool flag => flag ? "true" : "false",
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        float number => number.ToString("R", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    /// <summary>How a field is shown that is nested in another.</summary>
    private protected static Sensitivity Nested(string name, Sensitivity outer) => SensitiveName.Classify(name) is var own && own > outer ? own : outer;

    private protected abstract void Write(string name, ReadOnlySpan<char> value, Sensitivity sensitivity);

    private protected abstract void WriteValue(string name, object? value, Sensitivity sensitivity);
}

/// <summary>Writes a JSON object: the body, or with a redactor what a trace shows of it.</summary>
internal sealed class JsonBodyWriter(Utf8JsonWriter json, Redactor? mask) : BodyWriter
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Write(EiamRequest request, PooledBytes into, Redactor? mask)
    {
        using Utf8JsonWriter json = new(into, Options);
        if (request.Endpoint.Body == BodyKind.JsonValue)
        {
            request.WriteBody(new JsonBodyWriter(json, mask));
            return;
        }

        json.WriteStartObject();
        request.WriteBody(new JsonBodyWriter(json, mask));
        json.WriteEndObject();
    }

    public override void Whole(object? value) => WriteValue(value, Sensitivity.None);

    private protected override void Write(string name, ReadOnlySpan<char> value, Sensitivity sensitivity)
    {
        if (mask is null)
        {
            json.WriteString(name, value);
        }
        else
        {
            json.WriteString(name, mask.Shown(value.ToString(), sensitivity));
        }
    }

    private protected override void WriteValue(string name, object? value, Sensitivity sensitivity)
    {
        json.WritePropertyName(name);
        WriteValue(value, sensitivity);
    }

    private void WriteValue(object? value, Sensitivity sensitivity)
    {
        switch (value)
        {
            case null:
                json.WriteNullValue();
                break;
            case string text:
                json.WriteStringValue(mask is null ? text : mask.Shown(text, sensitivity));
                break;
            case SecureString secret:
                SecretText.Read(secret, (Json: json, Mask: mask), static (text, to) =>
                {
                    if (to.Mask is null)
                    {
                        to.Json.WriteStringValue(text);
                    }
                    else
                    {
                        to.Json.WriteStringValue(to.Mask.Shown(text.ToString(), Sensitivity.Secret));
                    }

                    return true;
                });
                break;
            case IReadOnlyDictionary<string, object?> fields:
                json.WriteStartObject();
                foreach (KeyValuePair<string, object?> field in fields)
                {
                    json.WritePropertyName(mask is null ? field.Key : mask.Redact(field.Key));
                    WriteValue(field.Value, Nested(field.Key, sensitivity));
                }

                json.WriteEndObject();
                break;
            case IEnumerable items:
                json.WriteStartArray();
                foreach (object? item in items)
                {
                    WriteValue(item, sensitivity);
                }

                json.WriteEndArray();
                break;
            default:
                string literal = Literal(value);
                if (mask?.Shown(literal, sensitivity) is { } shown && shown != literal)
                {
                    json.WriteStringValue(shown);
                }
                else
                {
                    json.WriteRawValue(literal);
                }

                break;
        }
    }
}

/// <summary>Writes a form: the body, or with a redactor what a trace shows of it.</summary>
internal sealed class FormBodyWriter(StringBuilder form, Redactor? mask) : BodyWriter
{
    public static void Write(EiamRequest request, PooledBytes into, Redactor? mask)
    {
        StringBuilder form = new();
        request.WriteBody(new FormBodyWriter(form, mask));
        byte[] bytes = Encoding.ASCII.GetBytes(form.ToString());
        bytes.CopyTo(into.GetMemory(bytes.Length));
        into.Advance(bytes.Length);
    }

    public override void Whole(object? value) => throw new NotSupportedException("A form has fields.");

    private protected override void Write(string name, ReadOnlySpan<char> value, Sensitivity sensitivity)
    {
        string text = value.ToString();
        form.Append(form.Length == 0 ? string.Empty : "&").Append(Uri.EscapeDataString(name)).Append('=')
            .Append(mask is null ? Uri.EscapeDataString(text) : mask.Shown(text, sensitivity));
    }

    private protected override void WriteValue(string name, object? value, Sensitivity sensitivity) => Write(
        name,
        (value is bool or IConvertible ? Literal(value) : throw new NotSupportedException($"A form has no place for what {name} is.")).AsSpan(),
        sensitivity);
}

/// <summary>Tells a redactor the secrets of a body.</summary>
internal sealed class SecretCollector(Redactor redactor) : BodyWriter
{
    public override void Whole(object? value) => Collect(value, Sensitivity.None);

    private protected override void Write(string name, ReadOnlySpan<char> value, Sensitivity sensitivity)
    {
        if (sensitivity != Sensitivity.None)
        {
            redactor.Add(value.ToString(), sensitivity);
        }
    }

    private protected override void WriteValue(string name, object? value, Sensitivity sensitivity) => Collect(value, sensitivity);

    private void Collect(object? value, Sensitivity sensitivity)
    {
        switch (value)
        {
            // A boolean is a word of every text, and no secret.
            case null or bool:
                break;
            case string text:
                redactor.Add(text, sensitivity);
                break;
            case SecureString secret:
                redactor.Add(SecretText.ToText(secret));
                break;
            case IReadOnlyDictionary<string, object?> fields:
                foreach (KeyValuePair<string, object?> field in fields)
                {
                    Collect(field.Value, Nested(field.Key, sensitivity));
                }

                break;
            case IEnumerable items:
                foreach (object? item in items)
                {
                    Collect(item, sensitivity);
                }

                break;
            default:
                redactor.Add(Literal(value), sensitivity);
                break;
        }
    }
}
