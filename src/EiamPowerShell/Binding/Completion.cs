using System.Management.Automation.Language;
using System.Text.RegularExpressions;

namespace EiamPowerShell.Binding;

/// <summary>What all completers do with text.</summary>
internal static class Completion
{
    // A value that PowerShell's parser takes as it is, in any place.
    private static readonly Regex Plain = new(@"^[^\s'""`$();,|&{}@#<>]+$");

    /// <summary>What was typed, without the quotes around it.</summary>
    public static string Typed(string? word) => (word ?? string.Empty).Trim('\'', '"');

    /// <summary>A value as it stands on a command line: in quotes where it needs them.</summary>
    public static string Argument(string value) => Plain.IsMatch(value) ? value : "'" + CodeGeneration.EscapeSingleQuotedStringContent(value) + "'";
}
