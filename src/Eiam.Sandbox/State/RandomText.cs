using System.Security.Cryptography;

namespace Eiam.Sandbox.State;

/// <summary>Unguessable text for ids, codes and tokens.</summary>
internal static class RandomText
{
    private const string LettersAndDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private const string HexDigits = "0123456789abcdef";
    private const string DecimalDigits = "0123456789";

    // The generators of all supported frameworks are thread safe.
    private static readonly RandomNumberGenerator Generator = RandomNumberGenerator.Create();

    internal static string Alphanumeric(int length) => Draw(length, LettersAndDigits);

    internal static string Hexadecimal(int length) => Draw(length, HexDigits);

    internal static string Digits(int length) => Draw(length, DecimalDigits);

    private static string Draw(int length, string alphabet)
    {
        // Bytes beyond the last whole multiple of the alphabet are thrown away, so that no character is likelier.
        int limit = 256 - (256 % alphabet.Length);
        var text = new char[length];
        var bytes = new byte[length + 8];
        int filled = 0;
        while (filled < length)
        {
            Generator.GetBytes(bytes);
            foreach (byte b in bytes)
            {
                if (b < limit && filled < length)
                {
                    text[filled++] = alphabet[b % alphabet.Length];
                }
            }
        }

        return new string(text);
    }
}
