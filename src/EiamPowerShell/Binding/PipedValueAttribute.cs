using System;
using System.Collections;
using System.Globalization;
using System.Management.Automation;

namespace EiamPowerShell.Binding;

/// <summary>
/// Marks the parameter that a piped text, number or SecureString stands for by itself, without being a record's property. A list in the place of one text
/// is let through, and told from a text when it is bound: PowerShell's own refusal says that a method is not supported. Nothing here can fail.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class PipedValueAttribute : ArgumentTransformationAttribute
{
    // No character: no text begins with it.
    private const char Several = '\uFFFF';

    /// <summary>Whether a list stays as it is, for a parameter that is no text: it takes several, or says by itself what is wrong.</summary>
    public bool KeepsLists { get; set; }

    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        if (KeepsLists || RecordReader.Bare(inputData) is not (IList { Count: > 0 } list and not IDictionary))
        {
            return inputData;
        }

        return list.Count == 1 ? list[0] : Several + list.Count.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>How many values a text stands for.</summary>
    /// <param name="text">The text, as it was bound.</param>
    internal static int CountOf(string? text) =>
        text is [Several, ..] && int.TryParse(text.Substring(1), NumberStyles.None, CultureInfo.InvariantCulture, out int count) ? count : 1;
}
