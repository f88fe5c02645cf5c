using System;
using System.Security;
using System.Threading;
using System.Threading.Tasks;
using Eiam.Client.Json;

namespace Eiam.Client.Requests;

/// <summary>Checks an id token: its signature with the tenant's keys, its times, its issuer and its audience. The keys are asked for once a session.</summary>
public sealed class IdTokenTestRequest : EiamRequest<IdTokenTest>
{
    private readonly SecureString _token;
    private readonly string? _issuer;
    private readonly string? _audience;

    /// <summary>Makes the request.</summary>
    /// <param name="idToken">The token.</param>
    /// <param name="issuer">The issuer that it must have; null for the tenant's own, where the token's shape carries a real one.</param>
    /// <param name="audience">The audience that it must have; null for the session's client id, likewise.</param>
    /// <exception cref="ArgumentException">The token is empty or cannot be one.</exception>
    public IdTokenTestRequest(SecureString? idToken, string? issuer = null, string? audience = null)
        : base(Endpoints.KeySet)
    {
        _token = InputCheck.Token(idToken, "IdToken");
        _issuer = InputCheck.OptionalText(issuer, "Issuer");
        _audience = InputCheck.OptionalText(audience, "Audience");
    }

    /// <inheritdoc/>
    protected internal override IdTokenTest Read(Answer answer) => throw new NotSupportedException();

    internal override async Task<object?> RunAsync(EiamClient client, IEiamTrace? trace, CancellationToken stop) =>
        await client.IdTokens.TestAsync(_token, _issuer, _audience, trace, stop).ConfigureAwait(false);
}

/// <summary>Reads who a verified id token is about.</summary>
public sealed class ProfileRequest : EiamRequest<Profile>
{
    private readonly SecureString _token;

    /// <summary>Makes the request.</summary>
    /// <param name="idToken">The token.</param>
    /// <exception cref="ArgumentException">The token is empty or cannot be one.</exception>
    public ProfileRequest(SecureString? idToken)
        : base(Endpoints.KeySet) => _token = InputCheck.Token(idToken, "IdToken");

    /// <inheritdoc/>
    protected internal override SecureString? Token => _token;

    /// <inheritdoc/>
    protected internal override Profile Read(Answer answer) => throw new NotSupportedException();

    internal override async Task<object?> RunAsync(EiamClient client, IEiamTrace? trace, CancellationToken stop)
    {
        SecureString token = User is { } user ? await user.GetIdTokenAsync(trace, stop).ConfigureAwait(false) : _token;
        return await client.IdTokens.ProfileAsync(token, trace, stop).ConfigureAwait(false);
    }
}
