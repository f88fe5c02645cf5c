using System;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using Xunit;

namespace Eiam.Sandbox.Tests;

/// <summary>Positions, titles and the jobs of users: each route, and each of its documented errors.</summary>
public class JobTests
{
    private const string Positions = "/job-positions";
    private const string Titles = "/job-titles";
    private const string Place = """{"org_code":"sales","position_code":"rep","title_code":"lead"}""";

    public static TheoryData<string, string, string?> Calls => new()
    {
        { "GET", "/users/x/jobs", null },
        { "PUT", "/users/x/jobs/transfer", Place },
        { "POST", "/users/x/part-time-job", Place },
        { "PUT", "/users/x/part-time-job/j", Place },
        { "DELETE", "/users/x/part-time-job/j", null },
        { "GET", Positions + "?offset=0&limit=10", null },
        { "POST", Positions, """{"org_code":"sales","name":"n","code":"c"}""" },
        { "PUT", Positions + "/x", """{"org_code":"sales","name":"n","code":"c"}""" },
        { "DELETE", Positions + "/x", null },
        { "GET", Titles + "?offset=0&limit=10", null },
        { "GET", Titles + "/x", null },
        { "POST", Titles, """{"name":"n","code":"c"}""" },
    };

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task Without_job_management_every_call_is_ENT_CONFIG_0031(string method, string path, string? body)
    {
        using var rig = new Rig(new SandboxOptions { JobManagement = false });
        (await SendAsync(rig, method, path, body)).AssertError("ENT.CONFIG.0031", "job management is not switched on");
    }

    [Theory]
    [InlineData("GET", "/users/unknown/jobs", "USER.0001")]
    [InlineData("PUT", "/users/unknown/jobs/transfer", "USER.0001")]
    [InlineData("POST", "/users/unknown/part-time-job", "USER.0001")]
    [InlineData("PUT", "/users/unknown/part-time-job/j", "USER.0001")]
    [InlineData("DELETE", "/users/unknown/part-time-job/j", "USER.0001")]
    [InlineData("PUT", "/users/{user}/part-time-job/unknown", "USER.0093")]
    [InlineData("DELETE", "/users/{user}/part-time-job/unknown", "USER.0093")]
    [InlineData("GET", "/users/{user}/jobs?relation_type=2", "COM.0601")]
    [InlineData("PUT", "/users/{user}/jobs/transfer", "COM.0601", "{}")]
    [InlineData("PUT", "/users/{user}/jobs/transfer", "ORG.0001", """{"org_code":"unknown"}""")]
    [InlineData("PUT", "/users/{user}/jobs/transfer", "JOB.POSITION.0001", """{"org_code":"sales","position_code":"unknown"}""")]
    [InlineData("PUT", "/users/{user}/jobs/transfer", "JOB.TITLE.0001", """{"org_code":"sales","title_code":"unknown"}""")]
    [InlineData("POST", "/users/{user}/part-time-job", "ORG.0001", """{"org_code":"unknown"}""")]
    [InlineData("POST", "/users/{user}/part-time-job", "JOB.POSITION.0001", """{"org_code":"sales","position_code":"unknown"}""")]
    [InlineData("POST", "/users/{user}/part-time-job", "JOB.TITLE.0001", """{"org_code":"sales","title_code":"unknown"}""")]
    [InlineData("GET", Positions + "?offset=0&limit=10&org_id=unknown", "ORG.0001")]
    [InlineData("GET", Positions + "?offset=0&limit=9", "OAP.PAGE.0001")]
    [InlineData("GET", Positions + "?limit=10", "OAP.PAGE.0003")]
    [InlineData("GET", Positions + "?offset=0&limit=10&updated_at_greater=yesterday", "COM.0601")]
    [InlineData("POST", Positions, "COM.0601", """{"org_code":"sales","name":"n"}""")]
    [InlineData("POST", Positions, "COM.0601", """{"org_code":"sales","name":"n","code":"REP"}""")]
    [InlineData("POST", Positions, "ORG.0001", """{"org_code":"unknown","name":"n","code":"c"}""")]
    [InlineData("POST", Positions, "JOB.TITLE.0001", """{"org_code":"sales","name":"n","code":"c","title_code":"unknown"}""")]
    [InlineData("PUT", Positions + "/unknown", "JOB.POSITION.0001", """{"org_code":"sales","name":"n","code":"c"}""")]
    [InlineData("DELETE", Positions + "/unknown", "JOB.POSITION.0001")]
    [InlineData("GET", Titles + "?offset=0&limit=101", "OAP.PAGE.0001")]
    [InlineData("GET", Titles + "/unknown", "JOB.TITLE.0001")]
    [InlineData("POST", Titles, "COM.0601", """{"name":"n"}""")]
    [InlineData("POST", Titles, "JOB.TITLE.0009", """{"name":"n","code":"LEAD"}""")]
    public async Task A_documented_error_is_answered(string method, string path, string code, string? body = null)
    {
        using var rig = new Rig();
        SandboxUser user = await PrepareAsync(rig);
        Reply reply = await SendAsync(rig, method, path.Replace("{user}", user.Id, StringComparison.Ordinal), body ?? (method is "GET" or "DELETE" ? null : Place));
        Assert.Equal((400, code), (reply.StatusCode, reply.Text("error_code")));
    }

