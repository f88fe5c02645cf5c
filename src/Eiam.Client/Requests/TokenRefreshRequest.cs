using System;
using System.Security;
using Eiam.Client.Secrets;

namespace Eiam.Client.Requests;

/// <summary>
/// Gives a new id token for a session token, and where the tenant is set up so, a new session token. The page shows
/// <c>session_token, expire, id_token</c> and no status. CIAM prints the header as <c>session-token</c>; EIAM's own name is sent.
/// Source: EIAM:userapi/token/session-token-id-token.html.
/// </summary>
public sealed class TokenRefreshRequest : LoginRequest
{
    /// <summary>Makes the request.</summary>
    /// <param name="sessionToken">The session token (<c>X-session-token</c>).</param>
    /// <exception cref="ArgumentException">The token is empty or cannot be sent.</exception>
    public TokenRefreshRequest(SecureString? sessionToken)
        : base(Endpoints.TokenRefresh, InputCheck.Token(sessionToken, "SessionToken"))
    {
    }

    /// <summary>The session token that is sent.</summary>
    public SecureString SessionToken => Token!;

    /// <summary>Whether it refreshes the tokens of a login.</summary>
    /// <param name="login">The login.</param>
    /// <returns>Whether it has the same session token.</returns>
    public bool IsOf(LoginResult login) => login?.SessionToken is { } own && SecretText.ToText(own) == SecretText.ToText(SessionToken);

    private protected override LoginStatus WithoutStatus => LoginStatus.Success;
}
