using System;
using System.Collections.Generic;
using Eiam.Client.Http;
using Eiam.Client.Json;

namespace Eiam.Client.Requests;

/// <summary>Reads the user record of the tenant API notes, section 5.</summary>
internal static class UserRecord
{
    public static ModelReader<User> Reader { get; } = new ModelReader<User>()
        .Text("user_id", static (u, v) => u.UserId = v)
        .Text("org_id", static (u, v) => u.OrganizationId = v)
        .Text("user_name", static (u, v) => u.UserName = v)
        .Text("name", static (u, v) => u.Name = v)
        .Text("mobile", static (u, v) => u.Mobile = v)
        .Text("email", static (u, v) => u.Email = v)
        .Text("first_name", static (u, v) => u.FirstName = v)
        .Text("middle_name", static (u, v) => u.MiddleName = v)
        .Text("last_name", static (u, v) => u.LastName = v)
        .Text("employee_id", static (u, v) => u.EmployeeId = v)
        .Text("external_id", static (u, v) => u.ExternalId = v)
        .Text("attr_city", static (u, v) => u.City = v)
        .Text("attr_nick_name", static (u, v) => u.NickName = v)
        .Text("attr_area", static (u, v) => u.Area = v)
        .Text("attr_gender", static (u, v) => u.Gender = v)
        .Text("attr_work_place", static (u, v) => u.WorkPlace = v)
        .Text("attr_identity_type", static (u, v) => u.IdentityType = v)
        .Text("attr_identity_number", static (u, v) => u.IdentityNumber = v)
        .Text("attr_manager_id", static (u, v) => u.ManagerId = v)
        .Text("attr_user_type", static (u, v) => u.UserType = v)
        .Text("attr_birthday", static (u, v) => u.Birthday = v)
        .Text("attr_hire_date", static (u, v) => u.HireDate = v)
        .Flag("pwd_must_modify", static (u, v) => u.MustChangePassword = v)
        .Flag("disabled", static (u, v) => u.Disabled = v)
        .Flag("locked", static (u, v) => u.Locked = v)
        .Text("created_at", static (u, v) => u.CreatedAt = v)
        .Text("updated_at", static (u, v) => u.UpdatedAt = v);
}

/// <summary>Lists the directory's users, page by page. Source: T:user/obtain-user.</summary>
public sealed class UsersRequest() : EiamListRequest<User>(Endpoints.Users, "users", pageSize: 100)
{
    /// <summary>Only users of this organization (<c>org_id</c>); null for all.</summary>
    public string? OrganizationId { get; init; }

    /// <summary>Only what was changed after this moment, as <see cref="TenantTime.Write"/> writes it (<c>updated_at_greater</c>).</summary>
    public string? UpdatedAfter { get; init; }

    /// <inheritdoc/>
    protected internal override void WriteQuery(QueryWriter query)
    {
        query.Text("org_id", OrganizationId);
        query.Text("updated_at_greater", UpdatedAfter);
        base.WriteQuery(query);
    }

    /// <inheritdoc/>
    protected internal override User ReadItem(Answer item) => UserRecord.Reader.Read(item);

    /// <inheritdoc/>
    protected internal override string? IdOf(User item) => item.UserId;

    internal override void Review(object? result, CallContext call) => WarnOfMissingIds(result, call);
}

/// <summary>Finds one user. Sources: T:user/userid, T:user/username, T:user/phonenumber, T:user/user-email.</summary>
public sealed class UserRequest : EiamRequest<User>
{
    private readonly string _field;
    private readonly string _value;

    private UserRequest(Endpoint endpoint, string field, string value)
        : base(endpoint)
    {
        _field = field;
        _value = value;
    }

    /// <inheritdoc/>
    protected internal override IReadOnlyList<string> PathValues => Endpoint.Body == BodyKind.None ? [_value] : [];

    /// <summary>Finds by id.</summary>
    /// <param name="userId">The id (<c>user_id</c>).</param>
    /// <returns>The request.</returns>
    /// <exception cref="ArgumentException">The value is empty or cannot be sent.</exception>
    public static UserRequest ById(string? userId) => new(Endpoints.UserById, "user_id", InputCheck.PathValue(userId, "UserId"));

    /// <summary>Finds by user name.</summary>
    /// <param name="userName">The user name (<c>user_name</c>).</param>
    /// <returns>The request.</returns>
    /// <exception cref="ArgumentException">The value is empty or cannot be sent.</exception>
    public static UserRequest ByUserName(string? userName) => new(Endpoints.UserByUserName, "user_name", InputCheck.Text(userName, "UserName"));

    /// <summary>Finds by mobile, passed on as it was given: the pages show it with and without a country code.</summary>
    /// <param name="mobile">The mobile (<c>mobile</c>).</param>
    /// <returns>The request.</returns>
    /// <exception cref="ArgumentException">The value is empty or cannot be sent.</exception>
    public static UserRequest ByMobile(string? mobile) => new(Endpoints.UserByMobile, "mobile", InputCheck.Text(mobile, "Mobile"));

    /// <summary>Finds by e-mail address.</summary>
    /// <param name="email">The address (<c>email</c>).</param>
    /// <returns>The request.</returns>
    /// <exception cref="ArgumentException">The value is empty or cannot be sent.</exception>
    public static UserRequest ByEmail(string? email) => new(Endpoints.UserByEmail, "email", InputCheck.Text(email, "Email"));

    /// <inheritdoc/>
    protected internal override void WriteBody(BodyWriter body) => body.Text(_field, _value);

    /// <inheritdoc/>
    protected internal override User Read(Answer answer) => UserRecord.Reader.Read(answer);

    internal override void Review(object? result, CallContext call) => call.WarnOfMissingId(((User)result!).UserId);
}
