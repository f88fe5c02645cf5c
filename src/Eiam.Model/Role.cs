namespace Eiam;

/// <summary>A role of an application. Sources: tenant API notes, section 9; T:role/check-role-list.</summary>
public sealed class Role : EiamRecordResult
{
    /// <summary>The application that was asked about.</summary>
    public string? ApplicationId { get; internal set; }

    /// <summary><c>id</c>.</summary>
    public string? RoleId { get; internal set; }

    /// <summary><c>code</c>.</summary>
    public string? Code { get; internal set; }

    /// <summary><c>name</c>.</summary>
    public string? Name { get; internal set; }

    /// <summary>The role above it (<c>parentId</c>); null for none.</summary>
    public string? ParentId { get; internal set; }

    /// <summary>Its place among those beside it (<c>sequence</c>).</summary>
    public long? Sequence { get; internal set; }

    /// <summary><c>description</c>.</summary>
    public string? Description { get; internal set; }

    /// <summary>Whether it is disabled (<c>disabled</c>, a boolean or its text).</summary>
    public bool? Disabled { get; internal set; }

    /// <summary>The id that the application itself has for it (<c>remoteId</c>).</summary>
    public string? RemoteId { get; internal set; }

    /// <summary>The name.</summary>
    /// <returns>The name, else the code, else the id.</returns>
    public override string ToString() => Name ?? Code ?? RoleId ?? nameof(Role);
}

/// <summary>
/// An account of an application that has a role. Its own fields (<c>extension</c>) are in AdditionalData. Source: T:role/check-role-member-list.
/// </summary>
public sealed class RoleMember : EiamRecordResult
{
    /// <summary>The application that was asked about.</summary>
    public string? ApplicationId { get; internal set; }

    /// <summary>The role that was asked about.</summary>
    public string? RoleId { get; internal set; }

    /// <summary><c>id</c>.</summary>
    public string? AccountId { get; internal set; }

    /// <summary><c>account_name</c>.</summary>
    public string? AccountName { get; internal set; }

    /// <summary><c>name</c>.</summary>
    public string? Name { get; internal set; }

    /// <summary>Basic, Public or Orphan (<c>account_type</c>: BASIC_ACCOUNT and so on); another word as it was sent.</summary>
    public string? Type { get; internal set; }

    /// <summary>The organization of the application that it is in (<c>org_id</c>); null for none.</summary>
    public string? ApplicationOrganizationId { get; internal set; }

    /// <summary>Whether it is disabled (<c>disabled</c>, a boolean or its text).</summary>
    public bool? Disabled { get; internal set; }

    /// <summary>The account's name.</summary>
    /// <returns>The account's name, else its id.</returns>
    public override string ToString() => AccountName ?? AccountId ?? nameof(RoleMember);
}

/// <summary>An account and a role that were put together, or taken apart. It is what was asked for: the API answers only ids.</summary>
public sealed class RoleAssignment : EiamRecordResult
{
    /// <summary>The application.</summary>
    public string? ApplicationId { get; internal set; }

    /// <summary>The role.</summary>
    public string? RoleId { get; internal set; }

    /// <summary>The account.</summary>
    public string? AccountId { get; internal set; }

    /// <summary>Both ids.</summary>
    /// <returns>The account's id and the role's.</returns>
    public override string ToString() => $"{AccountId}: {RoleId}";
}
