using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net.Http;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using Eiam.Client.Requests;
using Eiam.Client.Tests.Support;
using Xunit;

namespace Eiam.Client.Tests.Lists;

/// <summary>Lists of ids: what becomes of each id, whatever the answer says, and of the batches of a long list.</summary>
public class IdListTests
{
    private const string Call = "POST /api/v2/tenant/applications/{app_id}/role-member";

    private static readonly DateTimeOffset Now = new(2026, 3, 4, 5, 6, 7, TimeSpan.Zero);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    // What comes of a, b and c: + done, - failed, ? not known; and how many warnings there are.
    public static TheoryData<string, string, int> Answers => new()
    {
        { """{"success_list":["a","b","c"],"fail_list":[]}""", "+++", 0 },
        { """{"success_list":["a","c"],"fail_list":["b"]}""", "+-+", 0 },
        { """{"success_list":[],"fail_list":["c","b","a"]}""", "---", 0 },
        { """{"fail_list":["b"]}""", "+-+", 0 },
        { """{"success_list":null,"fail_list":["b","b"]}""", "+-+", 0 },
        { """{"success_list":["a","b","c"]}""", "+++", 0 },
        { """{"success_list":["a","b","c"],"fail_list":null}""", "+++", 0 },
        { """{"success_list":["a","b","c"],"fail_list":""}""", "+++", 0 },
        { "{}", "+++", 0 },
        { string.Empty, "+++", 0 },
        { """{"success_list":"ok","fail_list":[]}""", "+++", 0 },

        // Neither list names them, and nothing failed.
        { """{"success_list":[],"fail_list":[]}""", "+++", 1 },
        { """{"success_list":["a"]}""", "+++", 1 },
        { """{"success_list":["a"],"fail_list":["b"]}""", "+-+", 1 },

        // Both lists name it.
        { """{"success_list":["a","b","c"],"fail_list":["b"]}""", "+?+", 0 },

        // Something failed that was not asked for: it can stand for whatever was not named as done.
        { """{"success_list":["a","b","c"],"fail_list":["x"]}""", "+++", 0 },
        { """{"success_list":["a"],"fail_list":["b","x"]}""", "+-?", 0 },
        { """{"fail_list":["B"]}""", "???", 0 },
        { """{"fail_list":[null]}""", "???", 0 },
        { """{"fail_list":[{"id":"b"}]}""", "???", 0 },
        { """{"success_list":["a","b",null,7,{}],"fail_list":["c","\uD800"]}""", "++-", 0 },
        { """{"success_list":["x","y"],"fail_list":["b"]}""", "+-+", 1 },
    };

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task Each_id_has_the_fate_that_the_answer_gives_it(string answer, string fates, int warnings)
    {
        RecordingTrace trace = new();
        List<object?> items = await ReadAsync(new TenantTransport(_ => StubTransport.Response(200, answer)), Add("a", "b", "c"), trace: trace);
        Assert.Equal(fates, string.Concat(items.Select(Fate)));
        Assert.Equal(["a", "b", "c"], items.Select(i => i is IdFailure f ? Assert.Single(f.Ids) : ((RoleAssignment)i!).AccountId));
        Assert.Equal(warnings, trace.Warnings.Count);
        Assert.All(items.OfType<IdFailure>(), f =>
        {
            bool isUnknown = f.Failure.Outcome == RequestOutcome.Unknown;
            Assert.Equal(
                (isUnknown ? EiamErrorId.OutcomeUnknown : EiamErrorId.PartialFailure, 200, Call, false, null),
                (f.Failure.ErrorId, f.Failure.StatusCode, f.Failure.Endpoint, f.Failure.IsSafeToRepeat, f.Failure.ErrorCode));
            Assert.Contains("account " + f.Ids[0], f.Failure.Message, StringComparison.Ordinal);
            Assert.Equal(f.Ids[0], f.Target);
        });
    }

