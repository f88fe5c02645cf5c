using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using EiamPowerShell.Errors;

namespace EiamPowerShell.Binding;

/// <summary>Completes the error codes of the catalogue: by their beginning, or by any part of them, such as a number. The module's own ids are no tenant's.</summary>
public sealed class ErrorCodeCompleter : Completer
{
    private protected override IEnumerable<CompletionResult> Complete(string typed, string command, IDictionary? bound)
    {
        // As the tenant sends it; the catalogue has it without.
        const string prefix = "IDAAS.";
        if (typed.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
        {
            typed = typed.Substring(prefix.Length);
        }

        return Advice.Catalog
            .Where(entry => (command == "Get-EiamErrorCode" || !entry.Code.StartsWith("Eiam", StringComparison.Ordinal)) && entry.Code.IndexOf(typed, StringComparison.OrdinalIgnoreCase) >= 0)
            .OrderBy(entry => !entry.Code.StartsWith(typed, StringComparison.OrdinalIgnoreCase))
            .ThenBy(static entry => entry.Code, StringComparer.Ordinal)
            .GroupBy(static entry => entry.Code)
            .Select(static codes => new CompletionResult(codes.Key, codes.Key, CompletionResultType.ParameterValue, string.Join(" / ", codes.Select(static entry => entry.Meaning))));
    }
}
