using System;
using System.Linq;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Eiam.Client.Requests;
using Eiam.Client.Tests.Support;
using Xunit;

namespace Eiam.Client.Tests.Faults;

/// <summary>What is known of a change whose answer was lost, and of one that was made and could not be read again.</summary>
public class ChangeTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 4, 5, 6, 7, TimeSpan.Zero);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_changed_is_read_again_and_is_the_result()
    {
        TenantTransport tenant = new(call => Answer(call.Method == "PUT" ? "{}" : """{"org_id":"o","name":"n"}"""));
        using EiamClient client = tenant.CreateClient();
        Organization organization = Assert.IsType<Organization>(await ChangeAsync(client));
        Assert.Equal("n", organization.Name);
        Assert.Equal(["PUT", "GET"], tenant.Calls.Select(c => c.Method));
    }

    [Fact]
    public async Task A_change_that_could_not_be_read_again_was_carried_out()
    {
        TenantTransport tenant = new(call => call.Method == "PUT" ? Answer("{}") : Answer("""{"error_code":"ORG.0001","error_msg":"gone"}""", 400));
        using EiamClient client = tenant.CreateClient();
        EiamException failure = await Assert.ThrowsAsync<EiamException>(() => ChangeAsync(client));
        Assert.Equal(
            (RequestOutcome.CarriedOut, "ORG.0001", "ORG.0001", 400, false),
            (failure.Outcome, failure.ErrorId, failure.ErrorCode, failure.StatusCode, failure.IsSafeToRepeat));
        Assert.StartsWith("PUT /api/v2/tenant/organizations/{org_id}/enable was carried out; reading the object again failed: gone", failure.Message, StringComparison.Ordinal);
        Assert.Equal(RequestOutcome.Rejected, Assert.IsType<EiamException>(failure.InnerException).Outcome);
    }

    [Fact]
    public async Task A_change_that_failed_is_not_read_again()
    {
        TenantTransport tenant = new(_ => Answer("""{"error_code":"ORG.0001"}""", 400));
        using EiamClient client = tenant.CreateClient();
        Assert.Equal(RequestOutcome.Rejected, (await Assert.ThrowsAsync<EiamException>(() => ChangeAsync(client))).Outcome);
        Assert.Equal(["PUT"], tenant.Calls.Select(c => c.Method));
    }

    [Fact]
    public async Task Whoever_stops_it_while_it_is_read_again_learns_that_it_was_carried_out()
    {
        using CancellationTokenSource stop = new();
        TenantTransport tenant = new(async (call, token) =>
        {
            if (call.Method == "GET")
            {
                await stop.CancelAsync();
                await Task.Delay(Timeout.Infinite, token);
            }

            return Answer("{}");
        });
        using EiamClient client = tenant.CreateClient();
        EiamCanceledException canceled = await Assert.ThrowsAsync<EiamCanceledException>(() => ChangeAsync(client, stop.Token));
        Assert.Equal(RequestOutcome.CarriedOut, canceled.Failure.Outcome);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(502)]
    public async Task A_removal_that_finds_nothing_after_a_lost_answer_was_carried_out_before(int first)
    {
        RecordingTrace trace = new();
        Assert.Null(await RemoveAsync(trace, n => n == 1 ? Lost(first) : Answer("""{"error_code":" ORG. 0001","error_msg":"no such organization"}""", 400)));
        string warning = Assert.Single(trace.Warnings);
        Assert.StartsWith("DELETE /api/v2/tenant/organizations/{org_id}: an earlier try was sent", warning, StringComparison.Ordinal);
        Assert.Contains("ORG.0001", warning, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_removal_that_finds_nothing_is_an_error_where_no_answer_was_lost()
    {
        RecordingTrace trace = new();
        HttpResponseMessage Nothing() => Answer("""{"error_code":"ORG.0001"}""", 400);
        Assert.Equal("ORG.0001", (await Assert.ThrowsAsync<EiamException>(() => RemoveAsync(trace, _ => Nothing()))).ErrorCode);

        // A 429 says that nothing was done.
        Assert.Equal("ORG.0001", (await Assert.ThrowsAsync<EiamException>(() => RemoveAsync(trace, n => n == 1 ? Answer("{}", 429) : Nothing()))).ErrorCode);
        Assert.Empty(trace.Warnings);
    }

    [Fact]
    public async Task Another_code_after_a_lost_answer_is_an_error()
    {
        RecordingTrace trace = new();
        Assert.Equal(
            "ORG.0020",
            (await Assert.ThrowsAsync<EiamException>(() => RemoveAsync(trace, n => n == 1 ? Lost(0) : Answer("""{"error_code":"ORG.0020"}""", 400)))).ErrorCode);
        Assert.Empty(trace.Warnings);
    }

    [Fact]
    public async Task A_change_that_removes_nothing_takes_no_error_for_a_success()
    {
        int calls = 0;
        TenantTransport tenant = new(_ => ++calls == 1 ? Lost(0) : Answer("""{"error_code":"ORG.0001"}""", 400));
        using EiamClient client = tenant.CreateClient(new VirtualTime(Now), retries: 2);
        Assert.Equal("ORG.0001", (await Assert.ThrowsAsync<EiamException>(() => client.SendAsync(OrganizationChangeRequest.Enable("o", enabled: true), cancellationToken: Stop))).ErrorCode);
        Assert.Equal(2, calls);
    }

    [Fact]
    public async Task A_creation_whose_answer_was_lost_is_sent_once()
    {
        int calls = 0;
        TenantTransport tenant = new(_ => ++calls == 1 ? Lost(0) : Answer("{}"));
        using EiamClient client = tenant.CreateClient(new VirtualTime(Now), retries: 2);
        EiamException failure = await Assert.ThrowsAsync<EiamException>(() => client.SendAsync(
            new OrganizationCreateRequest(new OrganizationFields { Code = "c", Name = "n" }), cancellationToken: Stop));
        Assert.Equal((EiamErrorId.OutcomeUnknown, 1), (failure.ErrorId, calls));
    }

    // The token ends between two tries: the call that goes on with another one remembers what was lost before.
    [Theory]
    [InlineData(400, """{"error":"invalid_token"}""")]
    [InlineData(401, "{}")]
    public async Task A_lost_answer_is_remembered_beyond_a_token(int status, string body)
    {
        RecordingTrace trace = new();
        Assert.Null(await RemoveAsync(trace, n => n == 1 ? Lost(0) : n == 2 ? Answer(body, status) : Answer("""{"error_code":"ORG.0001"}""", 400)));
        Assert.StartsWith("DELETE /api/v2/tenant/organizations/{org_id}: an earlier try was sent", Assert.Single(trace.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_that_cannot_be_renewed_leaves_what_was_lost_before_unknown()
    {
        int calls = 0;
        TenantTransport tenant = new(_ => ++calls == 1 ? Lost(0) : Answer("{}", 401))
        {
            Token = n => Task.FromResult(n == 1 ? Answer(TenantTransport.TokenJson(n)) : Answer("""{"error":"invalid_client"}""", 401)),
        };
        using EiamClient client = tenant.CreateClient(new VirtualTime(Now), retries: 2);
        EiamException failure = await Assert.ThrowsAsync<EiamException>(() => client.SendAsync(OrganizationChangeRequest.Remove("o"), cancellationToken: Stop));
        Assert.Equal((RequestOutcome.Unknown, "invalid_client", 2), (failure.Outcome, failure.ErrorCode, calls));
        Assert.Contains("An earlier try was sent", failure.Message, StringComparison.Ordinal);
    }

    // Whatever came of the last try, the first may have been carried out.
    [Theory]
    [InlineData("not sent", EiamErrorId.ConnectionFailed)]
    [InlineData("too many", EiamErrorId.RateLimited)]
    [InlineData("a gateway's refusal", EiamErrorId.UnexpectedResponse)]
    public async Task A_last_try_that_was_not_looked_at_does_not_say_that_nothing_was_done(string last, string id)
    {
        int calls = 0;
        TenantTransport tenant = new(_ => ++calls == 1 ? Lost(0) : last switch
        {
            "not sent" => throw new HttpRequestException("refused", new System.Net.Sockets.SocketException((int)System.Net.Sockets.SocketError.ConnectionRefused)),
            "too many" => Answer("{}", 429),
            _ => Answer("<html>", 403),
        });
        using EiamClient client = tenant.CreateClient(new VirtualTime(Now), retries: 1);
        EiamException failure = await Assert.ThrowsAsync<EiamException>(() => client.SendAsync(OrganizationChangeRequest.Enable("o", enabled: false), cancellationToken: Stop));
        Assert.Equal((RequestOutcome.Unknown, id, 2), (failure.Outcome, failure.ErrorId, calls));
        Assert.EndsWith("whether that one was carried out is not known.", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_stops_it_after_a_lost_answer_and_a_refusal_learns_that_it_may_have_been_carried_out()
    {
        using CancellationTokenSource stop = new();
        int calls = 0;
        TenantTransport tenant = new(async (_, _) =>
        {
            calls++;
            if (calls == 2)
            {
                await stop.CancelAsync();
            }

            return calls == 1 ? Lost(0) : Answer("{}", 429);
        });
        using EiamClient client = tenant.CreateClient(new VirtualTime(Now), retries: 5);
        EiamCanceledException canceled = await Assert.ThrowsAsync<EiamCanceledException>(() => client.SendAsync(OrganizationChangeRequest.Remove("o"), cancellationToken: stop.Token));
        Assert.Equal((RequestOutcome.Unknown, 2), (canceled.Failure.Outcome, calls));
    }

    [Theory]
    [InlineData(429, "SDK.COMMON.1012", 5)]
    [InlineData(401, "SDK.COMMON.9999", 1)]
    [InlineData(400, "IDAAS.SDK.PARAM.0016", 1)]
    public async Task A_code_about_a_queue_or_a_token_does_not_settle_a_lost_answer(int status, string code, int retries)
    {
        int calls = 0;
        TenantTransport tenant = new(_ => ++calls == 1 ? Lost(0) : Answer($$"""{"error_code":"{{code}}","error_msg":"m"}""", status));
        using EiamClient client = tenant.CreateClient(new VirtualTime(Now), retries: retries);
        EiamException failure = await Assert.ThrowsAsync<EiamException>(() => client.SendAsync(
            code.Contains("PARAM", StringComparison.Ordinal)
                ? new ProfileUpdateRequest(Sample.Secret("token"), new UserProfile { UserName = "n" })
                : OrganizationChangeRequest.Remove("o"),
            cancellationToken: Stop));
        Assert.Equal(RequestOutcome.Unknown, failure.Outcome);
        Assert.Contains("earlier try", failure.Message, StringComparison.Ordinal);
    }

    // A read changes nothing: what came last is all that matters.
    [Fact]
    public async Task A_read_ends_as_its_last_try_did()
    {
        int calls = 0;
        TenantTransport tenant = new(_ => ++calls == 1 ? Lost(0) : Answer("{}", 429));
        using EiamClient client = tenant.CreateClient(new VirtualTime(Now), retries: 1);
        EiamException failure = await Assert.ThrowsAsync<EiamException>(() => client.SendAsync(new OrganizationRequest("o"), cancellationToken: Stop));
        Assert.Equal((RequestOutcome.Rejected, EiamErrorId.RateLimited), (failure.Outcome, failure.ErrorId));
    }

    [Fact]
    public async Task A_password_among_the_attributes_of_a_user_is_sent_once()
    {
        int calls = 0;
        TenantTransport tenant = new(_ => ++calls > 0 ? Lost(0) : Answer("{}"));
        using EiamClient client = tenant.CreateClient(new VirtualTime(Now), retries: 2);
        EiamException failure = await Assert.ThrowsAsync<EiamException>(() => client.SendAsync(
            UserChangeRequest.Fields("u", new UserFields { Name = "n" }, new System.Collections.Generic.Dictionary<string, object?> { ["password"] = "next-pass-1" }), cancellationToken: Stop));
        Assert.Equal((EiamErrorId.OutcomeUnknown, 1), (failure.ErrorId, calls));
    }

    private static Task<object?> ChangeAsync(EiamClient client, CancellationToken? stop = null)
    {
        OrganizationChangeRequest change = OrganizationChangeRequest.Enable("o", enabled: true);
        change.ReadAgain = new OrganizationRequest("o");
        return client.SendAsync(change, cancellationToken: stop ?? Stop);
    }

    private static async Task<object?> RemoveAsync(IEiamTrace trace, Func<int, HttpResponseMessage> answer)
    {
        int calls = 0;
        TenantTransport tenant = new(_ => answer(++calls));
        using EiamClient client = tenant.CreateClient(new VirtualTime(Now), retries: 2);
        return await client.SendAsync(OrganizationChangeRequest.Remove("o"), trace, Stop);
    }

    private static HttpResponseMessage Answer(string body, int status = 200) => StubTransport.Response(status, body);

    // An answer of the server that says nothing of the call, or none: the connection broke.
    private static HttpResponseMessage Lost(int status) => status > 0 ? Answer(string.Empty, status) : throw new HttpRequestException(HttpRequestError.ResponseEnded, "lost");
}
