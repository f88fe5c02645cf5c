using System;
using System.Collections.Generic;
using Eiam.Client.Http;
using Eiam.Client.Json;

namespace Eiam.Client.Requests;

/// <summary>Lists the roles of an application, page by page. Source: T:role/check-role-list.</summary>
/// <param name="applicationId">The application's id (<c>app_id</c>).</param>
/// <exception cref="ArgumentException">The id cannot be sent.</exception>
public sealed class RolesRequest(string? applicationId) : EiamListRequest<Role>(Endpoints.Roles, "roles", pageSize: 50)
{
    private static readonly ModelReader<Role> Reader = new ModelReader<Role>()
        .Text("id", static (r, v) => r.RoleId = v)
        .Text("code", static (r, v) => r.Code = v)
        .Text("name", static (r, v) => r.Name = v)
        .Text("parentId", static (r, v) => r.ParentId = v)
        .Number("sequence", static (r, v) => r.Sequence = v)
        .Text("description", static (r, v) => r.Description = v)
        .Flag("disabled", static (r, v) => r.Disabled = v)
        .Text("remoteId", static (r, v) => r.RemoteId = v);

    private readonly string _application = InputCheck.PathValue(applicationId, "ApplicationId");

    /// <inheritdoc/>
    protected internal override IReadOnlyList<string> PathValues => [_application];

    /// <inheritdoc/>
    protected internal override Role ReadItem(Answer item)
    {
        Role role = Reader.Read(item);
        role.ApplicationId = _application;
        return role;
    }

    /// <inheritdoc/>
    protected internal override string? IdOf(Role item) => item.RoleId;

    internal override void Review(object? result, CallContext call) => WarnOfMissingIds(result, call);
}

/// <summary>Lists the accounts that have a role, page by page. Source: T:role/check-role-member-list.</summary>
/// <param name="applicationId">The application's id (<c>app_id</c>).</param>
/// <param name="roleId">The role's id (<c>role_id</c>).</param>
/// <exception cref="ArgumentException">An id cannot be sent.</exception>
public sealed class RoleMembersRequest(string? applicationId, string? roleId) : EiamListRequest<RoleMember>(Endpoints.RoleMembers, "role_members", pageSize: 50)
{
    private static readonly ModelReader<RoleMember> Reader = new ModelReader<RoleMember>()
        .Text("id", static (m, v) => m.AccountId = v)
        .Text("account_name", static (m, v) => m.AccountName = v)
        .Text("name", static (m, v) => m.Name = v)
        .Text("org_id", static (m, v) => m.ApplicationOrganizationId = v)
        .Flag("disabled", static (m, v) => m.Disabled = v)
        .Text("account_type", static (m, v) => m.Type = AccountRecord.TypeName(v));

    private readonly string _application = InputCheck.PathValue(applicationId, "ApplicationId");
    private readonly string _role = InputCheck.PathValue(roleId, "RoleId");

    /// <inheritdoc/>
    protected internal override IReadOnlyList<string> PathValues => [_application, _role];

    /// <inheritdoc/>
    protected internal override RoleMember ReadItem(Answer item)
    {
        RoleMember member = Reader.Read(item);
        member.ApplicationId = _application;
        member.RoleId = _role;
        return member;
    }

    /// <inheritdoc/>
    protected internal override string? IdOf(RoleMember item) => item.AccountId;

    internal override void Review(object? result, CallContext call) => WarnOfMissingIds(result, call);
}

/// <summary>
/// Adds accounts to a role, or takes them out of it. The field of the ids is spelled as the vendor spells it. Whether an account that is a member
/// already, or is none, is in <c>fail_list</c>, is not documented. Sources: T:role/add-role-member, T:role/delete-role-member.
/// </summary>
public sealed class RoleMemberChangeRequest : EiamIdListRequest
{
    private readonly string _application;
    private readonly string _role;

    private RoleMemberChangeRequest(Endpoint endpoint, string? applicationId, string? roleId, IEnumerable<string?>? accountIds)
        : base(endpoint, accountIds, "account")
    {
        _application = InputCheck.PathValue(applicationId, "ApplicationId");
        _role = InputCheck.Text(roleId, "RoleId");
    }

