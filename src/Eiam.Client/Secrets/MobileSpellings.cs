using System;
using System.Collections.Generic;
using System.Linq;

namespace Eiam.Client.Secrets;

/// <summary>
/// The other ways of writing a mobile: the API writes <c>+86-13800000000</c>, people and other fields <c>13800000000</c> or <c>+8613800000000</c>.
/// </summary>
internal static class MobileSpellings
{
    private const string China = "86";

    // A shorter number would also stand for anything else.
    private const int Shortest = 7;

    public static IEnumerable<string> Of(string mobile)
    {
        string trimmed = mobile.Trim();
        if (trimmed.Length < Shortest || !trimmed.All(static c => c is (>= '0' and <= '9') or '+' or '-' or ' ' or '(' or ')'))
        {
            yield break;
        }

        string digits = Digits(trimmed);
        int split = trimmed[0] == '+' ? trimmed.IndexOfAny(['-', ' ', '(']) : -1;
        string country = split > 0 ? Digits(trimmed.Substring(0, split)) : CountryOf(trimmed, digits);
        string national = digits.Substring(country.Length);
        if (national.Length >= Shortest)
        {
            yield return national;
            if (country.Length > 0)
            {
                yield return digits;
                yield return "+" + digits;
                yield return "+" + country + "-" + national;
                yield return "+" + country + " " + national;
            }
        }
    }

    // Without a separator the code of a country can be told only by the Chinese form: eleven digits that begin with 1.
    private static string CountryOf(string mobile, string digits) =>
        digits.Length == 13 && digits.StartsWith(China + "1", StringComparison.Ordinal) && mobile[0] is '+' or '8' ? China : string.Empty;

    private static string Digits(string text) => new(text.Where(static c => c is >= '0' and <= '9').ToArray());
}
