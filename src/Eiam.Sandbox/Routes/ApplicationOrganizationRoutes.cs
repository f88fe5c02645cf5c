using System;
using System.Text.Json;
using Eiam.Sandbox.Routing;
using Eiam.Sandbox.State;

namespace Eiam.Sandbox.Routes;

/// <summary>
/// The organizations of an application, for servers. eiam-tenant-api.md, section 8. The pages of the two reads print 201 as their status; Huawei's
/// print 200, as here. What a parent below itself is answered with is not said: here it is COM.0601.
/// </summary>
internal static class ApplicationOrganizationRoutes
{
    private const string Path = "/api/v2/tenant/applications/{app_id}/organizations";
    private const string One = Path + "/{app_org_id}";

    internal static readonly Route[] All =
    [
        Route.Empty("GET", Path, Credential.TenantToken, List),
        Route.Json("POST", Path, Credential.TenantToken, Create, "org_code", "name"),
        Route.Empty("GET", One, Credential.TenantToken, context => Answer.Json(json => WriteMembers(json, Find(context, context.Application())))),
        Route.Json("PUT", One, Credential.TenantToken, Update),
        Route.Empty("DELETE", One, Credential.TenantToken, Remove),
    ];

    /// <summary>T:apporg/obtain-app-authorizedorg. The sizes that a page can have are not said: here from 1 to 100.</summary>
    private static Answer List(RouteContext context) => PageQuery.List(
        context,
        "organizations",
        context.Application().Organizations.All,
        static (json, organization) =>
        {
            json.WriteStartObject();
            WriteMembers(json, organization);
            json.WriteEndObject();
        },
        smallest: 1);

    /// <summary>T:apporg/add-app-org: 201.</summary>
    private static Answer Create(RouteContext context)
    {
        Application application = context.Application();
        if (!application.HasOrganizationModel)
        {
            throw TenantErrors.NoOrganizationModel();
        }

        string code = context.RequiredText("org_code");
        if (application.Organizations.Find(one => string.Equals(one.Code, code, StringComparison.OrdinalIgnoreCase)) is not null)
        {
            throw TenantErrors.ApplicationCodeTaken();
        }

        ApplicationOrganization organization = new(Guid.NewGuid().ToString("N"), code, context.RequiredText("name")) { ParentId = Parent(context, application) };
        application.Organizations.Add(organization);
        return Id(organization, 201);
    }

    /// <summary>T:apporg/modify-app-org. Whether fields that are not sent stay is not said: here they do.</summary>
    private static Answer Update(RouteContext context)
    {
        Application application = context.Application();
        ApplicationOrganization organization = Find(context, application);
        if (!organization.IsVirtual)
        {
            throw TenantErrors.ApplicationOrganizationNotVirtual();
        }

        string? parent = Parent(context, application);
        for (string? above = parent; above is not null; above = application.Organizations.Find(above)?.ParentId)
        {
            if (above == organization.Id)
            {
                throw TenantErrors.BadParameter("parent_id");
            }
        }

        string? name = context.OptionalText("name");
        organization.ParentId = parent ?? organization.ParentId;
        organization.Name = name ?? organization.Name;
        return Id(organization, 200);
    }

    /// <summary>T:apporg/delete-app-org: 204, from the bottom up.</summary>
    private static Answer Remove(RouteContext context)
    {
        Application application = context.Application();
        ApplicationOrganization organization = Find(context, application);
        if (application.Organizations.Find(one => one.ParentId == organization.Id) is not null)
        {
            throw TenantErrors.ApplicationOrganizationHasChildren();
        }

        if (application.Accounts.Find(account => account.OrganizationId == organization.Id) is not null)
        {
            throw TenantErrors.ApplicationOrganizationHasAccounts();
        }

        application.Organizations.Remove(organization);
        return Answer.Empty(204);
    }

    private static ApplicationOrganization Find(RouteContext context, Application application) =>
        application.Organizations.Find(context.PathValue("app_org_id")) ?? throw TenantErrors.ApplicationOrganizationNotFound();

    private static string? Parent(RouteContext context, Application application) => context.OptionalText("parent_id") is not { } parent ? null
        : application.Organizations.Find(parent) is not null ? parent
        : throw TenantErrors.ApplicationParentNotFound();

    private static Answer Id(ApplicationOrganization organization, int status) => Answer.Json(json => json.WriteString("org_id", organization.Id), statusCode: status);

    private static void WriteMembers(Utf8JsonWriter json, ApplicationOrganization organization)
    {
        json.WriteString("org_id", organization.Id);
        json.WriteString("org_code", organization.Code);
        json.WriteString("name", organization.Name);
        json.WriteString("parent_id", organization.ParentId);
        json.WriteBoolean("disabled", organization.Disabled);
        json.WritePropertyName("extension");
        json.WriteRawValue(organization.Extension ?? "{}");
    }
}
