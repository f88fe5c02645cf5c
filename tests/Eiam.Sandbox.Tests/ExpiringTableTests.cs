using System;
using System.Globalization;
using Eiam.Sandbox.State;
using Xunit;

namespace Eiam.Sandbox.Tests;

public class ExpiringTableTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_value_is_live_until_its_time_and_expired_from_then_on()
    {
        var table = new ExpiringTable<string>(expiredKept: 1);
        table.Add("a", "A", Start.AddSeconds(1), Start);

        Assert.Equal(Standing.Live, table.Find("a", Start.AddSeconds(1).AddTicks(-1), out string? value));
        Assert.Equal("A", value);
        Assert.Equal(Standing.Expired, table.Find("a", Start.AddSeconds(1), out _));
        Assert.Equal(Standing.Unknown, table.Find("b", Start, out _));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(10)]
    public void Expired_values_do_not_pile_up(int kept)
    {
        var table = new ExpiringTable<string>(kept);

        for (int i = 0; i < 1000; i++)
        {
            table.Add(i.ToString(CultureInfo.InvariantCulture), "value", Start.AddSeconds(i + 1), Start.AddSeconds(i));
        }

        Assert.InRange(table.Count, 1, kept + 1);
    }

    [Fact]
    public void Live_values_are_never_dropped()
    {
        var table = new ExpiringTable<string>(expiredKept: 0);

        for (int i = 0; i < 1000; i++)
        {
            table.Add(i.ToString(CultureInfo.InvariantCulture), "value", Start.AddSeconds(1), Start);
        }

        Assert.Equal(1000, table.Count);
    }

    [Fact]
    public void A_removed_value_is_unknown()
    {
        var table = new ExpiringTable<string>(expiredKept: 10);
        table.Add("a", "A", Start.AddSeconds(1), Start);

        table.Remove("a");

        Assert.Equal(Standing.Unknown, table.Find("a", Start, out _));
        Assert.Equal(0, table.Count);
    }
}
