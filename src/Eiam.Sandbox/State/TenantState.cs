using System;
using System.Collections.Generic;
using System.Linq;
using Eiam.Sandbox.Endpoints;
using Eiam.Sandbox.Tokens;

namespace Eiam.Sandbox.State;

/// <summary>
/// Users, WeChat identities, codes and tokens, and the steps between them. Thread safe: each step is one turn under one lock, so that of many
/// callers with one code exactly one gets it.
/// </summary>
internal sealed class TenantState(SandboxOptions options, SandboxClock clock)
{
    // Enough for a test to be told "expired" whenever it asks; a load test's leftovers beyond that are forgotten.
    private const int ExpiredCodesKept = 10_000;

    private readonly object _lock = new();
    private readonly UserDirectory _users = new();
    private readonly Dictionary<string, WeChatIdentity> _identities = new(StringComparer.Ordinal);
    private readonly ExpiringTable<SandboxCode> _codes = new(ExpiredCodesKept);

    // An expired token is answered like an unknown one, so none is kept.
    private readonly ExpiringTable<StateToken> _stateTokens = new(expiredKept: 0);
    private readonly ExpiringTable<SandboxUser> _sessions = new(expiredKept: 0);
    private readonly ExpiringTable<SandboxUser> _idTokens = new(expiredKept: 0);
    private readonly StateTokenIssuer _stateTokenIssuer = new();
    private ExpiringTable<string> _tenantTokens = new(expiredKept: 0);
    private (string Token, DateTimeOffset ExpiresAt)? _lastTenantToken;

    internal IReadOnlyList<SandboxUser> Users
    {
        get
        {
            lock (_lock)
            {
                return _users.Snapshot();
            }
        }
    }

    internal SandboxUser AddUser(SandboxUserOptions user)
    {
        string mobile = MobileNumber.Normalise(user.Mobile, "mobile");
        lock (_lock)
        {
            return _users.Add(mobile, user, clock.GetUtcNow());
        }
    }

    internal SandboxUser? FindUser(Func<UserDirectory, SandboxUser?> find)
    {
        lock (_lock)
        {
            return find(_users);
        }
    }

    internal (int Total, IReadOnlyList<SandboxUser> Users) ListUsers(string? organizationId, long skip, int take)
    {
        lock (_lock)
        {
            IReadOnlyList<SandboxUser> all = _users.Of(organizationId);
            List<SandboxUser> page = new(take);
            for (long i = skip; i < all.Count && page.Count < take; i++)
            {
                page.Add(all[(int)i]);
            }

            return (all.Count, page);
        }
    }

    internal SandboxCode IssueCode(SandboxCodeKind kind, string recipient)
    {
        string owner = kind == SandboxCodeKind.MfaEmail ? EmailAddress(recipient) : MobileNumber.Normalise(recipient, "mobile");
        DateTimeOffset now = clock.GetUtcNow();
        lock (_lock)
        {
            SandboxCode code;
            do
            {
                string text = kind switch
                {
                    SandboxCodeKind.MiniProgramLogin => RandomText.Alphanumeric(32),
                    SandboxCodeKind.WeChatPhone => RandomText.Hexadecimal(64),
                    SandboxCodeKind.MfaSms or SandboxCodeKind.MfaEmail => RandomText.Digits(6),
                    _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Give MiniProgramLogin, WeChatPhone, MfaSms or MfaEmail."),
                };
                code = new SandboxCode(kind, text, owner, now + options.CodeLifetime);
            }
            while (_codes.Find(KeyOf(code), now, out _) != Standing.Unknown);
            _codes.Add(KeyOf(code), code, code.ExpiresAt, now);
            return code;
        }
    }

    /// <summary>The first step: takes the code of wx.login.</summary>
    /// <exception cref="SandboxException">The code is unknown, used or expired.</exception>
    internal LoginOutcome LogIn(string code)
    {
        lock (_lock)
        {
            DateTimeOffset now = clock.GetUtcNow();
            SandboxCode taken = TakeWeChat(SandboxCodeKind.MiniProgramLogin, code, "code", now);
            WeChatIdentity identity = IdentityOf(taken.Recipient);
            if (identity.User is { } user)
            {
                LoginStatus status = StatusOf(user);
                return new LoginOutcome(status, user, status == LoginStatus.MfaAuth ? NewStateToken(identity, now) : null);
            }

            bool isKnown = _users.ByMobile(taken.Recipient) is not null;
            return new LoginOutcome(
                isKnown ? LoginStatus.SocialBind : LoginStatus.UserRegister, StateToken: NewStateToken(identity, now));
        }
    }

