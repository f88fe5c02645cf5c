using System;
using Eiam.Client.Json;

namespace Eiam.Client.Requests;

/// <summary>A span of time, as the log's calls take it: <c>start_time</c> and <c>end_time</c>, to the second, in the tenant's zone.</summary>
public sealed class LogSpan
{
    private readonly string _start;
    private readonly string _end;

    /// <summary>Makes a span.</summary>
    /// <param name="startTime">From when on.</param>
    /// <param name="endTime">Until when.</param>
    /// <param name="zone">The zone that the tenant reads times in.</param>
    /// <exception cref="ArgumentException">It ends before it starts.</exception>
    public LogSpan(DateTimeOffset startTime, DateTimeOffset endTime, TimeZoneInfo zone)
    {
        if (endTime < startTime)
        {
            throw new ArgumentException("EndTime is before StartTime.", nameof(endTime));
        }

        Start = startTime;
        End = endTime;
        _start = TenantTime.Write(startTime, zone);
        _end = TenantTime.Write(endTime, zone);
    }

    /// <summary>From when on.</summary>
    public DateTimeOffset Start { get; }

    /// <summary>Until when.</summary>
    public DateTimeOffset End { get; }

    internal void Write(QueryWriter query)
    {
        query.Text("start_time", _start);
        query.Text("end_time", _end);
    }
}

/// <summary>Lists what happened in the tenant, page by page. Source: T:log/check-operation-log.</summary>
/// <param name="span">When.</param>
public sealed class LogsRequest(LogSpan span) : EiamListRequest<LogEntry>(Endpoints.Logs, "list", pageSize: 100)
{
    private static readonly ModelReader<LogEntry> Reader = new ModelReader<LogEntry>()
        .Text("log_id", static (e, v) => e.LogId = v)
        .Field("event_time", static (e, a) => (e.EventTime = TimeOf(JsonValue.ToWhole(a.Json))) is not null)
        .Text("event_type", static (e, v) => e.EventType = v)
        .Text("result", static (e, v) => e.Result = v)
        .Text("user_name", static (e, v) => e.UserName = v);

    /// <inheritdoc/>
    protected internal override void WriteQuery(QueryWriter query)
    {
        span.Write(query);
        base.WriteQuery(query);
    }

    /// <inheritdoc/>
    protected internal override LogEntry ReadItem(Answer item) => Reader.Read(item);

    /// <inheritdoc/>
    protected internal override string? IdOf(LogEntry item) => item.LogId;

    // A number that is no time of this calendar stays in AdditionalData.
    private static DateTimeOffset? TimeOf(long? milliseconds) => milliseconds is >= -62135596800000 and <= 253402300799999
        ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds.Value)
        : null;
}

/// <summary>
/// Counts authentications. The page asks for <c>offset</c>, though there are no pages: 0 is sent. What a target is, it does not say.
/// Source: T:log/check-authentication-log.
/// </summary>
/// <param name="span">When.</param>
/// <param name="targetType"><c>target_type</c>; null leaves it out.</param>
/// <param name="targetName"><c>target_name</c>; null leaves it out.</param>
/// <exception cref="ArgumentException">A text cannot be sent.</exception>
public sealed class AuthenticationCountRequest(LogSpan span, string? targetType = null, string? targetName = null)
    : EiamRequest<AuthenticationCount>(Endpoints.AuthenticationCount)
{
    private static readonly ModelReader<AuthenticationCount> Reader = new ModelReader<AuthenticationCount>()
        .Number("auth_total", static (c, v) => c.Total = v)
        .Number("auth_failed_total", static (c, v) => c.Failed = v)
        .Number("auth_succeed_total", static (c, v) => c.Succeeded = v);

    private readonly string? _type = InputCheck.OptionalText(targetType, "TargetType");
    private readonly string? _name = InputCheck.OptionalText(targetName, "TargetName");

    /// <inheritdoc/>
    protected internal override void WriteQuery(QueryWriter query)
    {
        span.Write(query);
        query.Number("offset", 0);
        query.Text("target_type", _type);
        query.Text("target_name", _name);
    }

    /// <inheritdoc/>
    protected internal override AuthenticationCount Read(Answer answer)
    {
        AuthenticationCount count = Reader.Read(answer);
        count.StartTime = span.Start;
        count.EndTime = span.End;
        return count;
    }
}