    [Fact]
    public async Task A_move_changes_the_main_organization_and_clears_what_is_left_out()
    {
        using var rig = new Rig();
        SandboxUser user = await PrepareAsync(rig);
        Reply moved = await SendAsync(rig, "PUT", $"/users/{user.Id}/jobs/transfer", Place);
        Assert.Equal((200, user.Id), (moved.StatusCode, moved.Text("user_id")));
        JsonElement main = Assert.Single(await JobsAsync(rig, user, "1"));
        Assert.Equal("job_id org_id position_id title_id relation_type", string.Join(' ', main.EnumerateObject().Select(member => member.Name)));
        Assert.Equal((user.OrganizationId, 1), (Text(main, "org_id"), main.GetProperty("relation_type").GetInt32()));
        Assert.Equal("sales", Text((await rig.TenantAsync("/organizations/" + user.OrganizationId)).Json, "org_code"));
        Assert.NotNull(Text(main, "position_id"));

        Assert.Equal(200, (await SendAsync(rig, "PUT", $"/users/{user.Id}/jobs/transfer", """{"org_code":"trade","position_code":"rep"}""")).StatusCode);
        JsonElement after = Assert.Single(await JobsAsync(rig, user, "1"));
        Assert.Equal((Text(main, "job_id"), Text(main, "position_id"), null), (Text(after, "job_id"), Text(after, "position_id"), Text(after, "title_id")));
        Assert.NotEqual(Text(main, "org_id"), Text(after, "org_id"));
    }

    [Fact]
    public async Task A_move_that_fails_changes_nothing()
    {
        using var rig = new Rig();
        SandboxUser user = await PrepareAsync(rig);
        await SendAsync(rig, "PUT", $"/users/{user.Id}/jobs/transfer", Place);
        string before = (await rig.TenantAsync($"/users/{user.Id}/jobs")).Body;
        await SendAsync(rig, "PUT", $"/users/{user.Id}/jobs/transfer", """{"org_code":"trade","position_code":"rep","title_code":"unknown"}""");
        await SendAsync(rig, "PUT", $"/users/{user.Id}/jobs/transfer", """{"org_code":"unknown"}""");
        Assert.Equal(before, (await rig.TenantAsync($"/users/{user.Id}/jobs")).Body);
    }

    [Fact]
    public async Task A_part_time_job_is_given_changed_and_removed()
    {
        using var rig = new Rig();
        SandboxUser user = await PrepareAsync(rig);
        Assert.Empty(await JobsAsync(rig, user, string.Empty));
        Reply made = await SendAsync(rig, "POST", $"/users/{user.Id}/part-time-job", Place);
        Assert.Equal((201, "job_id"), (made.StatusCode, made.Shape));
        string id = made.Text("job_id");
        JsonElement job = Assert.Single(await JobsAsync(rig, user, "0"));
        Assert.Equal((id, 0), (Text(job, "job_id"), job.GetProperty("relation_type").GetInt32()));
        Assert.NotNull(Text(job, "title_id"));

        Assert.Equal(id, (await SendAsync(rig, "PUT", $"/users/{user.Id}/part-time-job/{id}", """{"org_code":"trade"}""")).Text("job_id"));
        JsonElement changed = Assert.Single(await JobsAsync(rig, user, string.Empty));
        Assert.Equal((null, null), (Text(changed, "position_id"), Text(changed, "title_id")));
        Assert.NotEqual(Text(job, "org_id"), Text(changed, "org_id"));
        Assert.Empty(await JobsAsync(rig, user, "1"));
        Assert.Null(user.OrganizationId);

        Assert.Equal(204, (await SendAsync(rig, "DELETE", $"/users/{user.Id}/part-time-job/{id}")).StatusCode);
        (await SendAsync(rig, "DELETE", $"/users/{user.Id}/part-time-job/{id}")).AssertError("USER.0093", "the user's employment information does not exist");
    }

    [Fact]
    public async Task A_main_job_is_not_removed_as_a_part_time_job()
    {
        using var rig = new Rig();
        SandboxUser user = await PrepareAsync(rig);
        await SendAsync(rig, "PUT", $"/users/{user.Id}/jobs/transfer", Place);
        string main = Text(Assert.Single(await JobsAsync(rig, user, string.Empty)), "job_id")!;
        Assert.Equal("USER.0093", (await SendAsync(rig, "DELETE", $"/users/{user.Id}/part-time-job/{main}")).Text("error_code"));
    }

