using System;

namespace Eiam;

/// <summary>
/// The one exception of this module: a call that did not succeed, or one that was refused before it was sent. Every property is always
/// there, and null where there is nothing to say, so that a catch block runs under <c>Set-StrictMode -Version Latest</c>. Its texts are redacted.
/// </summary>
public sealed class EiamException : Exception
{
    internal EiamException(FailureKind kind, RequestOutcome outcome, string errorId, string message, Exception? inner = null)
        : base(message, inner)
    {
        Kind = kind;
        Outcome = outcome;
        ErrorId = errorId;
    }

    /// <summary>Why the call failed.</summary>
    public FailureKind Kind { get; }

    /// <summary>What is known of the request's fate.</summary>
    public RequestOutcome Outcome { get; }

    /// <summary>The stable id of the cause: the tenant's code, or one of this module's own ids such as <c>EiamTimeout</c>.</summary>
    public string ErrorId { get; }

    /// <summary>The tenant's code as sent, without white space (<c>IDAAS.SDK.COMMON.1007</c>, <c>invalid_token</c>); null where it sent none.</summary>
    public string? ErrorCode { get; internal init; }

    /// <summary><see cref="ErrorCode"/> of an <c>/sdk/</c> call without the <c>IDAAS.</c> prefix, which tenants write or leave out; codes of other calls as they are.</summary>
    public string? NormalizedCode { get; internal init; }

    /// <summary>The tenant's own message; null where it sent none.</summary>
    public string? ServerMessage { get; internal init; }

    /// <summary>The HTTP status; null where no answer came.</summary>
    public int? StatusCode { get; internal init; }

    /// <summary>The method and the path template, such as <c>GET /api/v2/tenant/users/{user_id}</c>; null where no call was made.</summary>
    public string? Endpoint { get; internal init; }

    /// <summary>The id that the tenant gave the request (<c>X-Request-Id</c>); null where it gave none.</summary>
    public string? RequestId { get; internal init; }

    /// <summary>How long the tenant asked to wait (<c>Retry-After</c>); null where it did not.</summary>
    public TimeSpan? RetryAfter { get; internal init; }

    /// <summary>How many password attempts the tenant's message leaves; null where it does not say.</summary>
    public int? AttemptsLeft { get; internal init; }

    /// <summary>How long the tenant's message says that the user is locked; null where it does not say.</summary>
    public TimeSpan? LockedFor { get; internal init; }

    /// <summary>How often the request was tried, this last time included; null where no call was made.</summary>
    public int? Attempts { get; internal init; }

    /// <summary>What it means to repeat the request: whether the client may do so by itself.</summary>
    internal bool IsSafeToRepeat { get; init; }
}
