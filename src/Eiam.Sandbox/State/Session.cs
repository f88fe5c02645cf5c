using System;

namespace Eiam.Sandbox.State;

/// <summary>A signed-in user in one application.</summary>
internal sealed record Session(string Token, SandboxUser User, string ClientId, DateTimeOffset ExpiresAt)
{
    /// <summary>The rest of its time, in started seconds.</summary>
    internal long SecondsLeft(DateTimeOffset now) => (long)Math.Ceiling((ExpiresAt - now).TotalSeconds);
}
