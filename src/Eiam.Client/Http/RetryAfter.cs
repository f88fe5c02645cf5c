using System;
using System.Net.Http.Headers;

namespace Eiam.Client.Http;

/// <summary>How long a Retry-After header asks to wait: seconds or an HTTP date (RFC 9110, section 10.2.3).</summary>
internal static class RetryAfter
{
    /// <summary>The longest wait that is granted.</summary>
    public static readonly TimeSpan Cap = TimeSpan.FromSeconds(60);

    /// <summary>Reads the header as it was asked for; a date in the past asks for no wait.</summary>
    public static TimeSpan? Read(RetryConditionHeaderValue? header, DateTimeOffset now)
    {
        TimeSpan? asked = header?.Delta ?? (header?.Date is { } date ? date - now : null);
        return asked is { } wait && wait < TimeSpan.Zero ? TimeSpan.Zero : asked;
    }

    /// <summary>The wait that is granted.</summary>
    public static TimeSpan Granted(TimeSpan asked) => asked < Cap ? asked : Cap;
}
