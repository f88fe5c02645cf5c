using System;
using System.Globalization;

namespace Eiam.Sandbox.Endpoints;

/// <summary>Times as the management API prints them: without a zone, China time being the likely one.</summary>
internal static class ChinaTime
{
    internal static string Text(DateTimeOffset time) => time.ToOffset(TimeSpan.FromHours(8)).ToString("yyyy-MM-dd HH:mm:ss.fff", CultureInfo.InvariantCulture);
}
