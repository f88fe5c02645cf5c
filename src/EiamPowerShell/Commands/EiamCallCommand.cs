using System;
using System.Collections;
using System.Collections.Generic;
using System.Management.Automation;
using System.Security;
using Eiam;
using Eiam.Client;
using Eiam.Client.Secrets;
using EiamPowerShell.Binding;
using EiamPowerShell.Errors;
using EiamPowerShell.Sessions;

namespace EiamPowerShell.Commands;

/// <summary>
/// A cmdlet that calls the tenant for each record, several at once where it is asked to. The session, ShouldProcess, the waiting, the trace and the
/// errors are here; a derived cmdlet names the request. Not generic, so that a window of calls can name it.
/// </summary>
public abstract class EiamCallCommand : EiamRecordCommand, IDisposable
{
    private const int MaxName = 64;

    // The secrets of this record, by the parameter that they were bound to.
    private readonly Dictionary<string, SecureString> _secrets = new(StringComparer.Ordinal);

    private CallWindow? _window;

    // Whom the call of this record acts as. A reference-type field: PowerShell reflects over this class before Eiam.Client can be resolved.
    private SignedInUser? _user;

    /// <summary>How many calls may be in flight at once; results and errors come in the order of the records all the same.</summary>
    [Parameter]
    [ValidateRange(1, 256)]
    [FreeValue]
    public int ThrottleLimit { get; set; } = 1;

    /// <summary>How many records will come, where the caller knows: it gives the progress bar an end. It limits nothing.</summary>
    [Parameter]
    [ValidateRange(0, int.MaxValue)]
    [FreeValue]
    public int ExpectedCount { get; set; }

