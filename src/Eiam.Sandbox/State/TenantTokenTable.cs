using System;

namespace Eiam.Sandbox.State;

/// <summary>The access tokens of applications. Not thread safe: its owner has the lock.</summary>
internal sealed class TenantTokenTable
{
    // An expired token is answered like an unknown one, so none is kept.
    private ExpiringTable<TenantToken> _tokens = new(expiredKept: 0);
    private TenantToken? _newest;

    /// <summary>A new token, or the newest one where the options say so and it is alive for at least a second.</summary>
    internal TenantToken Issue(SandboxOptions options, DateTimeOffset now)
    {
        if (options.ReuseTenantToken && _newest is { } newest && newest.ClientId == options.ClientId && newest.SecondsLeft(now) > 0)
        {
            return newest;
        }

        _newest = new TenantToken(RandomText.Alphanumeric(36), options.ClientId, now + options.TenantTokenLifetime);
        _tokens.Add(_newest.Text, _newest, _newest.ExpiresAt, now);
        return _newest;
    }

    internal bool IsLive(string? text, string clientId, DateTimeOffset now) =>
        _tokens.FindLive(text, now) is { } token && token.ClientId == clientId;

    internal void Clear()
    {
        _tokens = new ExpiringTable<TenantToken>(expiredKept: 0);
        _newest = null;
    }
}
