using System.Runtime.CompilerServices;
using System.Security;

namespace Eiam.Client.Secrets;

/// <summary>
/// Which session a token came from, kept beside the SecureString itself, so that it follows the token whatever record carries it. A token that
/// became plain text, or a copy, has no origin.
/// </summary>
public static class TokenOrigin
{
    private static readonly ConditionalWeakTable<SecureString, object> Origins = new();

    /// <summary>The session that the token came from; null for one that did not come from an answer.</summary>
    /// <param name="token">The token.</param>
    /// <returns>What <see cref="EiamClientOptions.Owner"/> was for that client.</returns>
    public static object? Of(SecureString token) => Origins.TryGetValue(token, out object? owner) ? owner : null;

    /// <summary>Marks a secret as one of a session's.</summary>
    /// <param name="token">The token.</param>
    /// <param name="owner">The session; null marks nothing.</param>
    /// <returns>The token.</returns>
    public static SecureString Mark(SecureString token, object? owner)
    {
        if (owner is not null)
        {
            Origins.Add(token, owner);
        }

        return token;
    }
}
