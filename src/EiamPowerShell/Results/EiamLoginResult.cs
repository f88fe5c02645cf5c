using System;
using System.Collections.Generic;
using System.Management.Automation;
using System.Security;
using Eiam.Client.Endpoints;
using EiamPowerShell.Sessions;

namespace EiamPowerShell.Results;

/// <summary>
/// How a login or a bind ended. Property names are parameter names of the next cmdlet, so that results pipe. Shows no token: tokens are
/// SecureString, and are left out when the result is serialised.
/// </summary>
public sealed class EiamLoginResult
{
    // A reference alone: the type is looked at while the module is imported, before the client can be found.
    private readonly LoginResponse _response;

    internal EiamLoginResult(LoginResponse response, EiamSession session)
    {
        _response = response;
        SessionName = session.Name;
    }

    /// <summary>Success, SocialBind, UserRegister, AccessDenied, MfaAuth, PasswordWarn, PasswordExpired, or Unknown for a status that this version does not know.</summary>
    public LoginStatus Status => _response.Status;

    /// <summary>The status as sent, trimmed (the vendor's page prints one with a leading space); null where none came.</summary>
    public string? StatusText => _response.StatusText;

    /// <summary>The cmdlet that the status asks for; null where there is nothing more to do, or no cmdlet for it in this version.</summary>
    public string? NextStep => _response.Status switch
    {
        LoginStatus.SocialBind => "Invoke-EiamWeChatMobileBind",
        LoginStatus.UserRegister => "Invoke-EiamWeChatMobileBind -Register",
        _ => null,
    };

    /// <summary>The user's session token; null where none came.</summary>
    public SecureString? SessionToken => _response.SessionToken;

    /// <summary>The identity token, a JWT that lives for minutes; null where none came.</summary>
    public SecureString? IdToken => _response.IdToken;

    /// <summary>The temporary token for the flow's next step; null where none came.</summary>
    public SecureString? StateToken => _response.StateToken;

    /// <summary>How long the session token is valid; null where the tenant did not say.</summary>
    public TimeSpan? ExpiresIn => _response.ExpiresIn;

    /// <summary>When the session token ends; null where the tenant did not say.</summary>
    public DateTimeOffset? ExpiresAt => _response.ExpiresAt;

    /// <summary>How the tenant lets a user be verified, such as VERIFY_PHONE; empty where it did not say.</summary>
    public IReadOnlyList<string> Flow => _response.Flow;

    /// <summary>Fields of the answer that the API's pages do not name.</summary>
    public IReadOnlyDictionary<string, object?> AdditionalData => _response.AdditionalData;

    /// <summary>The name of the session that made the call.</summary>
    public string SessionName { get; }

    /// <summary>Hands the temporary token of a flow's next step on, and says where it went if the record is what is left of a login result.</summary>
    /// <param name="stateToken">The token, null where there is none.</param>
    /// <param name="record">The record from the pipeline.</param>
    /// <exception cref="ArgumentException">There is no token because the result was serialised.</exception>
    internal static SecureString? TokenOf(SecureString? stateToken, PSObject? record) =>
        stateToken is null && record is not null && record.TypeNames.Contains("Deserialized." + typeof(EiamLoginResult).FullName)
            ? throw new ArgumentException(
                "This login result has no StateToken: it was serialised (by a job, a remote session or Export-Clixml), and tokens are left out then. "
                + "Bind where the login was made, or log in again with a new code.",
                nameof(stateToken))
            : stateToken;

    /// <summary>The status.</summary>
    /// <returns>The status as text; never a token.</returns>
    public override string ToString() => _response.ToString();
}
