using System;
using Eiam.Sandbox.Tokens;

namespace Eiam.Sandbox.State;

/// <summary>The state tokens of logins that have a next step. Not thread safe: its owner has the lock.</summary>
internal sealed class StateTokenTable
{
    // An expired state token is answered like an unknown one, so none is kept.
    private readonly ExpiringTable<StateToken> _tokens = new(expiredKept: 0);
    private readonly StateTokenIssuer _issuer = new();

    /// <param name="step">The next step.</param>
    /// <param name="identity">The social account that is to be bound, if there is one.</param>
    /// <param name="user">Whose login it is, where that is known.</param>
    /// <param name="options">Client and lifetime.</param>
    /// <param name="now">The tenant's time.</param>
    internal string Issue(LoginStep step, SocialIdentity? identity, SandboxUser? user, SandboxOptions options, DateTimeOffset now)
    {
        DateTimeOffset expiresAt = now + options.StateTokenLifetime;
        string text = _issuer.Issue(options.ClientId, now, expiresAt);
        _tokens.Add(text, new StateToken(text, options.ClientId) { Step = step, Identity = identity, User = user }, expiresAt, now);
        return text;
    }

    /// <summary>The live token of this client; null if there is none.</summary>
    internal StateToken? Find(string? text, string clientId, DateTimeOffset now) =>
        _tokens.FindLive(text, now) is { } token && token.ClientId == clientId ? token : null;

    internal void Remove(StateToken token) => _tokens.Remove(token.Text);
}