    // That some failed is said, and which is not: nothing is known of any.
    [Theory]
    [InlineData("""{"fail_list":"b"}""")]
    [InlineData("""{"fail_list":{"b":1}}""")]
    [InlineData("""{"success_list":["a","b","c"],"fail_list":1}""")]
    [InlineData("[]")]
    [InlineData("\"ok\"")]
    [InlineData("<html>")]
    [InlineData("""{"success_list":["a"]""")]
    public async Task An_answer_that_cannot_be_read_leaves_all_its_ids_unknown(string answer)
    {
        IdFailure failure = Assert.IsType<IdFailure>(Assert.Single(await ReadAsync(new TenantTransport(_ => StubTransport.Response(200, answer)), Add("a", "b", "c"))));
        Assert.Equal((RequestOutcome.Unknown, EiamErrorId.OutcomeUnknown), (failure.Failure.Outcome, failure.Failure.ErrorId));
        Assert.Equal(["a", "b", "c"], Assert.IsType<string[]>(failure.Target));
    }

    [Fact]
    public async Task A_hostile_list_costs_no_more_than_its_bytes()
    {
        string answer = "{\"fail_list\":[" + string.Join(',', Enumerable.Range(0, 200_000)) + "],\"success_list\":[\"a\",\"b\"]}";
        Assert.Equal("++?", string.Concat((await ReadAsync(new TenantTransport(_ => StubTransport.Response(200, answer)), Add("a", "b", "c"))).Select(Fate)));
    }

    [Theory]
    [InlineData(50, "50")]
    [InlineData(51, "50 1")]
    [InlineData(120, "50 50 20")]
    public async Task More_than_50_ids_are_sent_in_batches_in_turn(int count, string sizes)
    {
        int inFlight = 0;
        TenantTransport tenant = new(async (call, _) =>
        {
            Assert.Equal(1, Interlocked.Increment(ref inFlight));
            await Task.Yield();
            Interlocked.Decrement(ref inFlight);
            return Done(call);
        });
        string[] ids = Ids(count);
        List<object?> items = await ReadAsync(tenant, Add([.. ids, ids[0]]));
        Assert.Equal(ids, items.Cast<RoleAssignment>().Select(r => r.AccountId));
        Assert.Equal(sizes, string.Join(' ', tenant.Calls.Select(c => Sent(c).Length)));
        Assert.Equal(ids, tenant.Calls.SelectMany(Sent));
    }

    [Fact]
    public async Task What_was_done_is_silent_unless_it_is_wanted()
    {
        TenantTransport tenant = new(_ => StubTransport.Response(200, """{"fail_list":["n2"]}"""));
        IdFailure failure = Assert.IsType<IdFailure>(Assert.Single(await ReadAsync(tenant, Add(Ids(3)), yieldsDone: false)));
        Assert.Equal("n2", failure.Target);
    }

    // The next call is made when what the last one said was read: who stops at an error has sent nothing more.
    [Fact]
    public async Task Nothing_is_sent_before_the_failures_of_the_last_call_are_read()
    {
        TenantTransport tenant = new(call => StubTransport.Response(200, JsonSerializer.Serialize(new { fail_list = Sent(call).Take(1) })));
        using EiamClient client = tenant.CreateClient();
        EiamResultReader reader = client.ReadResults(Add(Ids(120)), cancellationToken: Stop);
        for (int call = 1; call <= 3; call++)
        {
            Assert.True(await reader.MoveNextAsync());
            Assert.Equal(call, tenant.Calls.Count);
        }

        Assert.False(await reader.MoveNextAsync());
    }

