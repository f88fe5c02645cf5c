using System.Collections.Generic;

namespace Eiam;

/// <summary>A country, and how its mobiles are written. Source: EIAM:userapi/captcha/country-codes.html.</summary>
public sealed class CountryCode : EiamResult
{
    private static readonly IReadOnlyDictionary<string, string> NoNames = new Dictionary<string, string>();

    /// <summary>The area code (<c>areaCode</c>), such as +86, as sent: the page does not show its form.</summary>
    public string? AreaCode { get; internal set; }

    /// <summary>The country (<c>countryCode</c>), such as CN.</summary>
    public string? Country { get; internal set; }

    /// <summary>The English name; null where none came.</summary>
    public string? Name => Names.TryGetValue("en", out string? name) ? name : null;

    /// <summary>The name in simplified Chinese (<c>zh-CN</c>); null where none came.</summary>
    public string? ChineseName => Names.TryGetValue("zh-CN", out string? name) ? name : null;

    /// <summary>The names by language (<c>displayMapping</c>): <c>zh-CN</c>, <c>zh-TW</c> and <c>en</c> are documented.</summary>
    public IReadOnlyDictionary<string, string> Names { get; internal set; } = NoNames;

    /// <summary>A regular expression for the country's mobiles (<c>mobileRegex</c>), as sent.</summary>
    public string? MobilePattern { get; internal set; }

    /// <summary><c>areaCodeSuffixes</c>; empty where none came.</summary>
    public IReadOnlyList<string> AreaCodeSuffixes { get; internal set; } = [];

    /// <summary>Country and area code.</summary>
    /// <returns>A description.</returns>
    public override string ToString() => $"{Country} {AreaCode}".Trim();
}
