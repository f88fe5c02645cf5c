using System;
using System.Globalization;

namespace Eiam.Client;

/// <summary>
/// The times of the management API, which are text without a zone. The pages name none; China time is likely, and a session can be given another.
/// </summary>
public static class TenantTime
{
    private const string Form = "yyyy-MM-dd HH:mm:ss";

    /// <summary>China time.</summary>
    public static TimeZoneInfo Default { get; } = Fixed(TimeSpan.FromHours(8));

    /// <summary>A moment as the pages write it: <c>yyyy-MM-dd HH:mm:ss</c>.</summary>
    /// <param name="time">The moment.</param>
    /// <param name="zone">The tenant's zone.</param>
    /// <returns>The text.</returns>
    public static string Write(DateTimeOffset time, TimeZoneInfo zone) => TimeZoneInfo.ConvertTime(time, zone).ToString(Form, CultureInfo.InvariantCulture);

    /// <summary>Finds a zone.</summary>
    /// <param name="text">An IANA id (<c>Asia/Shanghai</c>), a Windows id (<c>China Standard Time</c>), or an offset (<c>+08:00</c>).</param>
    /// <param name="parameter">The name that an error gives to it.</param>
    /// <returns>The zone.</returns>
    /// <exception cref="ArgumentException">It is none of these.</exception>
    public static TimeZoneInfo Zone(string text, string parameter)
    {
        string name = InputCheck.Text(text, parameter);
        if (name[0] is '+' or '-')
        {
            return TimeSpan.TryParseExact(name.Substring(1), "hh\\:mm", CultureInfo.InvariantCulture, out TimeSpan offset) && offset <= TimeSpan.FromHours(14)
                ? Fixed(name[0] == '-' ? -offset : offset)
                : throw Unknown(parameter);
        }

        try
        {
#if NET8_0_OR_GREATER
            return TimeZoneInfo.FindSystemTimeZoneById(name);
#else
            return TimeZoneConverter.TZConvert.GetTimeZoneInfo(name);
#endif
        }
        catch (Exception e) when (e is TimeZoneNotFoundException or InvalidTimeZoneException or System.Security.SecurityException)
        {
            throw Unknown(parameter);
        }
    }

    private static TimeZoneInfo Fixed(TimeSpan offset)
    {
        string name = (offset < TimeSpan.Zero ? "-" : "+") + offset.ToString("hh\\:mm", CultureInfo.InvariantCulture);
        return TimeZoneInfo.CreateCustomTimeZone(name, offset, name, name);
    }

    private static ArgumentException Unknown(string parameter) => new(
        $"{parameter} is no time zone of this machine. Give an id such as Asia/Shanghai or China Standard Time, or an offset such as +08:00.", parameter);
}
