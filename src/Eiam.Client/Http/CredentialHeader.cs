using System;
using System.Collections.Generic;
using System.Security;
using System.Text;
using Eiam.Client.Secrets;

namespace Eiam.Client.Http;

/// <summary>How a credential stands in a request: the header, and what goes before the token.</summary>
internal static class CredentialHeader
{
    private const string Authorization = "Authorization";

    /// <summary>The header; null where the call carries none.</summary>
    /// <param name="credential">Which credential.</param>
    /// <param name="token">The token: the caller's, or the tenant token.</param>
    /// <param name="options">The session, for client id and secret.</param>
    public static KeyValuePair<string, string>? Of(Credential credential, SecureString? token, EiamClientOptions options) => credential switch
    {
        Credential.None => null,
        Credential.StateToken => new("X-state-token", Text(token)),
        Credential.SessionToken => new("X-session-token", Text(token)),
        Credential.IdToken or Credential.TenantToken => new(Authorization, "Bearer " + Text(token)),
        Credential.Basic => new(Authorization, "Basic " + BasicOf(options.ClientId, options.RequireClientSecret())),
        _ => throw new ArgumentOutOfRangeException(nameof(credential), credential, "The credential is unknown."),
    };

    /// <summary>Client id and secret as they are sent.</summary>
    /// <param name="clientId">The client id.</param>
    /// <param name="clientSecret">The client secret.</param>
    public static string BasicOf(string clientId, SecureString clientSecret) => Convert.ToBase64String(Encoding.UTF8.GetBytes(clientId + ":" + SecretText.ToText(clientSecret)));

    // Checked again, since tokens come out of answers too: what a header cannot carry would be another header, or another request.
    private static string Text(SecureString? token) => SecretText.ToText(InputCheck.Token(token ?? throw new InvalidOperationException("The request has no token."), "The token"));
}
