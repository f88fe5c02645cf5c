using System;
using System.Linq;
using System.Net.Http;
using System.Threading.Tasks;
using Eiam.Client.Tests.Support;
using Xunit;

namespace Eiam.Client.Tests.Faults;

/// <summary>When a call is tried again, after which wait, and what the trace says of it. No test waits: the clock is virtual.</summary>
public class RetryTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 4, 5, 6, 7, TimeSpan.Zero);

    [Theory]
    [InlineData("0", 0)]
    [InlineData("7", 7)]
    [InlineData(" 59 ", 59)]
    [InlineData("60", 60)]
    [InlineData("Wed, 04 Mar 2026 05:06:19 GMT", 12)]
    [InlineData("Wed, 04 Mar 2026 05:06:07 GMT", 0)]
    [InlineData("Tue, 03 Mar 2026 05:06:07 GMT", 0)]
    public async Task A_429_is_tried_again_after_the_time_that_it_asks_for_up_to_a_minute(string retryAfter, double seconds)
    {
        VirtualTime time = new(Now);
        LoginResult response = await BindAsync(time, Limited(retryAfter), out StubTransport transport);

        Assert.Equal(LoginStatus.Success, response.Status);
        Assert.Equal(2, transport.Requests);
        Assert.Equal(transport.Bodies[0], transport.Bodies[1]);
        TimeSpan waited = time.GetUtcNow() - Now;
        Assert.InRange(time.Waits.Count, 0, 1);
        Assert.InRange(waited, TimeSpan.FromSeconds(seconds), TimeSpan.FromSeconds(seconds * 1.1));
    }

    [Theory]
    [InlineData("61")]
    [InlineData("86400")]
    [InlineData("2147483648")]
    [InlineData("10000000000")]
    [InlineData("99999999999999999999")]
    [InlineData("Wed, 04 Mar 2026 06:06:07 GMT")]
    [InlineData("Fri, 31 Dec 9999 23:59:59 GMT")]
    public async Task A_429_that_asks_for_more_than_a_minute_is_not_tried_again(string retryAfter)
    {
        VirtualTime time = new(Now);
        StubTransport transport = new(_ => Limited(retryAfter));
        using EiamClient client = new(Sample.Options(transport: transport, retries: 5, time: time));
        EiamException failure = await Assert.ThrowsAsync<EiamException>(() => SendAsync(client));

        Assert.Equal(1, transport.Requests);
        Assert.Equal(1, failure.Attempts);
        Assert.True(failure.RetryAfter > TimeSpan.FromMinutes(1));
        Assert.Empty(time.Waits);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("soon")]
    [InlineData("-5")]
    [InlineData("1.5")]
    [InlineData("7, 8")]
    [InlineData("Wed, 99 Mar 2026 05:06:19 GMT")]
    public async Task A_429_that_asks_for_no_time_is_tried_again_after_the_usual_one(string? retryAfter)
    {
        VirtualTime time = new(Now);
        LoginResult response = await BindAsync(time, Limited(retryAfter), out StubTransport transport);

        Assert.Equal(LoginStatus.Success, response.Status);
        Assert.Equal(2, transport.Requests);
        Assert.InRange(Assert.Single(time.Waits), TimeSpan.FromMilliseconds(1), TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task Calls_that_were_told_the_same_time_do_not_all_come_back_at_once()
    {
        TimeSpan[] waits = await Task.WhenAll(Enumerable.Range(0, 20).Select(async _ =>
        {
            VirtualTime time = new(Now);
            await BindAsync(time, Limited("30"), out StubTransport _);
            return time.Waits.Single();
        }));

        Assert.All(waits, wait => Assert.InRange(wait, TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(33)));
        Assert.True(waits.Distinct().Count() > 1);
    }

    [Fact]
    public async Task Calls_that_were_told_no_time_do_not_all_come_back_at_once_either()
    {
        TimeSpan[] waits = await Task.WhenAll(Enumerable.Range(0, 20).Select(async _ =>
        {
            VirtualTime time = new(Now);
            await BindAsync(time, Limited(null), out StubTransport _);
            return time.Waits.Single();
        }));

        Assert.True(waits.Distinct().Count() > 1);
    }

    [Theory]
    [InlineData(302)]
    [InlineData(400)]
    [InlineData(404)]
    public async Task What_the_tenant_refused_is_not_tried_again(int status)
    {
        StubTransport transport = StubTransport.Answering(status, string.Empty);
        using EiamClient client = new(Sample.Options(transport: transport, retries: 2, time: new VirtualTime(Now)));
        EiamException failure = await Assert.ThrowsAsync<EiamException>(
            () => client.SendAsync(new ProbeRequest(), cancellationToken: TestContext.Current.CancellationToken));

        Assert.Equal(status, failure.StatusCode);
        Assert.Equal(1, failure.Attempts);
        Assert.Equal(1, transport.Requests);
    }

    [Fact]
    public async Task The_wait_that_was_asked_for_is_in_the_exception()
    {
        VirtualTime time = new(Now);
        using EiamClient client = new(Sample.Options(transport: new StubTransport(_ => Limited("3600")), retries: 1, time: time));
        EiamException failure = await Assert.ThrowsAsync<EiamException>(() => SendAsync(client));

        Assert.Equal(TimeSpan.FromHours(1), failure.RetryAfter);
        Assert.Equal(1, failure.Attempts);
        Assert.Equal(EiamErrorId.RateLimited, failure.ErrorId);
        Assert.Equal(RequestOutcome.Rejected, failure.Outcome);
    }

    [Fact]
    public async Task Waits_grow_and_stay_within_a_minute()
    {
        VirtualTime time = new(Now);
        using EiamClient client = new(Sample.Options(
            transport: new StubTransport(_ => Limited(null)), retries: 12, retryInterval: TimeSpan.FromSeconds(2), time: time));
        EiamException failure = await Assert.ThrowsAsync<EiamException>(() => SendAsync(client));

        Assert.Equal(13, failure.Attempts);
        Assert.Equal(12, time.Waits.Count);
        Assert.All(time.Waits, wait => Assert.InRange(wait, TimeSpan.Zero, TimeSpan.FromMinutes(1)));
        Assert.True(time.Waits.Skip(6).Min() > time.Waits[0]);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public async Task With_no_retries_a_call_is_tried_once(int retries)
    {
        VirtualTime time = new(Now);
        StubTransport transport = new(_ => Limited("1"));
        using EiamClient client = new(Sample.Options(transport: transport, retries: retries, time: time));
        EiamException limited = await Assert.ThrowsAsync<EiamException>(() => SendAsync(client));
        EiamException idempotent = await Assert.ThrowsAsync<EiamException>(
            () => client.SendAsync(new ProbeRequest(), cancellationToken: TestContext.Current.CancellationToken));

        Assert.Equal(2, transport.Requests);
        Assert.Equal(1, limited.Attempts);
        Assert.Equal(1, idempotent.Attempts);
        Assert.Empty(time.Waits);
    }

    [Fact]
    public async Task A_retry_is_visible_in_the_trace()
    {
        RecordingTrace trace = new();
        using EiamClient client = new(Sample.Options(
            transport: new StubTransport(n => n == 1 ? Limited("7") : StubTransport.Response(200, Scripts.Success)), retries: 2, time: new VirtualTime(Now)));
        await client.SendAsync(Sample.Bind(), trace, TestContext.Current.CancellationToken);

        Assert.Equal(3, trace.VerboseLines.Count);
        Assert.Matches(@"^POST /api/v2/sdk/social/wechat-mobile-bind 429 \d+ ms \(attempt 1\)$", trace.VerboseLines[0]);
        Assert.Matches(@"^POST /api/v2/sdk/social/wechat-mobile-bind: EiamRateLimited; trying again in 7\.\d s$", trace.VerboseLines[1]);
        Assert.Matches(@"^POST /api/v2/sdk/social/wechat-mobile-bind 200 \d+ ms \(attempt 2\)$", trace.VerboseLines[2]);
    }

    [Fact]
    public async Task An_idempotent_call_that_failed_is_tried_again_and_succeeds()
    {
        StubTransport transport = new(n => n switch
        {
            1 => StubTransport.Response(503, string.Empty),
            2 => throw new HttpRequestException("the connection broke"),
            3 => StubTransport.Response(200, "<html>", "text/html"),
            _ => StubTransport.Response(200, Scripts.Success),
        });
        using EiamClient client = new(Sample.Options(transport: transport, retries: 3, time: new VirtualTime(Now)));
        LoginResult response = await client.SendAsync(new ProbeRequest(), cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(LoginStatus.Success, response.Status);
        Assert.Equal(4, transport.Requests);
    }

    [Fact]
    public async Task A_one_time_call_that_was_never_sent_is_tried_again_and_succeeds()
    {
        int tries = 0;
        using EiamClient client = new(Sample.Options(
            transport: new NeverSentTransport(() => ++tries < 3), retries: 2, time: new VirtualTime(Now)));
        LoginResult response = await client.SendAsync(Sample.Bind(), cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(LoginStatus.Success, response.Status);
        Assert.Equal(3, tries);
    }

    private static Task<LoginResult> BindAsync(VirtualTime time, HttpResponseMessage first, out StubTransport transport)
    {
        transport = new StubTransport(n => n == 1 ? first : StubTransport.Response(200, Scripts.Success));
        EiamClient client = new(Sample.Options(transport: transport, retries: 2, time: time));
        return SendAsync(client);
    }

    private static Task<LoginResult> SendAsync(EiamClient client) =>
        client.SendAsync(Sample.Bind(), cancellationToken: TestContext.Current.CancellationToken);

    private static HttpResponseMessage Limited(string? retryAfter)
    {
        HttpResponseMessage response = StubTransport.Response(429, string.Empty);
        if (retryAfter is not null)
        {
            response.Headers.TryAddWithoutValidation("Retry-After", retryAfter);
        }

        return response;
    }

    // Fails before it takes the body.
    private sealed class NeverSentTransport(Func<bool> fails) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, System.Threading.CancellationToken cancellationToken) =>
            fails() ? throw new HttpRequestException("no route to host") : Task.FromResult(StubTransport.Response(200, Scripts.Success));
    }
}
