using System;
using System.Globalization;
using System.Text;

namespace Eiam.Client;

/// <summary>Takes the fields of a query.</summary>
public sealed class QueryWriter
{
    private StringBuilder? _text;

    /// <summary>Adds a text; null is left out.</summary>
    /// <param name="name">The field's name.</param>
    /// <param name="value">The value.</param>
    public void Text(string name, string? value)
    {
        if (value is not null)
        {
            _text = (_text ?? new StringBuilder()).Append(_text is null ? '?' : '&').Append(name).Append('=').Append(Uri.EscapeDataString(value));
        }
    }

    /// <summary>Adds a whole number.</summary>
    /// <param name="name">The field's name.</param>
    /// <param name="value">The value.</param>
    public void Number(string name, long value) => Text(name, value.ToString(CultureInfo.InvariantCulture));

    /// <summary>The query with its question mark; empty where there is none.</summary>
    /// <returns>The query.</returns>
    public override string ToString() => _text?.ToString() ?? string.Empty;
}
