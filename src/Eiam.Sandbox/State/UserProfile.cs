using System;
using System.Collections.Generic;

namespace Eiam.Sandbox.State;

/// <summary>The part of a user's record that can change. Immutable, so that it can be read without the tenant's lock.</summary>
internal sealed record UserProfile
{
    /// <summary><c>user_name</c>, unique.</summary>
    internal required string UserName { get; init; }

    /// <summary><c>mobile</c> in the stored spelling, unique; empty for none.</summary>
    internal required string Mobile { get; init; }

    /// <summary><c>name</c>.</summary>
    internal string? Name { get; init; }

    /// <summary><c>head_img</c>.</summary>
    internal string? HeadImage { get; init; }

    /// <summary><c>attr_gender</c>.</summary>
    internal string? Gender { get; init; }

    /// <summary><c>attr_birthday</c>.</summary>
    internal DateTime? Birthday { get; init; }

    /// <summary><c>attr_nick_name</c>.</summary>
    internal string? NickName { get; init; }

    /// <summary><c>mailing_address</c>.</summary>
    internal string? MailingAddress { get; init; }

    /// <summary><c>zip_code</c>.</summary>
    internal string? ZipCode { get; init; }

    /// <summary><c>first_name</c>.</summary>
    internal string? FirstName { get; init; }

    /// <summary><c>middle_name</c>.</summary>
    internal string? MiddleName { get; init; }

    /// <summary><c>last_name</c>.</summary>
    internal string? LastName { get; init; }

    /// <summary><c>industry</c>.</summary>
    internal string? Industry { get; init; }

    /// <summary><c>email</c>.</summary>
    internal string? Email { get; init; }

    /// <summary><c>org_id</c>.</summary>
    internal string? OrganizationId { get; init; }

    /// <summary><c>employee_id</c>.</summary>
    internal string? EmployeeId { get; init; }

    /// <summary><c>external_id</c>.</summary>
    internal string? ExternalId { get; init; }

    /// <summary><c>attr_manager_id</c>.</summary>
    internal string? ManagerId { get; init; }

    /// <summary><c>attr_identity_type</c>.</summary>
    internal string? IdentityType { get; init; }

    /// <summary><c>attr_identity_number</c>.</summary>
    internal string? IdentityNumber { get; init; }

    /// <summary><c>attr_area</c>.</summary>
    internal string? Area { get; init; }

    /// <summary><c>attr_city</c>.</summary>
    internal string? City { get; init; }

    /// <summary><c>attr_user_type</c>.</summary>
    internal string? UserType { get; init; }

    /// <summary><c>attr_work_place</c>.</summary>
    internal string? WorkPlace { get; init; }

    /// <summary><c>attr_hire_date</c>.</summary>
    internal DateTime? HireDate { get; init; }

    /// <summary><c>disabled</c>.</summary>
    internal bool Disabled { get; init; }

    /// <summary>The organizations beside the main one, by id.</summary>
    internal IReadOnlyList<string> OtherOrganizations { get; init; } = [];

    /// <summary><c>extension</c>: a JSON object, as it was sent.</summary>
    internal string Extension { get; init; } = "{}";

    /// <summary>When it was changed last, by the tenant's clock.</summary>
    internal required DateTimeOffset UpdatedAt { get; init; }
}
