using System;

namespace Eiam.Sandbox.State;

/// <summary>An application's access token for the tenant API.</summary>
internal sealed record TenantToken(string Text, string ClientId, DateTimeOffset ExpiresAt)
{
    /// <summary>The rest of its time, in whole seconds: 1799 and 1719 stand in the vendor's examples.</summary>
    internal long SecondsLeft(DateTimeOffset now) => (long)(ExpiresAt - now).TotalSeconds;
}
