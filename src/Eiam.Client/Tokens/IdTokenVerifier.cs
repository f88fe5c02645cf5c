using System;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.Linq;
using System.Security;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Eiam.Client.Requests;
using Eiam.Client.Secrets;
using Microsoft.IdentityModel.Tokens;

namespace Eiam.Client.Tokens;

/// <summary>
/// Checks id tokens with the tenant's keys, which are asked for when they are first needed, and once more where a token names a key that is not
/// among them. Only RS256 is taken: a token that names another algorithm, or none, is not verified with whatever it asks for.
/// </summary>
[SuppressMessage("Design", "CA1001:Types that own disposable fields should be disposable", Justification = "A semaphore without a wait handle has nothing to free.")]
internal sealed class IdTokenVerifier(EiamClient client)
{
    // The vendor's examples are valid two minutes before they are issued, and clocks differ.
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(2);

    private readonly SemaphoreSlim _fetching = new(1);
    private IReadOnlyList<JsonWebKey>? _keys;

    /// <summary>Checks a token. That it is not valid is an answer and no exception.</summary>
    /// <exception cref="EiamException">The keys could not be fetched.</exception>
    public async Task<IdTokenTest> TestAsync(SecureString token, string? issuer, string? audience, IEiamTrace? trace, CancellationToken stop)
    {
        IdTokenTest test = new();
        if (Read(token, test) is not { } read)
        {
            return test;
        }

        if (read.Algorithm != SecurityAlgorithms.RsaSha256)
        {
            test.Algorithm = CheckOutcome.Failed;
            test.Reason = "It does not name RS256, the only algorithm that is documented.";
            return test;
        }

        test.Algorithm = CheckOutcome.Passed;
        string? wrong = await FindKeyAsync(read.KeyId, trace, stop).ConfigureAwait(false) is not { } key ? "No key of the tenant has the id that it names."
            : !IsSigned(token, key) ? "The tenant's key did not sign it."
            : null;
        test.Signature = wrong is null ? CheckOutcome.Passed : CheckOutcome.Failed;
        if (wrong is null)
        {
            wrong = CheckTimes(read, test);
            wrong = CheckIssuer(read, issuer, test) ?? wrong;
            wrong = CheckAudience(read, audience, test) ?? wrong;
        }

        test.Reason = wrong;
        return test;
    }

    /// <summary>How many keys the tenant has. They are asked for anew.</summary>
    /// <exception cref="EiamException">They could not be fetched.</exception>
    public async Task<int> CountKeysAsync(IEiamTrace? trace, CancellationToken stop) =>
        Read(await client.SendAsync(new KeySetRequest(), trace, stop).ConfigureAwait(false)).Count;

    /// <summary>Reads the user out of a token that is valid.</summary>
    /// <exception cref="EiamException">It is not, or the keys are not available.</exception>
    public async Task<Profile> ProfileAsync(SecureString token, IEiamTrace? trace, CancellationToken stop)
    {
        IdTokenTest test = await TestAsync(token, null, null, trace, stop).ConfigureAwait(false);
        if (!test.IsValid)
        {
            throw new EiamException(FailureKind.Refused, RequestOutcome.NotSent, EiamErrorId.TokenNotVerified, $"The id token is not verified: {test.Reason}");
        }

        IdToken read = IdTokenReader.Read(token);
        return new Profile
        {
            UserId = read.UserId,
            UserName = read.UserName,
            Name = read.Name,
            Mobile = read.Mobile,
            Email = read.Email,
            ExpiresAt = read.ExpiresAt,
            Claims = read.Claims,
        };
    }

    private static IdToken? Read(SecureString token, IdTokenTest test)
    {
        try
        {
            IdToken read = IdTokenReader.Read(token);
            test.Format = CheckOutcome.Passed;
            test.KeyId = read.KeyId;
            test.ExpiresAt = read.ExpiresAt;
            return read;
        }
        catch (ArgumentException)
        {
            test.Format = CheckOutcome.Failed;
            test.Reason = "It is no id token: three parts with dots between, of which the first two are JSON in base64url.";
            return null;
        }
    }

