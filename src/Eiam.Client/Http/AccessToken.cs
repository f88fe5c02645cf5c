using System;
using System.Security;

namespace Eiam.Client.Http;

/// <summary>A token that is renewed, and its time.</summary>
internal sealed class AccessToken
{
    private static readonly TimeSpan LongestMargin = TimeSpan.FromSeconds(60);

    public AccessToken(SecureString value, DateTimeOffset receivedAt, TimeSpan lifetime)
    {
        Value = value;

        // Before its end, so that a call that is just sent does not meet it; a tenth at the most, so that a short one is used at all.
        TimeSpan tenth = TimeSpan.FromTicks(lifetime.Ticks / 10);
        TimeSpan used = lifetime - (tenth < LongestMargin ? tenth : LongestMargin);
        RenewAt = used < DateTimeOffset.MaxValue - receivedAt ? receivedAt + used : DateTimeOffset.MaxValue;
    }

    /// <summary>A token that is used until a moment.</summary>
    public AccessToken(SecureString value, DateTimeOffset renewAt)
    {
        Value = value;
        RenewAt = renewAt;
    }

    public SecureString Value { get; }

    public DateTimeOffset RenewAt { get; }
}
