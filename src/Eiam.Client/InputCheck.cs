using System;
using System.Security;

namespace Eiam.Client;

/// <summary>Checks of what a caller gives, made before anything is sent. Each error names the parameter.</summary>
internal static class InputCheck
{
    /// <summary>A value that becomes a header: visible ASCII and inner spaces, since the API names no encoding for anything else.</summary>
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
    public static SecureString Token(SecureString? value, string parameter)
    {
        SecureString present = Present(value, parameter);
        return SecretText.Read(present, (parameter, present), static (text, state) =>
        {
            HeaderCharacters(text, state.parameter);
            return text.IndexOf(' ') < 0
                ? state.present
                : throw new ArgumentException($"{state.parameter} holds a space; a token has none. Check that it was copied whole and alone.", state.parameter);
        });
    }

    /// <summary>A code or password that goes into the body.</summary>
    public static SecureString Code(SecureString? value, string parameter)
    {
        SecureString present = Present(value, parameter);
        return SecretText.Read(present, (parameter, present), static (text, state) =>
        {
            CodeCharacters(text, state.parameter);
            return state.present;
        });
    }

    /// <summary>A time span that timers take.</summary>
    public static void Wait(TimeSpan value, TimeSpan longest, string parameter)
    {
        if (value < TimeSpan.Zero || value > longest)
        {
            throw new ArgumentException($"{parameter} is {value.TotalSeconds} s; it can be 0 to {longest.TotalSeconds} s.", parameter);
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
            throw new ArgumentException($"{parameter} is blank. Give the code as the mini program received it.", parameter);
        }

        for (int i = 0; i < text.Length; i++)
        {
            bool pair = char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]);
            if (char.IsControl(text[i]) || (char.IsSurrogate(text[i]) && !pair))
            {
                throw new ArgumentException($"{parameter} holds a control character or half a character at position {i + 1}. Give the code as the mini program received it.", parameter);
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
                throw new ArgumentException($"{parameter} holds a line break at position {i + 1}; a header value cannot.", parameter);
            }

            if (c is < ' ' or > '~')
            {
                throw new ArgumentException($"{parameter} holds U+{(int)c:X4} at position {i + 1}; a header value takes visible ASCII characters and spaces alone.", parameter);
            }
        }
    }
}
