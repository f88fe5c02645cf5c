namespace Eiam;

/// <summary>Why a call failed.</summary>
public enum FailureKind
{
    /// <summary>This module refused it by itself: an argument, a session, a token. Nothing was sent.</summary>
    Refused,

    /// <summary>No connection: name resolution, refused, TLS.</summary>
    ConnectionFailed,

    /// <summary>No connection through the proxy, or the proxy refused the request.</summary>
    ProxyFailed,

    /// <summary>The connection broke after the request had begun to go out.</summary>
    ConnectionLost,

    /// <summary>A time limit passed.</summary>
    Timeout,

    /// <summary>429: too many requests.</summary>
    RateLimited,

    /// <summary>The tenant answered that it will not do it.</summary>
    Rejected,

    /// <summary>The tenant answered that it did the rest of a list, and not this.</summary>
    PartialFailure,

    /// <summary>The tenant's list has no such object.</summary>
    NotFound,

    /// <summary>A 5xx answer.</summary>
    ServerError,

    /// <summary>A redirect, which is never followed.</summary>
    Redirect,

    /// <summary>The caller ended the call.</summary>
    Canceled,

    /// <summary>An answer that is not one of this API: not JSON, cut off, too large, too deep, of another shape.</summary>
    UnreadableAnswer,
}
