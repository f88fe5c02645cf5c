using System;
using System.Globalization;
using System.Management.Automation;

namespace EiamPowerShell.Binding;

/// <summary>
/// Makes a date object the text yyyy-MM-dd before PowerShell makes a text of it, which it does in the culture of the machine: there 3 February can read as
/// 2 March. A text stays as it is. Nothing here can fail.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class DateArgumentAttribute : ArgumentTransformationAttribute
{
    /// <summary>The date of a date object, as it is written there; anything else as it is.</summary>
    /// <param name="given">What was given.</param>
    /// <returns>The text, or what was given.</returns>
    public static object? TextOf(object? given) => RecordReader.Bare(given) switch
    {
        DateTime date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTimeOffset date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        _ => given,
    };

    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) => TextOf(inputData);
}
