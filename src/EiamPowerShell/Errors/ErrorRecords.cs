using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using Eiam;
using Eiam.Client;
using Eiam.Client.Secrets;
using EiamPowerShell.Binding;

namespace EiamPowerShell.Errors;

/// <summary>The one place that turns a failure into an error record.</summary>
internal static class ErrorRecords
{
    /// <summary>The code of a user whom the tenant does not know.</summary>
    public const string UserNotFound = "USER.0001";

    private const int MostShown = 1000;

    /// <summary>A call that failed, or that was refused before it was sent.</summary>
    public static ErrorRecord From(EiamException failure, object? target) => new(failure, failure.ErrorId, Category(failure), target)
    {
        ErrorDetails = new ErrorDetails(failure.Message) { RecommendedAction = Advice.For(failure) },
    };

    /// <summary>A failure of a record, or of what the command line named. The error says which one, where the message does not.</summary>
    /// <param name="failure">The failure.</param>
    /// <param name="record">The record; null for none.</param>
    /// <param name="key">What the call names; null for nothing that can be shown.</param>
    public static ErrorRecord Of(EiamException failure, RecordCopy? record, RecordKey? key)
    {
        object? masked = record?.Masked;
        string? shown = key?.Shown(masked);
        ErrorRecord error = From(failure, masked ?? shown);
        if (shown is null)
        {
            return error;
        }

        // A result has a name that says more than its id.
        if (masked is not EiamResult)
        {
            error.CategoryInfo.TargetName = shown;
        }

        // A message that is about the key has said what is wrong with it.
        if (failure.Message.IndexOf(shown, StringComparison.Ordinal) < 0 && !failure.Message.StartsWith($"-{key!.Parameter.Name} ", StringComparison.Ordinal) && (record is not null || failure.Outcome != RequestOutcome.NotSent))
        {
            error.ErrorDetails = new ErrorDetails($"{failure.Message} ({key.Named(masked, shown)})") { RecommendedAction = error.ErrorDetails.RecommendedAction };
        }

        return error;
    }

    /// <summary>A user whom the tenant does not know, of a call that names several: the answer does not say which one, so that the error names all.</summary>
    /// <param name="failure">What the tenant answered.</param>
    /// <param name="names">The user names that were sent.</param>
    /// <param name="target">The record; null for none, where the error points at the names.</param>
    public static ErrorRecord OfUsers(EiamException failure, IReadOnlyList<string> names, object? target)
    {
        ErrorRecord error = From(failure, target ?? (names.Count == 1 ? names[0] : names.ToArray()));
        string text = failure.Message + (names.Count == 1
            ? $" The user name: {ForeignText.ForPeople(names[0], new Redactor(), MostShown)}."
            : $" It is one or more of: {ForeignText.ForPeople(string.Join(", ", names), new Redactor(), MostShown)}. The answer does not say which; Get-EiamUser finds each.");
        error.ErrorDetails = new ErrorDetails(text) { RecommendedAction = error.ErrorDetails.RecommendedAction };
        return error;
    }

    /// <summary>An argument that cannot be sent; the message names the parameter.</summary>
    public static EiamException InvalidArgument(ArgumentException error)
    {
        // .NET puts the parameter's name below the message; the messages here begin with it.
        string message = error.Message;
        int tail = error.ParamName is null ? -1 : message.LastIndexOf(error.ParamName, StringComparison.Ordinal);
        int end = tail > 0 ? message.LastIndexOfAny(['\n', '('], tail) : -1;
        string shown = end > 0 ? message.Substring(0, end).Trim() : message;
        return Refused(EiamErrorId.InvalidArgument, error.ParamName is { } name && shown.StartsWith(name, StringComparison.OrdinalIgnoreCase) ? "-" + shown : shown);
    }

    /// <summary>An argument that cannot be sent; the message names the parameter with its dash.</summary>
    public static EiamException InvalidArgument(string message) => Refused(EiamErrorId.InvalidArgument, message);

    /// <summary>A failure that this module finds by itself: nothing was sent.</summary>
    public static EiamException Refused(string errorId, string message) => new(FailureKind.Refused, RequestOutcome.NotSent, errorId, message);

    /// <summary>The record of a failure that this module finds by itself.</summary>
    public static ErrorRecord Own(string errorId, object? target, string message) => From(Refused(errorId, message), target);

    /// <summary>The id of a record that PowerShell made is "code,cmdlet".</summary>
    public static string CodeOf(string fullyQualifiedErrorId) => fullyQualifiedErrorId.Split(',')[0];

    private static ErrorCategory Category(EiamException failure) => failure switch
    {
        { Kind: FailureKind.Timeout } => ErrorCategory.OperationTimeout,
        { Kind: FailureKind.Canceled } => ErrorCategory.OperationStopped,
        { Kind: FailureKind.ConnectionFailed or FailureKind.ProxyFailed or FailureKind.ConnectionLost or FailureKind.Redirect } => ErrorCategory.ConnectionError,
        { Kind: FailureKind.UnreadableAnswer } => ErrorCategory.InvalidData,
        { Kind: FailureKind.RateLimited } or { StatusCode: 429 } => ErrorCategory.LimitsExceeded,
        { StatusCode: 401 } => ErrorCategory.AuthenticationError,
        { StatusCode: 403 } => ErrorCategory.PermissionDenied,
        { StatusCode: 404 } => ErrorCategory.ObjectNotFound,
        { StatusCode: 409 } => ErrorCategory.ResourceExists,
        { ErrorId: EiamErrorId.NotConnected } => ErrorCategory.ConnectionError,
        { ErrorId: EiamErrorId.NotSandbox or EiamErrorId.SessionMismatch } => ErrorCategory.InvalidOperation,
        { ErrorId: EiamErrorId.SessionNotFound or EiamErrorId.TokenNotFound or EiamErrorId.NotFound or EiamErrorId.ErrorCodeNotFound } => ErrorCategory.ObjectNotFound,
        { } when ErrorCatalog.Find(failure.ErrorId).FirstOrDefault() is { } known => Category(known.Topic),
        { Kind: FailureKind.ServerError } => ErrorCategory.ConnectionError,
        { ErrorCode: not null } => ErrorCategory.InvalidOperation,
        _ => ErrorCategory.InvalidData,
    };

    private static ErrorCategory Category(ErrorTopic topic) => topic switch
    {
        ErrorTopic.Input => ErrorCategory.InvalidArgument,
        ErrorTopic.Authentication => ErrorCategory.AuthenticationError,
        ErrorTopic.NotFound => ErrorCategory.ObjectNotFound,
        ErrorTopic.Exists => ErrorCategory.ResourceExists,
        ErrorTopic.Configuration or ErrorTopic.State => ErrorCategory.InvalidOperation,
        ErrorTopic.Busy => ErrorCategory.ResourceBusy,
        _ => ErrorCategory.ConnectionError,
    };
}
