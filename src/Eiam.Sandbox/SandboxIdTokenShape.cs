namespace Eiam.Sandbox;

/// <summary>The two payload shapes of an id_token that the vendor's own examples decode to.</summary>
public enum SandboxIdTokenShape
{
    /// <summary>
    /// <c>iss</c> is <c>https://{domain}/api/v1/oauth2</c>, <c>aud</c> the client id, <c>sub</c> the user name;
    /// <c>id</c>, <c>name</c>, <c>userName</c>, <c>mobile</c>, <c>email</c> beside them.
    /// </summary>
    Flat,

    /// <summary>
    /// <c>iss</c>, <c>aud</c>, <c>sub</c> are the words "Issuer", "Audience", "subject"; the user is in <c>api</c>,
    /// a JSON object written into a string.
    /// </summary>
    Nested,
}
