using System;
using System.Collections.Generic;
using System.Linq;

namespace Eiam.Sandbox.Seeding;

/// <summary>The names that one kind of record of a seed may have: those of the API's fields, and the parameters' of PowerShell. Case does not count.</summary>
internal sealed class SeedFields
{
    internal static readonly SeedFields Root = new("organizations", "users", "applications");

    internal static readonly SeedFields Organization = new(
        "org_id OrganizationId", "code org_code", "name", "parent_code ParentCode", "category", "sequence", "disabled", "leader_user_name LeaderUserName", "extension");

    internal static readonly SeedFields User = new(
        "user_id UserId", "user_name UserName", "name", "mobile", "email", "org_code OrganizationCode", "user_org_relation_list Organizations", "employee_id EmployeeId",
        "external_id ExternalId", "first_name FirstName", "middle_name MiddleName", "last_name LastName", "password", "pwd_must_modify MustChangePassword",
        "password_expires_at PasswordExpiresAt", "attr_gender Gender", "attr_birthday Birthday", "attr_nick_name NickName", "attr_manager_id ManagerId",
        "manager_user_name ManagerUserName", "attr_identity_type IdentityType", "attr_identity_number IdentityNumber", "attr_area Area", "attr_city City",
        "attr_user_type UserType", "attr_hire_date HireDate", "attr_work_place WorkPlace", "mailing_address MailingAddress", "zip_code ZipCode", "industry",
        "head_img HeadImage", "disabled", "locked", "require_mfa RequireMfa", "extension");

    /// <summary>An entry of a user's <c>user_org_relation_list</c>.</summary>
    internal static readonly SeedFields Relation = new("org_code OrganizationCode", "relation_type RelationType");

    internal static readonly SeedFields Application = new(
        "app_id ApplicationId", "name", "organization_model OrganizationModel", "role_model RoleModel", "organizations", "permissions", "roles", "accounts");

    internal static readonly SeedFields ApplicationOrganization = new("org_id ApplicationOrganizationId", "org_code OrganizationCode", "name", "parent_code ParentCode", "disabled", "virtual", "extension");

    internal static readonly SeedFields Permission = new("id PermissionId", "code", "name", "model_id ModelId", "type", "parent_code ParentCode", "description", "sequence", "path", "remote_id remoteId");

    internal static readonly SeedFields Role = new("id RoleId", "code", "name", "parent_code ParentCode", "sequence", "description", "disabled", "remote_id remoteId", "permissions", "members");

    internal static readonly SeedFields Account = new(
        "account_id id AccountId", "account_type AccountType", "account_name AccountName", "name", "org_code OrganizationCode", "user_name UserName", "user_names UserNames", "disabled", "extension");

    private readonly Dictionary<string, string> _fields = new(StringComparer.OrdinalIgnoreCase);

    /// <param name="names">The spellings of each field, with spaces between; the first is the one that is asked for and that errors show.</param>
    private SeedFields(params string[] names)
    {
        foreach (string[] spellings in names.Select(static spelled => spelled.Split(' ')))
        {
            foreach (string spelling in spellings)
            {
                _fields.Add(spelling, spellings[0]);
            }
        }
    }

    /// <summary>What errors list.</summary>
    internal string Known => string.Join(", ", _fields.Values.Distinct());

    /// <summary>The field of a name; null where there is none.</summary>
    internal string? Find(string name) => _fields.TryGetValue(name, out string? field) ? field : null;
}
