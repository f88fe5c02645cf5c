using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using Eiam.Sandbox.Routing;
using Eiam.Sandbox.State;

namespace Eiam.Sandbox.Routes;

/// <summary>
/// Positions, titles, and the jobs of users, for servers. eiam-tenant-api.md, sections 4 and 6. Codes come in and ids go out. Without
/// <see cref="SandboxOptions.JobManagement"/> every one of them answers ENT.CONFIG.0031. Whether a position has to be one of the job's organization,
/// and whether a job takes over the position's title, is not said: here neither.
/// </summary>
internal static class JobRoutes
{
    private const string User = "/api/v2/tenant/users/{user_id}";
    private const string PartTime = User + "/part-time-job";
    private const string Positions = "/api/v2/tenant/job-positions";
    private const string Titles = "/api/v2/tenant/job-titles";
    private const string OrganizationCode = "org_code";
    private const string PositionCode = "position_code";
    private const string TitleCode = "title_code";
    private const string Code = "code";
    private const string Name = "name";

    internal static readonly Route[] All =
    [
        Route.Empty("GET", User + "/jobs", Credential.TenantToken, Managed(List)),
        Route.Json("PUT", User + "/jobs/transfer", Credential.TenantToken, Managed(Transfer), OrganizationCode),
        Route.Json("POST", PartTime, Credential.TenantToken, Managed(Create), OrganizationCode),
        Route.Json("PUT", PartTime + "/{job_id}", Credential.TenantToken, Managed(Update), OrganizationCode),
        Route.Empty("DELETE", PartTime + "/{job_id}", Credential.TenantToken, Managed(Remove)),
        Route.Empty("GET", Positions, Credential.TenantToken, Managed(ListPositions)),
        Route.Json("POST", Positions, Credential.TenantToken, Managed(CreatePosition), OrganizationCode, Name, Code),
        Route.Json("PUT", Positions + "/{position_id}", Credential.TenantToken, Managed(UpdatePosition), OrganizationCode, Name, Code),
        Route.Empty("DELETE", Positions + "/{position_id}", Credential.TenantToken, Managed(RemovePosition)),
        Route.Empty("GET", Titles, Credential.TenantToken, Managed(ListTitles)),
        Route.Empty("GET", Titles + "/{title_id}", Credential.TenantToken, Managed(GetTitle)),
        Route.Json("POST", Titles, Credential.TenantToken, Managed(CreateTitle), Name, Code),
    ];

    private static Func<RouteContext, Answer> Managed(Func<RouteContext, Answer> handler) =>
        context => context.State.Options.JobManagement ? handler(context) : throw TenantErrors.NoJobManagement();

