using System;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Eiam.Client.Http;

/// <summary>
/// What a tenant's message says of a password's attempts and of a lock, in either language: there are no fields for it. It becomes properties for people
/// and scripts, and nothing here branches on it. Sources: API notes, section 2.1 (SDK.LOGIN.1003 and 1005).
/// </summary>
internal static class LoginHints
{
    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.IgnoreCase;

    private static readonly Regex Attempts = new(@"(?:剩余登录尝试次数|remaining (?:login )?attempts)\s*[::]?\s*(?<n>[0-9]{1,4})(?![0-9])", Options);
    private static readonly Regex Lock = new(@"(?<![0-9])(?<m>[0-9]{1,6})\s*(?:minutes?|分钟|分)(?:\s*(?:and\s*)?(?<s>[0-9]{1,2})\s*(?:seconds?|秒))?", Options);

    /// <summary>How many attempts are left; null where the message does not say.</summary>
    public static int? AttemptsLeft(string? message) => message is not null && Attempts.Match(message) is { Success: true } match ? Number(match, "n") : null;

    /// <summary>How long the user is locked; null where the message does not say.</summary>
    public static TimeSpan? LockedFor(string? message) => message is not null && Lock.Match(message) is { Success: true } match
        ? new TimeSpan(0, Number(match, "m"), match.Groups["s"].Success ? Number(match, "s") : 0)
        : null;

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].Value, NumberStyles.None, CultureInfo.InvariantCulture);
}
