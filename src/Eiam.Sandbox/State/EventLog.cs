using System;
using System.Collections.Generic;
using System.Linq;

namespace Eiam.Sandbox.State;

/// <summary>Something that happened in the tenant.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Time">When.</param>
/// <param name="IsLogin">Whether somebody logged in, or tried to; else a server changed something.</param>
/// <param name="Call">The method and the path template.</param>
/// <param name="UserName">Who logged in; null where that is not known, or nobody did.</param>
/// <param name="Succeeded">How it ended.</param>
internal sealed record TenantEvent(string Id, DateTimeOffset Time, bool IsLogin, string Call, string? UserName, bool Succeeded);

/// <summary>What happened in the tenant, the newest of it. Not thread safe: its owner has the lock.</summary>
internal sealed class EventLog
{
    private const int Most = 10_000;

    private readonly Queue<TenantEvent> _events = [];

    internal void Add(TenantEvent one)
    {
        _events.Enqueue(one);
        if (_events.Count > Most)
        {
            _events.Dequeue();
        }
    }

    /// <summary>The events of a span of time, the newest first.</summary>
    internal IReadOnlyList<TenantEvent> Find(DateTimeOffset start, DateTimeOffset end) => [.. _events.Where(e => e.Time >= start && e.Time <= end).Reverse()];
}
