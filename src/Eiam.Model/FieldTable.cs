using System;
using System.Collections.Generic;
using System.Globalization;
using System.Security;
using System.Text;

namespace Eiam;

/// <summary>Fields of an answer by name. Its text is JSON, so that a column of a CSV file says what is in it; secrets are masked there.</summary>
internal sealed class FieldTable : Dictionary<string, object?>
{
    internal FieldTable()
        : base(StringComparer.Ordinal)
    {
    }

    /// <summary>The fields as JSON.</summary>
    /// <returns>Like <c>{"cost_center":"4711"}</c>.</returns>
    public override string ToString()
    {
        StringBuilder text = new();
        Write(text, this);
        return text.ToString();
    }

    // By hand: this assembly has no dependency. The values are those that the client's reader makes.
    private static void Write(StringBuilder text, object? value)
    {
        switch (value)
        {
            case null:
                text.Append("null");
                break;
            case bool flag:
                text.Append(flag ? "true" : "false");
                break;
            case SecureString:
                Quote(text, "***");
                break;
            case Dictionary<string, object?> fields:
                text.Append('{');
                foreach (KeyValuePair<string, object?> field in fields)
                {
                    Separate(text);
                    Quote(text, field.Key);
                    text.Append(':');
                    Write(text, field.Value);
                }

                text.Append('}');
                break;
            case object?[] items:
                text.Append('[');
                foreach (object? item in items)
                {
                    Separate(text);
                    Write(text, item);
                }

                text.Append(']');
                break;
            case double number:
                text.Append(number.ToString("R", CultureInfo.InvariantCulture));
                break;
            case long number:
                text.Append(number.ToString(CultureInfo.InvariantCulture));
                break;
            default:
                Quote(text, Convert.ToString(value, CultureInfo.InvariantCulture) ?? string.Empty);
                break;
        }
    }

    private static void Separate(StringBuilder text)
    {
        if (text[text.Length - 1] is not ('{' or '['))
        {
            text.Append(',');
        }
    }

    private static void Quote(StringBuilder text, string value)
    {
        text.Append('"');
        foreach (char c in value)
        {
            _ = c switch
            {
                '"' or '\\' => text.Append('\\').Append(c),
                _ when char.IsControl(c) => text.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture)),
                _ => text.Append(c),
            };
        }

        text.Append('"');
    }
}
