using System;

namespace Eiam;

/// <summary>
/// Something that happened in the tenant. The page that lists the fields is cut: those that it does not show are in AdditionalData, as they came.
/// Source: T:log/check-operation-log.
/// </summary>
public sealed class LogEntry : EiamResult
{
    /// <summary><c>log_id</c>.</summary>
    public string? LogId { get; internal set; }

    /// <summary>When it happened (<c>event_time</c>, milliseconds since 1970 in UTC); null where it is none.</summary>
    public DateTimeOffset? EventTime { get; internal set; }

    /// <summary><c>event_type</c>; the words are the tenant's.</summary>
    public string? EventType { get; internal set; }

    /// <summary>How it ended (<c>result</c>); the words are the tenant's.</summary>
    public string? Result { get; internal set; }

    /// <summary><c>user_name</c>.</summary>
    public string? UserName { get; internal set; }

    /// <summary>The type, the user and the result.</summary>
    /// <returns>A description.</returns>
    public override string ToString() => $"{EventType} {UserName}: {Result}";
}

/// <summary>How many authentications there were. Source: T:log/check-authentication-log.</summary>
public sealed class AuthenticationCount : EiamResult
{
    /// <summary>From when on they were counted.</summary>
    public DateTimeOffset StartTime { get; internal set; }

    /// <summary>Until when.</summary>
    public DateTimeOffset EndTime { get; internal set; }

    /// <summary>All of them (<c>auth_total</c>).</summary>
    public long? Total { get; internal set; }

    /// <summary>Those that succeeded (<c>auth_succeed_total</c>).</summary>
    public long? Succeeded { get; internal set; }

    /// <summary>Those that failed (<c>auth_failed_total</c>).</summary>
    public long? Failed { get; internal set; }

    /// <summary>The numbers.</summary>
    /// <returns>A description.</returns>
    public override string ToString() => $"{Total} ({Failed} failed)";
}
