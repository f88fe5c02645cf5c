using System;
using System.Threading.Tasks;
using Eiam.Client.Tests.Support;
using Xunit;

namespace Eiam.Client.Tests.Answers;

public class ExpireTests
{
    [Theory]
    [InlineData("432000", 432000)]
    [InlineData("\"432000\"", 432000)]
    [InlineData("\" 43200 \"", 43200)]
    [InlineData("0", 0)]
    [InlineData("1.5", 1.5)]
    [InlineData("4.32e5", 432000)]
    [InlineData("\"4.32E5\"", 432000)]
    public async Task Seconds_are_read_from_a_number_and_from_a_string(string json, double seconds)
    {
        DateTimeOffset now = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);
        LoginResult response = await ReadAsync(json, now);

        Assert.Equal(TimeSpan.FromSeconds(seconds), response.ExpiresIn);
        Assert.Equal(now.AddSeconds(seconds), response.ExpiresAt);
        Assert.Empty(response.AdditionalData);
    }

    [Fact]
    public async Task Null_is_no_expiry()
    {
        LoginResult response = await ReadAsync("null");

        Assert.Null(response.ExpiresIn);
        Assert.Null(response.ExpiresAt);
        Assert.Empty(response.AdditionalData);
    }

    [Fact]
    public async Task A_missing_one_is_no_expiry()
    {
        LoginResult response = await Calls.BindAsync("""{"status":"SUCCESS"}""");

        Assert.Null(response.ExpiresIn);
        Assert.Null(response.ExpiresAt);
    }

    [Theory]
    [InlineData("\"soon\"", "soon")]
    [InlineData("\"NaN\"", "NaN")]
    [InlineData("\"Infinity\"", "Infinity")]
    [InlineData("-1", -1L)]
    [InlineData("\"-1\"", "-1")]
    [InlineData("true", true)]
    [InlineData("922337203685.4776", 922337203685.4776)]
    [InlineData("1e300", 1e300)]
    [InlineData("\"1,000\"", "1,000")]
    public async Task What_is_no_time_is_kept_as_it_came(string json, object kept)
    {
        LoginResult response = await ReadAsync(json);

        Assert.Equal(LoginStatus.Success, response.Status);
        Assert.Null(response.ExpiresIn);
        Assert.Null(response.ExpiresAt);
        Assert.Equal(kept, response.AdditionalData["expire"]);
    }

    [Fact]
    public async Task A_number_beyond_every_type_is_kept_as_text_or_infinity()
    {
        LoginResult response = await ReadAsync("1e999");

        Assert.Null(response.ExpiresIn);
        Assert.True(response.AdditionalData.ContainsKey("expire"));
    }

    [Theory]
    [InlineData("922337203685")]
    [InlineData("922337203685.4774")]
    [InlineData("253402300800")]
    public async Task A_time_span_beyond_the_calendar_has_no_date(string json)
    {
        LoginResult response = await ReadAsync(json);

        Assert.True(response.ExpiresIn > TimeSpan.Zero);
        Assert.Null(response.ExpiresAt);
    }

    private static async Task<LoginResult> ReadAsync(string expire, DateTimeOffset? now = null)
    {
        VirtualTime time = new(now ?? DateTimeOffset.UnixEpoch);
        using EiamClient client = new(Sample.Options(transport: StubTransport.Answering(200, $$"""{"status":"SUCCESS","expire":{{expire}}}"""), time: time));
        return await client.SendAsync(Sample.Bind(), cancellationToken: TestContext.Current.CancellationToken);
    }
}
