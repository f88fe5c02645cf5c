using System;
using System.Security.Cryptography;
using System.Text.Json;
using Eiam.Sandbox.State;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Eiam.Sandbox.Tokens;

/// <summary>
/// Signs id_tokens (RS256) and publishes the key (CIAM:appendix/get-user-info-from-id-token.html). The key is made when
/// it is first needed: it takes longer than all else that a tenant does. Thread safe.
/// </summary>
internal sealed class IdTokenIssuer(SandboxOptions options)
{
    private const int KeySize = 2048;

    // The vendor's examples are valid two minutes before they are issued.
    private static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(2);

    // Making a key takes longer than all else that a tenant does, and tests make a tenant each: those that only manage a directory share one.
    // Tokens of users never do, so that one tenant's are no other's.
    private static readonly Lazy<SigningCredentials> OfProcess = new(CreateCredentials);

    private readonly JsonWebTokenHandler _handler = new();
    private volatile Lazy<SigningCredentials> _credentials = new(CreateCredentials);

    private volatile bool _usesKeyOfProcess;

    // Tokens that they signed are good until they end.
    private volatile Lazy<SigningCredentials>[] _former = [];

    internal string Issue(SandboxUser user, DateTimeOffset now) => _handler.CreateToken(
        JsonText.Object(json =>
        {
            if (options.IdTokenShape == SandboxIdTokenShape.Nested)
            {
                WriteNested(json, user, now);
            }
            else
            {
                WriteFlat(json, user, now);
            }
        }),
        _credentials.Value);

    /// <summary>Signs with another key from now on. The former ones stay in the key set.</summary>
    internal void RollKey()
    {
        _former = [.. _former, _credentials];
        _credentials = new(CreateCredentials);
    }

    /// <summary>
    /// The id_token beside a tenant token. T:authentication says only that it tells the application's permissions, not how:
    /// this one has them as a list in the claim <c>permissions</c>. It names the application and no user, so that no call takes it for a user's.
    /// </summary>
    internal string IssueForApplication(DateTimeOffset now)
    {
        _usesKeyOfProcess |= !_credentials.IsValueCreated;
        return _handler.CreateToken(
            JsonText.Object(json =>
            {
                WriteIssuer(json);
                WriteTimes(json, now);
                json.WriteString("sub", options.ClientId);
                json.WriteStartArray("permissions");
                foreach (string permission in options.Permissions)
                {
                    json.WriteStringValue(permission);
                }

                json.WriteEndArray();
            }),
            (_credentials.IsValueCreated ? _credentials : OfProcess).Value);
    }

    /// <summary>The id of the user that a token of this tenant is for; null if it is another's, is no token, or has expired.</summary>
    /// <param name="idToken">The token as sent.</param>
    /// <param name="now">The tenant's time.</param>
    internal string? UserIdOf(string idToken, DateTimeOffset now)
    {
        // Without a key, nothing was issued yet.
        SigningCredentials[] made = Made();
        if (made.Length == 0)
        {
            return null;
        }

        // It completes at once: the key is given, so that nothing is fetched. Times are those of the tenant's clock.
        TokenValidationResult result = _handler.ValidateTokenAsync(idToken, new TokenValidationParameters
        {
            IssuerSigningKeys = Array.ConvertAll(made, one => one.Key),
            CryptoProviderFactory = made[0].CryptoProviderFactory,
            ValidAlgorithms = [SecurityAlgorithms.RsaSha256],
            ValidateIssuer = false,
            ValidateAudience = false,
            ValidateLifetime = false,
        }).GetAwaiter().GetResult();
        return result.IsValid && result.SecurityToken is JsonWebToken token && now.UtcDateTime < token.ValidTo ? UserIdIn(token) : null;
    }

