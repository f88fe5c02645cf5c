using System.Runtime.CompilerServices;
using System.Security;

namespace Eiam;

/// <summary>
/// Which session a token came from, kept beside the SecureString itself, so that it follows the token whatever record carries it. A token that
/// became plain text, or a copy, has no origin.
/// </summary>
internal static class TokenOrigin
{
    private static readonly ConditionalWeakTable<SecureString, object> Origins = new();

    /// <summary>The session that the token came from; null for one that did not come from an answer.</summary>
    public static object? Of(SecureString token) => Origins.TryGetValue(token, out object? owner) ? owner : null;

    /// <summary>Marks a secret as one of a session's; null marks nothing.</summary>
    public static SecureString Mark(SecureString token, object? owner)
    {
        if (owner is not null)
        {
            _ = Origins.GetValue(token, _ => owner);
        }

        return token;
    }
}
