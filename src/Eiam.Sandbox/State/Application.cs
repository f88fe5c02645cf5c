using System.Collections.Generic;

namespace Eiam.Sandbox.State;

/// <summary>An application of the tenant: its accounts, organizations, roles and permissions. The management API cannot make one.</summary>
internal sealed class Application(string id)
{
    internal string Id { get; } = id;

    internal string Name { get; init; } = id;

    /// <summary>Whether it has organizations of its own; without them, their calls answer APP.OBJECTMODEL.0005.</summary>
    internal bool HasOrganizationModel { get; init; } = true;

    /// <summary>Whether it has roles; without them, changes of role members answer APP.OBJECTMODEL.0006.</summary>
    internal bool HasRoleModel { get; init; } = true;

    internal RecordTable<Account> Accounts { get; } = new(static account => account.Id);

    internal RecordTable<ApplicationOrganization> Organizations { get; } = new(static organization => organization.Id);

    internal RecordTable<Role> Roles { get; } = new(static role => role.Id);

    /// <summary>Function and data permissions.</summary>
    internal RecordTable<Permission> Permissions { get; } = new(static permission => permission.Id);
}

/// <summary>An account of an application. eiam-tenant-api.md, section 7.</summary>
internal sealed class Account(string id, AccountType type, string name)
{
    internal string Id { get; } = id;

    internal AccountType Type { get; } = type;

    /// <summary>Its login name (<c>account_name</c>); unique in the application.</summary>
    internal string AccountName { get; set; } = name;

    /// <summary>The display name.</summary>
    internal string? Name { get; set; }

    /// <summary>The id of its application organization.</summary>
    internal string? OrganizationId { get; set; }

    internal bool Disabled { get; set; }

    /// <summary>The user of a basic account, the owner of a public one.</summary>
    internal string? UserId { get; set; }

    /// <summary>The ids of the users of a public account.</summary>
    internal List<string> UserIds { get; } = [];

    /// <summary>The ids of its roles.</summary>
    internal List<string> RoleIds { get; } = [];

    /// <summary>The tenant's own fields, as JSON; null for none.</summary>
    internal string? Extension { get; set; }
}

/// <summary>The kinds of accounts, as <c>account_type</c> spells them.</summary>
internal enum AccountType
{
    /// <summary>Of one user: BASIC_ACCOUNT.</summary>
    Basic,

    /// <summary>Of nobody: ORPHAN_ACCOUNT.</summary>
    Orphan,

    /// <summary>Of several users: PUBLIC_ACCOUNT.</summary>
    Public,
}

/// <summary>An organization of an application. eiam-tenant-api.md, section 8.</summary>
internal sealed class ApplicationOrganization(string id, string code, string name)
{
    internal string Id { get; } = id;

    internal string Code { get; } = code;

    internal string Name { get; set; } = name;

    internal string? ParentId { get; set; }

    internal bool Disabled { get; set; }

    /// <summary>Whether a POST made it; only those can be changed (APP.ORG.0041).</summary>
    internal bool IsVirtual { get; init; } = true;

    /// <summary>The tenant's own fields, as JSON; null for none.</summary>
    internal string? Extension { get; set; }
}

/// <summary>A role of an application. eiam-tenant-api.md, section 9. The management API cannot make one.</summary>
internal sealed record Role(string Id, string Code, string Name)
{
    internal string? ParentId { get; init; }

    internal int Sequence { get; init; }

    internal string? Description { get; init; }

    internal bool Disabled { get; init; }

    internal string? RemoteId { get; init; }

    /// <summary>The ids of its function and data permissions.</summary>
    internal IReadOnlyList<string> PermissionIds { get; init; } = [];
}

/// <summary>A permission of an application: to use a function, or, where it has a model, to see data. The management API cannot make one.</summary>
internal sealed record Permission(string Id, string Code, string Name)
{
    /// <summary>The data model (<c>model_id</c>, <c>objmId</c>); null for a function.</summary>
    internal string? ModelId { get; init; }

    /// <summary>MENU, OPERATE and such; functions have one.</summary>
    internal string? Type { get; init; }

    internal string? ParentId { get; init; }

    internal string? Description { get; init; }

    internal int Sequence { get; init; }

    internal string? Path { get; init; }

    internal string? RemoteId { get; init; }
}

/// <summary>The tenant's applications.</summary>
internal static class Applications
{
    /// <summary>What every tenant has from the start: the API has no call that makes applications, roles or permissions.</summary>
    /// <param name="id">Its id.</param>
    internal static Application Default(string id)
    {
        Application application = new(id) { Name = "Sandbox application" };
        application.Permissions.Add(new Permission("sandbox-function-report", "report", "Reports") { Type = "MENU", Path = "/report", Sequence = 1, RemoteId = "1" });
        application.Permissions.Add(new Permission("sandbox-function-export", "report.export", "Export a report")
        {
            Type = "OPERATE",
            ParentId = "sandbox-function-report",
            Path = "/report/export",
            Sequence = 2,
            RemoteId = "2",
        });
        application.Permissions.Add(new Permission("sandbox-data-region", "north", "Region north") { ModelId = "sandbox-model-region", Path = "/north", Sequence = 1, RemoteId = "3" });
        application.Roles.Add(new Role("sandbox-role-reader", "reader", "Reader") { Sequence = 1, RemoteId = "1", PermissionIds = ["sandbox-function-report"] });
        application.Roles.Add(new Role("sandbox-role-auditor", "auditor", "Auditor")
        {
            Sequence = 2,
            RemoteId = "2",
            PermissionIds = ["sandbox-function-report", "sandbox-function-export", "sandbox-data-region"],
        });
        return application;
    }
}