    /// <summary>
    /// The Chinese twin of T:user/jobs. The main job is that of the user's organization; whether a user without one has a main job is not said: here
    /// such a user has none.
    /// </summary>
    private static Answer List(RouteContext context)
    {
        SandboxUser user = FindUser(context);
        JobsOfUser jobs = context.State.Jobs.Of(user.Id);
        List<(UserJob Job, string? OrganizationId, int Type)> found = [];
        string? type = PageQuery.Text(context, "relation_type");
        if (type is not (null or "0" or "1"))
        {
            throw TenantErrors.BadParameter("relation_type");
        }

        if (type != "0" && user.OrganizationId is { } organization)
        {
            found.Add((jobs.Main, organization, 1));
        }

        if (type != "1")
        {
            found.AddRange(jobs.PartTime.Select(static job => (job, job.OrganizationId, 0)));
        }

        return Answer.Json(json =>
        {
            json.WriteNumber("total", found.Count);
            json.WriteStartArray("jobs");
            foreach ((UserJob job, string? organizationId, int relation) in found)
            {
                json.WriteStartObject();
                json.WriteString("job_id", job.Id);
                json.WriteString("org_id", organizationId);
                json.WriteString("position_id", job.PositionId);
                json.WriteString("title_id", job.TitleId);
                json.WriteNumber("relation_type", relation);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        });
    }

    /// <summary>The Chinese twin of T:user/job-transfer: a position or a title that is left out is cleared.</summary>
    private static Answer Transfer(RouteContext context)
    {
        SandboxUser user = FindUser(context);
        string organization = Organization(context).Id;
        Place(context, context.State.Jobs.Of(user.Id).Main);
        context.State.Users.Change(user, user.Profile with { OrganizationId = organization, UpdatedAt = context.Now });
        return Id("user_id", user.Id, 200);
    }

    /// <summary>T:user/add-part-time-job: 201.</summary>
    private static Answer Create(RouteContext context)
    {
        SandboxUser user = FindUser(context);
        UserJob job = new(NewId()) { OrganizationId = Organization(context).Id };
        Place(context, job);
        context.State.Jobs.Of(user.Id).PartTime.Add(job);
        return Id("job_id", job.Id, 201);
    }

    /// <summary>T:user/modify-part-time-job: a position or a title that is left out is cleared. Its errors are cut: here a job that is not there is USER.0093.</summary>
    private static Answer Update(RouteContext context)
    {
        UserJob job = FindJob(context, out _);
        string organization = Organization(context).Id;
        Place(context, job);
        job.OrganizationId = organization;
        return Id("job_id", job.Id, 200);
    }

    /// <summary>T:user/delete-part-time-job: 204. A main job is no part-time job.</summary>
    private static Answer Remove(RouteContext context)
    {
        UserJob job = FindJob(context, out JobsOfUser jobs);
        jobs.PartTime.Remove(job);
        return Answer.Empty(204);
    }

    /// <summary>T:job-position/job-positions. Whether <c>org_id</c> includes organizations below it is not said: here it does not.</summary>
    private static Answer ListPositions(RouteContext context)
    {
        string? organization = PageQuery.Text(context, "org_id");
        if (organization is not null && context.State.Organizations.Find(organization) is null)
        {
            throw TenantErrors.OrganizationNotFound();
        }

        DateTimeOffset? since = PageQuery.Since(context);
        return PageQuery.List(
            context,
            "job_positions",
            [.. context.State.Jobs.Positions.All.Where(p => (organization is null || p.OrganizationId == organization) && (since is null || p.UpdatedAt > since))],
            static (json, position) =>
            {
                json.WriteStartObject();
                json.WriteString("position_id", position.Id);
                json.WriteString("org_id", position.OrganizationId);
                json.WriteString(Name, position.Name);
                json.WriteString(Code, position.Code);
                json.WriteString("title_id", position.TitleId);
                json.WriteString("created_at", ChinaTime.Write(position.CreatedAt));
                json.WriteString("updated_at", ChinaTime.Write(position.UpdatedAt));
                json.WriteEndObject();
            });
    }

    /// <summary>T:job-position/add-job-position: 201.</summary>
    private static Answer CreatePosition(RouteContext context)
    {
        JobPosition position = new(NewId(), context.Now);
        Read(context, position);
        context.State.Jobs.Positions.Add(position);
        return Id("position_id", position.Id, 201);
    }

    /// <summary>T:job-position/modify-job-position. Whether a title that is left out stays is not said: here it does.</summary>
    private static Answer UpdatePosition(RouteContext context)
    {
        JobPosition position = FindPosition(context);
        Read(context, position);
        return Id("position_id", position.Id, 200);
    }

    /// <summary>T:job-position/delete-job-position: 204.</summary>
    private static Answer RemovePosition(RouteContext context)
    {
        JobPosition position = FindPosition(context);
        if (context.State.Jobs.IsHeld(position.Id, context.State.Users))
        {
            throw TenantErrors.PositionIsInUse();
        }

        context.State.Jobs.Positions.Remove(position);
        return Answer.Empty(204);
    }

    /// <summary>The Chinese twin of T:job-title/job-titles.</summary>
    private static Answer ListTitles(RouteContext context)
    {
        DateTimeOffset? since = PageQuery.Since(context);
        return PageQuery.List(
            context,
            "job_titles",
            [.. context.State.Jobs.Titles.All.Where(title => since is null || title.CreatedAt > since)],
            static (json, title) =>
            {
                json.WriteStartObject();
                WriteMembers(json, title);
                json.WriteEndObject();
            });
    }

    /// <summary>The Chinese twin of T:job-title/get-job-title.</summary>
    private static Answer GetTitle(RouteContext context)
    {
        JobTitle title = context.State.Jobs.Titles.Find(context.PathValue("title_id")) ?? throw TenantErrors.TitleNotFound();
        return Answer.Json(json => WriteMembers(json, title));
    }

    /// <summary>T:job-title/add-job-title: 201.</summary>
    private static Answer CreateTitle(RouteContext context)
    {
        string code = context.RequiredText(Code);
        if (context.State.Jobs.TitleByCode(code) is not null)
        {
            throw TenantErrors.TitleCodeTaken();
        }

        JobTitle title = new(NewId(), code, context.RequiredText(Name), context.Now);
        context.State.Jobs.Titles.Add(title);
        return Id("title_id", title.Id, 201);
    }

    private static SandboxUser FindUser(RouteContext context) => context.State.Users.FindById(context.PathValue("user_id")) ?? throw TenantErrors.UserNotFound();

    private static UserJob FindJob(RouteContext context, out JobsOfUser jobs)
    {
        jobs = context.State.Jobs.Of(FindUser(context).Id);
        return jobs.PartTime.Find(job => job.Id == context.PathValue("job_id")) ?? throw TenantErrors.JobNotFound();
    }

    private static JobPosition FindPosition(RouteContext context) =>
        context.State.Jobs.Positions.Find(context.PathValue("position_id")) ?? throw TenantErrors.PositionNotFound();

    private static Organization Organization(RouteContext context) =>
        context.State.Organizations.FindByCode(context.RequiredText(OrganizationCode)) ?? throw TenantErrors.OrganizationNotFound();

    // Both are looked up before either is set.
    private static void Place(RouteContext context, UserJob job)
    {
        string? position = context.OptionalText(PositionCode) is { } code ? (context.State.Jobs.PositionByCode(code) ?? throw TenantErrors.PositionNotFound()).Id : null;
        job.TitleId = Title(context)?.Id;
        job.PositionId = position;
    }

    private static JobTitle? Title(RouteContext context) =>
        context.OptionalText(TitleCode) is { } code ? context.State.Jobs.TitleByCode(code) ?? throw TenantErrors.TitleNotFound() : null;

    /// <summary>
    /// A code is unique. Which error a code that is taken has is cut off the page: here COM.0601. That the organization cannot change while users hold
    /// the position is said without an error: here it is JOB.POSITION.0017, as for a removal.
    /// </summary>
    private static void Read(RouteContext context, JobPosition position)
    {
        Organization organization = Organization(context);
        string code = context.RequiredText(Code);
        if (context.State.Jobs.PositionByCode(code) is { } holder && holder != position)
        {
            throw TenantErrors.Taken(Code);
        }

        if (position.OrganizationId != organization.Id && context.State.Jobs.IsHeld(position.Id, context.State.Users))
        {
            throw TenantErrors.PositionIsInUse();
        }

        position.TitleId = Title(context)?.Id ?? position.TitleId;
        position.OrganizationId = organization.Id;
        position.Code = code;
        position.Name = context.RequiredText(Name);
        position.UpdatedAt = context.Now;
    }

    private static void WriteMembers(Utf8JsonWriter json, JobTitle title)
    {
        json.WriteString("title_id", title.Id);
        json.WriteString(Name, title.Name);
        json.WriteString(Code, title.Code);
        json.WriteString("created_at", ChinaTime.Write(title.CreatedAt));
        json.WriteString("updated_at", ChinaTime.Write(title.CreatedAt));
    }

    private static Answer Id(string field, string id, int status) => Answer.Json(json => json.WriteString(field, id), statusCode: status);

    private static string NewId() => Guid.NewGuid().ToString("N");
}
