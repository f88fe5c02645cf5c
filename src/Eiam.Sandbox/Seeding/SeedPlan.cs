using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Eiam.Sandbox.State;

namespace Eiam.Sandbox.Seeding;

/// <summary>
/// Reads all of a seed and looks up all that it refers to before anything of it is put into the tenant. Runs under the tenant's lock. Each list of the
/// file has a method here and its names in <see cref="SeedFields"/>.
/// </summary>
internal sealed class SeedPlan(TenantState state)
{
    private readonly DateTimeOffset _now = state.Clock.GetUtcNow();
    private readonly Keys _organizationIds = new("organization", "organizations", "id", StringComparer.Ordinal);
    private readonly Keys _organizationCodes = new("organization", "organizations", "code", StringComparer.OrdinalIgnoreCase);
    private readonly Keys _userIds = new("user", "users", "id", StringComparer.Ordinal);
    private readonly Keys _userNames = new("user", "users", "user name", StringComparer.Ordinal);
    private readonly Keys _mobiles = new("user", "users", "mobile", StringComparer.Ordinal);
    private readonly List<Organization> _organizations = [];
    private readonly List<SandboxUser> _users = [];
    private readonly List<Application> _applications = [];

    /// <exception cref="ArgumentException">Something in it is wrong.</exception>
    internal SandboxSeedResult Fill(SeedRecord root)
    {
        IReadOnlyList<SeedRecord> organizations = root.Records("organizations", SeedFields.Organization);
        KnowOrganizations(organizations);
        IReadOnlyList<SeedRecord> users = root.Records("users", SeedFields.User);
        KnowUsers(users);
        ReadOrganizations(organizations);
        ReadUsers(users);
        ReadApplications(root.Records("applications", SeedFields.Application));
        return Apply();
    }

    /// <exception cref="ArgumentException">Something in it is wrong.</exception>
    internal SandboxSeedResult Fill(IReadOnlyList<SeedRecord> users)
    {
        KnowOrganizations([]);
        KnowUsers(users);
        ReadUsers(users);
        return Apply();
    }

    private void KnowOrganizations(IReadOnlyList<SeedRecord> records)
    {
        foreach (Organization there in state.Organizations.All)
        {
            _organizationIds.Know(there.Id, there.Id);
            _organizationCodes.Know(there.Code, there.Id);
        }

        foreach (SeedRecord record in records)
        {
            string id = record.Text("org_id") ?? NewId();
            _organizationIds.Add(record, "org_id", id, id);
            _organizationCodes.Add(record, "code", record.Required("code"), id);
        }
    }

    // A user name that is not given is the mobile's digits, as where the API creates a user.
    private void KnowUsers(IReadOnlyList<SeedRecord> records)
    {
        foreach (SandboxUser there in state.Users.Snapshot())
        {
            _userIds.Know(there.Id, there.Id);
            _userNames.Know(there.UserName, there.Id);
            if (there.Mobile.Length > 0)
            {
                _mobiles.Know(there.Mobile, there.Id);
            }
        }

        foreach (SeedRecord record in records)
        {
            string id = record.Text("user_id") ?? NewId();
            _userIds.Add(record, "user_id", id, id);
            _userNames.Add(record, "user_name", UserName(record), id);
            if (Mobile(record) is { } mobile)
            {
                _mobiles.Add(record, "mobile", mobile, id);
            }
        }
    }

    private void ReadOrganizations(IReadOnlyList<SeedRecord> records)
    {
        foreach (SeedRecord record in records)
        {
            string code = record.Required("code");
            _organizations.Add(new Organization(_organizationCodes.Find(code)!, code, record.Required("name"))
            {
                ParentId = _organizationCodes.Refer(record, "parent_code"),
                Category = record.Text("category"),
                Sequence = record.Number("sequence"),
                Disabled = record.Flag("disabled"),
                LeaderId = _userNames.Refer(record, "leader_user_name"),
                Extension = record.Object("extension"),
                CreatedAt = _now,
                UpdatedAt = _now,
            });
        }

        CheckTree(records, "parent_code", _organizations, static one => one.Id, static one => one.ParentId);
    }

