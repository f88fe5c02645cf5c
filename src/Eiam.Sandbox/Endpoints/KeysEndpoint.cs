using Eiam.Sandbox.Tokens;

namespace Eiam.Sandbox.Endpoints;

/// <summary>The JWKS, for anybody. CIAM:appendix/get-user-info-from-id-token.html.</summary>
internal sealed class KeysEndpoint(IdTokenIssuer idTokens) : ISandboxEndpoint
{
    public string Method => "GET";

    public string Path => "/api/v1/oauth2/keys";

    public Answer Handle(SandboxCall call) => Answer.Json(idTokens.KeySet());
}
