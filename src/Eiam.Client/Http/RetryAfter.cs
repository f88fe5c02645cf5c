using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http.Headers;

namespace Eiam.Client.Http;

/// <summary>How long a Retry-After header asks to wait: seconds or an HTTP date (RFC 9110, section 10.2.3).</summary>
internal static class RetryAfter
{
    /// <summary>The longest wait that is granted; who asks for more is asked no second time, and the error says when to come back.</summary>
    public static readonly TimeSpan Cap = TimeSpan.FromSeconds(60);

    /// <summary>Reads the header as it was asked for; a date in the past asks for no wait. Null where there is none that makes sense.</summary>
    public static TimeSpan? Read(HttpResponseHeaders headers, DateTimeOffset now)
    {
        RetryConditionHeaderValue? header = headers.RetryAfter;
        TimeSpan? asked = header?.Delta ?? (header?.Date - now) ?? Beyond(headers);
        return asked is { } wait && wait < TimeSpan.Zero ? TimeSpan.Zero : asked;
    }

    /// <summary>Whether a failure may be repeated, and is asked to be within a wait that is granted: repeating earlier would be against what was asked.</summary>
    public static bool Allows(EiamException failure) => failure.IsSafeToRepeat && !(failure.RetryAfter > Cap);

    /// <summary>What was asked for and up to a tenth more, so that not all who were told the same come back at once.</summary>
    /// <param name="asked">What was asked for, at most the cap.</param>
    /// <param name="chance">From 0 to 1.</param>
    public static TimeSpan Spread(TimeSpan asked, double chance) => TimeSpan.FromTicks((long)(asked.Ticks * (1 + (chance / 10))));

    // More seconds than the parser's whole numbers hold are still a wish to wait long.
    private static TimeSpan? Beyond(HttpResponseHeaders headers)
    {
        if (!headers.TryGetValues("Retry-After", out IEnumerable<string>? values))
        {
            return null;
        }

        string text = values.First().Trim();
        return text.Length >= 10 && text.All(static c => c is >= '0' and <= '9') ? TimeSpan.FromSeconds(int.MaxValue) : null;
    }
}
