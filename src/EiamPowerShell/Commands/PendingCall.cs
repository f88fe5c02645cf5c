using System;
using System.Management.Automation;
using System.Security;
using System.Threading;
using System.Threading.Tasks;
using Eiam.Client;
using EiamPowerShell.Errors;
using EiamPowerShell.Sessions;

namespace EiamPowerShell.Commands;

/// <summary>One record of a window: its call, and what to say of its end.</summary>
internal abstract class PendingCall
{
    /// <summary>The call; null until it was begun.</summary>
    public abstract Task? Call { get; }

    /// <summary>Sends it; once.</summary>
    public abstract Task Begin(IEiamTrace trace, CancellationToken cancellationToken);

    /// <summary>Writes the result or the error.</summary>
    /// <returns>Whether the call succeeded.</returns>
    public abstract bool Write(Cmdlet cmdlet);

    /// <summary>The error of a call whose end nobody was told.</summary>
    public abstract ErrorRecord Lost();
}

/// <summary>A call of the tenant.</summary>
internal sealed class PendingCall<TCommand, TResponse>(
    TCommand command, EiamSession session, EiamRequest<TResponse> request, SecureString[] secrets, PSObject? record, Action<TCommand, TResponse, EiamSession> write) : PendingCall
{
    private volatile Task<TResponse>? _call;

    public override Task? Call => _call;

    private object? Target => FailureTarget.Of(record);

    public override Task Begin(IEiamTrace trace, CancellationToken cancellationToken)
    {
        // A call that is under way has taken what it needs of the secrets.
        Task<TResponse> call = session.Client.SendAsync(request, trace, cancellationToken);
        Array.ForEach(secrets, static secret => secret.Dispose());
        return _call = call;
    }

    public override bool Write(Cmdlet cmdlet)
    {
        TResponse response;
        try
        {
            response = _call!.GetAwaiter().GetResult();
        }
        catch (Exception e) when (e is EiamException or ObjectDisposedException)
        {
            cmdlet.WriteError(Record(e));
            return false;
        }

        write(command, response, session);
        return true;
    }

    public override ErrorRecord Lost()
    {
        try
        {
            _call!.GetAwaiter().GetResult();
            return ErrorRecords.Own(EiamErrorId.Canceled, ErrorCategory.OperationStopped, Target, "The tenant carried the call out, but the pipeline was stopped before its result could be written.");
        }
        catch (Exception e)
        {
            return Record(e);
        }
    }

    private ErrorRecord Record(Exception error) => error switch
    {
        EiamException failure => ErrorRecords.From(failure, Target),
        ObjectDisposedException => ErrorRecords.Own(EiamErrorId.NotConnected, ErrorCategory.ConnectionError, Target, "The session was disconnected."),
        EiamCanceledException canceled => ErrorRecords.From(canceled.Failure, Target),
        _ => new ErrorRecord(error, EiamErrorId.UnexpectedResponse, ErrorCategory.NotSpecified, Target),
    };
}

/// <summary>A record for which there was nothing to send.</summary>
internal sealed class RefusedCall(ErrorRecord error) : PendingCall
{
    public override Task Call => Task.CompletedTask;

    public override Task Begin(IEiamTrace trace, CancellationToken cancellationToken) => Call;

    public override bool Write(Cmdlet cmdlet)
    {
        cmdlet.WriteError(error);
        return false;
    }

    public override ErrorRecord Lost() => error;
}
