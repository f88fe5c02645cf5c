using System;
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

    /// <summary>Adds a secret text.</summary>
    /// <param name="name">The field's name.</param>
    /// <param name="value">The value.</param>
    public void Secret(string name, SecureString value) => SecretText.Read(value, (Writer: this, Name: name), static (text, to) =>
    {
        to.Writer.Write(to.Name, text, Sensitivity.Secret);
        return true;
    });

    private protected abstract void Write(string name, ReadOnlySpan<char> value, Sensitivity sensitivity);
}

/// <summary>Writes a JSON object: the body, or with a redactor what a trace shows of it.</summary>
internal sealed class JsonBodyWriter(Utf8JsonWriter json, Redactor? mask) : BodyWriter
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Write(EiamRequest request, PooledBytes into, Redactor? mask)
    {
        using Utf8JsonWriter json = new(into, Options);
        json.WriteStartObject();
        request.WriteBody(new JsonBodyWriter(json, mask));
        json.WriteEndObject();
    }

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

    private protected override void Write(string name, ReadOnlySpan<char> value, Sensitivity sensitivity)
    {
        string text = value.ToString();
        form.Append(form.Length == 0 ? string.Empty : "&").Append(Uri.EscapeDataString(name)).Append('=')
            .Append(mask is null ? Uri.EscapeDataString(text) : mask.Shown(text, sensitivity));
    }
}

/// <summary>Tells a redactor the secrets of a body.</summary>
internal sealed class SecretCollector(Redactor redactor) : BodyWriter
{
    private protected override void Write(string name, ReadOnlySpan<char> value, Sensitivity sensitivity)
    {
        if (sensitivity != Sensitivity.None)
        {
            redactor.Add(value.ToString(), sensitivity);
        }
    }
}
