using System;
using System.Collections.Generic;
using System.Collections.Specialized;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Security;
using Eiam;
using Eiam.Client.Secrets;

namespace EiamPowerShell.Binding;

/// <summary>
/// The record from the pipeline that a call was made for: what an error points at, and InputObject of a result. Its values are copied when they are
/// bound, since rows are reused; its secrets are masked when it is looked at, by the names of fields and by the values that were bound.
/// Scalars, dictionaries, lists and PSCustomObject are copied; of any other object its scalar properties, and of what is nested in those the
/// name of the type. A record can be anything, so that nothing here fails and what it costs is bounded.
/// </summary>
internal sealed class RecordCopy : IRecordCopy
{
    // Each is searched for in every text of the record. Beyond it, fields are masked by their names only.
    private const int MaxLearned = 64;

    // Every secret is searched for in every text: of a longer one the beginning is shown.
    private const int MaxText = 64 * 1024;
    private const int MaxShownOfLong = 1024;

    private readonly object? _value;
    private readonly List<(string Parameter, Secret Secret, object? Copy)> _bound = new(2);

    // An array of one: what is shown can be null.
    private object?[]? _masked;

    private RecordCopy(object? value) => _value = value;

    /// <summary>Copies a record; null for none.</summary>
    /// <param name="record">The record.</param>
    /// <param name="columns">Of a row that no secret is nested in: the columns of the pipeline. What is nested in it is then read when it is looked at.</param>
    public static RecordCopy? Of(PSObject? record, RecordColumns? columns = null) =>
        record is null ? null : new RecordCopy(columns?.Take(record) ?? RecordReader.Copy(record));

    /// <summary>Whether a parameter that takes a secret got none: what stands in the record without a name can be it.</summary>
    public bool LacksSecret { get; set; }

    /// <summary>Names that say that a value is secret, and that the cmdlet has for a parameter that is none: the code of an organization.</summary>
    public string[] PlainNames { get; set; } = [];

    /// <summary>A secret that was bound from the record, under whatever name.</summary>
    public void Knows(string parameter, Secret secret) => _bound.Add((parameter, secret, RecordReader.Copy(secret.Value)));

    /// <inheritdoc/>
    public object? Masked => (_masked ??= [Mask()])[0];

    private object? Mask()
    {
        Redactor known = new();
        HashSet<string> exact = new(StringComparer.Ordinal);
        foreach ((string parameter, Secret secret, object? copy) in _bound)
        {
            // A number of another kind is refused, and is known all the same.
            if ((SecretReader.TextOf(secret, parameter) ?? (copy is SecureString || !RecordReader.IsScalar(copy) ? null : Name(copy))) is { } text)
            {
                known.Add(text);
                if (text.Length >= Redactor.ShortestByValue)
                {
                    exact.Add(text);
                }
            }
            else
            {
                // What was refused: a list, a table, an object of another kind. All of it can be secret.
                Learn(copy, known, all: true);
            }
        }

        object? value = _value;
        if (_value is RecordRow row)
        {
            value = RecordReader.Copy(row.Restore());

            // What was read just now can have secrets that the row got since.
            Learn(RecordReader.Copy(row.Late), known, all: false);
        }

        Learn(value, known, all: false);

        // A piped text is a field without a name, and of a cmdlet that takes secrets it is one.
        bool isField = value is not null && RecordReader.IsScalar(value) && (LacksSecret || _bound.Count > 0);
        return isField ? Redactor.MaskOf(Name(value), Sensitivity.Secret) : Show(string.Empty, value, known, exact);
    }

    // A value that stands under a telling name is masked where it stands in other text, too.
    private void Learn(object? value, Redactor known, bool all)
    {
        int left = MaxLearned;
        Visit(string.Empty, value);

        void Visit(string name, object? field)
        {
            switch (field)
            {
                case RecordFields fields:
                    fields.Entries.ForEach(f => Visit(IsPlain(f.Key) ? string.Empty : Name(f.Key), f.Value));
                    break;
                case object?[] list:
                    Array.ForEach(list, item => Visit(name, item));
                    break;
                case string or SecureString when left > 0 && (all ? Sensitivity.Secret : SensitiveName.Classify(name)) is var sensitivity and not Sensitivity.None:
                    left--;
                    known.Add(field as string ?? SecretReader.TextOf(new Secret(field), name), sensitivity);
                    break;
            }
        }
    }

