using System;
using System.Collections.Generic;
using System.Collections.Specialized;
using System.Management.Automation;

namespace EiamPowerShell.Results;

/// <summary>Makes objects of an answer without a model, as ConvertFrom-Json would.</summary>
internal static class AnswerObjects
{
    private static readonly string[] Reserved = ["psobject", "psbase", "psadapted", "psextended", "pstypenames"];

    /// <summary>An object for a dictionary, an array for a list; everything else as it is.</summary>
    public static object? Of(object? value) => value switch
    {
        Dictionary<string, object?> fields => Fields(fields),
        object?[] items => Array.ConvertAll(items, Of),
        _ => value,
    };

    // Names that differ in case only, an empty one and PowerShell's own cannot be properties: then it is a table, whose fields are reached in the same way.
    private static object Fields(Dictionary<string, object?> fields)
    {
        HashSet<string> names = new(Reserved, StringComparer.OrdinalIgnoreCase);
        foreach (string name in fields.Keys)
        {
            if (name.Length == 0 || !names.Add(name))
            {
                return Table(fields);
            }
        }

        PSObject made = new();
        foreach (KeyValuePair<string, object?> field in fields)
        {
            made.Properties.Add(new PSNoteProperty(field.Key, Of(field.Value)));
        }

        return made;
    }

    private static OrderedDictionary Table(Dictionary<string, object?> fields)
    {
        OrderedDictionary table = new(StringComparer.Ordinal);
        foreach (KeyValuePair<string, object?> field in fields)
        {
            table.Add(field.Key, Of(field.Value));
        }

        return table;
    }
}
