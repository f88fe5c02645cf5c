using System;
using System.Threading;

namespace Eiam.Sandbox;

/// <summary>
/// The tenant's clock: real time plus an offset that only grows, so that a test reaches an expiry without waiting for it.
/// </summary>
/// <remarks>Thread safe. Timers and timestamps are those of the system: only <see cref="GetUtcNow"/> is moved.</remarks>
public sealed class SandboxClock : TimeProvider
{
    // Far enough for any lifetime, and near enough that adding one to it never leaves DateTimeOffset's range.
    private static readonly TimeSpan FarthestOffset = TimeSpan.FromDays(36525);

    private long _offsetTicks;

    /// <summary>Real time plus everything that the clock was advanced by.</summary>
    /// <returns>The tenant's time, in UTC.</returns>
    public override DateTimeOffset GetUtcNow() => base.GetUtcNow().AddTicks(Interlocked.Read(ref _offsetTicks));

    /// <summary>The same, for callers that do not know of <see cref="TimeProvider"/>.</summary>
    public DateTimeOffset UtcNow => GetUtcNow();

    /// <summary>Moves the clock forward.</summary>
    /// <param name="by">How far; zero or more, and no more than 100 years in all.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="by"/> is negative, or leads too far.</exception>
    public void Advance(TimeSpan by)
    {
        if (by < TimeSpan.Zero)
        {
            throw new ArgumentOutOfRangeException(nameof(by), by, "The clock only moves forward. Give a time span of zero or more.");
        }

        long before;
        do
        {
            before = Interlocked.Read(ref _offsetTicks);
            if (by.Ticks > FarthestOffset.Ticks - before)
            {
                throw new ArgumentOutOfRangeException(nameof(by), by, "The clock moves at most 100 years ahead. Give a shorter time span.");
            }
        }
        while (Interlocked.CompareExchange(ref _offsetTicks, before + by.Ticks, before) != before);
    }
}
