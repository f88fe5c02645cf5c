using System;
using System.Text.Json;

namespace Eiam.Sandbox.Endpoints;

/// <summary>Reads the one string that each of the calls here sends in its JSON body.</summary>
internal static class SdkBody
{
    /// <summary>The field's text.</summary>
    /// <exception cref="SdkException">The body is no JSON object, or the field is missing, blank or no string.</exception>
    internal static string RequiredText(byte[] body, string field)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(body);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
            {
                throw SdkException.BadFormat(SdkFields.Body);
            }

            return RequiredText(document.RootElement, field);
        }
        catch (JsonException)
        {
            throw SdkException.BadFormat(SdkFields.Body);
        }
        catch (InvalidOperationException)
        {
            // JsonDocument finds bytes that are not UTF-8, and halves of surrogate pairs, only when a text is read.
            throw SdkException.BadFormat(SdkFields.Body);
        }
    }

    private static string RequiredText(JsonElement body, string field)
    {
        if (!body.TryGetProperty(field, out JsonElement value) || value.ValueKind == JsonValueKind.Null)
        {
            throw SdkException.Blank(field);
        }

        if (value.ValueKind != JsonValueKind.String)
        {
            throw SdkException.BadType(field);
        }

        string text = value.GetString()!;
        return string.IsNullOrWhiteSpace(text) ? throw SdkException.Blank(field) : text;
    }
}
