using System;
using System.Collections.Generic;
using System.Linq;
using System.Security;
using Eiam.Client.Http;
using Eiam.Client.Json;

namespace Eiam.Client.Requests;

/// <summary>An organization that a user is in.</summary>
/// <param name="code">Its code (<c>org_code</c>).</param>
/// <param name="isMain">Whether it is the main one (<c>relation_type</c>: 1, else 0).</param>
public sealed class UserOrganization(string? code, bool isMain)
{
    internal IReadOnlyDictionary<string, object?> Fields { get; } = new Dictionary<string, object?>
    {
        ["org_code"] = InputCheck.Text(code, "Organizations"),
        ["relation_type"] = isMain ? 1 : 0,
    };
}

/// <summary>
/// The fields of a user that can be written. Which are required is a setting of the tenant, so that none is here.
/// The seven from IdentityType to WorkPlace are only in the visible input of Huawei's edition; EIAM answers them.
/// Sources: T:user/add-user, the Chinese twin of T:user/modify-user; tenant API notes, section 4.1.
/// </summary>
public sealed class UserFields
{
    private readonly FieldList _fields = new();

    /// <summary>What was given, as the object that is made of it.</summary>
    internal User Given { get; } = new();

    /// <summary><c>user_name</c>: the login name.</summary>
    public string? UserName { init => _fields.Text("user_name", Given.UserName = FieldList.Present(value), nameof(UserName)); }

    /// <summary><c>org_code</c>: the code of the main organization.</summary>
    public string? OrganizationCode { init => _fields.Code("org_code", Given.OrganizationCode = FieldList.Present(value), nameof(OrganizationCode)); }

    /// <summary><c>name</c>: the display name.</summary>
    public string? Name { init => _fields.Text("name", Given.Name = FieldList.Present(value), nameof(Name)); }

    /// <summary><c>mobile</c>: the mobile, passed on as it was given: the pages show it with and without a country code.</summary>
    public string? Mobile { init => _fields.Text("mobile", Given.Mobile = FieldList.Present(value), nameof(Mobile)); }

    /// <summary><c>email</c>.</summary>
    public string? Email { init => _fields.Text("email", Given.Email = FieldList.Present(value), nameof(Email)); }

    /// <summary><c>employee_id</c>.</summary>
    public string? EmployeeId { init => _fields.Text("employee_id", Given.EmployeeId = FieldList.Present(value), nameof(EmployeeId)); }

    /// <summary><c>external_id</c>.</summary>
    public string? ExternalId { init => _fields.Text("external_id", Given.ExternalId = FieldList.Present(value), nameof(ExternalId)); }

    /// <summary><c>first_name</c>.</summary>
    public string? FirstName { init => _fields.Text("first_name", Given.FirstName = FieldList.Present(value), nameof(FirstName)); }

    /// <summary><c>middle_name</c>.</summary>
    public string? MiddleName { init => _fields.Text("middle_name", Given.MiddleName = FieldList.Present(value), nameof(MiddleName)); }

    /// <summary><c>last_name</c>.</summary>
    public string? LastName { init => _fields.Text("last_name", Given.LastName = FieldList.Present(value), nameof(LastName)); }

    /// <summary><c>attr_gender</c>: such as male.</summary>
    public string? Gender { init => _fields.Text("attr_gender", Given.Gender = FieldList.Present(value), nameof(Gender)); }

    /// <summary><c>attr_birthday</c>: yyyy-MM-dd; personal.</summary>
    public string? Birthday { init => _fields.Date("attr_birthday", Given.Birthday = FieldList.Present(value), nameof(Birthday)); }

    /// <summary><c>attr_nick_name</c>.</summary>
    public string? NickName { init => _fields.Text("attr_nick_name", Given.NickName = FieldList.Present(value), nameof(NickName)); }

    /// <summary><c>attr_manager_id</c>: a user id.</summary>
    public string? ManagerId { init => _fields.Text("attr_manager_id", Given.ManagerId = FieldList.Present(value), nameof(ManagerId)); }

    /// <summary><c>attr_identity_type</c>: such as id_card.</summary>
    public string? IdentityType { init => _fields.Text("attr_identity_type", Given.IdentityType = FieldList.Present(value), nameof(IdentityType)); }

    /// <summary><c>attr_identity_number</c>: personal: masked by its name.</summary>
    public string? IdentityNumber { init => _fields.Text("attr_identity_number", Given.IdentityNumber = FieldList.Present(value), nameof(IdentityNumber)); }