    /// <summary>The second step: binds the state token's WeChat identity to the user with the phone code's mobile.</summary>
    /// <param name="stateToken">The token as sent; null if none was.</param>
    /// <param name="phoneCode">The code of getPhoneNumber.</param>
    /// <param name="register">Whether a user is made where none has the mobile.</param>
    /// <exception cref="SandboxException">The token or the code is refused, or no user has the mobile.</exception>
    internal LoginOutcome Bind(string? stateToken, string phoneCode, bool register)
    {
        lock (_lock)
        {
            DateTimeOffset now = clock.GetUtcNow();
            WeChatIdentity identity = Accept(stateToken, now).Identity;
            SandboxCode taken = TakeWeChat(SandboxCodeKind.WeChatPhone, phoneCode, "wechat_code", now);
            SandboxUser user = _users.ByMobile(taken.Recipient)
                ?? (register ? _users.Add(taken.Recipient, new SandboxUserOptions(), now) : throw SandboxException.UserNotFound());

            // Whether a user may have two WeChat accounts is not documented, so nothing is refused here.
            identity.BindTo(user, now);
            LoginStatus status = StatusOf(user);
            if (status == LoginStatus.Success || options.RotateStateToken)
            {
                _stateTokens.Remove(stateToken!);
            }

            // ACCESS_DENIED has no next step, so there is nothing that a new token would be for.
            bool carriesToken = status == LoginStatus.MfaAuth && options.RotateStateToken;
            return new LoginOutcome(status, user, carriesToken ? NewStateToken(identity, now) : null);
        }
    }

    /// <summary>The last step of a user who needs a second factor. A wrong code leaves the state token as it is: the page is silent.</summary>
    /// <exception cref="SandboxException">The token or the code is refused, or the recipient is not the user's.</exception>
    internal LoginOutcome ConfirmMfa(string? stateToken, SandboxCodeKind kind, string recipient, string code)
    {
        lock (_lock)
        {
            DateTimeOffset now = clock.GetUtcNow();
            SandboxUser user = Accept(stateToken, now).Identity.User ?? throw SandboxException.BadStateToken();
            bool isMobile = kind == SandboxCodeKind.MfaSms;
            string? own = isMobile ? user.Mobile : user.Email;
            string given = isMobile ? MobileNumber.TryNormalise(recipient) ?? recipient : recipient;
            if (!string.Equals(own, given, StringComparison.OrdinalIgnoreCase) || Take(KeyOf(kind, own!, code), now, out _) != Standing.Live)
            {
                throw isMobile ? SandboxException.BadSmsCode() : SandboxException.BadEmailCode();
            }

            _stateTokens.Remove(stateToken!);
            return new LoginOutcome(user.Disabled ? LoginStatus.AccessDenied : LoginStatus.Success, user);
        }
    }

    internal IReadOnlyList<WeChatIdentity> IdentitiesOf(SandboxUser user)
    {
        lock (_lock)
        {
            return [.. _identities.Values.Where(i => ReferenceEquals(i.User, user))];
        }
    }

    internal string NewSession(SandboxUser user) => Keep(_sessions, RandomText.Alphanumeric(32), user, options.SessionLifetime);

    internal string NewIdToken(SandboxUser user, IdTokenIssuer issuer) => Keep(_idTokens, issuer.Issue(user, clock.GetUtcNow()), user, options.IdTokenLifetime);

    internal SandboxUser? UserOfIdToken(string token) => Find(_idTokens, token);

    internal SandboxUser? UserOfSessionToken(string token) => Find(_sessions, token);

    /// <summary>The session token that counts after a refresh: the same, or a new one where the tenant rotates them.</summary>
    internal string RefreshSession(string token)
    {
        if (!options.RotateSessionToken || Find(_sessions, token) is not { } user)
        {
            return token;
        }

        lock (_lock)
        {
            _sessions.Remove(token);
        }

        return NewSession(user);
    }

