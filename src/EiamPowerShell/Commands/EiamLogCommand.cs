using System;
using System.Management.Automation;
using Eiam.Client;
using Eiam.Client.Requests;
using EiamPowerShell.Binding;
using EiamPowerShell.Errors;
using EiamPowerShell.Sessions;

namespace EiamPowerShell.Commands;

/// <summary>A cmdlet that reads the tenant's log.</summary>
/// <typeparam name="TResult">What it writes: a type of Eiam.Model.</typeparam>
public abstract class EiamLogCommand<TResult> : EiamCallCommand<TResult>
    where TResult : class
{
    /// <summary>From when on.</summary>
    [Parameter(Position = 0)]
    [FreeValue]
    public DateTimeOffset? StartTime { get; set; }

    /// <summary>Until when; now, where it is not given.</summary>
    [Parameter(Position = 1)]
    [FreeValue]
    public DateTimeOffset? EndTime { get; set; }

    /// <summary>Makes the request of a span of time.</summary>
    private protected abstract EiamRequest CreateRequest(LogSpan span);

    private protected sealed override EiamRequest CreateRequest(EiamSession session)
    {
        // The API cannot ask for what happened to one object: a record would get everybody's.
        if (IsRecord)
        {
            throw ErrorRecords.InvalidArgument("-InputObject has no place here: the log is that of the whole tenant. Filter what comes, such as by UserName.");
        }

        DateTimeOffset start = StartTime ?? throw ErrorRecords.InvalidArgument("-StartTime is missing: give a moment, such as (Get-Date).AddDays(-1).");
        return CreateRequest(new LogSpan(start, EndTime ?? session.Client.Now, session.TimeZone));
    }
}
