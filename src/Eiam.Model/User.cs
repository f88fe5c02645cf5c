namespace Eiam;

/// <summary>
/// A user of the tenant's directory. Which fields a tenant keeps is its own setting: what it did not send is null.
/// Times are text as sent (<c>yyyy-MM-dd HH:mm:ss.SSS</c>, no zone). Sources: tenant API notes, section 5; T:user/userid, T:user/obtain-user.
/// </summary>
public sealed class User : EiamRecordResult
{
    /// <summary><c>user_id</c>.</summary>
    public string? UserId { get; internal set; }

    /// <summary>The login name (<c>user_name</c>).</summary>
    public string? UserName { get; internal set; }

    /// <summary>The display name (<c>name</c>).</summary>
    public string? Name { get; internal set; }

    /// <summary><c>mobile</c>, such as +86-13800000000.</summary>
    public string? Mobile { get; internal set; }

    /// <summary><c>email</c>.</summary>
    public string? Email { get; internal set; }

    /// <summary>The id of the main organization (<c>org_id</c>).</summary>
    public string? OrganizationId { get; internal set; }

    /// <summary>The code of the main organization (<c>org_code</c>), of a user that was just created: records have the id.</summary>
    public string? OrganizationCode { get; internal set; }

    /// <summary><c>employee_id</c>.</summary>
    public string? EmployeeId { get; internal set; }

    /// <summary><c>external_id</c>.</summary>
    public string? ExternalId { get; internal set; }

    /// <summary><c>first_name</c>.</summary>
    public string? FirstName { get; internal set; }

    /// <summary><c>middle_name</c>.</summary>
    public string? MiddleName { get; internal set; }

    /// <summary><c>last_name</c>.</summary>
    public string? LastName { get; internal set; }

    /// <summary><c>attr_nick_name</c>.</summary>
    public string? NickName { get; internal set; }

    /// <summary><c>attr_gender</c>, such as <c>male</c>.</summary>
    public string? Gender { get; internal set; }

    /// <summary><c>attr_birthday</c>: personal data, in no default view.</summary>
    public string? Birthday { get; internal set; }

    /// <summary><c>attr_identity_type</c>, such as <c>id_card</c>.</summary>
    public string? IdentityType { get; internal set; }

    /// <summary><c>attr_identity_number</c>: personal data, in no default view, trace or error.</summary>
    public string? IdentityNumber { get; internal set; }

    /// <summary>The user id of the manager (<c>attr_manager_id</c>).</summary>
    public string? ManagerId { get; internal set; }

    /// <summary><c>attr_user_type</c>: an id or a word, as the tenant defines it.</summary>
    public string? UserType { get; internal set; }

    /// <summary><c>attr_hire_date</c>.</summary>
    public string? HireDate { get; internal set; }

    /// <summary><c>attr_area</c>, such as <c>CN</c>.</summary>
    public string? Area { get; internal set; }

    /// <summary><c>attr_city</c>.</summary>
    public string? City { get; internal set; }

    /// <summary><c>attr_work_place</c>.</summary>
    public string? WorkPlace { get; internal set; }

    /// <summary>Whether the user is disabled (<c>disabled</c>, a boolean or its text).</summary>
    public bool? Disabled { get; internal set; }

    /// <summary>Whether the user is locked (<c>locked</c>, a boolean or its text).</summary>
    public bool? Locked { get; internal set; }

    /// <summary>Whether the password has to be changed at the next login (<c>pwd_must_modify</c>).</summary>
    public bool? MustChangePassword { get; internal set; }

    /// <summary><c>created_at</c>.</summary>
    public string? CreatedAt { get; internal set; }

    /// <summary><c>updated_at</c>.</summary>
    public string? UpdatedAt { get; internal set; }

    /// <summary>The user name.</summary>
    /// <returns>The user name.</returns>
    public override string ToString() => UserName ?? UserId ?? nameof(User);
}