    [Fact]
    public async Task A_position_that_somebody_holds_stays_in_its_organization()
    {
        using var rig = new Rig();
        SandboxUser user = await PrepareAsync(rig);
        await SendAsync(rig, "POST", $"/users/{user.Id}/part-time-job", Place);
        string id = Text(Assert.Single((await rig.TenantAsync(Positions + "?offset=0&limit=10")).Json.GetProperty("job_positions").EnumerateArray()), "position_id")!;
        (await SendAsync(rig, "DELETE", $"{Positions}/{id}")).AssertError("JOB.POSITION.0017", "position is in use");
        (await SendAsync(rig, "PUT", $"{Positions}/{id}", """{"org_code":"trade","name":"n","code":"rep"}""")).AssertError("JOB.POSITION.0017", "position is in use");
        Assert.Equal(200, (await SendAsync(rig, "PUT", $"{Positions}/{id}", """{"org_code":"sales","name":"n","code":"rep"}""")).StatusCode);

        Assert.Equal(204, (await SendAsync(rig, "DELETE", "/users/" + user.Id)).StatusCode);
        Assert.Equal(200, (await SendAsync(rig, "PUT", $"{Positions}/{id}", """{"org_code":"trade","name":"n","code":"rep"}""")).StatusCode);
        Assert.Equal(204, (await SendAsync(rig, "DELETE", $"{Positions}/{id}")).StatusCode);
    }

    [Fact]
    public async Task Positions_and_titles_are_listed()
    {
        using var rig = new Rig();
        await PrepareAsync(rig);
        JsonElement title = Assert.Single((await rig.TenantAsync(Titles + "?offset=0&limit=10")).Json.GetProperty("job_titles").EnumerateArray());
        JsonElement position = Assert.Single((await rig.TenantAsync(Positions + "?offset=0&limit=10")).Json.GetProperty("job_positions").EnumerateArray());
        Assert.Equal("title_id name code created_at updated_at", string.Join(' ', title.EnumerateObject().Select(member => member.Name)));
        Assert.Equal("position_id org_id name code title_id created_at updated_at", string.Join(' ', position.EnumerateObject().Select(member => member.Name)));
        Assert.Equal((Text(title, "title_id"), "Rep", "rep"), (Text(position, "title_id"), Text(position, "name"), Text(position, "code")));
        Assert.Equal(title.GetRawText(), (await rig.TenantAsync($"{Titles}/{Text(title, "title_id")}")).Json.GetRawText());

        foreach (string path in new[] { Positions, Titles })
        {
            Assert.Equal(1, (await rig.TenantAsync(path + "?offset=0&limit=10&updated_at_greater=2000-01-01%2000%3A00%3A00")).Json.GetProperty("total").GetInt32());
            Assert.Equal(0, (await rig.TenantAsync(path + "?offset=0&limit=10&updated_at_greater=2100-01-01%2000%3A00%3A00")).Json.GetProperty("total").GetInt32());
        }

        Assert.Equal(1, (await rig.TenantAsync($"{Positions}?offset=0&limit=10&org_id={Text(position, "org_id")}")).Json.GetProperty("total").GetInt32());
    }

    // Two organizations, a title, a position, and a user without an organization.
    private static async Task<SandboxUser> PrepareAsync(Rig rig)
    {
        await SendAsync(rig, "POST", "/organizations", """{"code":"sales","name":"Sales"}""");
        await SendAsync(rig, "POST", "/organizations", """{"code":"trade","name":"Trade"}""");
        Assert.Equal(201, (await SendAsync(rig, "POST", Titles, """{"name":"Lead","code":"lead"}""")).StatusCode);
        Assert.Equal(201, (await SendAsync(rig, "POST", Positions, """{"org_code":"sales","name":"Rep","code":"rep","title_code":"lead"}""")).StatusCode);
        return rig.Tenant.AddUser("13800000001");
    }

    private static async Task<JsonElement[]> JobsAsync(Rig rig, SandboxUser user, string type)
    {
        JsonElement list = (await rig.TenantAsync($"/users/{user.Id}/jobs?relation_type={type}")).Json;
        JsonElement[] jobs = [.. list.GetProperty("jobs").EnumerateArray()];
        Assert.Equal(jobs.Length, list.GetProperty("total").GetInt32());
        return jobs;
    }

    private static Task<Reply> SendAsync(Rig rig, string method, string path, string? body = null) => rig.TenantAsync(path, body, method: method);

    private static string? Text(JsonElement record, string name) => record.GetProperty(name).GetString();
}
