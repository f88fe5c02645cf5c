using System;
using System.Linq;
using System.Text.Json;
using Eiam.Sandbox.Routing;
using Eiam.Sandbox.State;

namespace Eiam.Sandbox.Routes;

/// <summary>The organizations of the directory, for servers. eiam-tenant-api.md, section 6.</summary>
internal static class OrganizationRoutes
{
    private const string Path = "/api/v2/tenant/organizations";
    private const string One = Path + "/{org_id}";

    internal static readonly Route[] All =
    [
        Route.Empty("GET", Path, Credential.TenantToken, List),
        Route.Json("POST", Path, Credential.TenantToken, Create, "code", "name"),
        Route.Empty("GET", One, Credential.TenantToken, context => Answer.Json(json => WriteMembers(json, Find(context)))),
        Route.Json("PUT", One, Credential.TenantToken, Update),
        Route.Empty("DELETE", One, Credential.TenantToken, Remove),
        Route.Empty("PUT", One + "/enable", Credential.TenantToken, context => Change(context, Find(context) with { Disabled = false })),
        Route.Empty("PUT", One + "/disable", Credential.TenantToken, Disable),
        Route.Empty("GET", One + "/org-leader", Credential.TenantToken, Leader),
        Route.Empty("PUT", One + "/org-leader", Credential.TenantToken, SetLeader),
    ];

    /// <summary>
    /// T:org/obtain-org. <c>all_child</c> "true returns only all sub-organizations, false only the root organization(s)"; what false means together with
    /// <c>org_id</c> is not said: here it is the next level. Left out, it filters nothing.
    /// The page's errors are cut: an <c>org_id</c> of no organization has the code that it has in the other lists.
    /// </summary>
    private static Answer List(RouteContext context)
    {
        string? above = PageQuery.Text(context, "org_id");
        if (above is not null && context.State.Organizations.Find(above) is null)
        {
            throw TenantErrors.OrganizationNotFound();
        }

        return PageQuery.List(
            context,
            "organizations",
            context.State.Organizations.Find(above, AllChildren(context), PageQuery.Since(context)),
            static (json, organization) =>
            {
                json.WriteStartObject();
                WriteMembers(json, organization);
                json.WriteEndObject();
            });
    }

    private static bool? AllChildren(RouteContext context) => PageQuery.Text(context, "all_child") is not { } text ? null
        : bool.TryParse(text, out bool all) ? all
        : throw TenantErrors.BadParameter("all_child");

    /// <summary>T:org/create-org: 201. A code that is taken is ORG.0012, which only Huawei's list of errors names.</summary>
    private static Answer Create(RouteContext context)
    {
        string code = context.RequiredText("code");
        if (context.State.Organizations.FindByCode(code) is not null)
        {
            throw TenantErrors.OrganizationCodeTaken();
        }

        Organization organization = Read(context, new Organization(Guid.NewGuid().ToString("N"), code, context.RequiredText("name")) { CreatedAt = context.Now });
        context.State.Organizations.Add(organization);
        return Id(organization, 201);
    }

    /// <summary>T:org/modify-org. Whether fields that are not sent stay is not said: here they do.</summary>
    private static Answer Update(RouteContext context)
    {
        Organization before = Find(context);
        Organization after = Read(context, before);
        if (context.State.Organizations.FindByCode(after.Code) is { } holder && holder.Id != before.Id)
        {
            throw TenantErrors.OrganizationCodeTaken();
        }

        if (after.ParentId is { } parent && context.State.Organizations.IsWithin(context.State.Organizations.Find(parent)!, before.Id))
        {
            throw TenantErrors.BadParameter("parent_id");
        }

        return Change(context, after);
    }

