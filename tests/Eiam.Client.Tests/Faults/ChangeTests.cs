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
