using System;

namespace Eiam.Sandbox.State;

/// <summary>The sessions by their tokens. Not thread safe: its owner has the lock.</summary>
internal sealed class SessionTable
{
    // An expired session is answered like an unknown one, so none is kept.
    private readonly ExpiringTable<Session> _sessions = new(expiredKept: 0);

    internal Session Open(SandboxUser user, SandboxOptions options, DateTimeOffset now)
    {
        var session = new Session(RandomText.Alphanumeric(32), user, options.ClientId, now + options.SessionLifetime);
        _sessions.Add(session.Token, session, session.ExpiresAt, now);
        return session;
    }

    /// <summary>Ends a session and opens one with a new token and a whole lifetime.</summary>
    internal Session Replace(Session session, SandboxOptions options, DateTimeOffset now)
    {
        _sessions.Remove(session.Token);
        return Open(session.User, options, now);
    }

    /// <summary>The live session of this client; null if there is none.</summary>
    internal Session? Find(string? token, string clientId, DateTimeOffset now) =>
        _sessions.FindLive(token, now) is { } session && session.ClientId == clientId ? session : null;
}
