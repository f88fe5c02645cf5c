using System;
using System.Collections;
using System.Collections.Generic;
using System.Collections.Specialized;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Security;
using Eiam.Client;
using Eiam.Client.Http;

namespace EiamPowerShell.Errors;

/// <summary>
/// What an error record points at: the record from the pipeline, so that a failure can be told from its neighbours. What a record holds of
/// codes and tokens is masked in a copy, since <c>$Error</c> keeps and shows what it points at: by the name of the property in any
/// nesting, and by value wherever such a value stands in another text of the record.
/// </summary>
internal static class FailureTarget
{
    private const int MaxDepth = 8;

    // Shorter ones stand in too many texts that have nothing to do with them.
    private const int ShortestByValue = 8;

    public static object? Of(PSObject? record)
    {
        object? target = record?.BaseObject;
        if (target is null || target.GetType().Assembly == typeof(FailureTarget).Assembly)
        {
            // Results hold their tokens as SecureString, and are serialised without them.
            return target;
        }

        if (target is string or SecureString)
        {
            return Redactor.MaskOf(target.ToString()!, Sensitivity.Secret);
        }

        Redactor known = new();
        bool secret = false;
        Learn(record!, known, ref secret, depth: 0);
        return secret ? Copy(record!, known, depth: 0) : target;
    }

    private static void Learn(object? value, Redactor known, ref bool secret, int depth)
    {
        // What is nested deeper is not looked at, so it is not shown either.
        secret |= depth > MaxDepth && Bare(value) is IDictionary or IList or PSCustomObject;
        foreach ((object key, object? field) in Fields(value, depth))
        {
            if (field is not null && SensitiveName.Classify(Name(key)) is var sensitivity and not Sensitivity.None)
            {
                secret = true;
                string text = Bare(field) is SecureString secure ? SecretText.ToText(secure) : field.ToString() ?? string.Empty;
                known.Add(text.Length < ShortestByValue ? null : text, sensitivity);
            }
            else
            {
                secret |= Bare(field) is SecureString;
                Learn(field, known, ref secret, depth + 1);
            }
        }
    }

    private static object Copy(object? value, Redactor known, int depth)
    {
        List<(object Key, object? Value)> fields = [.. Fields(value, depth).Select(f => (f.Key, Shown(Name(f.Key), f.Value, known, depth)))];
        switch (Bare(value))
        {
            case IDictionary:
                // As PowerShell's own tables, unless this one has keys that differ in case alone.
                bool ignoreCase = fields.Select(static f => Name(f.Key)).Distinct(StringComparer.OrdinalIgnoreCase).Count() == fields.Count;
                OrderedDictionary table = new(ignoreCase ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal);
                foreach ((object key, object? field) in fields)
                {
                    table.Add(key, field);
                }

                return table;
            case IList:
                return fields.Select(static f => f.Value).ToArray();
            default:
                PSObject copy = new();
                foreach ((object key, object? field) in fields)
                {
                    copy.Properties.Add(new PSNoteProperty(Name(key), field));
                }

                return copy;
        }
    }

    private static object? Shown(string name, object? field, Redactor known, int depth)
    {
        Sensitivity sensitivity = SensitiveName.Classify(name);
        if (sensitivity != Sensitivity.None && field is not null)
        {
            return Redactor.MaskOf(field.ToString() ?? string.Empty, sensitivity);
        }

        return Bare(field) switch
        {
            string text => known.Redact(text),
            SecureString => Redactor.MaskOf(nameof(SecureString), Sensitivity.Secret),
            IDictionary or IList or PSCustomObject => Copy(field, known, depth + 1),
            _ => field,
        };
    }

    private static object? Bare(object? value) => value is PSObject wrapped ? wrapped.BaseObject : value;

    private static string Name(object key) => Convert.ToString(key, CultureInfo.InvariantCulture) ?? string.Empty;

    // What stands in the value under a name: of a record its properties, of a table its entries, of a list its items.
    private static IEnumerable<(object Key, object? Value)> Fields(object? value, int depth)
    {
        object? bare = Bare(value);
        if (bare is null or string or SecureString || depth > MaxDepth)
        {
            yield break;
        }

        if (bare is IDictionary table)
        {
            foreach (DictionaryEntry entry in table)
            {
                yield return (entry.Key, entry.Value);
            }
        }
        else if (bare is IList list)
        {
            for (int i = 0; i < list.Count; i++)
            {
                yield return (i, list[i]);
            }
        }
        else if (bare is PSCustomObject || depth == 0)
        {
            foreach (PSPropertyInfo property in PSObject.AsPSObject(value).Properties)
            {
                yield return (property.Name, Read(property));
            }
        }
    }

    private static object? Read(PSPropertyInfo property)
    {
        try
        {
            return property.Value;
        }
        catch (RuntimeException)
        {
            // A property that computes, and cannot: the error at hand is another one.
            return null;
        }
    }
}
