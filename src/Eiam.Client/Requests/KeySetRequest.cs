using System.Text.Json;
using Eiam.Client.Json;

namespace Eiam.Client.Requests;

/// <summary>Gets the key set (JWKS) that id tokens are checked with, as JSON. Source: CIAM:appendix/get-user-info-from-id-token.html.</summary>
internal sealed class KeySetRequest() : EiamRequest<string>(Endpoints.KeySet)
{
    protected internal override string Read(Answer answer)
    {
        JsonValue.Required(answer.Json, "keys", JsonValueKind.Array);
        return answer.Json.GetRawText();
    }
}
