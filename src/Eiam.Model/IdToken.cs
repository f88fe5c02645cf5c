using System;
using System.Collections.Generic;
using System.Globalization;

namespace Eiam;

/// <summary>
/// What an id_token says. Its signature was not checked: it is true only as far as its way here is trusted.
/// Source: CIAM:appendix/get-user-info-from-id-token.html.
/// </summary>
public sealed class IdToken
{
    internal IdToken(IReadOnlyDictionary<string, object?> claims) => Claims = claims;

    /// <summary>The user's id (<c>id</c>).</summary>
    public string? UserId { get; internal init; }

    /// <summary>The user name (<c>userName</c>).</summary>
    public string? UserName { get; internal init; }

    /// <summary>The display name (<c>name</c>).</summary>
    public string? Name { get; internal init; }

    /// <summary>The mobile (<c>mobile</c>), such as +86-13800000000.</summary>
    public string? Mobile { get; internal init; }

    /// <summary>The e-mail address (<c>email</c>).</summary>
    public string? Email { get; internal init; }

    /// <summary><c>iss</c>.</summary>
    public string? Issuer { get; internal init; }

    /// <summary><c>aud</c>; of several, the first.</summary>
    public string? Audience { get; internal init; }

    /// <summary><c>sub</c>.</summary>
    public string? Subject { get; internal init; }

    /// <summary>When it was issued (<c>iat</c>, seconds since 1970); null where it does not say.</summary>
    public DateTimeOffset? IssuedAt { get; internal init; }

    /// <summary>From when it counts (<c>nbf</c>); null where it does not say.</summary>
    public DateTimeOffset? NotBefore { get; internal init; }

    /// <summary>When it ends (<c>exp</c>); null where it does not say.</summary>
    public DateTimeOffset? ExpiresAt { get; internal init; }

    /// <summary>The id of the key that signed it (<c>kid</c>); null where it names none.</summary>
    public string? KeyId { get; internal init; }

    /// <summary>The algorithm that it names (<c>alg</c>), documented as RS256; null where it names none.</summary>
    public string? Algorithm { get; internal init; }

    /// <summary>All claims by name, those inside the nested shape's <c>api</c> included, which win over their namesakes beside it.</summary>
    public IReadOnlyDictionary<string, object?> Claims { get; }

    /// <summary>The time at which it ends; never a claim about the user.</summary>
    /// <returns>A description.</returns>
    public override string ToString() => ExpiresAt is { } end ? "expires " + end.ToString("u", CultureInfo.InvariantCulture) : "id_token";
}
