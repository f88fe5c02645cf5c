using System;
using System.Threading;
using System.Threading.Tasks;
using Eiam.Client.Requests;
using Eiam.Client.Tests.Support;
using Xunit;

namespace Eiam.Client.Tests.Wire;

/// <summary>The bytes of the log's calls, against the vendor's pages, and what is read of their answers.</summary>
public class LogBytesTests
{
    private static readonly LogSpan Span = new(
        new DateTimeOffset(2026, 11, 25, 16, 0, 0, TimeSpan.Zero), new DateTimeOffset(2026, 11, 26, 9, 30, 15, TimeSpan.FromHours(9)), TenantTime.Default);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    // The moments are written in the tenant's zone, whatever zone they were given in.
    [Fact]
    public async Task A_span_of_time_is_written_in_the_tenants_zone()
    {
        const string Query = "?start_time=2026-11-26%2000%3A00%3A00&end_time=2026-11-26%2008%3A30%3A15&";
        Assert.Equal("/api/v2/tenant/logs/users-log" + Query + "offset=0&limit=100", await SentAsync(new LogsRequest(Span), """{"list":[]}"""));
        Assert.Equal("/api/v2/tenant/logs/auth-num" + Query + "offset=0", await SentAsync(new AuthenticationCountRequest(Span, null, string.Empty), "{}"));
        Assert.Equal("/api/v2/tenant/logs/auth-num" + Query + "offset=0&target_type=USER&target_name=zhang%20san", await SentAsync(new AuthenticationCountRequest(Span, "USER", "zhang san"), "{}"));
    }

    [Theory]
    [InlineData("1764061200123", "2025-11-25T09:00:00.1230000+00:00")]
    [InlineData("\"1764061200123\"", "2025-11-25T09:00:00.1230000+00:00")]
    [InlineData("-62135596800000", "0001-01-01T00:00:00.0000000+00:00")]
    [InlineData("253402300800000", null)]
    [InlineData("-62135596800001", null)]
    [InlineData("\"2026-11-26 00:00:00\"", null)]
    [InlineData("{}", null)]
    public async Task An_entry_has_its_time_or_keeps_what_came(string time, string? expected)
    {
        using EiamClient client = new TenantTransport(_ => StubTransport.Response(
            200, $$"""{"number":0,"total":1,"size":100,"list":[{"log_id":"l","event_type":"LOGIN","event_time":{{time}},"result":"FAILURE","user_name":"u","client_ip":"1.2.3.4"}]}""")).CreateClient();
        LogEntry entry = Assert.Single((await client.SendAsync(new LogsRequest(Span), cancellationToken: Stop)).Items);
        Assert.Equal(("l", "LOGIN", "FAILURE", "u"), (entry.LogId, entry.EventType, entry.Result, entry.UserName));
        Assert.Equal(expected, entry.EventTime?.ToString("o"));
        Assert.Equal(expected is null, entry.AdditionalData.ContainsKey("event_time"));
        Assert.Equal("1.2.3.4", entry.AdditionalData["client_ip"]);
    }

    [Fact]
    public async Task Numbers_are_read_and_those_that_do_not_come_are_null()
    {
        using EiamClient client = new TenantTransport(_ => StubTransport.Response(200, """{"auth_total":"3","auth_failed_total":1}""")).CreateClient();
        AuthenticationCount count = await client.SendAsync(new AuthenticationCountRequest(Span), cancellationToken: Stop);
        Assert.Equal((3, 1, null), (count.Total, count.Failed, count.Succeeded));
        Assert.Equal((Span.Start, Span.End), (count.StartTime, count.EndTime));
    }

    [Fact]
    public void A_span_that_ends_before_it_starts_is_refused()
    {
        Assert.StartsWith("EndTime is before StartTime.", Assert.Throws<ArgumentException>(() => new LogSpan(Span.End, Span.Start, TenantTime.Default)).Message, StringComparison.Ordinal);
    }

    private static async Task<string> SentAsync<TResult>(EiamRequest<TResult> request, string answer)
    {
        TenantTransport tenant = new(_ => StubTransport.Response(200, answer));
        using EiamClient client = tenant.CreateClient();
        await client.SendAsync(request, cancellationToken: Stop);
        TenantCall call = Assert.Single(tenant.Calls);
        Assert.Equal("GET", call.Method);
        return call.PathAndQuery;
    }
}
