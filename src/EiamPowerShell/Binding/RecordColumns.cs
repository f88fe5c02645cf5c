using System;
using System.Collections.Generic;
using System.Management.Automation;

namespace EiamPowerShell.Binding;

/// <summary>
/// The columns of the rows of one pipeline, which are the same in most: their values are then taken one by one, for a tenth of what it costs to
/// list the properties of an object or to have PowerShell copy it.
/// </summary>
internal sealed class RecordColumns
{
    private string[] _names = [];

    /// <summary>Takes the values of a row as they are now; null where not all of it is plain values.</summary>
    public RecordRow? Take(PSObject record)
    {
        object?[]? values = ValuesOf(record);
        if (values is null)
        {
            List<string> names = [];
            foreach (PSPropertyInfo property in record.Properties)
            {
                if (property is not PSNoteProperty || names.Count == RecordReader.MaxValues)
                {
                    return null;
                }

                names.Add(property.Name);
            }

            _names = [.. names];
            values = ValuesOf(record);
            if (values is null)
            {
                return null;
            }
        }

        return new RecordRow(record, _names, values);
    }

    private object?[]? ValuesOf(PSObject record)
    {
        if (_names.Length == 0)
        {
            return null;
        }

        object?[] values = new object?[_names.Length];
        for (int i = 0; i < values.Length; i++)
        {
            if (record.Properties[_names[i]] is not PSNoteProperty property)
            {
                return null;
            }

            values[i] = property.Value;
        }

        return values;
    }
}

/// <summary>
/// A row, and the values that it had when it was bound. Columns that the rows before did not have are read when it is looked at: where the row was changed
/// since, those show what they have by then.
/// </summary>
internal sealed class RecordRow(PSObject record, string[] names, object?[] values)
{
    /// <summary>The row as it is now, where it has columns that are read only now; null where it has none.</summary>
    public PSObject? Late { get; private set; }

    /// <summary>The row with the values that it had.</summary>
    public PSObject Restore()
    {
        PSObject row = new();
        for (int i = 0; i < names.Length; i++)
        {
            row.Properties.Add(new PSNoteProperty(names[i], values[i]), preValidated: true);
            if (!RecordReader.IsScalar(RecordReader.Bare(values[i])))
            {
                // What is nested is the row's own, and can have what a later record got.
                Late = record;
            }
        }

        int left = RecordReader.MaxValues - names.Length;
        foreach (PSPropertyInfo property in record.Properties)
        {
            if (left > 0 && !Array.Exists(names, name => name.Equals(property.Name, StringComparison.OrdinalIgnoreCase)))
            {
                left--;
                Late = record;
                row.Properties.Add(new PSNoteProperty(property.Name, RecordReader.Read(property)), preValidated: true);
            }
        }

        return row;
    }
}