    private void ReadUsers(IReadOnlyList<SeedRecord> records)
    {
        foreach (SeedRecord record in records)
        {
            (string? main, List<string> others) = Organizations(record);
            string userName = UserName(record);
            UserProfile profile = new()
            {
                UserName = userName,
                Mobile = Mobile(record) ?? string.Empty,
                Name = record.Text("name"),
                Email = record.Text("email"),
                OrganizationId = main,
                OtherOrganizations = others,
                EmployeeId = record.Text("employee_id"),
                ExternalId = record.Text("external_id"),
                FirstName = record.Text("first_name"),
                MiddleName = record.Text("middle_name"),
                LastName = record.Text("last_name"),
                Gender = record.Text("attr_gender"),
                Birthday = record.Day("attr_birthday"),
                NickName = record.Text("attr_nick_name"),
                ManagerId = _userNames.Refer(record, "manager_user_name") ?? _userIds.Refer(record, "attr_manager_id"),
                IdentityType = record.Text("attr_identity_type"),
                IdentityNumber = record.Text("attr_identity_number"),
                Area = record.Text("attr_area"),
                City = record.Text("attr_city"),
                UserType = record.Text("attr_user_type"),
                HireDate = record.Day("attr_hire_date"),
                WorkPlace = record.Text("attr_work_place"),
                MailingAddress = record.Text("mailing_address"),
                ZipCode = record.Text("zip_code"),
                Industry = record.Text("industry"),
                HeadImage = record.Text("head_img"),
                Disabled = record.Flag("disabled"),
                Extension = record.Object("extension") ?? "{}",
                UpdatedAt = _now,
            };
            SandboxUser user = new(
                _userNames.Find(userName)!, profile, record.Text("password"), record.Flag("pwd_must_modify"), record.Flag("locked"), record.Flag("require_mfa"));
            user.Password.ExpiresAt = record.Moment("password_expires_at");
            _users.Add(user);
        }
    }

    // The entry with 1 is the main organization, as in the API's example.
    private (string? Main, List<string> Others) Organizations(SeedRecord record)
    {
        const string list = "user_org_relation_list";
        string? main = _organizationCodes.Refer(record, "org_code");
        if (!record.HasRecords(list))
        {
            return (main, [.. record.Texts(list).Select(code => _organizationCodes.Refer(record, list, code)).Where(id => id != main)]);
        }

        List<string> others = [];
        foreach (SeedRecord relation in record.Records(list, SeedFields.Relation))
        {
            string id = _organizationCodes.Refer(relation, "org_code", relation.Required("org_code"));
            if (relation.Text("relation_type") == "1")
            {
                main ??= id;
            }
            else
            {
                others.Add(id);
            }
        }

        return (main, others);
    }

    private void ReadApplications(IReadOnlyList<SeedRecord> records)
    {
        Keys ids = new("application", "applications", "id", StringComparer.Ordinal);
        foreach (SeedRecord record in records)
        {
            string id = record.Required("app_id");
            ids.Add(record, "app_id", id, id);
            Application application = new(id)
            {
                Name = record.Text("name") ?? id,
                HasOrganizationModel = record.Flag("organization_model", fallback: true),
                HasRoleModel = record.Flag("role_model", fallback: true),
            };
            Keys organizations = ReadApplicationOrganizations(record, application);
            Keys permissions = ReadPermissions(record, application);
            Keys accounts = ReadAccounts(record, application, organizations);
            ReadRoles(record, application, permissions, accounts);
            _applications.Add(application);
        }
    }

    private static Keys ReadApplicationOrganizations(SeedRecord application, Application to)
    {
        IReadOnlyList<SeedRecord> records = application.Records("organizations", SeedFields.ApplicationOrganization);
        Keys codes = Know(records, "application organization", "organizations", "org_id", "org_code");
        foreach (SeedRecord record in records)
        {
            string code = record.Required("org_code");
            to.Organizations.Add(new ApplicationOrganization(codes.Find(code)!, code, record.Required("name"))
            {
                ParentId = codes.Refer(record, "parent_code"),
                Disabled = record.Flag("disabled"),
                IsVirtual = record.Flag("virtual", fallback: true),
                Extension = record.Object("extension"),
            });
        }

        CheckTree(records, "parent_code", to.Organizations.All, static one => one.Id, static one => one.ParentId);
        return codes;
    }

