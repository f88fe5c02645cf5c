namespace Eiam.Sandbox.Routing;

/// <summary>What a route asks its caller to show beside the headers that its whole family has.</summary>
internal enum Credential
{
    /// <summary>Nothing: for anybody, or for any caller that knows the X-client-id.</summary>
    None,

    /// <summary><c>X-state-token</c>, from a login that has a next step.</summary>
    StateToken,

    /// <summary><c>Authorization: Bearer {id_token}</c>, of a user.</summary>
    IdToken,

    /// <summary><c>X-session-token</c>, of a user.</summary>
    SessionToken,

    /// <summary><c>Authorization: Bearer {access_token}</c>, of an application.</summary>
    TenantToken,

    /// <summary><c>Authorization: Basic base64(client_id:client_secret)</c>.</summary>
    Basic,
}

/// <summary>The body that a route reads. It decides which content type is asked for.</summary>
internal enum BodyKind
{
    /// <summary>None is read, so that neither a body nor a content type is judged.</summary>
    None,

    /// <summary>A JSON object.</summary>
    Json,

    /// <summary><c>application/x-www-form-urlencoded</c>.</summary>
    Form,
}

/// <summary>Which part of the API a route is in. It decides the common headers and how errors are written.</summary>
internal enum ApiFamily
{
    /// <summary><c>/api/v2/sdk/</c>: device headers; <c>error_code</c> with or without the prefix <c>IDAAS.</c>.</summary>
    Sdk,

    /// <summary><c>/api/v2/tenant/</c>: no device headers; <c>error_code</c> always without a prefix.</summary>
    Tenant,

    /// <summary>Tokens and keys: <c>error</c> and <c>error_description</c>.</summary>
    OAuth,
}
