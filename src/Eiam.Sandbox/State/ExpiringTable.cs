using System;
using System.Collections.Generic;
using System.Linq;

namespace Eiam.Sandbox.State;

/// <summary>What a key is at a moment.</summary>
internal enum Standing
{
    Unknown,
    Expired,
    Live,
}

/// <summary>One-time values by key. Not thread safe: its owner has the lock.</summary>
/// <param name="expiredKept">
/// How many entries may stay after their time, so that "expired" can be told from "unknown" without keeping them for ever.
/// </param>
internal sealed class ExpiringTable<T>(int expiredKept)
    where T : class
{
    private readonly Dictionary<string, Entry> _entries = new(StringComparer.Ordinal);
    private readonly Queue<string> _oldestFirst = new();
    private long _added;

    internal int Count => _entries.Count;

    internal void Add(string key, T value, DateTimeOffset expiresAt, DateTimeOffset now)
    {
        Trim(now);
        _entries.Add(key, new Entry(value, expiresAt, _added++));
        _oldestFirst.Enqueue(key);
    }

    internal Standing Find(string key, DateTimeOffset now, out T? value)
    {
        if (!_entries.TryGetValue(key, out Entry entry))
        {
            value = null;
            return Standing.Unknown;
        }

        value = entry.Value;
        return now < entry.ExpiresAt ? Standing.Live : Standing.Expired;
    }

    /// <summary>The value, if it is live; null else, and for a key that is null.</summary>
    internal T? FindLive(string? key, DateTimeOffset now) =>
        key is not null && Find(key, now, out T? value) == Standing.Live ? value : null;

    /// <summary>All values that are live, oldest first. The queue has keys that are gone, so that it gives no order.</summary>
    internal IEnumerable<T> Live(DateTimeOffset now) =>
        _entries.Values.Where(entry => now < entry.ExpiresAt).OrderBy(entry => entry.Number).Select(entry => entry.Value);

    internal void Remove(string key) => _entries.Remove(key);

    /// <summary>Each key is queued and dropped once, so that the cost of one Add is constant on average.</summary>
    private void Trim(DateTimeOffset now)
    {
        while (_oldestFirst.Count > 0)
        {
            string oldest = _oldestFirst.Peek();
            bool isGone = !_entries.TryGetValue(oldest, out Entry entry);
            if (!isGone && (_oldestFirst.Count <= expiredKept || now < entry.ExpiresAt))
            {
                return;
            }

            _entries.Remove(oldest);
            _oldestFirst.Dequeue();
        }
    }

    private readonly struct Entry(T value, DateTimeOffset expiresAt, long number)
    {
        internal T Value { get; } = value;

        internal DateTimeOffset ExpiresAt { get; } = expiresAt;

        internal long Number { get; } = number;
    }
}
