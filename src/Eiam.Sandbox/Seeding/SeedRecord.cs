using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;

namespace Eiam.Sandbox.Seeding;

/// <summary>An object of a JSON seed, or a row of a CSV seed: what it holds, and where it is, for errors. What is null or empty is not given.</summary>
internal sealed class SeedRecord
{
    private static readonly string[] Days = ["yyyy-MM-dd", "yyyy-MM-dd HH:mm:ss.fff"];

    private readonly string _file;
    private readonly string _where;
    private readonly string _separator;

    // Texts, or elements of the document.
    private readonly Dictionary<string, object> _values = new(StringComparer.Ordinal);

    /// <summary>An object of a document.</summary>
    /// <exception cref="ArgumentException">It is no object, or has a name that is unknown or there twice.</exception>
    internal SeedRecord(string file, string path, JsonElement element, SeedFields fields)
    {
        (_file, _where, _separator) = (file, path, ".");
        if (element.ValueKind != JsonValueKind.Object)
        {
            throw Error(null, "it is not an object. Give one in braces.");
        }

        foreach (JsonProperty property in element.EnumerateObject())
        {
            string field = fields.Find(property.Name) ?? throw Error(null, $"'{property.Name}' is not a name of this place. Those are {fields.Known}.");
            if (property.Value.ValueKind != JsonValueKind.Null)
            {
                Add(field, property.Value.ValueKind == JsonValueKind.String ? ReadText(field, property.Value) : property.Value);
            }
        }
    }

    /// <summary>A row.</summary>
    /// <param name="file">The file.</param>
    /// <param name="line">Where it begins.</param>
    /// <param name="fields">The fields of the cells.</param>
    /// <param name="cells">As many as there are fields, or fewer.</param>
    internal SeedRecord(string file, int line, string[] fields, IReadOnlyList<string> cells)
    {
        (_file, _where, _separator) = (file, "line " + line.ToString(CultureInfo.InvariantCulture), ", ");
        for (int i = 0; i < cells.Count; i++)
        {
            Add(fields[i], cells[i]);
        }
    }

    /// <summary>A text; a number is taken as one.</summary>
    internal string? Text(string field) => !_values.TryGetValue(field, out object? value) ? null
        : value is string text ? text
        : value is JsonElement { ValueKind: JsonValueKind.Number } number ? number.GetRawText()
        : throw Error(field, "it is not a text. Give it in quotes.");

    internal string Required(string field) => Text(field) ?? throw Error(null, $"{field} is missing. Give it.");

    internal bool Flag(string field, bool fallback = false) => !_values.TryGetValue(field, out object? value) ? fallback
        : value is JsonElement { ValueKind: JsonValueKind.True } ? true
        : value is JsonElement { ValueKind: JsonValueKind.False } ? false
        : value is string text && bool.TryParse(text, out bool flag) ? flag
        : throw Error(field, "it is not true or false.");

    internal int Number(string field) => !_values.TryGetValue(field, out object? value) ? 0
        : value is JsonElement { ValueKind: JsonValueKind.Number } element && element.TryGetInt32(out int number) ? number
        : value is string text && int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number) ? number
        : throw Error(field, "it is not a whole number.");

    internal DateTime? Day(string field) => Text(field) is not { } text ? null
        : DateTime.TryParseExact(text, Days, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime day) ? day.Date
        : throw Error(field, "it is not a day such as 1993-08-25.");

    internal DateTimeOffset? Moment(string field) => Text(field) is not { } text ? null
        : DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset moment) ? moment
        : throw Error(field, "it is not a time such as 2027-01-31T12:00:00Z.");

    /// <summary>The JSON of an object.</summary>
    internal string? Object(string field)
    {
        if (!_values.TryGetValue(field, out object? value))
        {
            return null;
        }

        if (value is string text)
        {
            // The cell of a row.
            try
            {
                using JsonDocument cell = JsonDocument.Parse(text);
                value = cell.RootElement.Clone();
            }
            catch (JsonException)
            {
                throw Error(field, "it is not an object. Give one in JSON.");
            }
        }

        // Written anew: what was read may have comments and trailing commas in it.
        return value is JsonElement { ValueKind: JsonValueKind.Object } element ? JsonText.Of(element) : throw Error(field, "it is not an object. Give one in braces.");
    }

    /// <summary>Texts: a list of them, or, in a cell, with semicolons between them.</summary>
    internal IReadOnlyList<string> Texts(string field) => !_values.TryGetValue(field, out object? value) ? []
        : value is string text ? [.. text.Split(';').Select(static one => one.Trim()).Where(static one => one.Length > 0)]
        : [.. Items(field, value).Select(item => item.ValueKind == JsonValueKind.String ? ReadText(field, item) : throw Error(field, "an entry is not a text. Give it in quotes."))];

    /// <summary>Whether a list has objects and not texts in it.</summary>
    internal bool HasRecords(string field) => _values.TryGetValue(field, out object? value) && value is JsonElement { ValueKind: JsonValueKind.Array } list
        && list.GetArrayLength() > 0 && list[0].ValueKind != JsonValueKind.String;

    internal IReadOnlyList<SeedRecord> Records(string field, SeedFields fields) => _values.TryGetValue(field, out object? value)
        ? [.. Items(field, value).Select((item, i) => new SeedRecord(_file, $"{_where}.{field}[{i.ToString(CultureInfo.InvariantCulture)}]", item, fields))]
        : [];

    /// <summary>An error that says where.</summary>
    internal ArgumentException Error(string? field, string message) => new($"{_file}: {_where}{(field is null ? string.Empty : _separator + field)}: {message}");

    private JsonElement.ArrayEnumerator Items(string field, object value) =>
        value is JsonElement { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray() : throw Error(field, "it is not a list. Give one in brackets.");

    private void Add(string field, object value)
    {
        if (value is "")
        {
            return;
        }

        if (_values.ContainsKey(field))
        {
            throw Error(field, "it is there twice. Leave one out.");
        }

        _values.Add(field, value);
    }

    private string ReadText(string field, JsonElement element)
    {
        try
        {
            return element.GetString()!;
        }
        catch (InvalidOperationException)
        {
            throw Error(field, "it has half of a surrogate pair. Give whole characters.");
        }
    }
}
