using System;
using System.Globalization;

namespace Eiam.Sandbox;

/// <summary>
/// Dates as the tenant API writes and reads them: without a zone. The pages do not name one; the sandbox takes China time.
/// </summary>
internal static class ChinaTime
{
    private const string Written = "yyyy-MM-dd HH:mm:ss.fff";
    private const string Read = "yyyy-MM-dd HH:mm:ss";

    private static readonly TimeSpan Zone = TimeSpan.FromHours(8);

    internal static string Write(DateTimeOffset time) => time.ToOffset(Zone).ToString(Written, CultureInfo.InvariantCulture);

    /// <summary>A day, with the time 00:00:00.000 that the pages show.</summary>
    internal static string WriteDate(DateTime day) => day.Date.ToString(Written, CultureInfo.InvariantCulture);

    /// <summary>Reads the form of <c>updated_at_greater</c>; null for any other text.</summary>
    internal static DateTimeOffset? TryParse(string text) =>
        DateTime.TryParseExact(text, Read, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime time)
            && time.Ticks >= Zone.Ticks
                ? new DateTimeOffset(time, Zone)
                : null;
}
