using System;
using System.Linq;
using System.Text.Json;
using System.Text.RegularExpressions;
using Eiam.Client.Json;
using Eiam.Client.Secrets;

namespace Eiam.Client.Http;

/// <summary>
/// What an answer says of an error: <c>error_code</c> and <c>error_msg</c> of the business calls, <c>error</c> and <c>error_description</c> of
/// OAuth (API notes, section 2).
/// </summary>
/// <param name="Code">The code as sent, without white space; null where there is none.</param>
/// <param name="Id">The code where it is an identifier, so that it can be the id of an error.</param>
/// <param name="Message">The message as sent: foreign text.</param>
/// <param name="SaysError">Whether there is a code that says that something went wrong, be it one that cannot be shown.</param>
internal readonly record struct ErrorEnvelope(string? Code, string? Id, string? Message, bool SaysError)
{
    // A code is an identifier; anything longer is not one, and would fill the user's screen.
    private const int MaxCode = 128;

    // A longer secret is not masked for the form of a code.
    private const int LongestInCode = 5;

    // Ids of this module begin so; a tenant has no business sending one, known or not.
    private const string OwnPrefix = "Eiam";

    // Codes, then messages; of the business calls, then of OAuth.
    private static readonly string[] Fields = ["error_code", "error", "error_msg", "error_description"];

    // How many of the fields are codes.
    private const int Codes = 2;

    // As the catalogue writes them. A short secret, such as a code of four digits, must not mangle one; a longer one that stands in it is a secret.
    private static readonly Regex CatalogForm = new("^[A-Za-z]+([._-][A-Za-z]+)*[._-][0-9]{4}$", RegexOptions.CultureInvariant);

    public static bool HasCode(JsonElement body)
    {
        if (body.ValueKind == JsonValueKind.Object)
        {
            foreach (JsonProperty field in body.EnumerateObject())
            {
                if (JsonValue.IsNamed(field, "error_code"u8) || JsonValue.IsNamed(field, "error"u8))
                {
                    return true;
                }
            }
        }

        return false;
    }

    public static ErrorEnvelope Read(JsonElement body, Redactor redactor)
    {
        if (body.ValueKind != JsonValueKind.Object)
        {
            return default;
        }

        // What the answer gives away must not come back in its own message.
        redactor.AddFrom(body);
        string?[] texts = new string?[Fields.Length];
        bool saysError = false;
        foreach (JsonProperty field in body.EnumerateObject())
        {
            int index = Array.IndexOf(Fields, JsonValue.TryName(field));
            if (index >= 0)
            {
                saysError |= index < Codes && IsError(field.Value);

                // A message in another encoding (a gateway's GBK) must not cost the code beside it.
                texts[index] = field.Value.ValueKind is JsonValueKind.String or JsonValueKind.Number && JsonValue.TryText(field.Value)?.Trim() is { Length: > 0 } text ? text : null;
            }
        }

        string? code = Clean(texts[0] ?? texts[1], redactor);
        return new ErrorEnvelope(code, code is not null && code.All(IsIdentifier) && char.IsLetterOrDigit(code[0]) && !code.StartsWith(OwnPrefix, StringComparison.OrdinalIgnoreCase) ? code : null, texts[2] ?? texts[3], saysError);
    }

    // The words by which interfaces say that there is no error: nothing, zero, false, success.
    private static bool IsError(JsonElement code) => code.ValueKind switch
    {
        JsonValueKind.Null or JsonValueKind.False => false,
        JsonValueKind.String or JsonValueKind.Number => JsonValue.TryText(code)?.Trim() is not { } text
            || !(text.All(static c => c == '0') || text.Equals("SUCCESS", StringComparison.OrdinalIgnoreCase) || text.Equals("OK", StringComparison.OrdinalIgnoreCase)),
        _ => true,
    };

    // The pages print codes with stray spaces; nothing invisible belongs into one. One of this module's own ids is none that a tenant has any business sending.
    private static string? Clean(string? sent, Redactor redactor)
    {
        if (sent is null or { Length: > MaxCode })
        {
            return null;
        }

        // Before it is redacted: what is left out could part a secret that the rest would then spell.
        string code = string.Concat(sent.Where((c, i) => !char.IsWhiteSpace(c) && !ForeignText.IsObeyed(sent, i)));
        bool isPlain = ErrorCatalog.Find(code).Any() || (CatalogForm.IsMatch(code) && !redactor.HasSecretIn(code, LongestInCode));
        string shown = isPlain ? code : ForeignText.ForPeople(code, redactor, MaxCode);
        return shown.Length == 0 || ErrorCatalog.IsOwn(shown) ? null : shown;
    }

    private static bool IsIdentifier(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '.' or '_' or '-' or '*';
}
