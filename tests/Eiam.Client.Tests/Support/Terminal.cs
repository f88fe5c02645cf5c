using System.Globalization;
using System.Linq;
using System.Text;

namespace Eiam.Client.Tests.Support;

/// <summary>What a terminal does with a text, told without the client's own rule.</summary>
internal static class Terminal
{
    /// <summary>Whether a text has a character that a terminal obeys or hides, or half of one.</summary>
    public static bool Obeys(string text) => HasHalf(text) || text.EnumerateRunes().Any(static c => Rune.GetUnicodeCategory(c)
        is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse);

    private static bool HasHalf(string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]))
            {
                i++;
            }
            else if (char.IsSurrogate(text[i]))
            {
                return true;
            }
        }

        return false;
    }
}
