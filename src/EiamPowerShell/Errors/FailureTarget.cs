using System.Management.Automation;
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
            object? value = property.Value;
            Sensitivity sensitivity = SensitiveName.Classify(property.Name);
            copy.Properties.Add(new PSNoteProperty(
                property.Name, sensitivity != Sensitivity.None && value is not null ? Redactor.MaskOf(value.ToString() ?? string.Empty, sensitivity) : value));
        }

        return copy;
    }
}
