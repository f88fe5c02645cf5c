using System;

namespace Eiam.Sandbox.State;

/// <summary>The one spelling that the tenant stores: <c>+86-</c> and eleven digits, the first of them 1.</summary>
internal static class MobileNumber
{
    private const string CountryCode = "+86";
    private const int NationalLength = 11;

    /// <summary>Takes <c>13800000000</c>, <c>+8613800000000</c> and <c>+86-13800000000</c>.</summary>
    /// <exception cref="ArgumentException">It is none of these.</exception>
    internal static string Normalise(string mobile, string parameterName) =>
        TryNormalise(mobile ?? throw new ArgumentNullException(parameterName)) ?? throw new ArgumentException(
            $"'{mobile}' is not a mobile number of mainland China. Give eleven digits that begin with 1, like 13800000000, with or without +86- before them.",
            parameterName);

    /// <summary>The same; null for what is no such number.</summary>
    internal static string? TryNormalise(string mobile)
    {
        string national = mobile;
        if (national.StartsWith(CountryCode, StringComparison.Ordinal))
        {
            national = national.Substring(CountryCode.Length);
            national = national.Length > 0 && national[0] == '-' ? national.Substring(1) : national;
        }

        return IsNational(national) ? CountryCode + "-" + national : null;
    }

    /// <summary>The eleven digits of a stored number.</summary>
    internal static string National(string stored) => stored.Substring(CountryCode.Length + 1);

    private static bool IsNational(string text)
    {
        if (text.Length != NationalLength || text[0] != '1')
        {
            return false;
        }

        foreach (char c in text)
        {
            if (c is < '0' or > '9')
            {
                return false;
            }
        }

        return true;
    }
}
