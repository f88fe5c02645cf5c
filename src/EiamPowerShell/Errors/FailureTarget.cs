using System;
using System.Collections;
using System.Management.Automation;
using System.Security;
using Eiam.Client.Http;

namespace EiamPowerShell.Errors;

/// <summary>
/// What an error record points at: the record from the pipeline, so that a failure can be told from its neighbours. Codes and tokens that
/// the record holds as plain text are masked in a copy, since <c>$Error</c> keeps and shows what it points at.
/// </summary>
internal static class FailureTarget
{
    public static object? Of(PSObject? record)
    {
        switch (record?.BaseObject)
        {
            case null:
                return null;
            case string text:
                return Redactor.MaskOf(text, Sensitivity.Secret);
            case SecureString:
                // Not encrypted on every platform, and a serialised error writes it out.
                return Redactor.MaskOf(string.Empty, Sensitivity.Secret);
            case IDictionary table:
                return Masked(table);
            case PSCustomObject:
                return Masked(record);
            default:
                return record.BaseObject;
        }
    }

    private static PSObject Masked(PSObject record)
    {
        PSObject copy = new();
        foreach (PSPropertyInfo property in record.Properties)
        {
            copy.Properties.Add(new PSNoteProperty(property.Name, Masked(property.Name, property.Value)));
        }

        return copy;
    }

    private static Hashtable Masked(IDictionary table)
    {
        Hashtable copy = new(StringComparer.OrdinalIgnoreCase);
        foreach (DictionaryEntry entry in table)
        {
            copy[entry.Key] = Masked(entry.Key.ToString() ?? string.Empty, entry.Value);
        }

        return copy;
    }

    private static object? Masked(string name, object? value)
    {
        Sensitivity sensitivity = SensitiveName.Classify(name);
        return sensitivity != Sensitivity.None && value is not null ? Redactor.MaskOf(value.ToString() ?? string.Empty, sensitivity) : value;
    }
}
