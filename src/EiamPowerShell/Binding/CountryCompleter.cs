using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using Eiam;
using EiamPowerShell.Sessions;

namespace EiamPowerShell.Binding;

/// <summary>Completes the countries that Get-EiamCountryCode was answered in this session; before it was called, nothing. Asks no network.</summary>
public sealed class CountryCompleter : Completer
{
    private protected override IEnumerable<CompletionResult> Complete(string typed, string command, IDictionary? bound)
    {
        return Known(bound)
            .Where(country => country.Country!.StartsWith(typed, StringComparison.OrdinalIgnoreCase))
            .OrderBy(static country => country.Country, StringComparer.Ordinal)
            .Select(static country => new CompletionResult(Argument(country.Country!), country.Country, CompletionResultType.ParameterValue, country.Name ?? country.Country));
    }

    /// <summary>The countries that are known to the session that -Session names, or to the current one.</summary>
    internal static IEnumerable<CountryCode> Known(IDictionary? bound)
    {
        try
        {
            return (bound?["Session"] is { } given ? new SessionReference(given).Resolve() : SessionStore.Current.Selected)?.Countries.Values ?? [];
        }
        catch (EiamException)
        {
            return [];
        }
    }
}

/// <summary>Completes the country in front of a mobile, in the form of the pages: <c>+86-13800000000</c>. From where <see cref="CountryCompleter"/> has its own.</summary>
public sealed class AreaCodeCompleter : Completer
{
    private protected override IEnumerable<CompletionResult> Complete(string typed, string command, IDictionary? bound)
    {
        return CountryCompleter.Known(bound)
            .GroupBy(static country => Prefix(country.AreaCode), StringComparer.Ordinal)
            .Where(area => area.Key is { } prefix && prefix.StartsWith(typed, StringComparison.Ordinal))
            .OrderBy(static area => area.Key, StringComparer.Ordinal)
            .Select(static area => new CompletionResult(area.Key, area.Key, CompletionResultType.ParameterValue, string.Join(", ", area.Select(static country => country.Name ?? country.Country).OrderBy(static name => name, StringComparer.Ordinal))));
    }

    // The page does not show whether an area code comes with its plus.
    private static string? Prefix(string? areaCode) =>
        areaCode?.TrimStart('+') is { Length: > 0 } digits && digits.All(static c => c is >= '0' and <= '9') ? "+" + digits + "-" : null;
}
