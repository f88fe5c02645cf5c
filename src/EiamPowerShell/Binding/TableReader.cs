using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Management.Automation;
using Eiam.Client;

namespace EiamPowerShell.Binding;

/// <summary>Reads values that are no plain text, the fields of a table among them: plain .NET values without PowerShell's wrappers, copied, since rows are reused.</summary>
internal static class TableReader
{
    // What PowerShell makes of a date where a text is asked for.
    private const string PowerShellDate = "MM/dd/yyyy HH:mm:ss";

    /// <summary>A date as yyyy-MM-dd, also where a date object was given; anything else as it is.</summary>
    public static string? Date(string? given) => DateTime.TryParseExact(given, PowerShellDate, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime date)
        ? date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
        : given;

    /// <summary>The fields of a hashtable or an object; null where there is none.</summary>
    /// <exception cref="ArgumentException">It is neither, or nests too deep.</exception>
    public static IReadOnlyDictionary<string, object?>? Table(PSObject? given, string parameter) => given?.BaseObject switch
    {
        null or "" => null,
        IDictionary or PSCustomObject => (IReadOnlyDictionary<string, object?>)Read(given, parameter, InputCheck.MaxNesting)!,
        var other => throw new ArgumentException($"{parameter} is a {other.GetType().Name}; give a hashtable or an object.", parameter),
    };

    // What is none of these stays as it is: the client refuses it, and says what it is.
    private static object? Read(object? value, string parameter, int levels)
    {
        object? bare = RecordReader.Bare(value);
        switch (bare)
        {
            case DBNull:
                return null;
            case SwitchParameter given:
                return given.IsPresent;
            case char or Enum or Guid or Uri:
                return Convert.ToString(bare, CultureInfo.InvariantCulture);
            case IDictionary or PSCustomObject or IList when levels < 0:
                throw new ArgumentException($"{parameter} nests deeper than {InputCheck.MaxNesting} levels.", parameter);
            case IDictionary table:
                Dictionary<string, object?> fields = new(table.Count, StringComparer.Ordinal);
                foreach (DictionaryEntry entry in table)
                {
                    fields[Convert.ToString(RecordReader.Bare(entry.Key), CultureInfo.InvariantCulture) ?? string.Empty] = Read(entry.Value, parameter, levels - 1);
                }

                return fields;
            case PSCustomObject:
                Dictionary<string, object?> properties = new(StringComparer.Ordinal);
                foreach (PSPropertyInfo property in ((PSObject)value!).Properties)
                {
                    properties[property.Name] = Read(RecordReader.Read(property), parameter, levels - 1);
                }

                return properties;
            case IList list:
                List<object?> items = new(list.Count);
                foreach (object? item in list)
                {
                    items.Add(Read(item, parameter, levels - 1));
                }

                return items;
            default:
                return bare;
        }
    }
}
