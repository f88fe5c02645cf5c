using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Security;
using Eiam.Client.Json;
using Eiam.Client.Secrets;

namespace Eiam.Client;

/// <summary>Checks of what a caller gives, made before anything is sent. Each error names the parameter.</summary>
public static class InputCheck
{
    /// <summary>How deep an object may nest; the documented ones are flat.</summary>
    public const int MaxNesting = 16;

    // A pixel of any picture; a number beyond it would be written with an exponent.
    private const int MaxNumber = 100_000;

    // Of an id in an error.
    private const int MaxShown = 64;

    /// <summary>A value that becomes a header: visible ASCII and inner spaces, since the API names no encoding for anything else.</summary>
    /// <param name="value">The value.</param>
    /// <param name="parameter">The name that an error gives to it.</param>
    /// <returns>The value.</returns>
    /// <exception cref="ArgumentException">It cannot be sent.</exception>
    public static string Header(string value, string parameter)
    {
        if (string.IsNullOrEmpty(value))
        {
            throw new ArgumentException($"{parameter} is empty. Give a value, or leave the parameter out.", parameter);
        }

        HeaderCharacters(value.AsSpan(), parameter);
        if (value[0] == ' ' || value[value.Length - 1] == ' ')
        {
            throw new ArgumentException($"{parameter} begins or ends with a space. Remove it.", parameter);
        }

        return value;
    }

    /// <summary>A token that becomes a header.</summary>
    /// <param name="value">The secret.</param>
    /// <param name="parameter">The name that an error gives to it.</param>
    /// <returns>The secret.</returns>
    /// <exception cref="ArgumentException">It is missing or cannot be sent.</exception>
    public static SecureString Token(SecureString? value, string parameter)
    {
        SecureString present = Present(value, parameter);
        return SecretText.Read(present, (parameter, present), static (text, state) =>
        {
            HeaderCharacters(text, state.parameter);
            return text.IndexOf(' ') < 0
                ? state.present
                : throw new ArgumentException($"{state.parameter} contains a space; a token has none. Check that it was copied whole, with nothing around it.", state.parameter);
        });
    }

    /// <summary>A code or password that goes into the body.</summary>
    /// <param name="value">The secret.</param>
    /// <param name="parameter">The name that an error gives to it.</param>
    /// <returns>The secret.</returns>
    /// <exception cref="ArgumentException">It is missing or cannot be sent.</exception>
    public static SecureString Code(SecureString? value, string parameter)
    {
        SecureString present = Present(value, parameter);
        return SecretText.Read(present, (parameter, present), static (text, state) =>
        {
            CodeCharacters(text, state.parameter);
            return state.present;
        });
    }

    /// <summary>A text that goes into the body or the query.</summary>
    /// <param name="value">The text.</param>
    /// <param name="parameter">The name that an error gives to it.</param>
    /// <returns>The text.</returns>
    /// <exception cref="ArgumentException">It is empty, blank, or contains what cannot be sent.</exception>
    public static string Text(string? value, string parameter)
    {
        if (string.IsNullOrWhiteSpace(value))
        {
            throw new ArgumentException($"{parameter} is missing or empty.", parameter);
        }

        Characters(value.AsSpan(), parameter);
        return value!;
    }

    /// <summary>A text that may be left out.</summary>
    /// <param name="value">The text; null and an empty one are left out: an empty cell of a file is not given.</param>
    /// <param name="parameter">The name that an error gives to it.</param>
    /// <returns>The text; null where it is left out.</returns>
    /// <exception cref="ArgumentException">It is blank, or contains what cannot be sent.</exception>
    public static string? OptionalText(string? value, string parameter) => string.IsNullOrEmpty(value) ? null : Text(value, parameter);

