using System;
using Xunit;

namespace Eiam.Client.Tests.Input;

/// <summary>Times of the management API, which have no zone on the wire.</summary>
public class TenantTimeTests
{
    private static readonly DateTimeOffset Moment = new(2026, 7, 1, 22, 30, 15, 999, TimeSpan.Zero);

    [Theory]
    [InlineData("+08:00", "2026-07-02 06:30:15")]
    [InlineData("-08:00", "2026-07-01 14:30:15")]
    [InlineData("+05:30", "2026-07-02 04:00:15")]
    [InlineData("+00:00", "2026-07-01 22:30:15")]
    [InlineData("+14:00", "2026-07-02 12:30:15")]
    [InlineData("Asia/Shanghai", "2026-07-02 06:30:15")]
    [InlineData("China Standard Time", "2026-07-02 06:30:15")]
    [InlineData("Europe/Berlin", "2026-07-02 00:30:15")]
    [InlineData("W. Europe Standard Time", "2026-07-02 00:30:15")]
    [InlineData("UTC", "2026-07-01 22:30:15")]
    public void A_moment_is_written_in_the_zone(string zone, string text)
    {
        Assert.Equal(text, TenantTime.Write(Moment, TenantTime.Zone(zone, "TimeZone")));
        Assert.Equal(text, TenantTime.Write(Moment.ToOffset(TimeSpan.FromHours(-3)), TenantTime.Zone(zone, "TimeZone")));
    }

    [Fact]
    public void China_time_is_the_default() => Assert.Equal("2026-07-02 06:30:15", TenantTime.Write(Moment, TenantTime.Default));

    [Theory]
    [InlineData("Nowhere/Land")]
    [InlineData("../../etc/passwd")]
    [InlineData("+8")]
    [InlineData("+08")]
    [InlineData("+8:00")]
    [InlineData("+08:60")]
    [InlineData("+14:01")]
    [InlineData("+24:00")]
    [InlineData("--08:00")]
    [InlineData("+")]
    [InlineData("-")]
    [InlineData(" ")]
    [InlineData("")]
    [InlineData("a\0b")]
    public void What_is_no_zone_is_refused_by_the_name_of_its_parameter(string zone)
    {
        ArgumentException error = Assert.ThrowsAny<ArgumentException>(() => TenantTime.Zone(zone, "TimeZone (from EIAM_TIME_ZONE)"));
        Assert.StartsWith("TimeZone (from EIAM_TIME_ZONE) ", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("+14:00")]
    [InlineData("-14:00")]
    public void The_first_and_the_last_moment_are_written_in_any_zone(string zone)
    {
        TimeZoneInfo found = TenantTime.Zone(zone, "TimeZone");
        Assert.StartsWith("0001-01-01 ", TenantTime.Write(DateTimeOffset.MinValue, found), StringComparison.Ordinal);
        Assert.StartsWith("9999-12-31 ", TenantTime.Write(DateTimeOffset.MaxValue, found), StringComparison.Ordinal);
    }
}
