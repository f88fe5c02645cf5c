using System;
using System.Collections.Generic;

namespace Eiam;

/// <summary>Who a user is, as an id token says that was verified. Source: CIAM:appendix/get-user-info-from-id-token.html.</summary>
public sealed class Profile : EiamRecordResult
{
    /// <summary>The user's id (<c>id</c>).</summary>
    public string? UserId { get; internal set; }

    /// <summary>The user name (<c>userName</c>).</summary>
    public string? UserName { get; internal set; }

    /// <summary>The display name (<c>name</c>).</summary>
    public string? Name { get; internal set; }

    /// <summary>The mobile (<c>mobile</c>), such as +86-13800000000.</summary>
    public string? Mobile { get; internal set; }

    /// <summary>The e-mail address (<c>email</c>).</summary>
    public string? Email { get; internal set; }

    /// <summary>Until when the token counts that says so.</summary>
    public DateTimeOffset? ExpiresAt { get; internal set; }

    /// <summary>All claims by name.</summary>
    public IReadOnlyDictionary<string, object?> Claims { get; internal set; } = new Dictionary<string, object?>();

    /// <summary>The user name.</summary>
    /// <returns>The user name, else the id.</returns>
    public override string ToString() => UserName ?? UserId ?? nameof(Profile);
}
