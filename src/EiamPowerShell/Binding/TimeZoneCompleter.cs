using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;

namespace EiamPowerShell.Binding;

/// <summary>Completes the time zones of this machine: by any part of their id, such as a city.</summary>
public sealed class TimeZoneCompleter : Completer
{
    private protected override IEnumerable<CompletionResult> Complete(string typed, string command, IDictionary? bound)
    {
        return TimeZoneInfo.GetSystemTimeZones()
            .Where(zone => zone.Id.IndexOf(typed, StringComparison.OrdinalIgnoreCase) >= 0)
            .OrderBy(zone => !zone.Id.StartsWith(typed, StringComparison.OrdinalIgnoreCase))
            .ThenBy(static zone => zone.Id, StringComparer.Ordinal)
            .Select(static zone => new CompletionResult(Argument(zone.Id), zone.Id, CompletionResultType.ParameterValue, zone.DisplayName));
    }
}