    /// <summary>Writes the member of the key set: <c>"keys":[{kty,kid,use,alg,n,e}]</c>.</summary>
    internal void WriteKeySet(Utf8JsonWriter json)
    {
        _ = _credentials.Value;
        json.WriteStartArray("keys");
        foreach (SigningCredentials one in (SigningCredentials[])[.. Made(), .. _usesKeyOfProcess ? new[] { OfProcess.Value } : []])
        {
            var key = (RsaSecurityKey)one.Key;
            json.WriteStartObject();
            json.WriteString("kty", "RSA");
            json.WriteString("kid", key.KeyId);
            json.WriteString("use", "sig");
            json.WriteString("alg", SecurityAlgorithms.RsaSha256);
            json.WriteString("n", Base64UrlEncoder.Encode(key.Parameters.Modulus));
            json.WriteString("e", Base64UrlEncoder.Encode(key.Parameters.Exponent));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private SigningCredentials[] Made() => Array.ConvertAll(Array.FindAll([.. _former, _credentials], one => one.IsValueCreated), one => one.Value);

    /// <summary>Reads both payload shapes, since the options may have changed since the token was issued.</summary>
    private static string? UserIdIn(JsonWebToken token)
    {
        if (token.TryGetPayloadValue("id", out string? id))
        {
            return id;
        }

        if (!token.TryGetPayloadValue("api", out string? nested) || nested is null)
        {
            return null;
        }

        using JsonDocument user = JsonDocument.Parse(nested);
        return user.RootElement.GetProperty("id").GetString();
    }

    private static SigningCredentials CreateCredentials()
    {
        // From parameters, not from an RSA object: the library then makes one object per thread that signs.
        var key = new RsaSecurityKey(CreateParameters()) { KeyId = RandomText.Alphanumeric(32) };

        // A factory of its own: the library's default one would keep every tenant's key in a process-wide cache.
        return new SigningCredentials(key, SecurityAlgorithms.RsaSha256) { CryptoProviderFactory = new CryptoProviderFactory() };
    }

    private static RSAParameters CreateParameters()
    {
#if NETSTANDARD2_0
        // .NET Framework has no RSA.Create(int), and what its RSA.Create() gives keeps 1,024 bits whatever KeySize is set to.
        using RSA rsa = new RSACryptoServiceProvider(KeySize);
#else
        using RSA rsa = RSA.Create(KeySize);
#endif
        return rsa.ExportParameters(includePrivateParameters: true);
    }

    private void WriteFlat(Utf8JsonWriter json, SandboxUser user, DateTimeOffset now)
    {
        WriteIssuer(json);
        WriteTimes(json, now);
        json.WriteString("sub", user.UserName);
        json.WriteString("id", user.Id);
        json.WriteOptional("name", user.Name);
        json.WriteString("userName", user.UserName);
        json.WriteString("mobile", user.Mobile);
        json.WriteOptional("email", user.Email);
    }

    private void WriteNested(Utf8JsonWriter json, SandboxUser user, DateTimeOffset now)
    {
        json.WriteString("iss", "Issuer");
        json.WriteString("aud", "Audience");
        WriteTimes(json, now);
        json.WriteString("sub", "subject");
        json.WriteString("api", JsonText.Object(api =>
        {
            api.WriteOptional("name", user.Name);
            api.WriteString("mobile", user.Mobile);
            api.WriteString("id", user.Id);
            api.WriteString("userName", user.UserName);
            api.WriteOptional("email", user.Email);
        }));
    }

    private void WriteIssuer(Utf8JsonWriter json)
    {
        json.WriteString("iss", $"https://{options.Domain}/api/v1/oauth2");
        json.WriteString("aud", options.ClientId);
    }

    private void WriteTimes(Utf8JsonWriter json, DateTimeOffset now)
    {
        json.WriteNumber("exp", (now + options.IdTokenLifetime).ToUnixTimeSeconds());
        json.WriteString("jti", RandomText.Alphanumeric(22));
        json.WriteNumber("iat", now.ToUnixTimeSeconds());
        json.WriteNumber("nbf", (now - ClockSkew).ToUnixTimeSeconds());
    }
}