    /// <inheritdoc/>
    protected internal override IReadOnlyList<string> PathValues => [_application];

    /// <summary>Adds accounts.</summary>
    /// <param name="applicationId">The application's id (<c>app_id</c>).</param>
    /// <param name="roleId">The role's id (<c>role_id</c>).</param>
    /// <param name="accountIds">The accounts' ids (<c>account_Ids</c>).</param>
    /// <returns>The request.</returns>
    /// <exception cref="ArgumentException">An id cannot be sent.</exception>
    public static RoleMemberChangeRequest Add(string? applicationId, string? roleId, IEnumerable<string?>? accountIds) =>
        new(Endpoints.RoleMembersAdd, applicationId, roleId, accountIds);

    /// <summary>Takes accounts out.</summary>
    /// <param name="applicationId">The application's id (<c>app_id</c>).</param>
    /// <param name="roleId">The role's id (<c>role_id</c>).</param>
    /// <param name="accountIds">The accounts' ids (<c>account_Ids</c>).</param>
    /// <returns>The request.</returns>
    /// <exception cref="ArgumentException">An id cannot be sent.</exception>
    public static RoleMemberChangeRequest Remove(string? applicationId, string? roleId, IEnumerable<string?>? accountIds) =>
        new(Endpoints.RoleMembersRemove, applicationId, roleId, accountIds);

    /// <inheritdoc/>
    protected internal override void WriteBody(BodyWriter body)
    {
        body.Text("role_id", _role);
        body.Value("account_Ids", Ids);
    }

    /// <inheritdoc/>
    protected internal override EiamResult Done(string id) => new RoleAssignment { ApplicationId = _application, RoleId = _role, AccountId = id };
}

/// <summary>
/// Gives roles to an account, or takes them from it. An application can allow only one role for an account (APP.ROLE.0004). Sources:
/// T:account/add-member-role, T:account/delete-member-role.
/// </summary>
public sealed class AccountRoleChangeRequest : EiamIdListRequest
{
    private readonly string _application;
    private readonly string _account;

    private AccountRoleChangeRequest(Endpoint endpoint, string? applicationId, string? accountId, IEnumerable<string?>? roleIds)
        : base(endpoint, roleIds, "role")
    {
        _application = InputCheck.PathValue(applicationId, "ApplicationId");
        _account = InputCheck.PathValue(accountId, "AccountId");
    }

    /// <inheritdoc/>
    protected internal override IReadOnlyList<string> PathValues => [_application, _account];

    /// <summary>Gives roles.</summary>
    /// <param name="applicationId">The application's id (<c>app_id</c>).</param>
    /// <param name="accountId">The account's id (<c>account_id</c>).</param>
    /// <param name="roleIds">The roles' ids (<c>role_ids</c>).</param>
    /// <returns>The request.</returns>
    /// <exception cref="ArgumentException">An id cannot be sent.</exception>
    public static AccountRoleChangeRequest Add(string? applicationId, string? accountId, IEnumerable<string?>? roleIds) =>
        new(Endpoints.AccountRolesAdd, applicationId, accountId, roleIds);

    /// <summary>Takes roles.</summary>
    /// <param name="applicationId">The application's id (<c>app_id</c>).</param>
    /// <param name="accountId">The account's id (<c>account_id</c>).</param>
    /// <param name="roleIds">The roles' ids (<c>role_ids</c>).</param>
    /// <returns>The request.</returns>
    /// <exception cref="ArgumentException">An id cannot be sent.</exception>
    public static AccountRoleChangeRequest Remove(string? applicationId, string? accountId, IEnumerable<string?>? roleIds) =>
        new(Endpoints.AccountRolesRemove, applicationId, accountId, roleIds);

    /// <inheritdoc/>
    protected internal override void WriteBody(BodyWriter body) => body.Value("role_ids", Ids);

    /// <inheritdoc/>
    protected internal override EiamResult Done(string id) => new RoleAssignment { ApplicationId = _application, AccountId = _account, RoleId = id };
}
