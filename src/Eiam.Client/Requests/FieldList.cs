using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Security;
using Eiam.Client.Http;

namespace Eiam.Client.Requests;

/// <summary>The fields of a call that creates or changes something: only what was given is sent, and an empty cell of a file is not given.</summary>
internal sealed class FieldList
{
    // Of a date: yyyy-MM-dd.
    private const int Digits = 10;

    private readonly List<Action<BodyWriter>> _fields = [];
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

    /// <summary>Whether nothing was given.</summary>
    public bool IsEmpty => _fields.Count == 0;

    /// <summary>What of a text is there once it was sent: an empty one is not given.</summary>
    public static string? Present(string? value) => string.IsNullOrEmpty(value) ? null : value;

    /// <summary>Whether a field was given, whatever its value.</summary>
    /// <param name="field">The field's name.</param>
    public bool Has(string field) => _names.Contains(field);

    /// <summary>Whether a password is among the fields, by its parameter or by its name on the wire: what has one is sent once.</summary>
    public bool HasPassword => _names.Any(IsPassword);

    /// <summary>Whether a field is a password by its name.</summary>
    /// <param name="name">The field's name.</param>
    public static bool IsPassword(string name) => name.EndsWith("password", StringComparison.OrdinalIgnoreCase) || name.EndsWith("pwd", StringComparison.OrdinalIgnoreCase);

    /// <summary>Adds a text; null and an empty one are not given.</summary>
    /// <param name="field">The field's name.</param>
    /// <param name="value">The value.</param>
    /// <param name="parameter">The name that an error gives to it.</param>
    /// <exception cref="ArgumentException">It cannot be sent.</exception>
    public FieldList Text(string field, string? value, string parameter) =>
        InputCheck.OptionalText(value, parameter) is { } text ? Add(field, body => body.Text(field, text)) : this;

    /// <summary>Adds the code of an object, which is no secret; null and an empty one are not given.</summary>
    /// <exception cref="ArgumentException">It cannot be sent.</exception>
    public FieldList Code(string field, string? value, string parameter) =>
        InputCheck.OptionalText(value, parameter) is { } text ? Add(field, body => body.Plain(field, text)) : this;

    /// <summary>
    /// Adds a date as yyyy-MM-dd: it has no time, and no zone moves it. The tenant answers with midnight after it, which is left out, so that what was
    /// exported can be sent again. Null and an empty one are not given.
    /// </summary>
    /// <exception cref="ArgumentException">It is no date.</exception>
    public FieldList Date(string field, string? value, string parameter)
    {
        string? date = value is { Length: > Digits } && value.Substring(Digits) is " 00:00:00.000" ? value.Substring(0, Digits) : value;
        return string.IsNullOrEmpty(date) || DateTime.TryParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
            ? Text(field, date, parameter)
            : throw new ArgumentException($"{parameter} is no date in the form yyyy-MM-dd, such as 2000-12-31.", parameter);
    }

    /// <summary>Adds a secret; null is not given.</summary>
    /// <exception cref="ArgumentException">It cannot be sent.</exception>
    public FieldList Secret(string field, SecureString? value, string parameter)
    {
        if (value is null)
        {
            return this;
        }

        SecureString secret = InputCheck.Code(value, parameter);
        return Add(field, body => body.Secret(field, secret));
    }

    /// <summary>Adds a list of objects; null is not given.</summary>
    public FieldList List(string field, IReadOnlyList<IReadOnlyDictionary<string, object?>>? value) =>
        value is null ? this : Add(field, body => body.Value(field, value));

    /// <summary>Adds a whole number; null is not given.</summary>
    public FieldList Number(string field, long? value) => value is null ? this : Add(field, body => body.Number(field, value));

    /// <summary>Adds a boolean; null is not given.</summary>
    public FieldList Flag(string field, bool? value) => value is null ? this : Add(field, body => body.Flag(field, value));

    /// <summary>Adds an object; null is not given.</summary>
    /// <exception cref="ArgumentException">It has what cannot be sent.</exception>
    public FieldList Object(string field, IReadOnlyDictionary<string, object?>? value, string parameter) =>
        InputCheck.Fields(value, parameter) is { } fields ? Add(field, body => body.Fields(field, fields)) : this;

    /// <summary>Adds fields by their names on the wire, for those that have no parameter; a null among them is sent as null.</summary>
    /// <exception cref="ArgumentException">They have what cannot be sent, or a field that was given by its parameter.</exception>
    public FieldList Fields(IReadOnlyDictionary<string, object?>? values, string parameter)
    {
        foreach (KeyValuePair<string, object?> field in InputCheck.Fields(values, parameter) ?? new Dictionary<string, object?>())
        {
            Add(field.Key, _names.Contains(field.Key)
                ? throw new ArgumentException($"{parameter} has the field {field.Key}, which was given by its parameter too.", parameter)
                : body => body.Value(field.Key, field.Value));
        }

        return this;
    }

    /// <summary>The fields, of which at least one was given.</summary>
    /// <exception cref="ArgumentException">None was.</exception>
    public FieldList Required(string parameter, string purpose = "change") => IsEmpty
        ? throw new ArgumentException($"{parameter} is missing, and so is every other field: there is nothing to {purpose}. An empty text counts as missing.", parameter)
        : this;

    /// <summary>Writes them.</summary>
    public void Write(BodyWriter body) => _fields.ForEach(write => write(body));

    private FieldList Add(string field, Action<BodyWriter> write)
    {
        _names.Add(field);
        _fields.Add(write);
        return this;
    }
}
