using System;
using System.Collections.Generic;
using System.Text;
using System.Text.Json;

namespace Eiam.Sandbox.Routing;

/// <summary>The fields of a request's body, read from JSON or from a form.</summary>
internal sealed class RequestFields : IDisposable
{
    internal static readonly RequestFields None = new(null, null);

    // What errors call the body as a whole.
    private const string Body = "body";

    private readonly JsonDocument? _json;
    private readonly Dictionary<string, string>? _form;

    private RequestFields(JsonDocument? json, Dictionary<string, string>? form)
    {
        _json = json;
        _form = form;
    }

    /// <exception cref="ApiException">The body is not of the form that the route reads.</exception>
    internal static RequestFields Read(byte[] body, Route route) => route.Body switch
    {
        BodyKind.Json => ReadJson(body, route.Family),
        BodyKind.Form => new RequestFields(null, UrlText.Fields(Encoding.UTF8.GetString(body))),
        _ => None,
    };

    /// <exception cref="ApiException">The field is missing, blank or no string.</exception>
    internal string RequiredText(string field, ApiFamily family)
    {
        string? text = Text(field, family);
        return string.IsNullOrWhiteSpace(text) ? throw InputErrors.Blank(family, field) : text!;
    }

    /// <summary>The field's text; null if it is missing, null or empty.</summary>
    /// <exception cref="ApiException">The field is no string.</exception>
    internal string? OptionalText(string field, ApiFamily family) => Text(field, family) is { Length: > 0 } text ? text : null;

    /// <summary>The field's whole number; null if it is missing or null.</summary>
    /// <exception cref="ApiException">The field is no whole number.</exception>
    internal int? OptionalNumber(string field, ApiFamily family)
    {
        if (_json is null || !_json.RootElement.TryGetProperty(field, out JsonElement value) || value.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        return value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out int number) ? number : throw InputErrors.BadType(family, field);
    }

    /// <summary>The JSON of a field that is an object; null if it is missing or null.</summary>
    /// <exception cref="ApiException">The field is no object.</exception>
    internal string? OptionalObject(string field, ApiFamily family)
    {
        if (_json is null || !_json.RootElement.TryGetProperty(field, out JsonElement value) || value.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        return value.ValueKind == JsonValueKind.Object ? value.GetRawText() : throw InputErrors.BadType(family, field);
    }

    /// <summary>The field's boolean; null if it is missing or null.</summary>
    /// <exception cref="ApiException">The field is no boolean.</exception>
    internal bool? OptionalFlag(string field, ApiFamily family)
    {
        if (_json is null || !_json.RootElement.TryGetProperty(field, out JsonElement value) || value.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        return value.ValueKind is JsonValueKind.True or JsonValueKind.False ? value.GetBoolean() : throw InputErrors.BadType(family, field);
    }

    /// <summary>The elements of a field that is a list; null if it is missing or null.</summary>
    /// <exception cref="ApiException">The field is no list.</exception>
    internal IReadOnlyList<JsonElement>? OptionalList(string field, ApiFamily family)
    {
        if (_json is null || !_json.RootElement.TryGetProperty(field, out JsonElement value) || value.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        return value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray()] : throw InputErrors.BadType(family, field);
    }

    public void Dispose() => _json?.Dispose();

    private static RequestFields ReadJson(byte[] body, ApiFamily family)
    {
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(body);
        }
        catch (JsonException)
        {
            throw InputErrors.BadFormat(family, Body);
        }

        if (document.RootElement.ValueKind == JsonValueKind.Object)
        {
            return new RequestFields(document, null);
        }

        document.Dispose();
        throw InputErrors.BadFormat(family, Body);
    }

    /// <summary>The field's text; null if it is missing or null.</summary>
    private string? Text(string field, ApiFamily family)
    {
        if (_json is null)
        {
            return _form is not null && _form.TryGetValue(field, out string? text) ? text : null;
        }

        try
        {
            if (!_json.RootElement.TryGetProperty(field, out JsonElement value) || value.ValueKind == JsonValueKind.Null)
            {
                return null;
            }

            return value.ValueKind == JsonValueKind.String ? value.GetString() : throw InputErrors.BadType(family, field);
        }
        catch (InvalidOperationException)
        {
            // JsonDocument finds bytes that are not UTF-8, and halves of surrogate pairs, only when a text is read.
            throw InputErrors.BadFormat(family, Body);
        }
    }
}