    /// <summary><c>attr_area</c>: such as CN.</summary>
    public string? Area { init => _fields.Text("attr_area", Given.Area = FieldList.Present(value), nameof(Area)); }

    /// <summary><c>attr_city</c>.</summary>
    public string? City { init => _fields.Text("attr_city", Given.City = FieldList.Present(value), nameof(City)); }

    /// <summary><c>attr_user_type</c>.</summary>
    public string? UserType { init => _fields.Text("attr_user_type", Given.UserType = FieldList.Present(value), nameof(UserType)); }

    /// <summary><c>attr_hire_date</c>: yyyy-MM-dd.</summary>
    public string? HireDate { init => _fields.Date("attr_hire_date", Given.HireDate = FieldList.Present(value), nameof(HireDate)); }

    /// <summary><c>attr_work_place</c>.</summary>
    public string? WorkPlace { init => _fields.Text("attr_work_place", Given.WorkPlace = FieldList.Present(value), nameof(WorkPlace)); }

    /// <summary><c>password</c>: of a new user only.</summary>
    public SecureString? Password { init => _fields.Secret("password", value, nameof(Password)); }

    /// <summary><c>pwd_must_modify</c>, a boolean in these calls.</summary>
    public bool? MustChangePassword { init => _fields.Flag("pwd_must_modify", Given.MustChangePassword = value); }

    /// <summary><c>user_org_relation_list</c>: the organizations of the user; null leaves it out.</summary>
    public IReadOnlyList<UserOrganization>? Organizations { init => _fields.List("user_org_relation_list", value?.Select(static o => o.Fields).ToList()); }

    /// <summary><c>extension</c>: fields that the tenant itself defined, by name.</summary>
    public IReadOnlyDictionary<string, object?>? Extension { init => _fields.Object("extension", value, nameof(Extension)); }

    internal FieldList Fields => _fields;
}

/// <summary>
/// Creates a user. The answer is an id; the result is that and what was sent, without another call. Source: T:user/add-user.
/// </summary>
public sealed class UserCreateRequest : EiamRequest<User>
{
    private readonly UserFields _fields;

    /// <summary>Makes the request.</summary>
    /// <param name="fields">What the user is like.</param>
    /// <param name="attributes">Fields by their names on the wire; a null among them is sent as null.</param>
    /// <exception cref="ArgumentException">A value cannot be sent, or none was given.</exception>
    public UserCreateRequest(UserFields fields, IReadOnlyDictionary<string, object?>? attributes = null)
        : base(Endpoints.UserCreate)
    {
        _fields = fields ?? throw new ArgumentNullException(nameof(fields));
        _fields.Fields.Fields(attributes, "Attribute").Required("UserName", "create");
    }

    /// <inheritdoc/>
    public override string Subject => _fields.Given is { UserName: { Length: > 0 } name } ? "user " + name : "a user";

    /// <inheritdoc/>
    protected internal override void WriteBody(BodyWriter body) => _fields.Fields.Write(body);

    /// <inheritdoc/>
    protected internal override User Read(Answer answer)
    {
        _fields.Given.UserId = JsonValue.IdOf(answer.Json, "user_id");
        return _fields.Given;
    }

    /// <inheritdoc/>
    protected internal override User ReadEmpty() => _fields.Given;

    // The pages leave it to the tenant whether a user needs a name, and do not say what one without gets.
    internal override void Review(object? result, CallContext call)
    {
        User user = (User)result!;
        call.WarnOfMissingId(user.UserId);
        if (!_fields.Fields.Has("user_name"))
        {
            call.Warn($"user {user.UserId} was created without UserName, and the tenant chose the name that the user logs in with. Look it up by the id.");
        }
    }
}

/// <summary>
/// Changes, removes, enables or disables a user, or sets the password. Fields that are not sent stay as they are. Removal is answered with 204, by
/// CIAM with 200. Sources: T:user/modify-user, T:user/delete-user, T:user/enable-user, T:user/disable-user, T:user/modify-password,
/// T:user/check-oldpassword, T:user/reset-password.
/// </summary>
public sealed class UserChangeRequest : EiamRequest<object?>
{
    private readonly string _id;
    private readonly FieldList? _fields;
    private readonly string? _sendMode;

    private UserChangeRequest(Endpoint endpoint, string? userId, FieldList? fields = null, string? sendMode = null)
        : base(endpoint)
    {
        _id = InputCheck.PathValue(userId, "UserId");
        _fields = fields;
        _sendMode = sendMode;
    }

