using System;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Eiam.Client.Secrets;

/// <summary>
/// Text of a tenant, a proxy or the transport on its way to a person: redacted, of bounded length, and without what a terminal obeys or hides:
/// control, format (bidirectional, zero-width) and line-separating characters.
/// </summary>
public static class ForeignText
{
    // The login in an address, which .NET quotes from a proxy's.
    private static readonly Regex UserInformation = new("(?<=://)[^/?#@\\s]+(?=@)", RegexOptions.CultureInvariant);

    private static readonly Regex QueryField = new(@"(?<=[?&#;])(?<name>[A-Za-z0-9_.-]{1,64})=[^&#;\s""'<>]*", RegexOptions.CultureInvariant);

    // Where a text is cut, the address that it ends with may have had one.
    private static readonly Regex CutUserInformation = new("(?<=://)[^/?#@\\s]+(?=@|$)", RegexOptions.CultureInvariant);

    /// <summary>Makes a text fit to be shown.</summary>
    /// <param name="text">The text as it came.</param>
    /// <param name="redactor">Knows the secrets.</param>
    /// <param name="most">How many characters are shown at the most.</param>
    /// <returns>The text on one line.</returns>
    public static string ForPeople(string text, Redactor redactor, int most)
    {
        _ = text ?? throw new ArgumentNullException(nameof(text));
        _ = redactor ?? throw new ArgumentNullException(nameof(redactor));

        // Cut first: what redacting costs must not depend on what a server sends.
        bool isCut = text.Length > most;
        string shown = (isCut ? CutUserInformation : UserInformation).Replace(redactor.Redact(text, most), "***");
        StringBuilder line = new(Math.Min(shown.Length, most) + 1);
        for (int i = 0; i < shown.Length && line.Length < most; i++)
        {
            line.Append(IsObeyed(shown, i) ? ' ' : shown[i]);
        }

        // A character that is left out can have parted a secret that the rest now spells.
        string clean = redactor.Redact(line.ToString());
        return isCut ? clean + '…' : clean;
    }

    /// <summary>Masks the values of an address's query or fragment whose names say that they are secret.</summary>
    /// <param name="text">A text with addresses in it.</param>
    /// <returns>The text.</returns>
    public static string WithoutSecretsOfAddresses(string text) => (text ?? throw new ArgumentNullException(nameof(text))).IndexOf('=') < 0 ? text : QueryField.Replace(
        text, static field => SensitiveName.Classify(field.Groups["name"].Value) == Sensitivity.None ? field.Value : field.Groups["name"].Value + "=***");

    /// <summary>Whether a text has an address with a login in it.</summary>
    internal static bool HasLogin(string text) => UserInformation.IsMatch(text);

    /// <summary>Whether a terminal obeys or hides a character instead of showing it.</summary>
    /// <param name="text">The text.</param>
    /// <param name="index">Where in it.</param>
    /// <returns>Whether it is a control, format, line-separating character or half of a pair.</returns>
    internal static bool IsObeyed(string text, int index)
    {
        // The second half of a pair is as the whole character is.
        if (index > 0 && char.IsSurrogatePair(text[index - 1], text[index]))
        {
            index--;
        }

        return CharUnicodeInfo.GetUnicodeCategory(text, index) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator
            or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse or UnicodeCategory.Surrogate;
    }
}