    private string? CheckTimes(IdToken token, IdTokenTest test)
    {
        DateTimeOffset now = client.Options.TimeProvider.GetUtcNow();
        string? wrong = token.ExpiresAt is not { } end ? "It does not say when it ends."
            : now - Skew >= end ? "It has expired."
            : token.NotBefore is { } start && now + Skew < start ? "It does not count yet."
            : null;
        test.Lifetime = wrong is null ? CheckOutcome.Passed : CheckOutcome.Failed;
        return wrong;
    }

    private string? CheckIssuer(IdToken token, string? given, IdTokenTest test)
    {
        if ((given ?? (IsNested(token) ? null : client.Options.Uri.GetLeftPart(UriPartial.Authority) + "/api/v1/oauth2")) is not { } expected)
        {
            return null;
        }

        test.Issuer = token.Issuer == expected ? CheckOutcome.Passed : CheckOutcome.Failed;
        return test.Issuer == CheckOutcome.Passed ? null : $"Its issuer is not {expected}.";
    }

    private string? CheckAudience(IdToken token, string? given, IdTokenTest test)
    {
        if ((given ?? (IsNested(token) ? null : client.Options.ClientId)) is not { } expected)
        {
            return null;
        }

        bool has = token.Claims.TryGetValue("aud", out object? audience) && (audience is object?[] several ? several.Contains(expected) : expected.Equals(audience));
        test.Audience = has ? CheckOutcome.Passed : CheckOutcome.Failed;
        return has ? null : $"Its audience is not {expected}.";
    }

    // The nested shape has the words of the vendor's example where a real one has the tenant and the application.
    private static bool IsNested(IdToken token) => token.Issuer == "Issuer" && token.Audience == "Audience";

    // The signature by itself: what the claims say is checked here, the tolerant way. Whatever a forged token or key does to the library, it is not signed.
    private static bool IsSigned(SecureString token, JsonWebKey key)
    {
        try
        {
            string text = SecretText.ToText(token);
            int end = text.LastIndexOf('.');
            CryptoProviderFactory factory = new() { CacheSignatureProviders = false };
            SignatureProvider provider = factory.CreateForVerifying(key, SecurityAlgorithms.RsaSha256);
            try
            {
                return provider.Verify(Encoding.ASCII.GetBytes(text.Substring(0, end)), Base64UrlEncoder.DecodeBytes(text.Substring(end + 1)));
            }
            finally
            {
                factory.ReleaseSignatureProvider(provider);
            }
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            return false;
        }
    }

    private async Task<JsonWebKey?> FindKeyAsync(string? id, IEiamTrace? trace, CancellationToken stop)
    {
        if (Find(_keys, id) is { } known)
        {
            return known;
        }

        // One after another: who waited finds what the one before fetched.
        IReadOnlyList<JsonWebKey>? before = _keys;
        await _fetching.WaitAsync(stop).ConfigureAwait(false);
        try
        {
            if (ReferenceEquals(before, _keys))
            {
                _keys = Read(await client.SendAsync(new KeySetRequest(), trace, stop).ConfigureAwait(false));
            }

            return Find(_keys, id);
        }
        finally
        {
            _fetching.Release();
        }
    }

    // A token that names no key is the only one's.
    private static JsonWebKey? Find(IReadOnlyList<JsonWebKey>? keys, string? id) => keys is null ? null
        : id is null ? (keys.Count == 1 ? keys[0] : null)
        : keys.FirstOrDefault(key => key.Kid == id);

    private static IReadOnlyList<JsonWebKey> Read(string keySet)
    {
        try
        {
            return [.. new JsonWebKeySet(keySet).Keys.Where(static key => key.Kty == JsonWebAlgorithmsKeyTypes.RSA)];
        }
        catch (ArgumentException)
        {
            // A set that cannot be read has no key.
            return [];
        }
    }
}