    /// <summary>Makes the window of calls.</summary>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        CallProgress progress = new(this, MyInvocation.MyCommand.Name, ExpectedCount);
        _window = new CallWindow(this, progress, ThrottleLimit, IsOn("Verbose", "VerbosePreference"), IsOn("Debug", "DebugPreference"));
    }

    /// <summary>Writes what is left.</summary>
    protected override void EndProcessing() => _window?.Finish();

    /// <summary>Ends the calls that are in flight.</summary>
    protected override void StopProcessing() => _window?.Stop();

    /// <summary>Makes the request of this record out of the parameters.</summary>
    /// <exception cref="ArgumentException">A parameter cannot be sent; it names the parameter.</exception>
    private protected abstract EiamRequest CreateRequest(EiamSession session);

    /// <summary>Asks ShouldProcess where the endpoint changes something. A cmdlet that changes something on this machine asks about that.</summary>
    private protected virtual bool IsConfirmed(EiamRequest request, EiamSession session) =>
        !request.Endpoint.ChangesState || ShouldProcess(request.Subject ?? $"{session.Name} ({session.Uri.Authority})", request.Endpoint.Action);

    /// <summary>Writes one object of the answer, on the pipeline's thread. The parameters belong to a later record by then.</summary>
    internal abstract void WriteResult(EiamRequest request, object? result);

    private protected sealed override void Process(RecordCopy? record)
    {
        ReadSecrets(record);
        EiamSession session = FindSession();
        _user = null;
        EiamRequest request = CreateRequest(session);
        request.User ??= _user;
        session.Require(request.Endpoint.Credential);
        if (IsConfirmed(request, session))
        {
            _window!.Start(new PendingCall(session, request, record, KeyOf(isSent: true)));
        }
    }

    // What was typed is not looked for in the record's copy: there it would not be known for a secret.
    private protected override RecordKey? KeyOf(bool isSent)
    {
        RecordKey? key = base.KeyOf(isSent);
        if (key is null || !IsByPlace(key) || _secrets.Count == 0)
        {
            return key;
        }

        Redactor known = new();
        foreach (KeyValuePair<string, SecureString> secret in _secrets)
        {
            // One that was disposed of has no text any more.
            string? text = SecretReader.TextOf(new Secret(secret.Value), secret.Key);
            known.Add(text);
            if (text == key.Value)
            {
                return null;
            }
        }

        return key with { Value = known.Redact(key.Value) };
    }

    private protected sealed override void WriteRefusal(ErrorRecord error) => _window!.Refuse(error);

    /// <summary>The secret of a parameter.</summary>
    /// <exception cref="EiamException">There is none.</exception>
    private protected SecureString Required(string parameter) => Optional(parameter) ?? throw ErrorRecords.InvalidArgument("-" + Missing(parameter));

    /// <summary>The secret of a parameter; null where there is none.</summary>
    private protected SecureString? Optional(string parameter) => _secrets.TryGetValue(parameter, out SecureString? secret) ? secret : null;

    /// <summary>The id token to act with: the record's or the parameter's, or the signed-in user's.</summary>
    /// <exception cref="EiamException">There is none, or the record is about somebody and has none: the signed-in user is not meant then.</exception>
    private protected SecureString UserToken(EiamSession session, string parameter) => Optional(parameter)
        ?? (IsOfAnother(parameter) ? throw ErrorRecords.InvalidArgument("-" + Missing(parameter)) : SignedIn(session, session.RequireSignedIn(parameter)));

    /// <summary>The session token to act with, likewise.</summary>
    /// <exception cref="EiamException">There is none.</exception>
    private protected SecureString SessionTokenOf(EiamSession session, string parameter) => Optional(parameter)
        ?? (IsOfAnother(parameter) ? throw ErrorRecords.InvalidArgument("-" + Missing(parameter)) : session.RequireSessionToken(parameter));

    // The call acts as the signed-in user: its token is refreshed for it where it has ended.
    private SecureString SignedIn(EiamSession session, SecureString token)
    {
        _user = session.User;
        return token;
    }

    /// <summary>The application that the call is about: the parameter's, or the session's.</summary>
    /// <exception cref="EiamException">There is neither.</exception>
    private protected static string ApplicationIdOf(EiamSession session, string? applicationId) =>
        !string.IsNullOrEmpty(applicationId) ? applicationId! : session.ApplicationId ?? throw ErrorRecords.InvalidArgument(
            $"-ApplicationId is missing, and the session '{session.Name}' has none: give it, or give Connect-Eiam -ApplicationId the default of all.");

    /// <summary>Whether the parameters come from a record, which has to say what it is about. A session is none.</summary>
    private protected bool IsRecord => MyInvocation.ExpectingInput && InputObject?.BaseObject is not EiamSession;

    /// <summary>How ShouldProcess names an object: its kind and id, and its name where the record has one.</summary>
    /// <param name="kind">Such as "organization".</param>
    /// <param name="id">Its id.</param>
    /// <param name="property">The property of a record of that kind that has its name.</param>
    private protected string Named(string kind, string? id, string property) =>
        IsAbout(kind, id, property) && InputObject!.Properties[property] is { } name && RecordReader.Read(name) is string { Length: > 0 } text && text != id
            ? $"{kind} {ForeignText.ForPeople(text, new Redactor(), MaxName)} ({id})"
            : $"{kind} {id}";

    /// <summary>Ends what is in flight; also after an early end of the pipeline, when EndProcessing is not called.</summary>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Ends what is in flight.</summary>
    /// <param name="disposing">Whether Dispose was called.</param>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing && _window is { } window)
        {
            _window = null;

            // The pipeline was stopped, so that nothing can be written any more; a change that was in flight must not be lost all the same.
            IReadOnlyList<ErrorRecord> lost = window.Abandon();
            if (lost.Count > 0 && SessionState.PSVariable.GetValue("global:Error") is ArrayList errors)
            {
                foreach (ErrorRecord error in lost)
                {
                    errors.Insert(0, error);
                }
            }

            window.Dispose();
        }
    }

    // The name in a result of another kind is that of something else, the one in a row can be the one to give, and an id of the command line is not the record's.
    private bool IsAbout(string kind, string? id, string property) => InputObject is { } record
        && (RecordBinder.IsResult(record)
            ? record.TypeNames[0].EndsWith(kind.Replace(" ", string.Empty), StringComparison.OrdinalIgnoreCase)
            : !MyInvocation.MyCommand.Parameters.ContainsKey(property))
        && !Array.Exists(Binder.Parameters, p => Binder.IsGiven(p.Name) && MyInvocation.BoundParameters.TryGetValue(p.Name, out object? given) && given as string == id);

    // A login that ended without the token, a user of the directory, the claims of a token, a row whose cell is empty.
    // Other results, a social account or a sent code, are those of the user who asked for them.
    private bool IsOfAnother(string parameter) => InputObject?.BaseObject is LoginResult or User or IdToken
        || Binder.IsGiven(parameter) || Binder.HasColumn(InputObject, parameter) || (IsRecord && !Binder.Uses(InputObject));

    private void ReadSecrets(RecordCopy? record)
    {
        _secrets.Clear();
        ArgumentException? refusal = null;
        foreach (RecordParameter parameter in Binder.Parameters)
        {
            if (!parameter.IsSecret)
            {
                continue;
            }

            if (parameter.SecretOf(this) is { } given)
            {
                record?.Knows(parameter.Name, given);
                try
                {
                    if (SecretReader.Read(given, parameter.Name) is { } secret)
                    {
                        _secrets.Add(parameter.Name, secret);
                    }
                }
                catch (ArgumentException e)
                {
                    // After the loop: the error's target has to know every secret of the record.
                    refusal ??= e;
                }
            }

            if (record is not null && !_secrets.ContainsKey(parameter.Name))
            {
                record.LacksSecret = true;
            }
        }

        if (refusal is not null)
        {
            throw refusal;
        }
    }

    // A result goes back through the session that made it.
    private EiamSession FindSession()
    {
        SessionOrigin origin = new();
        foreach (SecureString secret in _secrets.Values)
        {
            origin.Add(secret);
        }

        origin.Add(InputObject?.BaseObject as EiamResult);
        return origin.Choose(InputObject?.BaseObject as EiamSession ?? GivenSession) ?? RequireSession();
    }

    private string Missing(string parameter) => InputObject?.BaseObject is LoginResult login && IsToken(parameter)
        ? login.Status switch
        {
            LoginStatus.Success when parameter == "StateToken" => $"{parameter} is missing: this login ended in Success, and nothing is left to do for it: use its result.",
            LoginStatus.AccessDenied => $"{parameter} is missing: the tenant denied this login (ACCESS_DENIED).",
            _ => $"{parameter} is missing: this login result ({login}) has none. Where an earlier step of the login gave one, pipe the result of that step.",
        }
        : InputObject is not null && IsToken(parameter) && InputObject.TypeNames.Contains("Deserialized." + typeof(LoginResult).FullName)
            ? $"{parameter} is missing: this login result was serialised (by a job, a remote session or Export-Clixml), and tokens are left out then. Use it where the login was made, or log in again with a new code."
            : $"{parameter} is missing or empty.{(Binder.WhyMissing(parameter, InputObject) is { Length: > 0 } why ? why : RecordBinder.Columns(InputObject))}";

    // What a login gives; codes and passwords come from elsewhere.
    private static bool IsToken(string parameter) => parameter is nameof(LoginResult.StateToken) or nameof(LoginResult.IdToken) or nameof(LoginResult.SessionToken);

    // A trace is made only where somebody sees it. Preferences are read as PowerShell reads them: a text counts.
    private bool IsOn(string parameter, string preference) =>
        MyInvocation.BoundParameters.TryGetValue(parameter, out object? given)
            ? given is SwitchParameter { IsPresent: true }
            : LanguagePrimitives.TryConvertTo(GetVariableValue(preference), out ActionPreference action) && action is not (ActionPreference.SilentlyContinue or ActionPreference.Ignore);
}

/// <summary>A cmdlet that calls the tenant and writes what it answers.</summary>
/// <typeparam name="TResult">What it writes: a type of Eiam.Model.</typeparam>
public abstract class EiamCallCommand<TResult> : EiamCallCommand
    where TResult : class
{
    /// <summary>Writes one object of the answer; as it is, unless a derived cmdlet knows more about it.</summary>
    private protected virtual void Write(EiamRequest request, TResult result) => WriteObject(result);

    internal sealed override void WriteResult(EiamRequest request, object? result)
    {
        if (result is not null)
        {
            Write(request, (TResult)result);
        }
    }
}
