using System;
using System.Security;
using System.Text.Json;
using Eiam.Client.Http;
using Eiam.Client.Json;

namespace Eiam.Client.Requests;

/// <summary>
/// Gets the access token of the management API: a form with Basic credentials, never a query string, which ends up in logs.
/// <c>expires_in</c> is in seconds, 1,800 by default; the number received counts, since a tenant can hand out a token that it gave before.
/// Source: T:authentication.
/// </summary>
internal sealed class TenantTokenRequest() : EiamRequest<AccessToken>(Endpoints.TenantToken)
{
    private static readonly TimeSpan DefaultLifetime = TimeSpan.FromSeconds(1800);

    /// <inheritdoc/>
    protected internal override void WriteBody(BodyWriter body) => body.Text("grant_type", "client_credentials");

    /// <inheritdoc/>
    protected internal override AccessToken Read(Answer answer)
    {
        SecureString token = JsonValue.ToSecret(JsonValue.Required(answer.Json, "access_token", JsonValueKind.String))
            ?? throw new JsonException("The access token is empty.");
        try
        {
            InputCheck.Token(token, "access_token");
        }
        catch (ArgumentException)
        {
            // It becomes a header: a line break in it would be another header, or another request.
            throw new JsonException("The access token is none that a header can carry.");
        }

        TimeSpan? lifetime = answer.Json.TryGetProperty("expires_in", out JsonElement seconds) ? JsonValue.ToSeconds(seconds) : null;
        return new AccessToken(token, answer.ReceivedAt, lifetime ?? DefaultLifetime);
    }
}