    [Theory]
    [InlineData(400, """{"error_code":"APP.ROLE.0002","error_msg":"no role"}""", "APP.ROLE.0002", RequestOutcome.Rejected)]
    [InlineData(500, """{"error_code":"X.1"}""", "X.1", RequestOutcome.Unknown)]
    [InlineData(502, "", "EiamOutcomeUnknown", RequestOutcome.Unknown)]
    [InlineData(0, "", "EiamOutcomeUnknown", RequestOutcome.Unknown)]
    public async Task A_call_that_fails_ends_the_list_and_each_id_has_its_fate(int status, string answer, string id, RequestOutcome outcome)
    {
        TenantTransport tenant = new(call => !Sent(call).Contains("n51") ? Done(call) : status > 0 ? StubTransport.Response(status, answer) : throw new HttpRequestException(HttpRequestError.ResponseEnded, "lost"));
        string[] ids = Ids(170);
        List<object?> items = await ReadAsync(tenant, Add(ids));
        Assert.Equal(2, tenant.Calls.Count);
        Assert.Equal(ids.Take(50), items.Take(50).Cast<RoleAssignment>().Select(r => r.AccountId));
        IdFailure[] failures = [.. items.Skip(50).Cast<IdFailure>()];
        Assert.Equal([50, 70], failures.Select(f => f.Ids.Count));
        Assert.Equal(ids.Skip(50), failures.SelectMany(f => f.Ids));
        Assert.Equal([(id, outcome), (id, RequestOutcome.NotSent)], failures.Select(f => (f.Failure.ErrorId, f.Failure.Outcome)));
        Assert.StartsWith("Not sent: 70 accounts. The call before failed: ", failures[1].Failure.Message, StringComparison.Ordinal);
        Assert.Same(failures[0].Failure, failures[1].Failure.InnerException);
    }

    [Fact]
    public async Task What_was_never_sent_has_one_fate_for_all_that_is_left()
    {
        TenantTransport tenant = new(call => Done(call)) { Token = _ => Task.FromResult(StubTransport.Response(401, """{"error":"invalid_client"}""")) };
        IdFailure failure = Assert.IsType<IdFailure>(Assert.Single(await ReadAsync(tenant, Add(Ids(120)))));
        Assert.Equal((120, RequestOutcome.NotSent, "invalid_client"), (failure.Ids.Count, failure.Failure.Outcome, failure.Failure.ErrorId));
        Assert.Empty(tenant.Calls);
    }

    [Fact]
    public async Task A_token_that_the_tenant_refuses_between_two_calls_is_renewed()
    {
        TenantTransport tenant = new(call => call.Authorization == "Bearer access-token-1" && Sent(call).Contains("n51") ? StubTransport.Response(400, """{"error":"invalid_token"}""") : Done(call));
        Assert.Equal(new string('+', 60), string.Concat((await ReadAsync(tenant, Add(Ids(60)))).Select(Fate)));
        Assert.Equal(2, tenant.TokenCalls.Count);
    }

    [Fact]
    public async Task Who_stops_it_learns_what_was_done_what_may_be_and_what_was_not_sent()
    {
        using CancellationTokenSource stop = new();
        TenantTransport tenant = new(async (call, token) =>
        {
            if (Sent(call).Contains("n51"))
            {
                await stop.CancelAsync();
                await Task.Delay(Timeout.Infinite, token);
            }

            return Done(call);
        });
        List<object?> items = await ReadAsync(tenant, Add(Ids(120)), stop: stop.Token);
        Assert.Equal(52, items.Count);
        Assert.Equal(
            [(50, RequestOutcome.Unknown, EiamErrorId.OutcomeUnknown), (20, RequestOutcome.NotSent, EiamErrorId.OutcomeUnknown)],
            items.Skip(50).Cast<IdFailure>().Select(f => (f.Ids.Count, f.Failure.Outcome, f.Failure.ErrorId)));
        Assert.Equal(2, tenant.Calls.Count);
    }

    [Fact]
    public async Task A_session_that_is_closed_between_two_calls_leaves_the_rest_unsent()
    {
        TenantTransport tenant = new(Done);
        using EiamClient client = tenant.CreateClient();
        EiamIdListRequest request = Add(Ids(60));
        request.YieldsDone = true;
        EiamResultReader reader = client.ReadResults(request, cancellationToken: Stop);
        for (int i = 0; i < 50; i++)
        {
            Assert.True(await reader.MoveNextAsync());
        }

        client.Dispose();
        Assert.True(await reader.MoveNextAsync());
        IdFailure failure = Assert.IsType<IdFailure>(reader.Current);
        Assert.Equal((10, RequestOutcome.NotSent, EiamErrorId.NotConnected), (failure.Ids.Count, failure.Failure.Outcome, failure.Failure.ErrorId));
        Assert.False(await reader.MoveNextAsync());
        await Assert.ThrowsAsync<ObjectDisposedException>(() => client.ReadResults(request, cancellationToken: Stop).MoveNextAsync());
    }