    private static Keys ReadPermissions(SeedRecord application, Application to)
    {
        IReadOnlyList<SeedRecord> records = application.Records("permissions", SeedFields.Permission);
        Keys codes = Know(records, "permission", "permissions", "id", "code");
        foreach (SeedRecord record in records)
        {
            string code = record.Required("code");
            to.Permissions.Add(new Permission(codes.Find(code)!, code, record.Required("name"))
            {
                ModelId = record.Text("model_id"),
                Type = record.Text("type"),
                ParentId = codes.Refer(record, "parent_code"),
                Description = record.Text("description"),
                Sequence = record.Number("sequence"),
                Path = record.Text("path"),
                RemoteId = record.Text("remote_id"),
            });
        }

        CheckTree(records, "parent_code", to.Permissions.All, static one => one.Id, static one => one.ParentId);
        return codes;
    }

    private Keys ReadAccounts(SeedRecord application, Application to, Keys organizations)
    {
        Keys ids = new("account", "accounts", "id", StringComparer.Ordinal);
        Keys names = new("account", "accounts", "account name", StringComparer.Ordinal);
        HashSet<string> users = new(StringComparer.Ordinal);
        foreach (SeedRecord record in application.Records("accounts", SeedFields.Account))
        {
            AccountType type = TypeOf(record);
            string? userName = type == AccountType.Basic ? record.Required("user_name") : record.Text("user_name");
            string id = record.Text("account_id") ?? NewId();
            ids.Add(record, "account_id", id, id);
            string name = record.Text("account_name") ?? (type == AccountType.Basic ? userName! : record.Required("account_name"));
            names.Add(record, "account_name", name, id);
            Account account = new(id, type, name)
            {
                Name = record.Text("name"),
                OrganizationId = organizations.Refer(record, "org_code"),
                Disabled = record.Flag("disabled"),
                UserId = _userNames.Refer(record, "user_name"),
                Extension = record.Object("extension"),
            };
            if (type == AccountType.Orphan && account.UserId is not null)
            {
                throw record.Error("user_name", "an orphan account has no user. Leave it out, or give another account_type.");
            }

            if (type == AccountType.Basic && !users.Add(account.UserId!))
            {
                throw record.Error("user_name", $"the user '{userName}' has another basic account in this application. Leave one out.");
            }

            account.UserIds.AddRange(record.Texts("user_names").Select(user => type == AccountType.Public
                ? _userNames.Refer(record, "user_names", user)
                : throw record.Error("user_names", "only a PUBLIC_ACCOUNT has several users. Leave it out.")));
            to.Accounts.Add(account);
        }

        return names;
    }

    private static void ReadRoles(SeedRecord application, Application to, Keys permissions, Keys accounts)
    {
        IReadOnlyList<SeedRecord> records = application.Records("roles", SeedFields.Role);
        Keys codes = Know(records, "role", "roles", "id", "code");
        foreach (SeedRecord record in records)
        {
            string code = record.Required("code");
            string id = codes.Find(code)!;
            to.Roles.Add(new Role(id, code, record.Required("name"))
            {
                ParentId = codes.Refer(record, "parent_code"),
                Sequence = record.Number("sequence"),
                Description = record.Text("description"),
                Disabled = record.Flag("disabled"),
                RemoteId = record.Text("remote_id"),
                PermissionIds = [.. record.Texts("permissions").Select(permission => permissions.Refer(record, "permissions", permission)).Distinct()],
            });
            foreach (string account in record.Texts("members").Select(member => accounts.Refer(record, "members", member)).Distinct())
            {
                to.Accounts.Find(account)!.RoleIds.Add(id);
            }
        }

        CheckTree(records, "parent_code", to.Roles.All, static one => one.Id, static one => one.ParentId);
    }

    private SandboxSeedResult Apply()
    {
        foreach (Organization organization in _organizations)
        {
            state.Organizations.Add(organization);
        }

        foreach (SandboxUser user in _users)
        {
            state.Users.Add(user);
        }

        foreach (Application application in _applications)
        {
            if (state.Applications.Find(application.Id) is { } there)
            {
                state.Applications.Remove(there);
            }

            state.Applications.Add(application);
        }

        return new SandboxSeedResult(_organizations.Count, _users.Count, [.. _applications.Select(static one => one.Id)]);
    }

