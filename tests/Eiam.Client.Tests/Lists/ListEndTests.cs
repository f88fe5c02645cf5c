using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Eiam.Client.Requests;
using Eiam.Client.Tests.Support;
using Xunit;

namespace Eiam.Client.Tests.Lists;

/// <summary>A list that is not read to its end.</summary>
public class ListEndTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whoever_stops_reading_ends_the_page_in_flight()
    {
        TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
        TenantTransport tenant = new(async (call, stop) =>
        {
            if (call.Page == 0)
            {
                return ListTests.Page(0, 100, total: 300);
            }

            using CancellationTokenRegistration registration = stop.Register(ended.SetResult);
            await Task.Delay(Timeout.Infinite, stop);
            throw new InvalidOperationException("An infinite wait ended.");
        });
        using EiamClient client = tenant.CreateClient();
        await foreach (User user in client.StreamAsync(new UsersRequest(), cancellationToken: Stop))
        {
            Assert.Equal("user-0", user.UserId);
            break;
        }

        await ended.Task.WaitAsync(Sample.Patience, Stop);
        Assert.Equal(2, tenant.Calls.Count);
    }

    [Fact]
    public Task A_page_that_fails_when_nobody_reads_on_leaves_no_exception_behind() => Unobserved.AssertNoneAsync("PAGE.LOST", async () =>
    {
        RecordingTrace trace = new();
        TenantTransport tenant = new(call => call.Page == 0 ? ListTests.Page(0, 100, total: 300) : StubTransport.Response(400, """{"error_code":"PAGE.LOST"}"""));
        using EiamClient client = tenant.CreateClient();
        IAsyncEnumerator<User> users = client.StreamAsync(new UsersRequest(), trace, Stop).GetAsyncEnumerator(Stop);
        Assert.True(await users.MoveNextAsync());
        await trace.HasAsync("GET /api/v2/tenant/users 400");
        await users.DisposeAsync();
    });

    [Fact]
    public async Task A_page_that_fails_is_the_error_when_it_is_needed_and_not_before()
    {
        TenantTransport tenant = new(call => call.Page == 0 ? ListTests.Page(0, 100, total: 300) : StubTransport.Response(400, """{"error_code":"OAP.PAGE.0001"}"""));
        using EiamClient client = tenant.CreateClient();
        List<User> users = [];
        EiamException failure = await Assert.ThrowsAsync<EiamException>(async () =>
        {
            await foreach (User user in client.StreamAsync(new UsersRequest(), cancellationToken: Stop))
            {
                users.Add(user);
            }
        });

        Assert.Equal(100, users.Count);
        Assert.Equal("OAP.PAGE.0001", failure.ErrorId);
    }

    [Fact]
    public async Task The_caller_can_end_it_while_a_page_is_awaited()
    {
        TaskCompletionSource asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
        TenantTransport tenant = new(async (_, stop) =>
        {
            asked.SetResult();
            await Task.Delay(Timeout.Infinite, stop);
            throw new InvalidOperationException("An infinite wait ended.");
        });
        using EiamClient client = tenant.CreateClient();
        using CancellationTokenSource stop = new();
        await using IAsyncEnumerator<User> users = client.StreamAsync(new UsersRequest(), cancellationToken: stop.Token).GetAsyncEnumerator(Stop);
        Task<bool> next = users.MoveNextAsync().AsTask();
        await asked.Task;
        await stop.CancelAsync();

        EiamCanceledException canceled = await Assert.ThrowsAsync<EiamCanceledException>(() => next);
        Assert.Equal("GET /api/v2/tenant/users", canceled.Failure.Endpoint);
    }

    [Fact]
    public async Task A_list_that_is_never_read_sends_nothing()
    {
        TenantTransport tenant = new(_ => ListTests.Page(0, 1, total: 1));
        using EiamClient client = tenant.CreateClient();
        IAsyncEnumerable<User> list = client.StreamAsync(new UsersRequest(), cancellationToken: Stop);
        await using (list.GetAsyncEnumerator(Stop))
        {
        }

        Assert.Empty(tenant.TokenCalls);
    }
}
