using System;
using System.Collections.Generic;
using Eiam.Sandbox.Endpoints;
using Eiam.Sandbox.Tokens;

namespace Eiam.Sandbox.State;

/// <summary>
/// Users, WeChat identities, codes and state tokens, and the steps between them. Thread safe: each step is one turn
/// under one lock, so that of many callers with one code exactly one gets it.
/// </summary>
internal sealed class TenantState(SandboxOptions options, SandboxClock clock)
{
    // Enough for a test to be told "expired" whenever it asks; a load test's leftovers beyond that are forgotten.
    private const int ExpiredCodesKept = 10_000;

    private readonly object _lock = new();
    private readonly UserDirectory _users = new();
    private readonly Dictionary<string, WeChatIdentity> _identities = new(StringComparer.Ordinal);
    private readonly ExpiringTable<SandboxCode> _loginCodes = new(ExpiredCodesKept);
    private readonly ExpiringTable<SandboxCode> _phoneCodes = new(ExpiredCodesKept);

    // An expired state token is answered like an unknown one, so none is kept.
    private readonly ExpiringTable<StateToken> _stateTokens = new(expiredKept: 0);
    private readonly StateTokenIssuer _stateTokenIssuer = new();

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

    internal SandboxUser AddUser(string mobile, string? userName, string? name, string? email, bool disabled, bool requireMfa)
    {
        lock (_lock)
        {
            return _users.Add(mobile, userName, name, email, disabled, requireMfa);
        }
    }

    internal SandboxCode IssueCode(SandboxCodeKind kind, string mobile)
    {
        (ExpiringTable<SandboxCode> table, string text) = kind switch
        {
            SandboxCodeKind.MiniProgramLogin => (_loginCodes, RandomText.Alphanumeric(32)),
            SandboxCodeKind.WeChatPhone => (_phoneCodes, RandomText.Hexadecimal(64)),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Give MiniProgramLogin or WeChatPhone."),
        };
        DateTimeOffset now = clock.GetUtcNow();
        var code = new SandboxCode(kind, text, mobile, now + options.CodeLifetime);
        lock (_lock)
        {
            table.Add(text, code, code.ExpiresAt, now);
        }

        return code;
    }

    /// <summary>The first step: takes the code of wx.login.</summary>
    /// <exception cref="SdkException">The code is unknown, used or expired.</exception>
    internal LoginOutcome LogIn(string code)
    {
        lock (_lock)
        {
            DateTimeOffset now = clock.GetUtcNow();
            SandboxCode taken = Take(_loginCodes, code, SdkFields.Code, now);
            WeChatIdentity identity = IdentityOf(taken.Mobile);
            if (identity.User is { } user)
            {
                LoginStatus status = StatusOf(user);
                return new LoginOutcome(status, user, status == LoginStatus.MfaAuth ? NewStateToken(identity, now) : null);
            }

            bool isKnown = _users.FindByMobile(taken.Mobile) is not null;
            return new LoginOutcome(
                isKnown ? LoginStatus.SocialBind : LoginStatus.UserRegister, StateToken: NewStateToken(identity, now));
        }
    }

    /// <summary>The second step: binds the state token's WeChat identity to the user with the phone code's mobile.</summary>
    /// <param name="stateToken">The token as sent; null if none was.</param>
    /// <param name="phoneCode">The code of getPhoneNumber.</param>
    /// <param name="register">Whether a user is made where none has the mobile.</param>
    /// <exception cref="SdkException">The token or the code is refused, or no user has the mobile.</exception>
    internal LoginOutcome Bind(string? stateToken, string phoneCode, bool register)
    {
        lock (_lock)
        {
            DateTimeOffset now = clock.GetUtcNow();
            WeChatIdentity identity = Accept(stateToken, now).Identity;
            SandboxCode taken = Take(_phoneCodes, phoneCode, SdkFields.WeChatCode, now);
            SandboxUser user = _users.FindByMobile(taken.Mobile)
                ?? (register ? _users.Add(taken.Mobile, null, null, null, false, false) : throw SdkException.UserNotFound());

            // Whether a user may have two WeChat accounts is not documented, so nothing is refused here.
            identity.BindTo(user);
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

    private static LoginStatus StatusOf(SandboxUser user) =>
        user.Disabled ? LoginStatus.AccessDenied : user.RequireMfa ? LoginStatus.MfaAuth : LoginStatus.Success;

    private static SandboxCode Take(ExpiringTable<SandboxCode> table, string code, string field, DateTimeOffset now)
    {
        switch (table.Find(code, now, out SandboxCode? found))
        {
            case Standing.Live:
                // A used code is answered like an unknown one, so it need not be kept.
                table.Remove(code);
                found!.MarkUsed();
                return found;
            case Standing.Expired:
                throw SdkException.HasExpired(field);
            default:
                throw SdkException.HasFailed(field);
        }
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
        return isLive && found!.ClientId == options.ClientId ? found : throw SdkException.BadStateToken();
    }

    private string NewStateToken(WeChatIdentity identity, DateTimeOffset now)
    {
        DateTimeOffset expiresAt = now + options.StateTokenLifetime;
        string text = _stateTokenIssuer.Issue(options.ClientId, now, expiresAt);
        _stateTokens.Add(text, new StateToken(identity, options.ClientId), expiresAt, now);
        return text;
    }
}
