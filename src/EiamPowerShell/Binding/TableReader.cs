using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Management.Automation;
using Eiam;
using Eiam.Client;

namespace EiamPowerShell.Binding;

/// <summary>Reads values that are no plain text, the fields of a table among them: plain .NET values without PowerShell's wrappers, copied, since rows are reused.</summary>
internal static class TableReader
{
    /// <summary>The fields of a hashtable or an object; null where there is none.</summary>
    /// <exception cref="ArgumentException">It is neither, or nests too deep.</exception>
    public static IReadOnlyDictionary<string, object?>? Table(PSObject? given, string parameter) => given?.BaseObject switch
    {
        null or "" or DBNull => null,
        IDictionary or PSCustomObject => Table(() => (IReadOnlyDictionary<string, object?>)new Counted(parameter).Read(given, InputCheck.MaxNesting)!, parameter),
        string => throw new ArgumentException($"{parameter} is a String; give a hashtable or an object (JSON text by ConvertFrom-Json).", parameter),
        var other => throw new ArgumentException($"{parameter} is a {other.GetType().Name}; give a hashtable or an object.", parameter),
    };

    /// <summary>Any value: the fields of a table or an object, the items of a list, a text or a number as it is; null where there is none, or an empty text.</summary>
    /// <exception cref="ArgumentException">It has too many values, or nests too deep.</exception>
    public static object? Any(PSObject? given, string parameter) => given?.BaseObject is null or "" or DBNull ? null : Guarded(() => new Counted(parameter).Read(given, InputCheck.MaxNesting), parameter);

    private static IReadOnlyDictionary<string, object?> Table(Func<IReadOnlyDictionary<string, object?>> read, string parameter) => Guarded(read, parameter);

    // It can be anybody's own class, whose exceptions can say anything.
    private static T Guarded<T>(Func<T> read, string parameter)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is not (ArgumentException or PipelineStoppedException))
        {
            throw new ArgumentException($"{parameter} cannot be read.", parameter);
        }
    }

    // A table can hold another many times over: all that it comes to is counted.
    private sealed class Counted(string parameter)
    {
        private int _left = RecordReader.MaxValues;

        // What is none of these stays as it is: the client refuses it, and says what it is.
        public object? Read(object? value, int levels)
        {
            if (_left-- == 0)
            {
                throw new ArgumentException($"{parameter} has more than {RecordReader.MaxValues} values.", parameter);
            }

            object? bare = RecordReader.Bare(value);
            switch (bare)
            {
                case DBNull:
                    return null;
                case SwitchParameter given:
                    return given.IsPresent;
                case Secret secret:
                    return SecretReader.Read(secret, parameter);
                case char or Enum or Guid or Uri:
                    return Convert.ToString(bare, CultureInfo.InvariantCulture);
                case IDictionary or PSCustomObject or IList when levels < 0:
                    throw new ArgumentException($"{parameter} nests deeper than {InputCheck.MaxNesting} levels.", parameter);
                case IDictionary table:
                    Dictionary<string, object?> fields = new(StringComparer.Ordinal);
                    foreach (DictionaryEntry entry in table)
                    {
                        fields[Convert.ToString(RecordReader.Bare(entry.Key), CultureInfo.InvariantCulture) ?? string.Empty] = Read(entry.Value, levels - 1);
                    }

                    return fields;
                case PSCustomObject:
                    Dictionary<string, object?> properties = new(StringComparer.Ordinal);
                    foreach (PSPropertyInfo property in ((PSObject)value!).Properties)
                    {
                        properties[property.Name] = Read(RecordReader.Read(property), levels - 1);
                    }

                    return properties;
                case IList list:
                    List<object?> items = [];
                    foreach (object? item in list)
                    {
                        items.Add(Read(item, levels - 1));
                    }

                    return items;
                default:
                    return bare;
            }
        }
    }
}
