using System.Collections.Generic;

namespace Eiam;

/// <summary>What a permission of an application is about.</summary>
public enum PermissionKind
{
    /// <summary>To use a function: a menu, an operation.</summary>
    Function,

    /// <summary>To see data of a model.</summary>
    Data,
}

/// <summary>
/// A permission that an application knows. Its own fields (<c>extension</c>) are in AdditionalData. Sources: tenant API notes, section 9;
/// T:perms/query-app-func-perms, T:perms/query-app-data-perms.
/// </summary>
public sealed class Permission : EiamRecordResult
{
    /// <summary>The application (<c>appId</c>, or the one that was asked about).</summary>
    public string? ApplicationId { get; internal set; }

    /// <summary><c>id</c>.</summary>
    public string? PermissionId { get; internal set; }

    /// <summary>Which of the two lists it comes from.</summary>
    public PermissionKind Kind { get; internal set; }

    /// <summary><c>code</c>.</summary>
    public string? Code { get; internal set; }

    /// <summary><c>name</c>.</summary>
    public string? Name { get; internal set; }

    /// <summary>The permission above it (<c>parentId</c>); null for none.</summary>
    public string? ParentId { get; internal set; }

    /// <summary>MENU, OPERATE and such (<c>type</c>); data permissions have none.</summary>
    public string? Type { get; internal set; }

    /// <summary>The data model (<c>objmId</c>); function permissions have none.</summary>
    public string? ModelId { get; internal set; }

    /// <summary><c>description</c>.</summary>
    public string? Description { get; internal set; }

    /// <summary>Its place among those beside it (<c>sequence</c>).</summary>
    public long? Sequence { get; internal set; }

    /// <summary>How deep it is in the tree (<c>level</c>).</summary>
    public long? Level { get; internal set; }

    /// <summary><c>path</c>.</summary>
    public string? Path { get; internal set; }

    /// <summary><c>displayPath</c>.</summary>
    public string? DisplayPath { get; internal set; }

    /// <summary>The id that the application itself has for it (<c>remoteId</c>).</summary>
    public string? RemoteId { get; internal set; }

    /// <summary>The name.</summary>
    /// <returns>The name, else the code, else the id.</returns>
    public override string ToString() => Name ?? Code ?? PermissionId ?? nameof(Permission);
}

/// <summary>A permission that a role or an account has: only its id, and the application's own.</summary>
public sealed class PermissionReference : EiamResult
{
    /// <summary><c>id</c>.</summary>
    public string? PermissionId { get; internal set; }

    /// <summary>The id that the application itself has for it (<c>remoteId</c>).</summary>
    public string? RemoteId { get; internal set; }

    /// <summary>The id.</summary>
    /// <returns>The id, else the application's own.</returns>
    public override string ToString() => PermissionId ?? RemoteId ?? nameof(PermissionReference);
}

/// <summary>A role that an account has: only its id, and the application's own.</summary>
public sealed class RoleReference : EiamResult
{
    /// <summary><c>id</c>.</summary>
    public string? RoleId { get; internal set; }

    /// <summary>The id that the application itself has for it (<c>remoteId</c>).</summary>
    public string? RemoteId { get; internal set; }

    /// <summary>The id.</summary>
    /// <returns>The id, else the application's own.</returns>
    public override string ToString() => RoleId ?? RemoteId ?? nameof(RoleReference);
}

/// <summary>
/// What a role may do. A list that the tenant did not send is null. Sources: T:role/query-role-permission, T:role/query-role-permissions-page.
/// </summary>
public sealed class RolePermission : EiamRecordResult
{
    /// <summary>The application that was asked about.</summary>
    public string? ApplicationId { get; internal set; }

    /// <summary>The role (<c>roleId</c>, or the one that was asked about).</summary>
    public string? RoleId { get; internal set; }

    /// <summary>The functions (<c>funcPerms</c>).</summary>
    public IReadOnlyList<PermissionReference>? FunctionPermissions { get; internal set; }

    /// <summary>The data (<c>dataPerms</c>).</summary>
    public IReadOnlyList<PermissionReference>? DataPermissions { get; internal set; }

    /// <summary>The role's id.</summary>
    /// <returns>The id.</returns>
    public override string ToString() => RoleId ?? nameof(RolePermission);
}

/// <summary>
/// What an account may do, and its roles. A list that the tenant did not send is null: the data are documented for one account, and not for the list
/// of all. Sources: T:account/query-account-permission, T:account/query-account-permissions-page.
/// </summary>
public sealed class AccountPermission : EiamRecordResult
{
    /// <summary>The application that was asked about.</summary>
    public string? ApplicationId { get; internal set; }

    /// <summary>The account (<c>accountId</c>, or the one that was asked about).</summary>
    public string? AccountId { get; internal set; }

    /// <summary>Its roles (<c>roles</c>).</summary>
    public IReadOnlyList<RoleReference>? Roles { get; internal set; }

    /// <summary>The functions (<c>funcPerms</c>).</summary>
    public IReadOnlyList<PermissionReference>? FunctionPermissions { get; internal set; }

    /// <summary>The data (<c>dataPerms</c>).</summary>
    public IReadOnlyList<PermissionReference>? DataPermissions { get; internal set; }

    /// <summary>The account's id.</summary>
    /// <returns>The id.</returns>
    public override string ToString() => AccountId ?? nameof(AccountPermission);
}
