using System;
using System.Collections.Generic;
using Eiam.Client.Tokens;

namespace EiamPowerShell.Results;

/// <summary>What an id_token says. Its signature was not checked.</summary>
public sealed class EiamIdToken
{
    // A reference alone: the type is looked at while the module is imported, before the client can be found.
    private readonly IdToken _token;

    internal EiamIdToken(IdToken token) => _token = token;

    /// <summary>The user's id (<c>id</c>).</summary>
    public string? UserId => _token.UserId;

    /// <summary>The user name (<c>userName</c>).</summary>
    public string? UserName => _token.UserName;

    /// <summary>The display name (<c>name</c>).</summary>
    public string? Name => _token.Name;

    /// <summary>The mobile (<c>mobile</c>).</summary>
    public string? Mobile => _token.Mobile;

    /// <summary>The e-mail address (<c>email</c>).</summary>
    public string? Email => _token.Email;

    /// <summary><c>iss</c>.</summary>
    public string? Issuer => _token.Issuer;

    /// <summary><c>aud</c>; of several, the first.</summary>
    public string? Audience => _token.Audience;

    /// <summary><c>sub</c>.</summary>
    public string? Subject => _token.Subject;

    /// <summary>When it was issued (<c>iat</c>).</summary>
    public DateTimeOffset? IssuedAt => _token.IssuedAt;

    /// <summary>From when it counts (<c>nbf</c>).</summary>
    public DateTimeOffset? NotBefore => _token.NotBefore;

    /// <summary>When it ends (<c>exp</c>).</summary>
    public DateTimeOffset? ExpiresAt => _token.ExpiresAt;

    /// <summary>The id of the key that signed it (<c>kid</c>).</summary>
    public string? KeyId => _token.KeyId;

    /// <summary>The algorithm that it names (<c>alg</c>).</summary>
    public string? Algorithm => _token.Algorithm;

    /// <summary>All claims by name, those of the nested shape's <c>api</c> included.</summary>
    public IReadOnlyDictionary<string, object?> Claims => _token.Claims;

    /// <summary>When it ends; never a claim about the user.</summary>
    /// <returns>A description.</returns>
    public override string ToString() => _token.ToString();
}
