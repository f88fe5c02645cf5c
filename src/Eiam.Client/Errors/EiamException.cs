using System;
using System.Threading;

namespace Eiam.Client;

/// <summary>What is known of a failed request's fate.</summary>
public enum RequestOutcome
{
    /// <summary>It never left this machine, or no byte of its body did.</summary>
    NotSent,

    /// <summary>The tenant refused it (any 4xx): nothing was done.</summary>
    Rejected,

    /// <summary>It was sent, and whether it was carried out is not known.</summary>
    Unknown,
}

/// <summary>Why a call failed.</summary>
public enum FailureKind
{
    /// <summary>No connection: name resolution, refused, TLS, proxy.</summary>
    ConnectionFailed,

    /// <summary>The connection broke after the request had begun to go out.</summary>
    ConnectionLost,

    /// <summary>A time limit passed.</summary>
    Timeout,

    /// <summary>429: too many requests.</summary>
    RateLimited,

    /// <summary>The tenant answered that it will not do it.</summary>
    Rejected,

    /// <summary>A 5xx answer.</summary>
    ServerError,

    /// <summary>A redirect, which is never followed.</summary>
    Redirect,

    /// <summary>The caller ended the call.</summary>
    Canceled,

    /// <summary>An answer that is not one of this API: not JSON, cut off, too large, too deep, of another shape.</summary>
    UnreadableAnswer,
}

/// <summary>A call that did not succeed. Its texts have passed the redactor.</summary>
public sealed class EiamException : Exception
{
    internal EiamException(FailureKind kind, RequestOutcome outcome, Repeatability repeatability, string endpoint, string message, Exception? inner = null)
        : base(message, inner)
    {
        Kind = kind;
        Outcome = outcome;
        Repeatability = repeatability;
        Endpoint = endpoint;
    }

    /// <summary>Why the call failed.</summary>
    public FailureKind Kind { get; }

    /// <summary>What is known of the request's fate.</summary>
    public RequestOutcome Outcome { get; }

    /// <summary>What sending the request again would mean.</summary>
    public Repeatability Repeatability { get; }

    /// <summary>The method and path, such as <c>POST /api/v2/sdk/social/wechat-mobile-bind</c>.</summary>
    public string Endpoint { get; }

    /// <summary>The tenant's code as sent (<c>IDAAS.SDK.COMMON.1007</c>, <c>invalid_token</c>); null where it sent none.</summary>
    public string? ErrorCode { get; internal init; }

    /// <summary><see cref="ErrorCode"/> without the <c>IDAAS.</c> prefix, which tenants write or leave out.</summary>
    public string? NormalizedCode => ErrorCode is null ? null : ErrorCatalog.Normalize(ErrorCode);

    /// <summary>The tenant's own message; null where it sent none.</summary>
    public string? ServerMessage { get; internal init; }

    /// <summary>The HTTP status; null where no answer came.</summary>
    public int? StatusCode { get; internal init; }

    /// <summary>How long the tenant asked to wait (Retry-After); null where it did not.</summary>
    public TimeSpan? RetryAfter { get; internal init; }

    /// <summary>How often the request was tried, this last time included.</summary>
    public int Attempts { get; internal set; } = 1;

    /// <summary>The stable id of the cause: the tenant's code as sent, or one of <see cref="EiamErrorId"/>.</summary>
    public string ErrorId => ErrorCode ?? Kind switch
    {
        FailureKind.Redirect => EiamErrorId.UnexpectedRedirect,
        FailureKind.RateLimited => EiamErrorId.RateLimited,
        _ when Outcome == RequestOutcome.Unknown && Repeatability == Repeatability.OneTime => EiamErrorId.OutcomeUnknown,
        FailureKind.ConnectionFailed => EiamErrorId.ConnectionFailed,
        FailureKind.ConnectionLost => EiamErrorId.ConnectionLost,
        FailureKind.Timeout => EiamErrorId.Timeout,
        FailureKind.Canceled => EiamErrorId.Canceled,
        _ => EiamErrorId.UnexpectedResponse,
    };

    /// <summary>What to do about it, from the catalogue; null where the catalogue does not know the code.</summary>
    public string? RecommendedAction
    {
        get
        {
            string? advice = ErrorCatalog.Find(ErrorId)?.Advice;

            // A tenant's own code says what is wrong, not whether a one-time code is spent.
            return ErrorCode is not null && Outcome == RequestOutcome.Unknown && Repeatability == Repeatability.OneTime
                ? ErrorCatalog.Find(EiamErrorId.OutcomeUnknown)!.Advice + (advice is null ? string.Empty : " " + advice)
                : advice;
        }
    }

    /// <summary>Whether the same request may be sent again at once without doing anything twice.</summary>
    internal bool IsSafeToRepeat => Kind switch
    {
        FailureKind.RateLimited => true,
        FailureKind.Rejected or FailureKind.Redirect => false,
        _ => Outcome == RequestOutcome.NotSent || Repeatability == Repeatability.Idempotent,
    };
}

/// <summary>The caller's own token ended a call; <see cref="Failure"/> says what is known of its fate.</summary>
public sealed class EiamCanceledException : OperationCanceledException
{
    internal EiamCanceledException(EiamException failure, CancellationToken token)
        : base(failure.Message, failure, token) => Failure = failure;

    /// <summary>What is known of the call.</summary>
    public EiamException Failure { get; }
}
