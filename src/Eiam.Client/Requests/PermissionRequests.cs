using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using Eiam.Client.Http;
using Eiam.Client.Json;

namespace Eiam.Client.Requests;

/// <summary>Lists the permissions that an application knows, page by page. Sources: T:perms/query-app-func-perms, T:perms/query-app-data-perms.</summary>
public sealed class PermissionsRequest : EiamListRequest<Permission>
{
    private static readonly ModelReader<Permission> Reader = new ModelReader<Permission>()
        .Text("id", static (p, v) => p.PermissionId = v)
        .Text("appId", static (p, v) => p.ApplicationId = v)
        .Text("parentId", static (p, v) => p.ParentId = v)
        .Text("objmId", static (p, v) => p.ModelId = v)
        .Text("code", static (p, v) => p.Code = v)
        .Text("name", static (p, v) => p.Name = v)
        .Text("type", static (p, v) => p.Type = v)
        .Text("description", static (p, v) => p.Description = v)
        .Number("sequence", static (p, v) => p.Sequence = v)
        .Number("level", static (p, v) => p.Level = v)
        .Text("path", static (p, v) => p.Path = v)
        .Text("displayPath", static (p, v) => p.DisplayPath = v)
        .Text("remoteId", static (p, v) => p.RemoteId = v);

    private readonly string _application;
    private readonly string? _model;

    private PermissionsRequest(Endpoint endpoint, string? applicationId, string? modelId)
        : base(endpoint, "list", pageSize: 50)
    {
        _application = InputCheck.PathValue(applicationId, "ApplicationId");
        _model = modelId;
    }

    /// <inheritdoc/>
    protected internal override IReadOnlyList<string> PathValues => [_application];

    /// <summary>Lists functions.</summary>
    /// <param name="applicationId">The application's id (<c>app_id</c>).</param>
    /// <param name="first">How many are wanted.</param>
    /// <param name="skip">How many are passed over.</param>
    /// <returns>The request.</returns>
    /// <exception cref="ArgumentException">The id cannot be sent.</exception>
    public static PermissionsRequest OfFunctions(string? applicationId, long first = long.MaxValue, long skip = 0) =>
        new(Endpoints.FunctionPermissions, applicationId, null) { First = first, Skip = skip };

    /// <summary>Lists the data of a model.</summary>
    /// <param name="applicationId">The application's id (<c>app_id</c>).</param>
    /// <param name="modelId">The model's id (<c>model_id</c>).</param>
    /// <param name="first">How many are wanted.</param>
    /// <param name="skip">How many are passed over.</param>
    /// <returns>The request.</returns>
    /// <exception cref="ArgumentException">An id cannot be sent.</exception>
    public static PermissionsRequest OfData(string? applicationId, string? modelId, long first = long.MaxValue, long skip = 0) =>
        new(Endpoints.DataPermissions, applicationId, InputCheck.Text(modelId, "ModelId")) { First = first, Skip = skip };

    /// <inheritdoc/>
    protected internal override void WriteQuery(QueryWriter query)
    {
        query.Text("model_id", _model);
        base.WriteQuery(query);
    }

    /// <inheritdoc/>
    protected internal override Permission ReadItem(Answer item)
    {
        Permission permission = Reader.Read(item);
        permission.ApplicationId ??= _application;
        permission.ModelId ??= _model;
        permission.Kind = _model is null ? PermissionKind.Function : PermissionKind.Data;
        return permission;
    }

    /// <inheritdoc/>
    protected internal override string? IdOf(Permission item) => item.PermissionId;

    internal override void Review(object? result, CallContext call) => WarnOfMissingIds(result, call);
}

/// <summary>Reads what roles and accounts have: lists of <c>{id, remoteId}</c>, which may be absent.</summary>
internal static class PermissionRecords
{
    // More than any application has, and less than makes an answer of four megabytes a burden.
    private const int MaxItems = 20_000;

    private static readonly ModelReader<PermissionReference> Permissions = new ModelReader<PermissionReference>()
        .Text("id", static (p, v) => p.PermissionId = v)
        .Text("remoteId", static (p, v) => p.RemoteId = v);

    private static readonly ModelReader<RoleReference> Roles = new ModelReader<RoleReference>()
        .Text("id", static (r, v) => r.RoleId = v)
        .Text("remoteId", static (r, v) => r.RemoteId = v);

    public static ModelReader<RolePermission> OfRole { get; } = new ModelReader<RolePermission>()
        .Text("roleId", static (r, v) => r.RoleId = v)
        .Field("funcPerms", static (r, a) => (r.FunctionPermissions = List(a, Permissions)) is not null)
        .Field("dataPerms", static (r, a) => (r.DataPermissions = List(a, Permissions)) is not null);

    public static ModelReader<AccountPermission> OfAccount { get; } = new ModelReader<AccountPermission>()
        .Text("accountId", static (r, v) => r.AccountId = v)
        .Field("roles", static (r, a) => (r.Roles = List(a, Roles)) is not null)
        .Field("funcPerms", static (r, a) => (r.FunctionPermissions = List(a, Permissions)) is not null)
        .Field("dataPerms", static (r, a) => (r.DataPermissions = List(a, Permissions)) is not null);

