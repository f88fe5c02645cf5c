using System;
using System.Security;
using System.Threading;
using System.Threading.Tasks;
using Eiam.Client.Secrets;

namespace Eiam.Client.Requests;

/// <summary>
/// Gives a new id token for a session token, and where the tenant is set up so, a new session token. The page shows
/// <c>session_token, expire, id_token</c> and no status. CIAM prints the header as <c>session-token</c>; EIAM's own name is sent.
/// Source: EIAM:userapi/token/session-token-id-token.html.
/// </summary>
public sealed class TokenRefreshRequest : LoginRequest
{
    private LoginResult? _seen;

    /// <summary>Makes the request.</summary>
    /// <param name="sessionToken">The session token (<c>X-session-token</c>).</param>
    /// <exception cref="ArgumentException">The token is empty or cannot be sent.</exception>
    public TokenRefreshRequest(SecureString? sessionToken)
        : base(Endpoints.TokenRefresh, InputCheck.Token(sessionToken, "SessionToken"))
    {
    }

    /// <summary>Refreshes a token that can be the signed-in user's: then the user has the new tokens, and there is one refresh for all who ask at once.</summary>
    /// <param name="sessionToken">The session token (<c>X-session-token</c>).</param>
    /// <param name="user">Who is signed in; null for nobody.</param>
    /// <returns>The request.</returns>
    /// <exception cref="ArgumentException">The token is empty or cannot be sent.</exception>
    public static TokenRefreshRequest Of(SecureString? sessionToken, SignedInUser? user)
    {
        TokenRefreshRequest request = new(sessionToken);
        if (user?.Login is { } login && request.IsOf(login))
        {
            request.User = user;
            request._seen = login;
        }

        return request;
    }

    /// <summary>The session token that is sent.</summary>
    public SecureString SessionToken => Token!;

    internal override Task<object?> RunAsync(EiamClient client, IEiamTrace? trace, CancellationToken stop) =>
        _seen is { } seen && User is { } user ? client.RefreshAsync(this, user, seen, trace, stop) : base.RunAsync(client, trace, stop);

    private protected override LoginStatus WithoutStatus => LoginStatus.Success;

    private bool IsOf(LoginResult login) => login.SessionToken is { } own && SecretText.ToText(own) == SecretText.ToText(SessionToken);
}
