using System;
using System.Management.Automation;
using Eiam.Client;

namespace EiamPowerShell.Errors;

/// <summary>The one place that turns a failure into an error record.</summary>
internal static class ErrorRecords
{
    /// <summary>A call that failed.</summary>
    public static ErrorRecord From(EiamException failure, object? target) =>
        Create(failure, failure.ErrorId, Category(failure), target, failure.Message, failure.RecommendedAction);

    /// <summary>An argument that cannot be sent; the message names the parameter.</summary>
    public static ErrorRecord InvalidArgument(ArgumentException error, object? target)
    {
        // .NET puts the parameter's name below the message; the messages here begin with it.
        string message = error.Message;
        int tail = error.ParamName is null ? -1 : message.LastIndexOf(error.ParamName, StringComparison.Ordinal);
        int end = tail > 0 ? message.LastIndexOfAny(['\n', '('], tail) : -1;
        return Create(error, EiamErrorId.InvalidArgument, ErrorCategory.InvalidArgument, target, end > 0 ? message.Substring(0, end).Trim() : message);
    }

    /// <summary>A failure that this module finds by itself.</summary>
    public static ErrorRecord Own(string errorId, ErrorCategory category, object? target, string message) =>
        Create(new InvalidOperationException(message), errorId, category, target, message);

    /// <summary>The id of a record that PowerShell made is "code,cmdlet".</summary>
    public static string CodeOf(string fullyQualifiedErrorId) => fullyQualifiedErrorId.Split(',')[0];

    private static ErrorRecord Create(Exception error, string errorId, ErrorCategory category, object? target, string message, string? advice = null)
    {
        return new ErrorRecord(error, errorId, category, target)
        {
            ErrorDetails = new ErrorDetails(message) { RecommendedAction = advice ?? ErrorCatalog.Find(errorId)?.Advice ?? string.Empty },
        };
    }

    private static ErrorCategory Category(EiamException failure) => failure switch
    {
        { Kind: FailureKind.Timeout } => ErrorCategory.OperationTimeout,
        { Kind: FailureKind.Canceled } => ErrorCategory.OperationStopped,
        { Kind: FailureKind.ConnectionFailed or FailureKind.ConnectionLost or FailureKind.Redirect } => ErrorCategory.ConnectionError,
        { Kind: FailureKind.UnreadableAnswer } => ErrorCategory.InvalidData,
        { Kind: FailureKind.RateLimited } or { StatusCode: 429 } => ErrorCategory.LimitsExceeded,
        { StatusCode: 401 } => ErrorCategory.AuthenticationError,
        { StatusCode: 403 } => ErrorCategory.PermissionDenied,
        { StatusCode: 404 } => ErrorCategory.ObjectNotFound,
        { StatusCode: 409 } => ErrorCategory.ResourceExists,
        { ErrorCode: { } code } when ErrorCatalog.Find(code) is { } known => Category(known.Topic),
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
        ErrorTopic.Configuration => ErrorCategory.InvalidOperation,
        ErrorTopic.Busy => ErrorCategory.ResourceBusy,
        _ => ErrorCategory.ConnectionError,
    };
}
