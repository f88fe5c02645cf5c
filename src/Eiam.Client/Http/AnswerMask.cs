using System.Collections.Generic;
using System.Linq;
using System.Security;
using Eiam.Client.Secrets;

namespace Eiam.Client.Http;

/// <summary>Takes out of the unknown fields of a login's answer what the call keeps secret, and the tokens that the answer itself gave.</summary>
internal static class AnswerMask
{
    public static void Apply(LoginResult login, Redactor redactor)
    {
        foreach (SecureString? token in (SecureString?[])[login.SessionToken, login.IdToken, login.StateToken])
        {
            redactor.Add(token is null ? null : SecretText.ToText(token));
        }

        login.AdditionalData = Fields(login.AdditionalData, redactor);
    }

    private static Dictionary<string, object?> Fields(IEnumerable<KeyValuePair<string, object?>> fields, Redactor redactor)
    {
        FieldTable masked = new();
        foreach (KeyValuePair<string, object?> field in fields)
        {
            masked[redactor.Redact(field.Key)] = Value(field.Value, redactor);
        }

        return masked;
    }

    private static object? Value(object? value, Redactor redactor) => value switch
    {
        string text => redactor.Redact(text),
        Dictionary<string, object?> fields => Fields(fields, redactor),
        object?[] items => items.Select(item => Value(item, redactor)).ToArray(),
        _ => value,
    };
}