    /// <summary>The fields of an object that goes into the body.</summary>
    /// <param name="value">
    /// The fields by name: text, boolean, number, null, and nested dictionaries and lists of these. A time is refused: its form is the tenant's own,
    /// so that it has to be given as a text.
    /// </param>
    /// <param name="parameter">The name that an error gives to it.</param>
    /// <returns>The fields; null where they are left out.</returns>
    /// <exception cref="ArgumentException">It contains something else, or nests deeper than <see cref="MaxNesting"/> levels.</exception>
    public static IReadOnlyDictionary<string, object?>? Fields(IReadOnlyDictionary<string, object?>? value, string parameter)
    {
        if (value is not null)
        {
            CheckFields(value, parameter, parameter, MaxNesting);
        }

        return value;
    }

    /// <summary>A whole body: what <see cref="Fields"/> lets pass, a list or a value of these by itself, and secrets, which are written as their text.</summary>
    /// <param name="value">The value.</param>
    /// <param name="parameter">The name that an error gives to it.</param>
    /// <returns>The value.</returns>
    /// <exception cref="ArgumentException">It contains something else, or nests deeper than <see cref="MaxNesting"/> levels.</exception>
    public static object? Content(object? value, string parameter)
    {
        CheckValue(value, parameter, parameter, MaxNesting, secrets: true);
        return value;
    }

    /// <summary>A text that goes into the path: an id.</summary>
    /// <param name="value">The text.</param>
    /// <param name="parameter">The name that an error gives to it.</param>
    /// <returns>The text.</returns>
    /// <exception cref="ArgumentException">It is empty, or would name another path.</exception>
    public static string PathValue(string? value, string parameter) => !NamesOtherPath(Text(value, parameter))
        ? value!
        : throw new ArgumentException($"{parameter} is '{ForeignText.ForPeople(value!, new Redactor(), MaxShown)}', which names another path. Give an id.", parameter);

    /// <summary>
    /// Whether a segment of a path, or a value that becomes one, has a part of dots for a server or a proxy that decodes it: <c>%2f..</c> is none for
    /// who sends it, and is for who decodes slashes. Decoded twice, since one may decode behind another; what follows a semicolon is left out, as some do.
    /// </summary>
    /// <param name="segment">The segment.</param>
    internal static bool NamesOtherPath(string segment)
    {
        if (segment.IndexOf('.') < 0 && segment.IndexOf('%') < 0)
        {
            return false;
        }

        foreach (string part in Uri.UnescapeDataString(Uri.UnescapeDataString(segment)).Split('/', '\\'))
        {
            int parameters = part.IndexOf(';');
            if ((parameters < 0 ? part : part.Substring(0, parameters)).Trim() is "." or "..")
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A number in a text, with a point where it has decimals, whatever the culture.</summary>
    /// <param name="value">The text.</param>
    /// <param name="parameter">The name that an error gives to it.</param>
    /// <returns>The number.</returns>
    /// <exception cref="ArgumentException">It is empty, no number, negative or endless.</exception>
    public static double Number(string? value, string parameter) => string.IsNullOrWhiteSpace(value)
        ? throw new ArgumentException($"{parameter} is missing or empty.", parameter)
        : double.TryParse(value, NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out double number)
            && number is >= 0 and <= MaxNumber
            ? number
            : throw new ArgumentException($"{parameter} is no number from 0 to {MaxNumber}. Give it in digits, with a point before decimals.", parameter);

    /// <summary>A time span that timers take.</summary>
    internal static void Wait(TimeSpan value, TimeSpan longest, string parameter)
    {
        if (value < TimeSpan.Zero || value > longest)
        {
            throw new ArgumentException($"{parameter} is {value.TotalSeconds} s; it can be 0 to {longest.TotalSeconds} s.", parameter);
        }
    }

    private static void CheckFields(IReadOnlyDictionary<string, object?> value, string path, string parameter, int levels, bool secrets = false)
    {
        foreach (KeyValuePair<string, object?> field in value)
        {
            if (string.IsNullOrWhiteSpace(field.Key))
            {
                throw new ArgumentException($"{path} has a field without a name.", parameter);
            }

            Characters(field.Key.AsSpan(), path + ": the name of a field");
            CheckValue(field.Value, path + "." + field.Key, parameter, levels, secrets);
        }
    }

    private static void CheckValue(object? value, string path, string parameter, int levels, bool secrets)
    {
        switch (value)
        {
            case null or bool or sbyte or byte or short or ushort or int or uint or long or ulong or decimal:
                break;
            case string text:
                Halves(text.AsSpan(), path, parameter);
                break;
            case JsonNumber when secrets:
                break;
            case SecureString secret when secrets:
                // An empty one is a text too.
                if (Readable(secret, path, parameter).Length > 0)
                {
                    SecretText.Read(secret, (path, parameter), static (text, to) => Halves(text, to.path, to.parameter));
                }

                break;
            case double number when !double.IsNaN(number) && !double.IsInfinity(number):
            case float single when !float.IsNaN(single) && !float.IsInfinity(single):
                break;
            case IReadOnlyDictionary<string, object?> or IList when levels == 0:
                throw new ArgumentException($"{parameter} nests deeper than {MaxNesting} levels.", parameter);
            case IReadOnlyDictionary<string, object?> fields:
                CheckFields(fields, path, parameter, levels - 1, secrets);
                break;
            case IList items:
                foreach (object? item in items)
                {
                    CheckValue(item, path, parameter, levels - 1, secrets);
                }

                break;
            default:
                throw new ArgumentException($"{path} is a {value.GetType().Name}; give text, a number, a boolean, null, or a list or table of these.", parameter);
        }
    }

    // A text of an object may have line breaks, which JSON escapes; half a character has no UTF-8.
    private static bool Halves(ReadOnlySpan<char> text, string path, string parameter)
    {
        for (int i = 0; i < text.Length; i++)
        {
            bool pair = char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]);
            if (char.IsSurrogate(text[i]) && !pair)
            {
                throw new ArgumentException($"{path} contains half a character at position {i + 1}.", parameter);
            }

            i += pair ? 1 : 0;
        }

        return true;
    }