    internal (string Token, TimeSpan Left) IssueTenantToken()
    {
        lock (_lock)
        {
            DateTimeOffset now = clock.GetUtcNow();
            if (options.ReuseTenantToken && _lastTenantToken is { } last && now < last.ExpiresAt)
            {
                return (last.Token, last.ExpiresAt - now);
            }

            DateTimeOffset expiresAt = now + options.TenantTokenLifetime;
            string token = RandomText.Alphanumeric(40);
            _tenantTokens.Add(token, token, expiresAt, now);
            _lastTenantToken = (token, expiresAt);
            return (token, options.TenantTokenLifetime);
        }
    }

    internal bool IsTenantToken(string token) => Find(_tenantTokens, token) is not null;

    internal void RevokeTenantTokens()
    {
        lock (_lock)
        {
            _tenantTokens = new ExpiringTable<string>(expiredKept: 0);
            _lastTenantToken = null;
        }
    }

    private static string EmailAddress(string recipient) => recipient is not null && recipient.IndexOf('@') > 0
        ? recipient
        : throw new ArgumentException($"'{recipient}' is not an e-mail address. Give one like zhangsan@example.com.", nameof(recipient));

    private static LoginStatus StatusOf(SandboxUser user) =>
        user.Disabled ? LoginStatus.AccessDenied : user.RequireMfa ? LoginStatus.MfaAuth : LoginStatus.Success;

    // A code of WeChat's is found by itself; one that was sent belongs to its recipient.
    private static string KeyOf(SandboxCodeKind kind, string recipient, string code) =>
        kind is SandboxCodeKind.MfaSms or SandboxCodeKind.MfaEmail ? $"{kind} {recipient.ToUpperInvariant()} {code}" : $"{kind} {code}";

    private static string KeyOf(SandboxCode code) => KeyOf(code.Kind, code.Recipient, code.Code);

    private string Keep(ExpiringTable<SandboxUser> table, string token, SandboxUser user, TimeSpan lifetime)
    {
        lock (_lock)
        {
            DateTimeOffset now = clock.GetUtcNow();
            table.Add(token, user, now + lifetime, now);
            return token;
        }
    }

    private T? Find<T>(ExpiringTable<T> table, string token)
        where T : class
    {
        lock (_lock)
        {
            return table.Find(token, clock.GetUtcNow(), out T? found) == Standing.Live ? found : null;
        }
    }

    private SandboxCode TakeWeChat(SandboxCodeKind kind, string code, string field, DateTimeOffset now) =>
        Take(KeyOf(kind, string.Empty, code), now, out SandboxCode? found) switch
        {
            Standing.Live => found!,
            Standing.Expired => throw SandboxException.HasExpired(field),
            _ => throw SandboxException.HasFailed(field),
        };

    private Standing Take(string key, DateTimeOffset now, out SandboxCode? found)
    {
        Standing standing = _codes.Find(key, now, out found);
        if (standing == Standing.Live)
        {
            // A used code is answered like an unknown one, so it need not be kept.
            _codes.Remove(key);
            found!.MarkUsed();
        }

        return standing;
    }

    private WeChatIdentity IdentityOf(string mobile)
    {
        if (!_identities.TryGetValue(mobile, out WeChatIdentity? identity))
        {
            identity = new WeChatIdentity();
            _identities.Add(mobile, identity);
        }

        return identity;
    }

    private StateToken Accept(string? stateToken, DateTimeOffset now)
    {
        StateToken? found = null;
        bool isLive = stateToken is not null && _stateTokens.Find(stateToken, now, out found) == Standing.Live;
        return isLive && found!.ClientId == options.ClientId ? found : throw SandboxException.BadStateToken();
    }

    private string NewStateToken(WeChatIdentity identity, DateTimeOffset now)
    {
        DateTimeOffset expiresAt = now + options.StateTokenLifetime;
        string text = _stateTokenIssuer.Issue(options.ClientId, now, expiresAt);
        _stateTokens.Add(text, new StateToken(identity, options.ClientId), expiresAt, now);
        return text;
    }
}
