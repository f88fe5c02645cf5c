using System;
using System.Collections.Generic;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Eiam;
using Eiam.Client;
using EiamPowerShell.Binding;
using EiamPowerShell.Errors;
using EiamPowerShell.Sessions;

namespace EiamPowerShell.Commands;

/// <summary>One record of a window: its call, and what is to be written of its end.</summary>
internal sealed class PendingCall
{
    private readonly EiamSession? _session;
    private readonly RecordCopy? _record;
    private readonly RecordKey? _key;
    private readonly ErrorRecord? _refusal;
    private EiamResultReader? _items;
    private bool _isTaken;
    private volatile bool _isDone;

    public PendingCall(EiamSession session, EiamRequest request, RecordCopy? record, RecordKey? key)
    {
        _session = session;
        _record = record;
        _key = key;
        Request = request;
    }

    /// <summary>A record for which nothing is sent: its error is written in its turn.</summary>
    public PendingCall(ErrorRecord refusal)
    {
        _refusal = refusal;
        IsDone = true;
    }

    public EiamRequest? Request { get; }

    /// <summary>Whether there is something to write: the object or the error of the call, or the next item of a list.</summary>
    public bool IsDone
    {
        get => _isDone;
        set => _isDone = value;
    }

    /// <summary>The object that was answered last.</summary>
    public object? Current { get; private set; }

    /// <summary>Whether <see cref="Current"/> is to be written; a list that has ended has none.</summary>
    public bool HasCurrent { get; private set; }

    /// <summary>Why the call failed.</summary>
    public Exception? Failure { get; private set; }

    public bool IsStream => Request is { IsList: true };

    /// <summary>The error to write; null where the call succeeded.</summary>
    public ErrorRecord? Error => _refusal ?? Failure switch
    {
        null => null,
        EiamException { ErrorCode: ErrorRecords.UserNotFound } failure when Request?.UserNames is { Count: > 0 } names => ErrorRecords.OfUsers(failure, names, Target),
        EiamException failure => ErrorRecords.Of(failure, _record, _key),
        EiamCanceledException canceled => ErrorRecords.Of(canceled.Failure, _record, _key),
        ObjectDisposedException => ErrorRecords.Of(ErrorRecords.Refused(EiamErrorId.NotConnected, $"The session '{_session!.Name}' was disconnected."), _record, _key),
        ArgumentException refused => ErrorRecords.Of(ErrorRecords.InvalidArgument(refused), _record, _key),
        var other => new ErrorRecord(other, EiamErrorId.UnexpectedResponse, ErrorCategory.NotSpecified, Target),
    };

    /// <summary>The error of the item that came last; null where it is a result.</summary>
    public ErrorRecord? ItemError => Current is IdFailure ids ? ErrorRecords.From(ids.Failure, ids.Target) : null;

    /// <summary>The item that came last, which is written now.</summary>
    public object? Take()
    {
        _isTaken = true;
        return Current;
    }

    /// <summary>Ends a call whose results are no longer read, once it has something to write.</summary>
    /// <returns>The errors for a change whose results were not written; none where nothing was changed.</returns>
    public async Task<IReadOnlyList<ErrorRecord>> AbandonAsync()
    {
        if (_refusal is not null || Request is { Endpoint.ChangesState: false })
        {
            await CloseAsync().ConfigureAwait(false);
            return [];
        }

        List<ErrorRecord> lost = [];
        List<object?> unread = [];
        bool wasRead = _isTaken;
        while (IsStream && HasCurrent)
        {
            // What is left says what became of the ids that were not done.
            if (!_isTaken && ItemError is { } failed)
            {
                lost.Add(failed);
            }
            else if (!_isTaken)
            {
                unread.Add(Current);
            }

            await AdvanceAsync().ConfigureAwait(false);
        }

        await CloseAsync().ConfigureAwait(false);
        if (Error is { } error)
        {
            lost.Add(error);
        }
        else if (unread.Count > 0 || (lost.Count == 0 && !wasRead))
        {
            lost.Add(ErrorRecords.From(
                new EiamException(
                    FailureKind.Canceled, RequestOutcome.Unknown, EiamErrorId.Canceled, $"{Request!.Endpoint} was carried out by the tenant, but the pipeline was stopped before its result could be written.")
                {
                    Endpoint = Request.Endpoint.Name,
                },
                unread.Count > 0 ? unread.ToArray() : Target));
        }

        return lost;
    }

    private object? Target => _record?.Masked;

    /// <summary>Sends the request, or asks for the next item of its list. Throws nothing.</summary>
    /// <param name="trace">Takes the trace.</param>
    /// <param name="ended">Told when there is something to write.</param>
    /// <param name="stop">Ends any wait.</param>
    public async Task AdvanceAsync(IEiamTrace trace, Action<PendingCall> ended, CancellationToken stop)
    {
        try
        {
            if (!IsStream)
            {
                Current = Attach(await _session!.Client.SendAsync(Request!, trace, stop).ConfigureAwait(false));
                HasCurrent = true;
            }
            else
            {
                _items ??= _session!.Client.ReadResults(Request!, trace, stop);
                await AdvanceAsync().ConfigureAwait(false);
            }
        }
        catch (Exception e)
        {
            HasCurrent = false;
            Failure = e;
        }
        finally
        {
            IsDone = true;
            ended(this);
        }
    }

    // Throws nothing.
    private async Task AdvanceAsync()
    {
        try
        {
            HasCurrent = await _items!.MoveNextAsync().ConfigureAwait(false);
            Current = HasCurrent ? Attach(_items.Current) : null;
            _isTaken = false;
        }
        catch (Exception e)
        {
            HasCurrent = false;
            Failure = e;
        }
    }

    // Ends a list that is no longer read.
    private async Task CloseAsync()
    {
        if (_items is { } items)
        {
            _items = null;
            await items.CloseAsync().ConfigureAwait(false);
        }
    }

    // A result knows its session and its record.
    private object? Attach(object? result)
    {
        if (result is EiamResult known)
        {
            known.Session = _session;
            if (known is EiamRecordResult about)
            {
                about.Record = _record;
            }
        }

        return result;
    }
}
