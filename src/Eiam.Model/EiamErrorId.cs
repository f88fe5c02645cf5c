namespace Eiam;

/// <summary>The ids of failures for which the tenant sent no code. They are stable: scripts may compare them.</summary>
public static class EiamErrorId
{
    /// <summary>No connection to the tenant.</summary>
    public const string ConnectionFailed = "EiamConnectionFailed";

    /// <summary>The connection broke during a call that is safe to repeat.</summary>
    public const string ConnectionLost = "EiamConnectionLost";

    /// <summary>A time limit passed.</summary>
    public const string Timeout = "EiamTimeout";

    /// <summary>A one-time request was sent and its answer is lost.</summary>
    public const string OutcomeUnknown = "EiamOutcomeUnknown";

    /// <summary>An answer that is not one of this API.</summary>
    public const string UnexpectedResponse = "EiamUnexpectedResponse";

    /// <summary>A redirect.</summary>
    public const string UnexpectedRedirect = "EiamUnexpectedRedirect";

    /// <summary>429 without a code of the tenant's own.</summary>
    public const string RateLimited = "EiamRateLimited";

    /// <summary>The caller ended the call, and it was not sent or changes nothing.</summary>
    public const string Canceled = "EiamCanceled";

    /// <summary>No session to send through.</summary>
    public const string NotConnected = "EiamNotConnected";

    /// <summary>An argument that cannot be sent.</summary>
    public const string InvalidArgument = "EiamInvalidArgument";

    /// <summary>A token of one session was to be sent through another, or its own session is closed.</summary>
    public const string SessionMismatch = "EiamSessionMismatch";

    /// <summary>A list was looked through, and what was looked for is not in it.</summary>
    public const string NotFound = "EiamNotFound";

    /// <summary>The tenant did the rest of a list of ids, and named this one as failed (<c>fail_list</c>), without a reason.</summary>
    public const string PartialFailure = "EiamPartialFailure";

    /// <summary>The session is not one with a sandbox.</summary>
    public const string NotSandbox = "EiamNotSandbox";

    /// <summary>No session of that name.</summary>
    public const string SessionNotFound = "EiamSessionNotFound";

    /// <summary>The session or result has no such token.</summary>
    public const string TokenNotFound = "EiamTokenNotFound";

    /// <summary>An id token that the tenant did not sign, or that does not count now, here or for this application.</summary>
    public const string TokenNotVerified = "EiamTokenNotVerified";

    /// <summary>The catalogue does not know the code.</summary>
    public const string ErrorCodeNotFound = "EiamErrorCodeNotFound";
}
