using System;
using System.Collections.Generic;
using System.Security;

namespace Eiam;

/// <summary>
/// How a login or a bind ended. Property names are parameter names of the next cmdlet, so that results pipe. Tokens are SecureString, and are
/// left out when the result is serialised.
/// The pages show <c>session_token</c>, <c>expire</c>, <c>status</c>, <c>id_token</c> for SUCCESS and <c>state_token</c>, <c>data</c>,
/// <c>status</c> in the middle of a flow. They are silent on whether a bind that does not end in SUCCESS carries a new state token: if it
/// does, it is here; if not, <see cref="StateToken"/> is null and nothing is made up.
/// Sources: EIAM:applets/bind-wechat-mobile.html, EIAM:applets/login-by-wechat-mini.html.
/// </summary>
public sealed class LoginResult : EiamRecordResult
{
    /// <summary>The same tokens for another caller, whose record it gets.</summary>
    internal LoginResult Copy()
    {
        LoginResult copy = (LoginResult)MemberwiseClone();
        copy.Record = null;
        return copy;
    }

    /// <summary>The status; <see cref="LoginStatus.Unknown"/> for one that this version does not know.</summary>
    public LoginStatus Status { get; internal set; }

    /// <summary>
    /// The status as sent, without the spaces that the vendor's page prints around it; of one that this version does not know, without secrets of
    /// the call and characters that a terminal obeys. Null where none came.
    /// </summary>
    public string? StatusText { get; internal set; }

    /// <summary>The cmdlet that the status asks for; null where there is nothing more to do, or no cmdlet for it in this version.</summary>
    public string? NextStep { get; internal set; }

    /// <summary><c>session_token</c>; null where none came.</summary>
    public SecureString? SessionToken { get => Own(field); internal set; }

    /// <summary><c>id_token</c>, a JWT that lives for minutes; null where none came.</summary>
    public SecureString? IdToken { get => Own(field); internal set; }

    /// <summary><c>state_token</c> for the flow's next step; null where none came.</summary>
    public SecureString? StateToken { get => Own(field); internal set; }

    /// <summary><c>expire</c>, the session token's validity in seconds, sent as a number or as a string; null where none came.</summary>
    public TimeSpan? ExpiresIn { get; internal set; }

    /// <summary><see cref="ExpiresIn"/> counted from when the answer came; null where there is no such date.</summary>
    public DateTimeOffset? ExpiresAt { get; internal set; }

    /// <summary><c>socialBindOrRegisterFlow</c> from <c>data</c>, such as <c>VERIFY_PHONE</c>; empty where none came.</summary>
    public IReadOnlyList<string> Flow { get; internal set; } = [];

    /// <summary>How often the request was tried, the last time included.</summary>
    public int Attempts { get; internal set; }

    /// <summary>How long the call took, the waits between its tries included.</summary>
    public TimeSpan Duration { get; internal set; }

    /// <summary>The status; never a token.</summary>
    /// <returns>The status as text.</returns>
    public override string ToString() => StatusText ?? Status.ToString();
}
