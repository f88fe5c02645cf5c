using System.Text.Json;

namespace Eiam.Sandbox.Routes;

/// <summary>A user as the directory shows it: the fields of eiam-tenant-api.md, section 5; null where a user has no value.</summary>
internal static class UserRecord
{
    internal static void Write(Utf8JsonWriter json, SandboxUser user)
    {
        json.WriteStartObject();
        WriteMembers(json, user);
        json.WriteEndObject();
    }

    internal static void WriteMembers(Utf8JsonWriter json, SandboxUser user)
    {
        json.WriteString("user_id", user.Id);
        json.WriteString("org_id", user.OrganizationId);
        json.WriteString("user_name", user.UserName);
        json.WriteString("name", user.Name);
        json.WriteString("mobile", user.Mobile.Length == 0 ? null : user.Mobile);
        json.WriteString("email", user.Email);
        json.WriteString("first_name", user.FirstName);
        json.WriteString("middle_name", user.MiddleName);
        json.WriteString("last_name", user.LastName);
        json.WriteString("employee_id", user.EmployeeId);
        json.WriteString("external_id", user.ExternalId);
        WriteAttributes(json, user);
        json.WriteBoolean("pwd_must_modify", user.PasswordMustChange);
        json.WriteBoolean("disabled", user.Disabled);
        json.WriteBoolean("locked", user.Locked);
        json.WriteNumber("grade", 0);
        json.WriteString("created_at", ChinaTime.Write(user.CreatedAt));
        json.WriteString("updated_at", ChinaTime.Write(user.UpdatedAt));
        json.WriteNull("pwd_change_at");
        json.WriteNull("last_login_ip");
        json.WriteNull("last_login_at");
        json.WritePropertyName("extension");
        json.WriteRawValue(user.Profile.Extension);
        WriteOrganizations(json, user);
    }

    private static void WriteAttributes(Utf8JsonWriter json, SandboxUser user)
    {
        json.WriteString("attr_city", user.Profile.City);
        json.WriteString("attr_nick_name", user.NickName);
        json.WriteString("attr_area", user.Profile.Area);
        json.WriteString("attr_gender", user.Gender);
        json.WriteString("attr_work_place", user.Profile.WorkPlace);
        json.WriteString("attr_identity_type", user.Profile.IdentityType);
        json.WriteString("attr_identity_number", user.IdentityNumber);
        json.WriteString("attr_manager_id", user.ManagerId);
        json.WriteString("attr_user_type", user.Profile.UserType);
        json.WriteString("attr_birthday", user.Birthday is { } day ? ChinaTime.WriteDate(day) : null);
        json.WriteString("attr_hire_date", user.Profile.HireDate is { } hired ? ChinaTime.WriteDate(hired) : null);
    }

    /// <summary>The main organization has the relation type 1, a string in the table of HW:ShowUserById.</summary>
    private static void WriteOrganizations(Utf8JsonWriter json, SandboxUser user)
    {
        json.WriteStartArray("user_org_relation_list");
        if (user.OrganizationId is { } main)
        {
            WriteOrganization(json, main, "1");
        }

        foreach (string other in user.Profile.OtherOrganizations)
        {
            WriteOrganization(json, other, "0");
        }

        json.WriteEndArray();
    }

    private static void WriteOrganization(Utf8JsonWriter json, string id, string type)
    {
        json.WriteStartObject();
        json.WriteString("org_id", id);
        json.WriteString("relation_type", type);
        json.WriteEndObject();
    }
}