    private static string UserName(SeedRecord record) => record.Text("user_name")
        ?? (Mobile(record) is { } mobile ? MobileNumber.National(mobile) : throw record.Error(null, "user_name is missing. Give it, or a mobile to make it of."));

    private static string? Mobile(SeedRecord record) => record.Text("mobile") is { } text
        ? MobileNumber.TryNormalise(text) ?? throw record.Error("mobile", "it is not a mobile number of mainland China. Give eleven digits that begin with 1, with or without +86- before them.")
        : null;

    private static AccountType TypeOf(SeedRecord record) => record.Text("account_type") switch
    {
        null or "BASIC_ACCOUNT" => AccountType.Basic,
        "ORPHAN_ACCOUNT" => AccountType.Orphan,
        "PUBLIC_ACCOUNT" => AccountType.Public,
        _ => throw record.Error("account_type", "it is none of BASIC_ACCOUNT, ORPHAN_ACCOUNT and PUBLIC_ACCOUNT."),
    };

    private static Keys Know(IReadOnlyList<SeedRecord> records, string what, string list, string idField, string codeField)
    {
        Keys ids = new(what, list, "id", StringComparer.Ordinal);
        Keys codes = new(what, list, "code", StringComparer.Ordinal);
        foreach (SeedRecord record in records)
        {
            string id = record.Text(idField) ?? NewId();
            ids.Add(record, idField, id, id);
            codes.Add(record, codeField, record.Required(codeField), id);
        }

        return codes;
    }

    /// <summary>Looks for records that are below themselves. Each is looked at once.</summary>
    private static void CheckTree<T>(IReadOnlyList<SeedRecord> records, string field, IReadOnlyList<T> read, Func<T, string> idOf, Func<T, string?> parentOf)
    {
        Dictionary<string, string?> parents = read.ToDictionary(idOf, parentOf, StringComparer.Ordinal);
        HashSet<string> sound = new(StringComparer.Ordinal);
        for (int i = 0; i < read.Count; i++)
        {
            HashSet<string> way = new(StringComparer.Ordinal);
            for (string? id = idOf(read[i]); id is not null && !sound.Contains(id) && parents.TryGetValue(id, out string? parent); id = parent)
            {
                if (!way.Add(id))
                {
                    throw records[i].Error(field, "it is below itself. Correct the codes of the records above it.");
                }
            }

            sound.UnionWith(way);
        }
    }

    private static string NewId() => Guid.NewGuid().ToString("N");

    /// <summary>Ids by a key that is unique among records of a kind.</summary>
    /// <param name="what">What the records are.</param>
    /// <param name="list">The list in which they are.</param>
    /// <param name="key">What the key is.</param>
    /// <param name="comparer">How keys compare.</param>
    private sealed class Keys(string what, string list, string key, StringComparer comparer)
    {
        private readonly Dictionary<string, string> _ids = new(comparer);

        /// <summary>A record that the tenant has already. Should two have the key, the first has it.</summary>
        internal void Know(string value, string id)
        {
            if (Find(value) is null)
            {
                _ids.Add(value, id);
            }
        }

        internal void Add(SeedRecord record, string field, string value, string id)
        {
            if (Find(value) is not null)
            {
                throw record.Error(field, $"there is another {what} with the {key} '{value}'. Give each its own.");
            }

            _ids.Add(value, id);
        }

        internal string? Find(string value) => _ids.TryGetValue(value, out string? id) ? id : null;

        /// <summary>The id of the record that a field names; null where the field is not given.</summary>
        internal string? Refer(SeedRecord record, string field) => record.Text(field) is { } value ? Refer(record, field, value) : null;

        internal string Refer(SeedRecord record, string field, string value) =>
            Find(value) ?? throw record.Error(field, string.Format(CultureInfo.InvariantCulture, "there is no {0} with the {1} '{2}'. Add it to {3}, or correct the {1}.", what, key, value, list));
    }
}
