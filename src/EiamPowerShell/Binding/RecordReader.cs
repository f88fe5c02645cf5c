using System;
using System.Collections;
using System.Collections.Generic;
using System.Management.Automation;
using System.Security;
using System.Xml;
using Eiam;

namespace EiamPowerShell.Binding;

/// <summary>The fields of a record or a table.</summary>
internal sealed record RecordFields(bool IsTable, List<(object Key, object? Value)> Entries);

/// <summary>
/// Reads a record of anybody's making: properties that throw, tables that hold themselves, lists without an end. Whatever cannot be read becomes
/// the name of its type.
/// </summary>
internal sealed class RecordReader
{
    /// <summary>How many values of a record are read.</summary>
    public const int MaxValues = 4096;

    private const int MaxDepth = 8;

    private int _left = MaxValues;

    private RecordReader()
    {
    }

    /// <summary>Copies a value: a scalar or an object of this module is itself; a list is an array, the rest <see cref="RecordFields"/> or the name of a type.</summary>
    public static object? Copy(object? value) => IsScalar(Bare(value)) ? Bare(value) : new RecordReader().Copy(value, depth: 0);

    /// <summary>The value of a property; null where it computes and cannot.</summary>
    public static object? Read(PSPropertyInfo property)
    {
        try
        {
            return property.Value;
        }
        catch (RuntimeException e) when (e is not PipelineStoppedException)
        {
            return null;
        }
    }

    public static bool IsScalar(object? value) => value is null or string or SecureString or decimal or DateTime or DateTimeOffset or TimeSpan or Guid or Uri or Version or DBNull or Enum
        || value.GetType().IsPrimitive;

    public static object? Bare(object? value) => value is PSObject wrapped ? wrapped.BaseObject : value;

    private object? Copy(object? value, int depth)
    {
        object? bare = Bare(value);
        if (IsScalar(bare) || IsOurs(bare!))
        {
            return bare;
        }

        if (depth > MaxDepth || _left <= 0)
        {
            return TypeName(bare!);
        }

        try
        {
            switch (bare)
            {
                // A picture, or a text in pieces.
                case byte[] or char[]:
                    return TypeName(bare);
                case IDictionary table:
                    return new RecordFields(IsTable: true, Complete(Entries(table), depth));
                case IList list:
                    return Complete(Items(list), depth).ConvertAll(static item => item.Value).ToArray();
                case PSCustomObject:
                    return new RecordFields(IsTable: false, Complete(Properties(value!), depth));
                default:
                    return depth == 0 ? new RecordFields(IsTable: false, Flat(value!)) : TypeName(bare!);
            }
        }
        catch (Exception e) when (e is not PipelineStoppedException)
        {
            return TypeName(bare!);
        }
    }

    // What is nested comes last, so that it leaves none of the record's own values out.
    private List<(object Key, object? Value)> Complete(IEnumerable<(object Key, object? Value)> entries, int depth)
    {
        List<(object Key, object? Value)> all = new(4);
        foreach ((object Key, object? Value) entry in entries)
        {
            all.Add(entry);
            if (all.Count == MaxValues)
            {
                break;
            }
        }

        _left -= all.Count;
        for (int i = 0; i < all.Count; i++)
        {
            all[i] = (all[i].Key, Copy(all[i].Value, depth + 1));
        }

        return all;
    }

    // A key that is an object brings all that it contains.
    private static IEnumerable<(object Key, object? Value)> Entries(IDictionary table)
    {
        foreach (DictionaryEntry entry in table)
        {
            object key = Bare(entry.Key)!;
            yield return (IsScalar(key) && key is not SecureString ? key : TypeName(key), entry.Value);
        }
    }

    private static IEnumerable<(object Key, object? Value)> Items(IList list)
    {
        foreach (object? item in list)
        {
            yield return (string.Empty, item);
        }
    }

    private static IEnumerable<(object Key, object? Value)> Properties(object record)
    {
        foreach (PSPropertyInfo property in PSObject.AsPSObject(record).Properties)
        {
            yield return (property.Name, Read(property));
        }
    }

    private static List<(object Key, object? Value)> Flat(object record)
    {
        bool isXml = Bare(record) is XmlNode;
        List<(object Key, object? Value)> fields = new(4);
        foreach ((object key, object? value) in Properties(record))
        {
            // They are the element with all that is nested in it, as text.
            if (!isXml || key is not ("InnerXml" or "OuterXml" or "InnerText"))
            {
                fields.Add((key, IsScalar(Bare(value)) ? Bare(value) : TypeName(Bare(value)!)));
            }
        }

        return fields;
    }

    // Results have their tokens as SecureString, and are serialised without them.
    private static bool IsOurs(object value) => value.GetType().Assembly == typeof(Secret).Assembly || value.GetType().Assembly == typeof(RecordReader).Assembly;

    private static string TypeName(object value) => value.GetType().FullName ?? value.GetType().Name;
}
