using System;
using System.Collections;
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
/// (What is nested in a PSCustomObject is read when it is looked at.)
/// Scalars, dictionaries, lists and PSCustomObject are copied; of any other object its scalar properties, and of what is nested in those the
/// name of the type.
/// </summary>
internal sealed class RecordCopy : IRecordCopy
{
    private const int MaxDepth = 8;

    private readonly object? _value;
    private readonly List<(string Parameter, Secret Secret)> _bound = new(2);

    // An array of one: what is shown can be null.
    private object?[]? _masked;

    private RecordCopy(object? value) => _value = value;

    /// <summary>Copies a record; null for none.</summary>
    public static RecordCopy? Of(PSObject? record) => record switch
    {
        null => null,

        { BaseObject: PSCustomObject } => new RecordCopy(Clone(record) ?? Copy(record, depth: 0)),
        _ => new RecordCopy(Copy(record, depth: 0)),
    };

    // Four times as fast as reading the properties, which few calls need. PowerShell cannot copy what came back from a job or a file.
    private static PSObject? Clone(PSObject record)
    {
        try
        {
            return record.Copy();
        }
        catch (ExtendedTypeSystemException)
        {
            return null;
        }
    }

    /// <summary>A secret that was bound from the record, under whatever name.</summary>
    public void Knows(string parameter, Secret secret) => _bound.Add((parameter, secret));

    /// <inheritdoc/>
    public object? Masked => (_masked ??= [Mask()])[0];

    private object? Mask()
    {
        Redactor known = new();
        HashSet<string> exact = new(StringComparer.Ordinal);
        foreach ((string parameter, Secret secret) in _bound)
        {
            if (SecretReader.TextOf(secret, parameter) is { Length: > 0 } text)
            {
                exact.Add(text);
                known.Add(text);
            }
        }

        object? value = _value is PSObject custom ? Copy(custom, depth: 0) : _value;
        Learn(value, known);
        return Show(string.Empty, value, known, exact);
    }

    /// <summary>The value of a property; null where it computes and cannot.</summary>
    internal static object? Read(PSPropertyInfo property)
    {
        try
        {
            return property.Value;
        }
        catch (RuntimeException)
        {
            return null;
        }
    }

    private static object? Copy(object? value, int depth)
    {
        object? bare = Bare(value);
        if (IsScalar(bare) || IsOurs(bare!))
        {
            return bare;
        }

        if (depth > MaxDepth)
        {
            return TypeName(bare!);
        }

        switch (bare)
        {
            case IDictionary table:
                List<(object, object?)> entries = new(table.Count);
                foreach (DictionaryEntry entry in table)
                {
                    entries.Add((Bare(entry.Key)!, Copy(entry.Value, depth + 1)));
                }

                return new Fields(IsTable: true, entries);
            case IList list:
                return list.Cast<object?>().Select(item => Copy(item, depth + 1)).ToArray();
            case PSCustomObject:
                return Properties(value!, depth, isFlat: false);
            default:
                return depth == 0 ? Properties(value!, depth, isFlat: true) : TypeName(bare!);
        }
    }

    private static Fields Properties(object record, int depth, bool isFlat)
    {
        List<(object, object?)> fields = new(4);
        foreach (PSPropertyInfo property in PSObject.AsPSObject(record).Properties)
        {
            object? value = Bare(Read(property));
            fields.Add((property.Name, !isFlat ? Copy(value, depth + 1) : IsScalar(value) ? value : TypeName(value!)));
        }

        return new Fields(IsTable: false, fields);
    }

    // A value that stands under a telling name is masked where it stands in other text, too.
    private static void Learn(object? value, Redactor known)
    {
        if (value is Fields fields)
        {
            foreach ((object key, object? field) in fields.Entries)
            {
                if (field is string or SecureString && SensitiveName.Classify(Name(key)) is var sensitivity and not Sensitivity.None)
                {
                    known.Add(field is SecureString secure ? SecretText.ToText(secure) : (string)field, sensitivity);
                }
                else
                {
                    Learn(field, known);
                }
            }
        }
        else if (value is object?[] list)
        {
            Array.ForEach(list, item => Learn(item, known));
        }
    }

    private static object? Show(string name, object? value, Redactor known, HashSet<string> exact)
    {
        Sensitivity sensitivity = SensitiveName.Classify(name);
        switch (value)
        {
            case null:
                return null;
            case Fields table when table.IsTable:
                // As PowerShell's own tables, unless this one has keys that differ in case alone.
                bool ignoreCase = table.Entries.Select(static f => Name(f.Key)).Distinct(StringComparer.OrdinalIgnoreCase).Count() == table.Entries.Count;
                OrderedDictionary shown = new(ignoreCase ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal);
                table.Entries.ForEach(f => shown.Add(f.Key, Show(Stricter(name, Name(f.Key)), f.Value, known, exact)));
                return shown;
            case Fields record:
                PSObject copy = new();
                record.Entries.ForEach(f => copy.Properties.Add(new PSNoteProperty(Name(f.Key), Show(Stricter(name, Name(f.Key)), f.Value, known, exact))));
                return copy;
            case object?[] list:
                return Array.ConvertAll(list, item => Show(name, item, known, exact));
            case SecureString:
                return Redactor.MaskOf(nameof(SecureString), Sensitivity.Secret);
            case string text:
                return exact.Contains(text) ? Redactor.MaskOf(text, Sensitivity.Secret) : known.Redact(name, text);
            default:
                string number = Name(value);
                return exact.Contains(number) || sensitivity != Sensitivity.None ? Redactor.MaskOf(number, Sensitivity.Secret) : value;
        }
    }

    private static string Stricter(string outer, string inner) => SensitiveName.Classify(outer) > SensitiveName.Classify(inner) ? outer : inner;

    private static bool IsScalar(object? value) => value is null or string or SecureString or decimal or DateTime or DateTimeOffset or TimeSpan or Guid or Uri or Version or DBNull or Enum
        || value.GetType().IsPrimitive;

    // Results have their tokens as SecureString, and are serialised without them.
    private static bool IsOurs(object value) => value.GetType().Assembly == typeof(Secret).Assembly || value.GetType().Assembly == typeof(RecordCopy).Assembly;

    private static string TypeName(object value) => value.GetType().FullName ?? value.GetType().Name;

    private static object? Bare(object? value) => value is PSObject wrapped ? wrapped.BaseObject : value;

    private static string Name(object key) => Convert.ToString(key, CultureInfo.InvariantCulture) ?? string.Empty;

    private sealed record Fields(bool IsTable, List<(object Key, object? Value)> Entries);
}
