using System;
using System.Management.Automation;
using System.Text.RegularExpressions;
using Eiam;
using Eiam.Client.Secrets;
using EiamPowerShell.Binding;

namespace EiamPowerShell.Errors;

/// <summary>What a call names its object by: the parameter and its value, which an error shows, so that the errors of many records can be told apart.</summary>
/// <param name="Parameter">The parameter.</param>
/// <param name="Value">Its value.</param>
/// <param name="IsTyped">Whether it is of the command line, and not of the record.</param>
internal sealed record RecordKey(RecordParameter Parameter, string Value, bool IsTyped)
{
    private const int MostShown = 64;

    // With a country before it, or as long as a mobile in China: user names can be mobiles.
    private static readonly Regex Mobile = new(@"^\s*(\+[\d\s-]{7,}|\d{11,})\s*$");

    /// <summary>The key as an error shows it; null where it cannot be shown.</summary>
    /// <param name="record">The record, secrets masked; null for none.</param>
    public string? Shown(object? record)
    {
        // The copy has masked what is secret by its name or its value, and says nothing of what it could not read.
        object? value = IsTyped || record is null or EiamResult ? Value
            : record is string ? record
            : RecordReader.IsScalar(record) ? Value
            : Parameter.In(PSObject.AsPSObject(record));
        if (value is null || !RecordReader.IsScalar(value))
        {
            return null;
        }

        string text = Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture) ?? string.Empty;
        return text.Length == 0 ? null
            : Parameter.Name == nameof(Mobile) || Mobile.IsMatch(text) ? Redactor.MaskOf(text.Trim(), Sensitivity.LastFour)
            : ForeignText.ForPeople(text, new Redactor(), MostShown);
    }

    /// <summary>The key as a message names it, such as UserName 'zhangsan', or of a piped result User 'zhangsan'.</summary>
    /// <param name="record">The record, secrets masked; null for none.</param>
    /// <param name="shown">The key.</param>
    public string Named(object? record, string shown) => !IsTyped && record is EiamResult result && Parameter.Name != nameof(Mobile) && result.ToString() is { Length: > 0 } name && !Mobile.IsMatch(name)
        ? $"{result.GetType().Name} '{ForeignText.ForPeople(name, new Redactor(), MostShown)}'"
        : $"{Parameter.Name} '{shown}'";
}
