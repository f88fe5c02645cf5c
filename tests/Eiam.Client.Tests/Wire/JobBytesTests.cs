using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Eiam.Client.Requests;
using Eiam.Client.Tests.Support;
using Xunit;

namespace Eiam.Client.Tests.Wire;

/// <summary>The bytes of the calls of jobs, positions and titles, against the vendor's pages, and what is read of their answers.</summary>
public class JobBytesTests
{
    private const string User = "/api/v2/tenant/users/u%201";
    private const string Positions = "/api/v2/tenant/job-positions";
    private const string Titles = "/api/v2/tenant/job-titles";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<string> Changes => ["transfer", "part-time-job"];

    [Theory]
    [InlineData(null, "")]
    [InlineData(true, "1")]
    [InlineData(false, "0")]
    public async Task Jobs_are_asked_for_with_their_type_which_is_always_sent(bool? isMain, string type) => Assert.Equal(
        ("GET", $"{User}/jobs?relation_type={type}", null, "Bearer access-token-1"),
        await SentAsync(new UserJobsRequest("u 1") { IsMain = isMain }, """{"jobs":[]}"""));

    [Fact]
    public async Task Lists_have_their_filters_and_the_page()
    {
        Assert.Equal(("GET", Positions + "?offset=0&limit=100", null, "Bearer access-token-1"), await SentAsync(new JobPositionsRequest(), """{"job_positions":[]}"""));
        Assert.Equal(
            Positions + "?org_id=o%2F1&updated_at_greater=2026-01-02%2011%3A04%3A05&offset=0&limit=100",
            (await SentAsync(new JobPositionsRequest { OrganizationId = "o/1", UpdatedAfter = Moment() }, """{"job_positions":[]}""")).Path);
        Assert.Equal(("GET", Titles + "?offset=0&limit=100", null, "Bearer access-token-1"), await SentAsync(new JobTitlesRequest(), """{"job_titles":[]}"""));
        Assert.Equal(
            Titles + "?updated_at_greater=2026-01-02%2011%3A04%3A05&offset=0&limit=100",
            (await SentAsync(new JobTitlesRequest { UpdatedAfter = Moment() }, """{"job_titles":[]}""")).Path);
        Assert.Equal(("GET", Titles + "/t%2F1", null, "Bearer access-token-1"), await SentAsync(new JobTitleRequest("t/1"), "{}"));
    }

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task What_is_cleared_is_left_out(string call)
    {
        (string method, string path, string? body, string? _) = await SentAsync(Change(call, new JobPlace("sales", "rep", "lead")), "{}");
        Assert.Equal(("PUT", User + (call == "transfer" ? "/jobs/transfer" : "/part-time-job/j%2F1"), """{"org_code":"sales","position_code":"rep","title_code":"lead"}"""), (method, path, body));
        Assert.Equal("""{"org_code":"sales","title_code":"lead"}""", (await SentAsync(Change(call, new JobPlace("sales", string.Empty, "lead")), "{}")).Body);
        Assert.Equal("""{"org_code":"sales","position_code":"rep"}""", (await SentAsync(Change(call, new JobPlace("sales", "rep", string.Empty)), "{}")).Body);
        Assert.Equal("""{"org_code":"sales"}""", (await SentAsync(Change(call, new JobPlace("sales", string.Empty, string.Empty)), "{}")).Body);
    }

