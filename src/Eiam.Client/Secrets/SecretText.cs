using System;
using System.Runtime.InteropServices;
using System.Security;

namespace Eiam.Client.Secrets;

/// <summary>Moves secrets between <see cref="SecureString"/> and the wire; copies that this class makes are zeroed.</summary>
public static class SecretText
{
    /// <summary>The longest text that a SecureString takes, in characters.</summary>
    public const int MaxLength = 65_536;

    internal delegate TResult Use<in TState, out TResult>(ReadOnlySpan<char> text, TState state);

    /// <summary>Makes a read-only <see cref="SecureString"/> of a text.</summary>
    /// <param name="text">The secret. The caller's copy stays as it is.</param>
    /// <returns>A new read-only secure string.</returns>
    public static unsafe SecureString ToSecure(ReadOnlySpan<char> text)
    {
        SecureString secure;
        fixed (char* start = text)
        {
            // An empty span has no address, and the constructor refuses null.
            secure = text.IsEmpty ? new SecureString() : new SecureString(start, text.Length);
        }

        secure.MakeReadOnly();
        return secure;
    }

    /// <summary>Makes a read-only <see cref="SecureString"/> of a text.</summary>
    /// <param name="text">The secret. The caller's copy stays as it is.</param>
    /// <returns>A new read-only secure string.</returns>
    public static SecureString ToSecure(string text) => ToSecure(text.AsSpan());

    /// <summary>Gives the text of a secret, where a string cannot be avoided (a header, <c>-AsPlainText</c>).</summary>
    /// <param name="secure">The secret.</param>
    /// <returns>The text. It lives until the garbage collector takes it.</returns>
    public static string ToText(SecureString secure) => Read(secure, 0, static (text, _) => text.ToString());

    internal static unsafe TResult Read<TState, TResult>(SecureString secure, TState state, Use<TState, TResult> use)
    {
        if (secure is null)
        {
            throw new ArgumentNullException(nameof(secure));
        }

        IntPtr copy = Marshal.SecureStringToGlobalAllocUnicode(secure);
        try
        {
            return use(new ReadOnlySpan<char>((void*)copy, secure.Length), state);
        }
        finally
        {
            Marshal.ZeroFreeGlobalAllocUnicode(copy);
        }
    }
}
