using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net.Http;
using System.Text;
using System.Text.RegularExpressions;
using System.Threading;
using System.Threading.Tasks;
using Eiam.Client.Requests;
using Eiam.Client.Tests.Support;
using Xunit;

namespace Eiam.Client.Tests.Lists;

/// <summary>Lists that come in pages: which pages are asked for, and what of them comes out.</summary>
public class ListTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_pages_are_streamed_in_order()
    {
        TenantTransport tenant = new(call => Page(call.Page * 100, call.Page < 2 ? 100 : 30, total: 230));
        List<User> users = await ReadAsync(tenant, new UsersRequest { OrganizationId = "org-1" });

        Assert.Equal(Enumerable.Range(0, 230).Select(Id), users.Select(u => u.UserId));
        Assert.Equal(
            Enumerable.Range(0, 3).Select(n => $"/api/v2/tenant/users?org_id=org-1&offset={n}&limit=100"),
            tenant.Calls.Select(c => c.PathAndQuery));
    }

    [Fact]
    public async Task The_next_page_is_asked_for_while_the_last_one_is_used()
    {
        TaskCompletionSource second = new(TaskCreationOptions.RunContinuationsAsynchronously);
        TenantTransport tenant = new(call =>
        {
            if (call.Page == 1)
            {
                second.SetResult();
            }

            return Page(call.Page * 100, 100, total: 300);
        });
        using EiamClient client = tenant.CreateClient();
        await using IAsyncEnumerator<User> users = client.StreamAsync(new UsersRequest(), cancellationToken: Stop).GetAsyncEnumerator(Stop);
        Assert.True(await users.MoveNextAsync());
        await second.Task;
        for (int i = 1; i < 100; i++)
        {
            Assert.True(await users.MoveNextAsync());
        }

        Assert.Equal(2, tenant.Calls.Count);
        Assert.True(await users.MoveNextAsync());
        Assert.Equal(Id(100), users.Current.UserId);
        Assert.Equal(3, tenant.Calls.Count);
    }

    [Theory]
    [InlineData(0, 0, 0, "")]
    [InlineData(0, 1, 1, "0")]
    [InlineData(0, 100, 100, "0")]
    [InlineData(0, 101, 101, "0,1")]
    [InlineData(250, 10, 10, "2")]
    [InlineData(295, 10, 10, "2,3")]
    [InlineData(100, 100, 100, "1")]
    [InlineData(395, 100, 5, "3")]
    [InlineData(400, 1, 0, "4")]
    [InlineData(1_000_000, 1, 0, "10000")]
    [InlineData(0, long.MaxValue, 400, "0,1,2,3")]
    [InlineData(long.MaxValue, long.MaxValue, 0, "2147483647")]
    public async Task Only_the_pages_that_are_needed_are_asked_for(long skip, long first, int came, string pages)
    {
        TenantTransport tenant = new(call => Page(call.Page * 100L, (int)Math.Clamp(400 - (call.Page * 100L), 0, 100), total: 400));
        RecordingTrace trace = new();
        List<User> users = await ReadAsync(tenant, new UsersRequest { Skip = skip, First = first }, trace);

        Assert.Equal(Enumerable.Range(0, came).Select(i => Id((int)skip + i)), users.Select(u => u.UserId));
        Assert.Equal(pages, string.Join(',', tenant.Calls.Select(c => c.Page)));
        Assert.Empty(trace.Warnings);
    }

    [Fact]
    public async Task A_list_without_a_total_ends_with_its_first_page_that_is_not_full()
    {
        TenantTransport tenant = new(call => Page(call.Page * 100, call.Page < 2 ? 100 : 0, total: null));

        Assert.Equal(200, (await ReadAsync(tenant, new UsersRequest())).Count);
        Assert.Equal(3, tenant.Calls.Count);
    }

    [Fact]
    public async Task A_row_that_moves_to_the_next_page_comes_out_once()
    {
        // A row came to the front while the list was read: all others moved down by one.
        TenantTransport tenant = new(call => call.Page == 0 ? Page(0, 100, total: 150) : Page(99, 51, total: 151));
        RecordingTrace trace = new();
        List<User> users = await ReadAsync(tenant, new UsersRequest(), trace);

        Assert.Equal(Enumerable.Range(0, 150).Select(Id), users.Select(u => u.UserId));
        Assert.Contains("1 items", Assert.Single(trace.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_row_without_an_id_is_never_taken_for_another()
    {
        TenantTransport tenant = new(_ => StubTransport.Response(200, """{"users":[{"name":"a"},{"name":"a"}]}"""));

        Assert.Equal(2, (await ReadAsync(tenant, new UsersRequest())).Count);
    }

    [Theory]
    [InlineData("""{"users":[{"user_id":"1"},{"name":"a"}]}""", true)]
    [InlineData("""{"users":[{"user_id":"1"},{"user_id":null}]}""", true)]
    [InlineData("""{"users":[{"user_id":"1"}]}""", false)]
    public async Task An_id_that_did_not_come_is_null_with_a_warning(string body, bool warned)
    {
        TenantTransport tenant = new(_ => StubTransport.Response(200, body));
        RecordingTrace trace = new();
        IReadOnlyList<User> users = await ReadAsync(tenant, new UsersRequest(), trace);

        Assert.Equal(warned, users[^1].UserId is null);
        Assert.Equal(warned ? ["GET /api/v2/tenant/users: the tenant sent no id, so that it is empty in the result."] : [], trace.Warnings);
    }

    [Theory]
    [InlineData("""{"name":"a"}""", true)]
    [InlineData("""{"user_id":"1"}""", false)]
    public async Task An_id_that_a_lookup_did_not_bring_is_null_with_a_warning(string body, bool warned)
    {
        TenantTransport tenant = new(_ => StubTransport.Response(200, body));
        RecordingTrace trace = new();
        using EiamClient client = tenant.CreateClient();
        User user = await client.SendAsync(UserRequest.ByUserName("a"), trace, TestContext.Current.CancellationToken);

        Assert.Equal(warned, user.UserId is null);
        Assert.Equal(warned ? 1 : 0, trace.Warnings.Count);
    }

    [Theory]
    [InlineData(140, 300, "160 items")]
    [InlineData(140, 140, null)]
    [InlineData(140, 100, null)]
    public async Task Fewer_rows_than_the_total_are_a_warning(int rows, int total, string? said)
    {
        TenantTransport tenant = new(call => call.Page == 0 ? Page(0, 100, Math.Max(total, rows)) : Page(100, rows - 100, total));
        RecordingTrace trace = new();
        Assert.Equal(rows, (await ReadAsync(tenant, new UsersRequest(), trace)).Count);

        Assert.Equal(said is null ? 0 : 1, trace.Warnings.Count);
        Assert.All(trace.Warnings, warning => Assert.StartsWith("GET /api/v2/tenant/users: the list ended " + said, warning, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Whoever_got_as_many_as_was_asked_for_is_not_warned()
    {
        TenantTransport tenant = new(_ => Page(0, 50, total: 300));
        RecordingTrace trace = new();
        Assert.Equal(20, (await ReadAsync(tenant, new UsersRequest { First = 20 }, trace)).Count);

        Assert.Empty(trace.Warnings);
    }

    [Theory]
    [InlineData(null, 2)]
    [InlineData(1_000_000, 3)]
    public async Task A_server_that_answers_the_same_page_for_ever_is_asked_once_more_than_it_takes_to_see_it(int? total, int calls)
    {
        TenantTransport tenant = new(_ => Page(0, 100, total));

        Assert.Equal(100, (await ReadAsync(tenant, new UsersRequest())).Count);
        Assert.Equal(calls, tenant.Calls.Count);
    }

    // Nothing tells its rows apart but the page as a whole.
    [Theory]
    [InlineData(null, 2)]
    [InlineData(250, 3)]
    [InlineData(7, 2)]
    public async Task A_page_without_ids_that_is_the_one_before_ends_the_list(int? total, int most)
    {
        string body = $$"""{{{(total is null ? string.Empty : $"\"total\":{total},")}}"users":[{{string.Join(',', Enumerable.Repeat("{\"name\":\"a\"}", 100))}}]}""";
        TenantTransport tenant = new(_ => StubTransport.Response(200, body));

        Assert.Equal(100, (await ReadAsync(tenant, new UsersRequest())).Count);
        Assert.InRange(tenant.Calls.Count, 2, most);
    }

    [Fact]
    public async Task Pages_without_ids_that_differ_are_all_read()
    {
        TenantTransport tenant = new(call => StubTransport.Response(
            200, $$"""{"users":[{{string.Join(',', Enumerable.Range(0, call.Page < 3 ? 100 : 1).Select(_ => $$"""{"name":"{{call.Page}}"}"""))}}]}"""));

        Assert.Equal(301, (await ReadAsync(tenant, new UsersRequest())).Count);
        Assert.Equal(4, tenant.Calls.Count);
    }

    // A hostile tenant that changes the row without an id on each page.
    [Fact]
    public async Task A_page_of_known_ids_ends_the_list_whatever_else_is_in_it()
    {
        TenantTransport tenant = new(call => StubTransport.Response(
            200, $$"""{"users":[{"name":"{{call.Page}}"},{{string.Join(',', Enumerable.Range(0, 99).Select(row => $$"""{"user_id":"{{Id(row)}}"}"""))}}]}"""));

        Assert.Equal(101, (await ReadAsync(tenant, new UsersRequest())).Count);
        Assert.Equal(2, tenant.Calls.Count);
    }

    [Fact]
    public async Task No_page_comes_after_the_last_number()
    {
        TenantTransport tenant = new(_ => Page(0, 100, total: null));

        await ReadAsync(tenant, new UsersRequest { Skip = long.MaxValue });
        Assert.Equal([int.MaxValue], tenant.Calls.Select(c => c.Page));
    }

    [Theory]
    [InlineData("-9223372036854775808")]
    [InlineData("99999999999999999999999")]
    [InlineData("\"many\"")]
    [InlineData("null")]
    [InlineData("[]")]
    public async Task A_total_that_is_none_says_nothing(string total)
    {
        TenantTransport tenant = new(call => StubTransport.Response(200, $$"""{"total":{{total}},"users":[{{string.Join(',', Enumerable.Range(call.Page * 100, call.Page == 0 ? 100 : 1).Select(row => $$"""{"user_id":"{{Id(row)}}"}"""))}}]}"""));
        RecordingTrace trace = new();

        Assert.Equal(101, (await ReadAsync(tenant, new UsersRequest(), trace)).Count);
        Assert.Empty(trace.Warnings);
    }

    [Theory]
    [InlineData("""{"total":0,"users":null}""")]
    [InlineData("""{"total":"0"}""")]
    public async Task A_list_of_nothing_can_be_absent(string body) =>
        Assert.Empty(await ReadAsync(new TenantTransport(_ => StubTransport.Response(200, body)), new UsersRequest()));

    [Theory]
    [InlineData(302, "{}", EiamErrorId.UnexpectedRedirect)]
    [InlineData(200, """{"total":400,"users":[null]}""", EiamErrorId.UnexpectedResponse)]
    [InlineData(200, """{"total":400,"users":["a"]}""", EiamErrorId.UnexpectedResponse)]
    [InlineData(200, """{"total":400,"users":null}""", EiamErrorId.UnexpectedResponse)]
    [InlineData(400, """{"error_code":"OAP.PAGE.0003"}""", "OAP.PAGE.0003")]
    public async Task A_page_in_the_middle_that_is_none_is_one_error_after_the_rows_before_it(int status, string body, string id)
    {
        TenantTransport tenant = new(call => call.Page == 2 ? StubTransport.Response(status, body) : Page(call.Page * 100L, 100, total: 400));
        using EiamClient client = tenant.CreateClient();
        List<User> users = [];
        EiamException failure = await Assert.ThrowsAsync<EiamException>(async () =>
        {
            await foreach (User user in client.StreamAsync(new UsersRequest(), cancellationToken: Stop))
            {
                users.Add(user);
            }
        });
        Assert.Equal((id, 200), (failure.ErrorId, users.Count));
        Assert.Single(tenant.Calls, c => c.Page == 2);
    }

    [Fact]
    public async Task A_page_whose_answer_is_lost_is_asked_for_again()
    {
        int lost = 0;
        TenantTransport tenant = new(call => call.Page == 1 && lost++ == 0 ? throw new HttpRequestException(HttpRequestError.ResponseEnded, "lost") : Page(call.Page * 100L, 100, total: 300));
        using EiamClient client = tenant.CreateClient(new VirtualTime(DateTimeOffset.UtcNow), retries: 2);
        List<User> users = [];
        await foreach (User user in client.StreamAsync(new UsersRequest(), cancellationToken: Stop))
        {
            users.Add(user);
        }

        Assert.Equal(Enumerable.Range(0, 300).Select(Id), users.Select(u => u.UserId));
        Assert.Equal(2, tenant.Calls.Count(c => c.Page == 1));
    }

    // The tenant works on one page while the one before is read: two are asked for at once, once it is known that both are there.
    [Theory]
    [InlineData(350, 2)]
    [InlineData(200, 1)]
    public async Task The_page_behind_the_next_one_is_asked_for_as_far_as_the_total_goes(int total, int most)
    {
        TaskCompletionSource second = new(TaskCreationOptions.RunContinuationsAsynchronously);
        int inFlight = 0;
        int seen = 0;
        TenantTransport tenant = new(async (call, stop) =>
        {
            seen = Math.Max(seen, Interlocked.Increment(ref inFlight));
            int page = int.Parse(Regex.Match(call.PathAndQuery, "offset=([0-9]+)").Groups[1].Value, CultureInfo.InvariantCulture);
            if (page == 2)
            {
                second.SetResult();
            }
            else if (page == 1 && most == 2)
            {
                await second.Task.WaitAsync(TimeSpan.FromMinutes(1), stop);
            }

            Interlocked.Decrement(ref inFlight);
            return Page(page * 100, Math.Min(100, total - (page * 100)), total);
        });

        Assert.Equal(total, (await ReadAsync(tenant, new UsersRequest())).Count);
        Assert.Equal(most, seen);
        Assert.Equal((total + 99) / 100, tenant.Calls.Count);
    }

    [Fact]
    public async Task Who_wants_so_many_asks_for_no_page_too_many()
    {
        TenantTransport tenant = new(call => Page(call.PathAndQuery.Contains("offset=0", StringComparison.Ordinal) ? 0 : 100, 100, 1_000));
        Assert.Equal(120, (await ReadAsync(tenant, new UsersRequest { First = 120 })).Count);
        Assert.Equal(2, tenant.Calls.Count);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"users":null}""")]
    [InlineData("""{"users":{}}""")]
    [InlineData("""{"users":[7]}""")]
    [InlineData("[]")]
    public async Task What_is_no_list_is_no_answer(string body)
    {
        EiamException failure = await Assert.ThrowsAsync<EiamException>(() => ReadAsync(new TenantTransport(_ => StubTransport.Response(200, body)), new UsersRequest()));

        Assert.Equal(EiamErrorId.UnexpectedResponse, failure.ErrorId);
    }

    internal static string Id(int row) => "user-" + row.ToString(CultureInfo.InvariantCulture);

    internal static HttpResponseMessage Page(long from, int count, int? total)
    {
        StringBuilder body = new("{");
        body.Append(total is null ? string.Empty : $"\"total\":{total},").Append("\"users\":[");
        body.AppendJoin(',', Enumerable.Range((int)Math.Min(from, int.MaxValue), count).Select(row => $"{{\"user_id\":\"{Id(row)}\"}}")).Append("]}");
        return StubTransport.Response(200, body.ToString());
    }

    private static async Task<List<User>> ReadAsync(TenantTransport tenant, UsersRequest request, IEiamTrace? trace = null)
    {
        using EiamClient client = tenant.CreateClient();
        List<User> users = [];
        await foreach (User user in client.StreamAsync(request, trace, Stop))
        {
            users.Add(user);
        }

        return users;
    }
}
