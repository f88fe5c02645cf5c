using System;
using System.Security.Cryptography;
using Eiam.Sandbox.State;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Eiam.Sandbox.Tokens;

/// <summary>
/// Makes state tokens that look like the documented ones: JWTs with the header <c>{"alg":"HS256","typ":"JWT"}</c>.
/// The tenant looks them up whole, so only their look and their being unguessable matter.
/// </summary>
internal sealed class StateTokenIssuer
{
    private readonly JsonWebTokenHandler _handler = new();
    private readonly SigningCredentials _credentials;

    internal StateTokenIssuer()
    {
        var key = new byte[32];
        using (var generator = RandomNumberGenerator.Create())
        {
            generator.GetBytes(key);
        }

        // A factory of its own: the library's default one would keep every tenant's key in a process-wide cache.
        _credentials = new SigningCredentials(new SymmetricSecurityKey(key), SecurityAlgorithms.HmacSha256)
        {
            CryptoProviderFactory = new CryptoProviderFactory(),
        };
    }

    internal string Issue(string clientId, DateTimeOffset issuedAt, DateTimeOffset expiresAt)
    {
        string payload = JsonText.Object(json =>
        {
            json.WriteString("jti", RandomText.Alphanumeric(22));
            json.WriteString("client_id", clientId);
            json.WriteNumber("iat", issuedAt.ToUnixTimeSeconds());
            json.WriteNumber("exp", expiresAt.ToUnixTimeSeconds());
        });
        return _handler.CreateToken(payload, _credentials);
    }
}
