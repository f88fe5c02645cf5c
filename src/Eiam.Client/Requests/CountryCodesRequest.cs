using System;
using System.Collections.Generic;
using System.Text.Json;
using Eiam.Client.Json;

namespace Eiam.Client.Requests;

/// <summary>Lists the area codes of countries. Source: EIAM:userapi/captcha/country-codes.html.</summary>
public sealed class CountryCodesRequest() : EiamListRequest<CountryCode>(Endpoints.CountryCodes, "phoneAreaCodeDefinitions")
{
    private static readonly ModelReader<CountryCode> Reader = new ModelReader<CountryCode>()
        .Text("areaCode", static (c, v) => c.AreaCode = v)
        .Field("displayMapping", ReadNames)
        .Text("countryCode", static (c, v) => c.Country = v)
        .Text("mobileRegex", static (c, v) => c.MobilePattern = v)
        .Field("areaCodeSuffixes", static (c, a) => JsonValue.ToTexts(a.Json) is { } suffixes && (c.AreaCodeSuffixes = suffixes) is not null);

    /// <inheritdoc/>
    protected internal override CountryCode ReadItem(Answer item) => Reader.Read(item);

    private static bool ReadNames(CountryCode country, Answer answer)
    {
        if (answer.Json.ValueKind != JsonValueKind.Object)
        {
            return false;
        }

        Dictionary<string, string> names = new(StringComparer.OrdinalIgnoreCase);
        foreach (JsonProperty name in answer.Json.EnumerateObject())
        {
            if (names.Count < JsonValue.MaxKept && JsonValue.TryName(name) is { } language && JsonValue.TryText(name.Value) is { Length: > 0 } text)
            {
                names[language] = text;
            }
        }

        country.Names = names;
        return true;
    }
}
