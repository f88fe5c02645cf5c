namespace Eiam.Sandbox.Routing;

/// <summary>Errors in the envelope <c>{"error","error_description"}</c> (T:authentication).</summary>
internal static class OAuthErrors
{
    /// <summary>HTTP 400 and not 401, as T:authentication says.</summary>
    internal static ApiException InvalidToken() => new(ApiFamily.OAuth, "invalid_token", "Invalid access");

    /// <summary>The answer to wrong credentials is not documented: this is what RFC 6749 section 5.2 says.</summary>
    internal static ApiException InvalidClient() => new(ApiFamily.OAuth, "invalid_client", "Bad client credentials", statusCode: 401);

    /// <summary>Not documented for this call; RFC 6749 section 5.2.</summary>
    internal static ApiException InvalidRequest(string message) => new(ApiFamily.OAuth, "invalid_request", message);

    /// <summary>Not documented; RFC 6749 section 5.2.</summary>
    internal static ApiException UnsupportedGrantType() =>
        new(ApiFamily.OAuth, "unsupported_grant_type", "Only client_credentials is supported");
}