    private static SecureString Readable(SecureString value, string path, string parameter)
    {
        try
        {
            _ = value.Length;
            return value;
        }
        catch (ObjectDisposedException)
        {
            throw new ArgumentException($"{path} is a SecureString that was disposed of.", parameter);
        }
    }

    private static SecureString Present(SecureString? value, string parameter)
    {
        try
        {
            return value is { Length: > 0 } ? value : throw new ArgumentException($"{parameter} is missing or empty.", parameter);
        }
        catch (ObjectDisposedException)
        {
            throw new ArgumentException($"{parameter} is a SecureString that was disposed of.", parameter);
        }
    }

    private static void CodeCharacters(ReadOnlySpan<char> text, string parameter)
    {
        if (text.IsWhiteSpace())
        {
            throw new ArgumentException($"{parameter} is blank. Give it as it was received.", parameter);
        }

        Characters(text, parameter);
        if (char.IsWhiteSpace(text[0]) || char.IsWhiteSpace(text[text.Length - 1]))
        {
            throw new ArgumentException($"{parameter} begins or ends with a space. Remove it.", parameter);
        }
    }

    // Half a character has no UTF-8, and a control character is a slip of the clipboard.
    private static void Characters(ReadOnlySpan<char> text, string parameter)
    {
        for (int i = 0; i < text.Length; i++)
        {
            bool pair = char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]);
            if (char.IsControl(text[i]) || (char.IsSurrogate(text[i]) && !pair))
            {
                throw new ArgumentException($"{parameter} contains a control character or half a character at position {i + 1}. Give it as it was received.", parameter);
            }

            i += pair ? 1 : 0;
        }
    }

    private static void HeaderCharacters(ReadOnlySpan<char> value, string parameter)
    {
        for (int i = 0; i < value.Length; i++)
        {
            char c = value[i];
            if (c is '\r' or '\n')
            {
                throw new ArgumentException($"{parameter} contains a line break at position {i + 1}; a header value cannot.", parameter);
            }

            if (c is < ' ' or > '~')
            {
                throw new ArgumentException($"{parameter} contains U+{(int)c:X4} at position {i + 1}; a header value takes only visible ASCII characters and spaces.", parameter);
            }
        }
    }
}