    /// <summary>T:org/delete-org: 204, from the bottom up.</summary>
    private static Answer Remove(RouteContext context)
    {
        Organization organization = Find(context);
        if (context.State.Organizations.HasChild(organization.Id))
        {
            throw TenantErrors.OrganizationHasChildren();
        }

        if (context.State.Users.Find(organization.Id, null).Count > 0)
        {
            throw TenantErrors.OrganizationHasUsers();
        }

        context.State.Organizations.Remove(organization.Id);
        return Answer.Empty(204);
    }

    /// <summary>T:org/disable-org: from the bottom up.</summary>
    private static Answer Disable(RouteContext context)
    {
        Organization organization = Find(context);
        if (context.State.Organizations.HasChild(organization.Id, enabledOnly: true))
        {
            throw TenantErrors.OrganizationHasActiveChildren();
        }

        return context.State.Users.Find(organization.Id, null).Any(static user => !user.Disabled)
            ? throw TenantErrors.OrganizationHasActiveUsers()
            : Change(context, organization with { Disabled = true });
    }

    /// <summary>T:org/org-leader-id. The answer of an organization without one is not documented: here its fields are null.</summary>
    private static Answer Leader(RouteContext context)
    {
        SandboxUser? leader = Find(context).LeaderId is { } id ? context.State.Users.FindById(id) : null;
        return Answer.Json(json =>
        {
            json.WriteString("leader_id", leader?.Id);
            json.WriteString("leader_name", leader?.Name);
            json.WriteString("leader_user_name", leader?.UserName);
            if (leader is not null)
            {
                json.WriteBoolean("leader_status", leader.Disabled);
            }
        });
    }

    /// <summary>T:org/add-org-leader.</summary>
    private static Answer SetLeader(RouteContext context)
    {
        Organization organization = Find(context);
        string id = PageQuery.Text(context, "leader_id") ?? throw TenantErrors.BadParameter("leader_id");
        SandboxUser leader = context.State.Users.FindById(id) ?? throw TenantErrors.UserNotFound();
        if (leader.Disabled)
        {
            throw TenantErrors.UserIsDisabled();
        }

        context.State.Organizations.Replace(organization with { LeaderId = leader.Id, UpdatedAt = context.Now });
        return Answer.Json(json => json.WriteBoolean("result", true));
    }

    private static Organization Find(RouteContext context) => context.State.Organizations.Find(context.PathValue("org_id")) ?? throw TenantErrors.OrganizationNotFound();

    private static Organization Read(RouteContext context, Organization before)
    {
        string? parent = context.OptionalText("parent_id") ?? before.ParentId;
        return parent is not null && context.State.Organizations.Find(parent) is null
            ? throw TenantErrors.ParentNotFound()
            : before with
            {
                Code = context.OptionalText("code") ?? before.Code,
                Name = context.OptionalText("name") ?? before.Name,
                ParentId = parent,
                Category = context.OptionalText("category") ?? before.Category,
                Sequence = context.OptionalNumber("sequence") ?? before.Sequence,
                Extension = context.OptionalObject("extension") ?? before.Extension,
                UpdatedAt = context.Now,
            };
    }

    private static Answer Change(RouteContext context, Organization organization)
    {
        context.State.Organizations.Replace(organization with { UpdatedAt = context.Now });
        return Id(organization, 200);
    }

    private static Answer Id(Organization organization, int status) => Answer.Json(json => json.WriteString("org_id", organization.Id), statusCode: status);

    private static void WriteMembers(Utf8JsonWriter json, Organization organization)
    {
        json.WriteString("org_id", organization.Id);
        json.WriteString("parent_id", organization.ParentId);
        json.WriteString("name", organization.Name);
        json.WriteString("category", organization.Category);
        json.WriteString("org_code", organization.Code);
        json.WriteNumber("sequence", organization.Sequence);
        json.WriteBoolean("disabled", organization.Disabled);
        json.WriteString("created_at", ChinaTime.Write(organization.CreatedAt));
        json.WriteString("updated_at", ChinaTime.Write(organization.UpdatedAt));
        json.WritePropertyName("extension");
        json.WriteRawValue(organization.Extension ?? "{}");
    }
}