    [Theory]
    [MemberData(nameof(Changes))]
    public void What_would_be_cleared_without_being_said_is_refused(string call)
    {
        Assert.Equal("PositionCode", Refused(() => Change(call, new JobPlace("sales", null, "lead"))));
        Assert.Equal("TitleCode", Refused(() => Change(call, new JobPlace("sales", "rep", null))));
        Assert.Equal("PositionCode", Refused(() => Change(call, new JobPlace("sales", " ", "lead"))));
        Assert.Equal("OrganizationCode", Refused(() => Change(call, new JobPlace(string.Empty, "rep", "lead"))));
        string message = Assert.ThrowsAny<ArgumentException>(() => Change(call, new JobPlace("sales", "rep", null))).Message;
        Assert.StartsWith("TitleCode is missing, and the tenant clears the title of a job where it is left out.", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_other_changes_are_as_documented()
    {
        Assert.Equal(
            ("POST", User + "/part-time-job", """{"org_code":"sales","position_code":"rep","title_code":"lead"}""", "Bearer access-token-1"),
            await SentAsync(new UserJobCreateRequest("u 1", new JobPlace("sales", "rep", "lead")), """{"job_id":"j"}""", 201));
        Assert.Equal("""{"org_code":"sales"}""", (await SentAsync(new UserJobCreateRequest("u 1", new JobPlace("sales", string.Empty, null)), """{"job_id":"j"}""", 201)).Body);
        (string method, string path, string? body, string? _) = await SentAsync(UserJobChangeRequest.Remove("u 1", "j/1"), string.Empty, 204);
        Assert.Equal(("DELETE", User + "/part-time-job/j%2F1", true), (method, path, string.IsNullOrEmpty(body)));
        Assert.Equal(
            ("POST", Positions, """{"org_code":"sales","name":"竹云","code":"rep","title_code":"lead"}""", "Bearer access-token-1"),
            await SentAsync(new JobPositionCreateRequest(new JobPositionFields { OrganizationCode = "sales", Name = "竹云", Code = "rep", TitleCode = "lead" }), """{"position_id":"p"}""", 201));
        Assert.Equal(
            ("PUT", Positions + "/p%201", """{"org_code":"sales","name":"n","code":"rep","title_code":null}""", "Bearer access-token-1"),
            await SentAsync(
                JobPositionChangeRequest.Fields(
                    "p 1", new JobPositionFields { OrganizationCode = "sales", Name = "n", Code = "rep", TitleCode = string.Empty }, new Dictionary<string, object?> { ["title_code"] = null }),
                """{"position_id":"p 1"}"""));
        (method, path, body, _) = await SentAsync(JobPositionChangeRequest.Remove("p/1"), string.Empty, 204);
        Assert.Equal(("DELETE", Positions + "/p%2F1", true), (method, path, string.IsNullOrEmpty(body)));
        Assert.Equal(("POST", Titles, """{"name":"n","code":"lead"}""", "Bearer access-token-1"), await SentAsync(new JobTitleCreateRequest("lead", "n"), """{"title_id":"t"}""", 201));
    }

    [Theory]
    [InlineData("1", "Main")]
    [InlineData("0", "PartTime")]
    [InlineData("\"1\"", "Main")]
    [InlineData("\"0\"", "PartTime")]
    [InlineData("7", "7")]
    [InlineData("null", null)]
    public async Task A_job_is_read_field_by_field_with_the_user_that_was_asked_about(string type, string? relation)
    {
        UserJob job = Assert.Single((await SendAsync(
            new UserJobsRequest("u"), $$"""{"total":1,"jobs":[{"job_id":"j","org_id":"o","position_id":"p","title_id":null,"relation_type":{{type}},"more":1}]}""")).Items);
        Assert.Equal(("u", "j", "o", "p", null, relation), (job.UserId, job.JobId, job.OrganizationId, job.PositionId, job.TitleId, job.RelationType));
        Assert.Equal("j", job.ToString());
        Assert.Contains("more", job.AdditionalData.Keys);
    }

    [Fact]
    public async Task Positions_and_titles_are_read_field_by_field()
    {
        JobPosition position = Assert.Single((await SendAsync(
            new JobPositionsRequest(), """{"job_positions":[{"position_id":"p","org_id":"o","name":"n","code":"c","title_id":"t","created_at":"1","updated_at":"2"}]}""")).Items);
        Assert.Equal(
            ("p", "o", "n", "c", "t", "1", "2"),
            (position.PositionId, position.OrganizationId, position.Name, position.Code, position.TitleId, position.CreatedAt, position.UpdatedAt));
        JobTitle title = await SendAsync(new JobTitleRequest("t"), """{"title_id":"t","name":"n","code":"c","created_at":"1","updated_at":"2"}""");
        Assert.Equal(("t", "n", "c", "1", "2"), (title.TitleId, title.Name, title.Code, title.CreatedAt, title.UpdatedAt));
        Assert.Equal(("n", "n"), (position.ToString(), title.ToString()));
    }

    [Theory]
    [InlineData("""{"job_id":"i","position_id":"i","title_id":"i"}""", "i")]
    [InlineData("{}", null)]
    [InlineData("", null)]
    public async Task A_creation_is_what_was_sent_and_the_id_that_came(string answer, string? id)
    {
        RecordingTrace trace = new();
        UserJob job = await SendAsync(new UserJobCreateRequest("u", new JobPlace("sales", "rep", string.Empty)), answer, 201, trace);
        Assert.Equal((id, "u", "PartTime", "sales", "rep", null), (job.JobId, job.UserId, job.RelationType, job.OrganizationCode, job.PositionCode, job.TitleCode));
        JobPosition position = await SendAsync(new JobPositionCreateRequest(new JobPositionFields { OrganizationCode = "sales", Name = "n", Code = "c" }), answer, 201, trace);
        Assert.Equal((id, "sales", "n", "c", null), (position.PositionId, position.OrganizationCode, position.Name, position.Code, position.TitleCode));
        JobTitle title = await SendAsync(new JobTitleCreateRequest("c", "n"), answer, 201, trace);
        Assert.Equal((id, "c", "n"), (title.TitleId, title.Code, title.Name));
        Assert.Equal(id is null ? 3 : 0, trace.Warnings.Count);
    }

    [Fact]
    public async Task What_was_changed_is_read_out_of_the_list_where_there_is_no_lookup()
    {
        TenantTransport tenant = new(call => StubTransport.Response(200, call.Method == "PUT" ? "{}" : """{"total":3,"jobs":[{"job_id":"a"},{"job_id":"j","org_id":"o"},{"job_id":"b"}]}"""));
        using EiamClient client = tenant.CreateClient();
        EiamRequest change = UserJobChangeRequest.Update("u", "j", new JobPlace("sales", "rep", "lead"));
        change.ReadAgain = new UserJobsRequest("u") { JobId = "j" };
        UserJob job = Assert.IsType<UserJob>(await client.SendAsync(change, cancellationToken: Stop));
        Assert.Equal(("j", "o", "u"), (job.JobId, job.OrganizationId, job.UserId));
        Assert.Equal(["PUT", "GET"], tenant.Calls.Select(call => call.Method));

        EiamRequest lost = UserJobChangeRequest.Update("u", "c", new JobPlace("sales", "rep", "lead"));
        lost.ReadAgain = new UserJobsRequest("u") { JobId = "c" };
        EiamException failure = await Assert.ThrowsAsync<EiamException>(() => client.SendAsync(lost, cancellationToken: Stop));
        Assert.Equal((RequestOutcome.CarriedOut, EiamErrorId.NotFound), (failure.Outcome, failure.ErrorId));
        Assert.Contains("The user has no job 'c'.", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_stops_it_while_the_list_is_read_learns_that_the_change_was_carried_out()
    {
        using CancellationTokenSource stop = new();
        TenantTransport tenant = new(async (call, token) =>
        {
            if (call.Method == "GET")
            {
                await stop.CancelAsync();
                await Task.Delay(Timeout.Infinite, token);
            }

            return StubTransport.Response(200, "{}");
        });
        using EiamClient client = tenant.CreateClient();
        EiamRequest change = JobPositionChangeRequest.Fields("p", new JobPositionFields { OrganizationCode = "o", Name = "n", Code = "c" });
        change.ReadAgain = new JobPositionsRequest { PositionId = "p" };
        EiamCanceledException canceled = await Assert.ThrowsAsync<EiamCanceledException>(() => client.SendAsync(change, cancellationToken: stop.Token));
        Assert.Equal(RequestOutcome.CarriedOut, canceled.Failure.Outcome);
    }

    [Fact]
    public async Task A_position_is_sought_by_id_or_code()
    {
        const string Answer = """{"total":2,"job_positions":[{"position_id":"p","code":"c"},{"position_id":"q","code":"d"}]}""";
        Assert.Equal("d", Assert.Single(await SoughtAsync(new JobPositionsRequest { PositionId = "q" }, Answer)).Code);
        Assert.Equal("p", Assert.Single(await SoughtAsync(new JobPositionsRequest { Code = "c" }, Answer)).PositionId);
        Assert.Equal("No position has the id 'c'.", (await Assert.ThrowsAsync<EiamException>(() => SoughtAsync(new JobPositionsRequest { PositionId = "c" }, Answer))).Message);
        Assert.Equal("No position has the code 'p'.", (await Assert.ThrowsAsync<EiamException>(() => SoughtAsync(new JobPositionsRequest { Code = "p" }, Answer))).Message);
        Assert.Equal("No title has the code 'x'.", (await Assert.ThrowsAsync<EiamException>(() => SoughtAsync(new JobTitlesRequest { Code = "x" }, """{"job_titles":[{"title_id":"t","code":"y"}]}"""))).Message);
    }

    [Theory]
    [InlineData("USER.0093", true)]
    [InlineData("USER.0001", false)]
    public async Task A_removal_that_finds_no_job_after_a_lost_answer_was_carried_out_before(string code, bool isDone)
    {
        int sent = 0;
        TenantTransport tenant = new(_ => ++sent == 1 ? StubTransport.Response(502, string.Empty) : StubTransport.Response(400, $$"""{"error_code":"{{code}}","error_msg":"no"}"""));
        using EiamClient client = tenant.CreateClient(new VirtualTime(DateTimeOffset.UnixEpoch), retries: 1);
        Task<object?> Remove() => client.SendAsync(UserJobChangeRequest.Remove("u", "j"), cancellationToken: Stop);
        if (isDone)
        {
            Assert.Null(await Remove());
        }
        else
        {
            Assert.Equal(code, (await Assert.ThrowsAsync<EiamException>(Remove)).ErrorId);
        }
    }

    [Fact]
    public void What_cannot_be_sent_is_refused_by_its_name()
    {
        JobPlace place = new("o", "p", "t");
        Assert.Equal("UserId", Refused(() => new UserJobsRequest(null)));
        Assert.Equal("JobId", Refused(() => new UserJobsRequest("u") { JobId = string.Empty }));
        Assert.Equal("UserId", Refused(() => new UserJobCreateRequest("..", place)));
        Assert.Equal("OrganizationCode", Refused(() => new UserJobCreateRequest("u", new JobPlace(null, "p", "t"))));
        Assert.Equal("TitleCode", Refused(() => new UserJobCreateRequest("u", new JobPlace("o", "p", "t\0"))));
        Assert.Equal("UserId", Refused(() => UserJobChangeRequest.Transfer(null, new JobPlace(null, null, null))));
        Assert.Equal("UserId", Refused(() => UserJobChangeRequest.Update(string.Empty, "j", place)));
        Assert.Equal("JobId", Refused(() => UserJobChangeRequest.Update("u", null, place)));
        Assert.Equal("JobId", Refused(() => UserJobChangeRequest.Remove("u", ".")));
        Assert.Equal("PositionId", Refused(() => JobPositionChangeRequest.Remove(null)));
        Assert.Equal("PositionId", Refused(() => JobPositionChangeRequest.Fields(null, new JobPositionFields())));
        Assert.Equal("OrganizationCode", Refused(() => JobPositionChangeRequest.Fields("p", new JobPositionFields { Name = "n", Code = "c" })));
        Assert.Equal("Name", Refused(() => JobPositionChangeRequest.Fields("p", new JobPositionFields { OrganizationCode = "o", Code = "c" })));
        Assert.Equal("Code", Refused(() => new JobPositionCreateRequest(new JobPositionFields { OrganizationCode = "o", Name = "n", Code = string.Empty })));
        Assert.Equal("PositionId", Refused(() => new JobPositionsRequest { PositionId = string.Empty }));
        Assert.Equal("Code", Refused(() => new JobPositionsRequest { Code = null }));
        Assert.Equal("Code", Refused(() => new JobTitlesRequest { Code = " " }));
        Assert.Equal("TitleId", Refused(() => new JobTitleRequest(null)));
        Assert.Equal("Code", Refused(() => new JobTitleCreateRequest(null, null)));
        Assert.Equal("Name", Refused(() => new JobTitleCreateRequest("c", string.Empty)));
    }

    // The names of codes sound like secrets.
    [Fact]
    public async Task A_trace_shows_the_codes()
    {
        RecordingTrace trace = new();
        await SendAsync(new JobPositionCreateRequest(new JobPositionFields { OrganizationCode = "sales-1", Name = "n", Code = "rep-1", TitleCode = "lead-1" }), """{"position_id":"p"}""", 201, trace);
        await SendAsync(new JobTitleCreateRequest("title-1", "n"), """{"title_id":"t"}""", 201, trace);
        await SendAsync(UserJobChangeRequest.Transfer("u", new JobPlace("org-2", "rep-2", "lead-2")), "{}", trace: trace);
        string seen = string.Join('\n', trace.Lines);
        Assert.All(["sales-1", "rep-1", "lead-1", "title-1", "org-2", "rep-2", "lead-2"], code => Assert.Contains(code, seen, StringComparison.Ordinal));
    }

    private static string Moment() => TenantTime.Write(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero), TenantTime.Default);

    private static UserJobChangeRequest Change(string call, JobPlace place) =>
        call == "transfer" ? UserJobChangeRequest.Transfer("u 1", place) : UserJobChangeRequest.Update("u 1", "j/1", place);

    private static string? Refused(Func<object> make) => Assert.ThrowsAny<ArgumentException>(make).ParamName;

    private static async Task<List<TItem>> SoughtAsync<TItem>(EiamListRequest<TItem> request, string answer)
        where TItem : class
    {
        using EiamClient client = new TenantTransport(_ => StubTransport.Response(200, answer)).CreateClient();
        List<TItem> found = [];
        await foreach (TItem item in client.StreamAsync(request, cancellationToken: Stop))
        {
            found.Add(item);
        }

        return found;
    }

    private static async Task<TResult> SendAsync<TResult>(EiamRequest<TResult> request, string answer, int status = 200, IEiamTrace? trace = null)
    {
        using EiamClient client = new TenantTransport(_ => StubTransport.Response(status, answer)).CreateClient();
        return await client.SendAsync(request, trace, Stop);
    }

    private static async Task<(string Method, string Path, string? Body, string? Authorization)> SentAsync<TResult>(EiamRequest<TResult> request, string answer, int status = 200)
    {
        TenantTransport tenant = new(_ => StubTransport.Response(status, answer));
        using EiamClient client = tenant.CreateClient();
        await client.SendAsync(request, cancellationToken: Stop);
        TenantCall call = Assert.Single(tenant.Calls);
        return (call.Method, call.PathAndQuery, call.Body, call.Authorization);
    }
}