    // Null for what is no list of objects: it is kept as it came.
    private static IReadOnlyList<TItem>? List<TItem>(Answer answer, ModelReader<TItem> reader)
        where TItem : EiamResult, new() =>
        answer.Json.ValueKind != JsonValueKind.Array || answer.Json.EnumerateArray().Any(static item => item.ValueKind != JsonValueKind.Object) ? null
        : answer.Json.GetArrayLength() > MaxItems ? throw new JsonException($"A list has {answer.Json.GetArrayLength()} items; at most {MaxItems} are read.")
        : [.. answer.Json.EnumerateArray().Select(item => reader.Read(answer.Of(item)))];
}

/// <summary>Gets what a role may do. The path is spelled as the vendor spells it. Source: T:role/query-role-permission.</summary>
/// <param name="applicationId">The application's id (<c>app_id</c>).</param>
/// <param name="roleId">The role's id (<c>role_id</c>).</param>
/// <exception cref="ArgumentException">An id cannot be sent.</exception>
public sealed class RolePermissionRequest(string? applicationId, string? roleId) : EiamRequest<RolePermission>(Endpoints.RolePermission)
{
    private readonly string _application = InputCheck.PathValue(applicationId, "ApplicationId");
    private readonly string _role = InputCheck.PathValue(roleId, "RoleId");

    /// <inheritdoc/>
    protected internal override IReadOnlyList<string> PathValues => [_application, _role];

    /// <inheritdoc/>
    protected internal override RolePermission Read(Answer answer)
    {
        RolePermission permission = PermissionRecords.OfRole.Read(answer);
        permission.ApplicationId = _application;
        permission.RoleId ??= _role;
        return permission;
    }
}

/// <summary>Lists what each role of an application may do, page by page. Source: T:role/query-role-permissions-page.</summary>
/// <param name="applicationId">The application's id (<c>app_id</c>).</param>
/// <exception cref="ArgumentException">The id cannot be sent.</exception>
public sealed class RolePermissionsRequest(string? applicationId) : EiamListRequest<RolePermission>(Endpoints.RolePermissions, "list", pageSize: 50)
{
    private readonly string _application = InputCheck.PathValue(applicationId, "ApplicationId");

    /// <inheritdoc/>
    protected internal override IReadOnlyList<string> PathValues => [_application];

    /// <inheritdoc/>
    protected internal override RolePermission ReadItem(Answer item)
    {
        RolePermission permission = PermissionRecords.OfRole.Read(item);
        permission.ApplicationId = _application;
        return permission;
    }

    /// <inheritdoc/>
    protected internal override string? IdOf(RolePermission item) => item.RoleId;

    internal override void Review(object? result, CallContext call) => WarnOfMissingIds(result, call);
}

/// <summary>Gets what an account may do, and its roles. The path is spelled as the vendor spells it. Source: T:account/query-account-permission.</summary>
/// <param name="applicationId">The application's id (<c>app_id</c>).</param>
/// <param name="accountId">The account's id (<c>account_id</c>).</param>
/// <exception cref="ArgumentException">An id cannot be sent.</exception>
public sealed class AccountPermissionRequest(string? applicationId, string? accountId) : EiamRequest<AccountPermission>(Endpoints.AccountPermission)
{
    private readonly string _application = InputCheck.PathValue(applicationId, "ApplicationId");
    private readonly string _account = InputCheck.PathValue(accountId, "AccountId");

    /// <inheritdoc/>
    protected internal override IReadOnlyList<string> PathValues => [_application, _account];

    /// <inheritdoc/>
    protected internal override AccountPermission Read(Answer answer)
    {
        AccountPermission permission = PermissionRecords.OfAccount.Read(answer);
        permission.ApplicationId = _application;
        permission.AccountId ??= _account;
        return permission;
    }
}

/// <summary>Lists what each account of an application may do, page by page. Source: T:account/query-account-permissions-page.</summary>
/// <param name="applicationId">The application's id (<c>app_id</c>).</param>
/// <exception cref="ArgumentException">The id cannot be sent.</exception>
public sealed class AccountPermissionsRequest(string? applicationId) : EiamListRequest<AccountPermission>(Endpoints.AccountPermissions, "list", pageSize: 50)
{
    private readonly string _application = InputCheck.PathValue(applicationId, "ApplicationId");

    /// <inheritdoc/>
    protected internal override IReadOnlyList<string> PathValues => [_application];

    /// <inheritdoc/>
    protected internal override AccountPermission ReadItem(Answer item)
    {
        AccountPermission permission = PermissionRecords.OfAccount.Read(item);
        permission.ApplicationId = _application;
        return permission;
    }

    /// <inheritdoc/>
    protected internal override string? IdOf(AccountPermission item) => item.AccountId;

    internal override void Review(object? result, CallContext call) => WarnOfMissingIds(result, call);
}