    private object? Show(string name, object? value, Redactor known, HashSet<string> exact)
    {
        switch (value)
        {
            case null:
                return null;
            case RecordFields table when table.IsTable:
                // As PowerShell's own tables, unless this one has keys that differ only in case.
                bool ignoreCase = table.Entries.Select(static f => Name(f.Key)).Distinct(StringComparer.OrdinalIgnoreCase).Count() == table.Entries.Count;
                OrderedDictionary shown = new(ignoreCase ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal);
                Dictionary<string, int> repeats = [];
                foreach ((object key, object? field) in table.Entries)
                {
                    object free = key is string text ? NameOf(text, known) : exact.Contains(Name(key)) ? Redactor.MaskOf(Name(key), Sensitivity.Secret) : key;
                    string first = Name(free);
                    while (shown.Contains(free))
                    {
                        free = Another(first, repeats);
                    }

                    shown.Add(free, Show(Stricter(name, key), field, known, exact));
                }

                return shown;
            case RecordFields record:
                PSObject copy = new();
                Dictionary<string, int> taken = [];
                foreach ((object key, object? field) in record.Entries)
                {
                    Add(copy, taken, NameOf(Name(key), known), Show(Stricter(name, key), field, known, exact));
                }

                return copy;
            case object?[] list:
                return Array.ConvertAll(list, item => Show(name, item, known, exact));
            case SecureString:
                return Redactor.MaskOf(nameof(SecureString), Sensitivity.Secret);
            case string text:
                return name.Length == 0 && LacksSecret ? Redactor.MaskOf(text, Sensitivity.Secret)
                    : text.Length <= MaxText ? known.Redact(name, text)
                    : Cut(known.Redact(name, text.Substring(0, MaxText)));
            case Uri address:
                string redacted = known.Redact(name, address.OriginalString);
                return redacted == address.OriginalString ? address : redacted;
            default:
                string number = Name(value);
                return exact.Contains(number) || SensitiveName.Classify(name) != Sensitivity.None ? Redactor.MaskOf(number, Sensitivity.Secret) : value;
        }
    }

    // Its beginning, which no secret that the first cut goes through comes near.
    private static string Cut(string text) => text.Length <= MaxShownOfLong ? text : text.Substring(0, MaxShownOfLong) + "…";

    // Names that PowerShell keeps for itself (PSObject), and names that are taken, get another.
    private static void Add(PSObject copy, Dictionary<string, int> taken, string name, object? value)
    {
        string free = name;
        while (true)
        {
            try
            {
                copy.Properties.Add(new PSNoteProperty(free, value));
                return;
            }
            catch (ExtendedTypeSystemException)
            {
                free = Another(name, taken);
            }
        }
    }

    // Counted: a table can say one name four thousand times.
    private static string Another(string name, Dictionary<string, int> taken)
    {
        taken.TryGetValue(name, out int before);
        taken[name] = before + 1;
        return before == 0 ? "_" + name : string.Format(CultureInfo.InvariantCulture, "_{0}_{1}", before + 1, name);
    }

    // The first row of a file without headers becomes the names of its columns.
    private static string NameOf(string name, Redactor known) => LooksSecret(name) ? Redactor.MaskOf(name, Sensitivity.Secret) : known.Redact(name);

    // No name of a column is like that, and a code or a token is: only digits, or long and with digits. A name with a colon is a URI.
    private static bool LooksSecret(string name) => name.IndexOf(':') < 0 && name.Any(char.IsDigit) && (name.Length >= 20 || (name.Length >= Redactor.ShortestByValue && name.All(char.IsDigit)));

    private bool IsPlain(object key) => PlainNames.Length > 0 && Array.Exists(PlainNames, n => n.Equals(Name(key), StringComparison.OrdinalIgnoreCase));

    private string Stricter(string outer, object key)
    {
        string inner = IsPlain(key) ? string.Empty : Name(key);
        return key is string && LooksSecret(inner) ? nameof(Secret) : SensitiveName.Classify(outer) > SensitiveName.Classify(inner) ? outer : inner;
    }

    private static string Name(object? key) => Convert.ToString(key, CultureInfo.InvariantCulture) ?? string.Empty;
}
