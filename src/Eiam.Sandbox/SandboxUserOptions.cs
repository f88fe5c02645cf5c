using System;

namespace Eiam.Sandbox;

/// <summary>A user to add to a tenant. What is left out has no value in the directory record.</summary>
public sealed class SandboxUserOptions
{
    /// <summary>Like <c>13800000000</c>, <c>+8613800000000</c> or <c>+86-13800000000</c>; unique in the tenant.</summary>
    public required string Mobile { get; init; }

    /// <summary>The login name, unique in the tenant; null for the mobile's eleven digits.</summary>
    public string? UserName { get; init; }

    /// <summary>The name to show.</summary>
    public string? Name { get; init; }

    /// <summary>The e-mail address; several users may have the same.</summary>
    public string? Email { get; init; }

    /// <summary>Whether logins end in ACCESS_DENIED.</summary>
    public bool Disabled { get; init; }

    /// <summary>Whether logins end in MFA_AUTH.</summary>
    public bool RequireMfa { get; init; }

    /// <summary>The id of the main organization, <c>org_id</c> in the record; the tenant has to have it.</summary>
    public string? OrganizationId { get; init; }

    /// <summary><c>employee_id</c>.</summary>
    public string? EmployeeId { get; init; }

    /// <summary><c>external_id</c>.</summary>
    public string? ExternalId { get; init; }

    /// <summary><c>first_name</c>.</summary>
    public string? FirstName { get; init; }

    /// <summary><c>middle_name</c>.</summary>
    public string? MiddleName { get; init; }

    /// <summary><c>last_name</c>.</summary>
    public string? LastName { get; init; }

    /// <summary><c>attr_nick_name</c>.</summary>
    public string? NickName { get; init; }

    /// <summary><c>attr_gender</c>, like <c>male</c>.</summary>
    public string? Gender { get; init; }

    /// <summary><c>attr_birthday</c>; only the date counts.</summary>
    public DateTime? Birthday { get; init; }

    /// <summary><c>attr_manager_id</c>: the id of another user.</summary>
    public string? ManagerId { get; init; }

    /// <summary><c>attr_identity_number</c>: personal data, with which a test checks that it is not shown.</summary>
    public string? IdentityNumber { get; init; }

    /// <summary>The password; null for none.</summary>
    public string? Password { get; init; }

    /// <summary>When the password expires: a login by password then ends in PASSWORD_EXPIRED, and in the week before in PASSWORD_WARN. Null for never.</summary>
    public DateTimeOffset? PasswordExpiresAt { get; init; }

    /// <summary><c>pwd_must_modify</c>: a login by password ends in PASSWORD_EXPIRED.</summary>
    public bool PasswordMustChange { get; init; }

    /// <summary><c>locked</c>. It is only shown: no login is refused for it.</summary>
    public bool Locked { get; init; }
}
