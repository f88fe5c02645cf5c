using System;
using System.Collections;
using System.Collections.Generic;
using System.Management.Automation;
using System.Security;
using Eiam.Client;
using Eiam.Client.Endpoints;
using EiamPowerShell.Binding;
using EiamPowerShell.Errors;
using EiamPowerShell.Results;
using EiamPowerShell.Sessions;

namespace EiamPowerShell.Commands;

/// <summary>
/// A cmdlet that calls the tenant for each record. A derived cmdlet names the request, what it is about, and what the answer becomes;
/// the session, ShouldProcess, the waiting, the trace and the errors are here.
/// </summary>
public abstract class EiamCallCommand : EiamSessionCommand, IDisposable
{
    // What was made out of this record's texts.
    private readonly List<SecureString> _secrets = [];

    private CallWindow? _window;
    private EiamSession? _session;

    /// <summary>The record from the pipeline, by which a failure is known again.</summary>
    private protected virtual PSObject? Record => null;

    /// <summary>How many calls may be under way at once.</summary>
    private protected virtual int Limit => 1;

    /// <summary>How many records will come; 0 where nobody knows.</summary>
    private protected virtual int Expected => 0;

    /// <summary>Finds the session.</summary>
    protected override void BeginProcessing()
    {
        SecretArgumentAttribute.KeepMade();
        _session = RequireSession();
        CallProgress progress = new(this, MyInvocation.MyCommand.Name, Expected);
        _window = new CallWindow(this, progress, Limit, IsOn("Verbose", "VerbosePreference"), IsOn("Debug", "DebugPreference"));
    }

    /// <summary>Writes what is left.</summary>
    protected override void EndProcessing() => _window?.Finish();

    /// <summary>Ends the calls that are under way.</summary>
    protected override void StopProcessing() => _window?.Stop();

    /// <summary>Asks ShouldProcess, sends the request and hands the answer over.</summary>
    /// <param name="command">The cmdlet itself, so that the functions need not hold it: they are made once, not for each record.</param>
    /// <param name="action">What the call does, for ShouldProcess.</param>
    /// <param name="request">Makes the request out of the parameters; an ArgumentException names the parameter.</param>
    /// <param name="write">Takes the answer, on the pipeline's thread.</param>
    private protected void Call<TCommand, TResponse>(
        TCommand command, string action, Func<TCommand, EiamRequest<TResponse>> request, Action<TCommand, TResponse, EiamSession> write)
        where TCommand : EiamCallCommand
    {
        _secrets.Clear();
        EiamRequest<TResponse>? made = Make(command, request);
        if (made is not null && ShouldProcess(_session!.Uri.Authority, action))
        {
            _window!.Start(command, _session, made, _secrets.ToArray(), Record, write);
        }
        else
        {
            _secrets.ForEach(static secret => secret.Dispose());
        }
    }

    private EiamRequest<TResponse>? Make<TCommand, TResponse>(TCommand command, Func<TCommand, EiamRequest<TResponse>> request)
    {
        try
        {
            SecretArgumentAttribute.Check(MyInvocation.BoundParameters, _secrets);
            return request(command);
        }
        catch (ArgumentException e)
        {
            ErrorRecord error = ErrorRecords.InvalidArgument(e, FailureTarget.Of(Record));
            if (!MyInvocation.ExpectingInput)
            {
                ThrowTerminatingError(error);
            }

            _window!.Fail(error);
            return null;
        }
    }

    /// <summary>Keeps the tokens of a login in its session and writes the result.</summary>
    private protected void WriteLogin(LoginResponse response, EiamSession session)
    {
        session.Keep(response.SessionToken, response.IdToken, response.StateToken);
        if (response.Status == LoginStatus.AccessDenied)
        {
            WriteWarning("The tenant denied access (ACCESS_DENIED): the user may not use this application.");
        }

        WriteObject(new EiamLoginResult(response, session));
    }

    /// <summary>Ends what is under way; also after an early end of the pipeline, when EndProcessing is not called.</summary>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Ends what is under way.</summary>
    /// <param name="disposing">Whether Dispose was called.</param>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing && _window is { } window)
        {
            _window = null;
            foreach (ErrorRecord lost in window.Abandon())
            {
                Remember(lost);
            }

            window.Dispose();
        }
    }

    // The pipeline was stopped, so that nothing can be written any more; what was under way must not be lost all the same.
    private void Remember(ErrorRecord lost)
    {
        if (SessionState.PSVariable.GetValue("global:Error") is ArrayList errors)
        {
            errors.Insert(0, lost);
        }
    }

    // A trace is made only where somebody sees it.
    private bool IsOn(string parameter, string preference) =>
        MyInvocation.BoundParameters.TryGetValue(parameter, out object? given)
            ? given is SwitchParameter { IsPresent: true }
            : GetVariableValue(preference) is ActionPreference and not (ActionPreference.SilentlyContinue or ActionPreference.Ignore);
}
