using System;

namespace Eiam.Sandbox.State;

/// <summary>The least that a recipient of a code by e-mail must look like: one @ with text on both sides.</summary>
internal static class EmailAddress
{
    /// <exception cref="ArgumentException">It does not look like an address.</exception>
    internal static string Check(string email, string parameterName)
    {
        _ = email ?? throw new ArgumentNullException(parameterName);
        return IsOne(email)
            ? email
            : throw new ArgumentException($"'{email}' is not an e-mail address. Give one like name@example.com.", parameterName);
    }

    internal static bool IsOne(string text)
    {
        string[] parts = text.Split('@');
        return parts.Length == 2 && parts[0].Length > 0 && parts[1].Length > 0 && text.Trim() == text;
    }
}
