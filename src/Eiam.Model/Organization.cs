namespace Eiam;

/// <summary>
/// An organization of the tenant's directory. What the tenant did not send is null; times are text as sent (<c>yyyy-MM-dd HH:mm:ss.SSS</c>, no
/// zone). Its own fields (<c>extension</c>) are in AdditionalData. Sources: tenant API notes, section 6; T:org/org-id, T:org/obtain-org.
/// </summary>
public sealed class Organization : EiamRecordResult
{
    /// <summary><c>org_id</c>.</summary>
    public string? OrganizationId { get; internal set; }

    /// <summary>The code, by which users are created in it: written as <c>code</c>, read as <c>org_code</c>.</summary>
    public string? Code { get; internal set; }

    /// <summary><c>name</c>.</summary>
    public string? Name { get; internal set; }

    /// <summary>The organization above it (<c>parent_id</c>); null for a root.</summary>
    public string? ParentId { get; internal set; }

    /// <summary>The code of its type (<c>category</c>), such as <c>department</c>.</summary>
    public string? Category { get; internal set; }

    /// <summary>Its place among those beside it (<c>sequence</c>).</summary>
    public long? Sequence { get; internal set; }

    /// <summary>Whether it is disabled (<c>disabled</c>, a boolean or its text).</summary>
    public bool? Disabled { get; internal set; }

    /// <summary><c>created_at</c>.</summary>
    public string? CreatedAt { get; internal set; }

    /// <summary><c>updated_at</c>.</summary>
    public string? UpdatedAt { get; internal set; }

    /// <summary>The name.</summary>
    /// <returns>The name, else the code, else the id.</returns>
    public override string ToString() => Name ?? Code ?? OrganizationId ?? nameof(Organization);
}

/// <summary>Who leads an organization. Source: T:org/org-leader-id.</summary>
public sealed class OrganizationLeader : EiamRecordResult
{
    /// <summary>The organization that was asked about.</summary>
    public string? OrganizationId { get; internal set; }

    /// <summary>The leader's user id (<c>leader_id</c>); null where there is none.</summary>
    public string? UserId { get; internal set; }

    /// <summary>The leader's user name (<c>leader_user_name</c>).</summary>
    public string? UserName { get; internal set; }

    /// <summary>The leader's display name (<c>leader_name</c>).</summary>
    public string? Name { get; internal set; }

    /// <summary>Whether the leader is disabled (<c>leader_status</c>, a boolean or its text: "disabled or not").</summary>
    public bool? Disabled { get; internal set; }

    /// <summary>The user name.</summary>
    /// <returns>The user name, else the id.</returns>
    public override string ToString() => UserName ?? UserId ?? nameof(OrganizationLeader);
}
