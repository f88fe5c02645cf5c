using System.Globalization;

namespace Eiam;

/// <summary>One thing that was looked at of a session's way to its tenant, and what came of it.</summary>
public sealed class ConnectionCheck : EiamRecordResult
{
    internal ConnectionCheck(string name)
    {
        Name = name;
    }

    /// <summary>What was looked at: NameResolution, Connection, Certificate, Clock, KeySet, Application, TenantToken or Permissions.</summary>
    public string Name { get; }

    /// <summary>How it ended; NotChecked where it does not apply, or where one that it needs failed.</summary>
    public CheckOutcome Outcome { get; internal set; }

    /// <summary>Whether it was made and passed.</summary>
    public bool Passed => Outcome == CheckOutcome.Passed;

    /// <summary>How long it took; 0 where it looked at what another had fetched.</summary>
    public double Milliseconds { get; internal set; }

    /// <summary>What was found, or why it was not looked at.</summary>
    public string Detail { get; internal set; } = string.Empty;

    /// <summary>What to do; null where there is nothing to do.</summary>
    public string? Advice { get; internal set; }

    /// <summary>Why a call of it failed; null where none did.</summary>
    internal EiamException? Failure { get; set; }

    /// <summary>A word for what was found, where something is to be done about it; null for none.</summary>
    internal string? Cause { get; set; }

    /// <summary>Name and outcome.</summary>
    /// <returns>A description.</returns>
    public override string ToString() => string.Format(CultureInfo.InvariantCulture, "{0}: {1}", Name, Outcome);
}
