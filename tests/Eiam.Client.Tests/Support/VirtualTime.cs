using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace Eiam.Client.Tests.Support;

/// <summary>
/// A clock without waiting: who asks it for a timer is called at once, with the clock moved on by as much as was asked for.
/// With <see cref="Frozen"/> set, timers never come.
/// </summary>
internal sealed class VirtualTime(DateTimeOffset start) : TimeProvider
{
    private readonly Lock _lock = new();
    private readonly List<TimeSpan> _waits = [];
    private readonly TaskCompletionSource _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private DateTimeOffset _now = start;

    public bool Frozen { get; init; }

    /// <summary>Every wait that was asked for, in its order.</summary>
    public IReadOnlyList<TimeSpan> Waits
    {
        get
        {
            lock (_lock)
            {
                return [.. _waits];
            }
        }
    }

    /// <summary>Ends when somebody begins to wait.</summary>
    public Task Waiting => _asked.Task;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_lock)
        {
            return _now;
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        VirtualTimer timer = new(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    private void Pass(TimeSpan wait, TimerCallback callback, object? state)
    {
        lock (_lock)
        {
            _waits.Add(wait);
            _now += Frozen ? TimeSpan.Zero : wait;
        }

        _asked.TrySetResult();
        if (!Frozen)
        {
            ThreadPool.QueueUserWorkItem(_ => callback(state));
        }
    }

    private sealed class VirtualTimer(VirtualTime time, TimerCallback callback, object? state) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            if (dueTime != Timeout.InfiniteTimeSpan)
            {
                time.Pass(dueTime, callback, state);
            }

            return true;
        }

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => default;
    }
}