    /// <inheritdoc/>
    /// <remarks>A password that is given as an attribute is sent once, as by the calls that are about it.</remarks>
    public override Repeatability Repeatability => _fields is { HasPassword: true } ? Repeatability.OneTime : base.Repeatability;

    /// <inheritdoc/>
    protected internal override IReadOnlyList<string> PathValues => [_id];

    /// <summary>Changes fields.</summary>
    /// <param name="userId">The id (<c>user_id</c>).</param>
    /// <param name="fields">What is changed: only what was given is sent.</param>
    /// <param name="attributes">Fields by their names on the wire; a null among them is sent as null.</param>
    /// <returns>The request.</returns>
    /// <exception cref="ArgumentException">A value cannot be sent, or nothing is changed.</exception>
    public static UserChangeRequest Fields(string? userId, UserFields fields, IReadOnlyDictionary<string, object?>? attributes = null) => new(
        Endpoints.UserUpdate, userId, (fields ?? throw new ArgumentNullException(nameof(fields))).Fields.Fields(attributes, "Attribute").Required("Name"));

    /// <summary>Removes the user.</summary>
    /// <param name="userId">The id (<c>user_id</c>).</param>
    /// <returns>The request.</returns>
    /// <exception cref="ArgumentException">The id cannot be sent.</exception>
    public static UserChangeRequest Remove(string? userId) => new(Endpoints.UserRemove, userId);

    /// <summary>Enables or disables the user.</summary>
    /// <param name="userId">The id (<c>user_id</c>).</param>
    /// <param name="enabled">Which of the two.</param>
    /// <returns>The request.</returns>
    /// <exception cref="ArgumentException">The id cannot be sent.</exception>
    public static UserChangeRequest Enable(string? userId, bool enabled) => new(enabled ? Endpoints.UserEnable : Endpoints.UserDisable, userId);

    /// <summary>Sets the password.</summary>
    /// <param name="userId">The id (<c>user_id</c>).</param>
    /// <param name="newPassword">The new password (<c>password</c>).</param>
    /// <param name="mustChange">Whether it has to be changed at the next login (<c>pwd_must_modify</c>, the text true or false here); null for the tenant's default, true.</param>
    /// <returns>The request.</returns>
    /// <exception cref="ArgumentException">A value is missing or cannot be sent.</exception>
    public static UserChangeRequest Password(string? userId, SecureString? newPassword, bool? mustChange = null) => new(
        Endpoints.UserPassword,
        userId,
        new FieldList().Secret("password", InputCheck.Code(newPassword, "NewPassword"), "NewPassword").Code("pwd_must_modify", mustChange is { } must ? must ? "true" : "false" : null, "MustChangePassword"));

    /// <summary>Changes the password by the old one.</summary>
    /// <param name="userId">The id (<c>user_id</c>).</param>
    /// <param name="newPassword">The new password (<c>password</c>).</param>
    /// <param name="oldPassword">The password so far (<c>old_password</c>).</param>
    /// <returns>The request.</returns>
    /// <exception cref="ArgumentException">A value is missing or cannot be sent.</exception>
    public static UserChangeRequest PasswordByOld(string? userId, SecureString? newPassword, SecureString? oldPassword) => new(
        Endpoints.UserPasswordByOld,
        userId,
        new FieldList().Secret("password", InputCheck.Code(newPassword, "NewPassword"), "NewPassword").Secret("old_password", InputCheck.Code(oldPassword, "OldPassword"), "OldPassword"));

    /// <summary>Has a new password sent to the user.</summary>
    /// <param name="userId">The id (<c>user_id</c>).</param>
    /// <param name="sendMode">Sms or Email in any case (<c>send_mode</c>).</param>
    /// <returns>The request.</returns>
    /// <exception cref="ArgumentException">A value is missing or cannot be sent.</exception>
    public static UserChangeRequest ResetPassword(string? userId, string? sendMode) => new(
        Endpoints.UserPasswordReset, userId, sendMode: Mode(sendMode, "SendMode"));

    /// <inheritdoc/>
    protected internal override void WriteQuery(QueryWriter query) => query.Text("send_mode", _sendMode);

    /// <inheritdoc/>
    protected internal override void WriteBody(BodyWriter body) => _fields?.Write(body);

    /// <inheritdoc/>
    protected internal override object? Read(Answer answer) => null;

    private static string Mode(string? value, string parameter) => value?.ToUpperInvariant() is ("SMS" or "EMAIL") and var mode
        ? mode
        : throw new ArgumentException($"{parameter} is neither Sms nor Email.", parameter);
}
