using System;
using System.Security;
using System.Threading;
using System.Threading.Tasks;
using Eiam.Client.Http;
using Eiam.Client.Requests;
using Eiam.Client.Tokens;

namespace Eiam.Client;

/// <summary>
/// The user whom a session acts as: the tokens of a login, whose id token lives for minutes and is refreshed by the session token when it has ended,
/// or when the tenant says so. However many calls need it, there is one refresh.
/// </summary>
public sealed class SignedInUser
{
    private readonly EiamClient _client;
    private readonly RenewableToken _idToken;
    private LoginResult _login;

    /// <summary>Makes a user of a login.</summary>
    /// <param name="client">The session's client.</param>
    /// <param name="login">The login; it ended in a session.</param>
    public SignedInUser(EiamClient client, LoginResult login)
    {
        _client = client ?? throw new ArgumentNullException(nameof(client));
        _login = login ?? throw new ArgumentNullException(nameof(login));
        _idToken = new RenewableToken(RefreshAsync, client.Options.TimeProvider, Token(login));
    }

    /// <summary>The tokens as they are now.</summary>
    public LoginResult Login => Volatile.Read(ref _login);

    /// <summary>Refreshes the tokens, also where they have not ended. Callers who saw the same tokens share one refresh.</summary>
    /// <param name="seen">The tokens as the caller saw them.</param>
    /// <param name="trace">Takes the trace of a refresh that begins here.</param>
    /// <param name="stop">Ends the wait, not the refresh.</param>
    /// <exception cref="EiamException">The tenant did not refresh them.</exception>
    internal async Task<LoginResult> RefreshAsync(LoginResult seen, IEiamTrace? trace, CancellationToken stop)
    {
        try
        {
            await _idToken.RenewAsync(() => !ReferenceEquals(Login, seen), trace, stop).ConfigureAwait(false);
        }
        catch (EiamException e) when (e.Outcome == RequestOutcome.CarriedOut && !ReferenceEquals(Login, seen))
        {
            // Answered without an id token: what else came is the result.
        }

        // Each caller's result has its own record.
        return Login.Copy();
    }

    /// <summary>The id token, refreshed where it has ended.</summary>
    /// <exception cref="EiamException">The tenant did not refresh it.</exception>
    internal async Task<SecureString> GetIdTokenAsync(IEiamTrace? trace, CancellationToken stop) => (await GetAsync(trace, stop).ConfigureAwait(false)).Value;

    /// <summary>The same, to be told of where the tenant refuses it.</summary>
    internal Task<AccessToken> GetAsync(IEiamTrace? trace, CancellationToken stop) => _idToken.GetAsync(trace, stop);

    internal void Drop(AccessToken refused) => _idToken.Drop(refused);

    private async Task<AccessToken> RefreshAsync(IEiamTrace? trace)
    {
        LoginResult login = await _client.SendAsync(new TokenRefreshRequest(Login.SessionToken), trace, CancellationToken.None).ConfigureAwait(false);
        login.Session = Login.Session;
        login.SessionToken ??= Login.SessionToken;
        Volatile.Write(ref _login, login);
        return Token(login) ?? throw new EiamException(
            FailureKind.UnreadableAnswer, RequestOutcome.CarriedOut, EiamErrorId.UnexpectedResponse, $"{Endpoints.TokenRefresh} was answered without an id token.");
    }

    // A token that does not say when it ends is used until the tenant refuses it.
    private static AccessToken? Token(LoginResult login)
    {
        if (login.IdToken is not { } token)
        {
            return null;
        }

        try
        {
            return new AccessToken(token, IdTokenReader.Read(token).ExpiresAt ?? DateTimeOffset.MaxValue);
        }
        catch (ArgumentException)
        {
            return new AccessToken(token, DateTimeOffset.MaxValue);
        }
    }
}