    // A removal is repeated, and its repeat can name as failed what the lost try removed.
    [Fact]
    public async Task A_removal_is_repeated_and_what_its_repeat_names_as_failed_is_not_known()
    {
        int calls = 0;
        TenantTransport tenant = new(_ => ++calls == 1 ? throw new HttpRequestException(HttpRequestError.ResponseEnded, "lost") : StubTransport.Response(200, """{"success_list":["a"],"fail_list":["b"]}"""));
        List<object?> items = await ReadAsync(tenant, RoleMemberChangeRequest.Remove("app", "r", ["a", "b"]), retries: 2);
        Assert.Equal("+?", string.Concat(items.Select(Fate)));
        IdFailure failure = Assert.IsType<IdFailure>(items[1]);
        Assert.Equal((EiamErrorId.UnexpectedResponse, 2), (failure.Failure.ErrorId, calls));
        Assert.Contains("an earlier try whose answer was lost", failure.Failure.Message, StringComparison.Ordinal);
        Assert.All(tenant.Calls, c => Assert.Equal("""{"role_id":"r","account_Ids":["a","b"]}""", c.Body));
    }

    [Fact]
    public async Task An_addition_whose_answer_was_lost_is_sent_once()
    {
        TenantTransport tenant = new(_ => throw new HttpRequestException(HttpRequestError.ResponseEnded, "lost"));
        IdFailure failure = Assert.IsType<IdFailure>(Assert.Single(await ReadAsync(tenant, Add("a", "b"), retries: 2)));
        Assert.Equal(RequestOutcome.Unknown, failure.Failure.Outcome);
        Assert.Single(tenant.Calls);
    }

    [Fact]
    public async Task A_call_by_itself_takes_no_more_than_50()
    {
        using EiamClient client = new TenantTransport(Done).CreateClient();
        Assert.Empty((await client.SendAsync(Add(Ids(50)), cancellationToken: Stop)).Failures);
        await Assert.ThrowsAsync<InvalidOperationException>(() => client.SendAsync(Add(Ids(51)), cancellationToken: Stop));
    }

    [Theory]
    [InlineData(1, "account n1")]
    [InlineData(3, "accounts n1, n2, n3")]
    [InlineData(4, "4 accounts")]
    public void A_list_is_named_by_its_ids_or_their_number(int count, string named) => Assert.Equal(named, Add(Ids(count)).Named);

    private static RoleMemberChangeRequest Add(params string[] ids) => RoleMemberChangeRequest.Add("app", "r", ids);

    private static string[] Ids(int count) => [.. Enumerable.Range(1, count).Select(n => "n" + n.ToString(CultureInfo.InvariantCulture))];

    private static string[] Sent(TenantCall call)
    {
        using JsonDocument body = JsonDocument.Parse(call.Body!);
        return [.. body.RootElement.GetProperty("account_Ids").EnumerateArray().Select(id => id.GetString()!)];
    }

    private static HttpResponseMessage Done(TenantCall call) => StubTransport.Response(200, JsonSerializer.Serialize(new { success_list = Sent(call), fail_list = Array.Empty<string>() }));

    private static string Fate(object? item) => item is not IdFailure failure ? "+" : failure.Failure.Outcome == RequestOutcome.Rejected ? "-" : "?";

    private static async Task<List<object?>> ReadAsync(TenantTransport tenant, EiamIdListRequest request, bool yieldsDone = true, RecordingTrace? trace = null, CancellationToken? stop = null, int retries = 0)
    {
        request.YieldsDone = yieldsDone;
        using EiamClient client = tenant.CreateClient(new VirtualTime(Now), retries);
        EiamResultReader reader = client.ReadResults(request, trace, stop ?? Stop);
        List<object?> items = [];
        while (await reader.MoveNextAsync())
        {
            items.Add(reader.Current);
        }

        await reader.CloseAsync();
        return items;
    }
}
