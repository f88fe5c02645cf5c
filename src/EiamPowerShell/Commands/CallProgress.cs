using System;
using System.Diagnostics;
using System.Globalization;
using System.Management.Automation;

namespace EiamPowerShell.Commands;

/// <summary>Shows how far a long run is; a short one shows nothing.</summary>
internal sealed class CallProgress(Cmdlet cmdlet, string activity, int expected)
{
    private static readonly TimeSpan Before = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(250);

    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private TimeSpan _next = Before;
    private int _done;
    private int _failed;

    /// <summary>One more call has ended.</summary>
    public void Add(bool succeeded)
    {
        if (succeeded)
        {
            _done++;
        }
        else
        {
            _failed++;
        }

        TimeSpan now = _clock.Elapsed;
        if (now >= _next)
        {
            _next = now + Between;
            cmdlet.WriteProgress(Record(now));
        }
    }

    /// <summary>The run is over.</summary>
    public void End()
    {
        if (_next > Before)
        {
            ProgressRecord record = Record(_clock.Elapsed);
            record.RecordType = ProgressRecordType.Completed;
            cmdlet.WriteProgress(record);
        }
    }

    private ProgressRecord Record(TimeSpan now)
    {
        int all = _done + _failed;
        double rate = all / now.TotalSeconds;
        ProgressRecord record = new(0, activity, string.Format(CultureInfo.CurrentCulture, "{0:N0} done, {1:N0} failed, {2:N0} per second", _done, _failed, rate));
        if (expected > 0)
        {
            record.PercentComplete = (int)Math.Min(100L, 100L * all / expected);
            record.SecondsRemaining = (int)(Math.Max(0, expected - all) / rate);
        }

        return record;
    }
}
