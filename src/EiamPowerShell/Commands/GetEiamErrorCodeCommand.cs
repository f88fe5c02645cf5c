using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using Eiam;
using Eiam.Client;
using EiamPowerShell.Binding;
using EiamPowerShell.Errors;

namespace EiamPowerShell.Commands;

/// <summary>Says what an error code means and what to do about it. Asks no network.</summary>
[Cmdlet(VerbsCommon.Get, "EiamErrorCode")]
[OutputType(typeof(ErrorCode))]
public sealed class GetEiamErrorCodeCommand : EiamCommand
{
    /// <summary>
    /// Codes with or without the IDAAS. prefix, their last number only, or wildcards; without it, all. Also what carries a code: an error such
    /// as <c>$Error[0]</c>, an exception, a FullyQualifiedErrorId, a row with a column ErrorId or ErrorCode.
    /// </summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [Alias("ErrorRecord")]
    [ErrorCodeArgument]
    [ArgumentCompleter(typeof(ErrorCodeCompleter))]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Code { get; set; } = ["*"];

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (string code in Code)
        {
            bool found = false;
            foreach (ErrorCode entry in Find(code))
            {
                found = true;

                // What the error itself says to do knows which call it was.
                WriteObject(ErrorCodeArgumentAttribute.ActionOf(code) is { } action ? entry.For(action) : entry);
            }

            if (!found && !WildcardPattern.ContainsWildcardCharacters(code))
            {
                WriteError(ErrorRecords.Own(
                    EiamErrorId.ErrorCodeNotFound, code, $"The API's public pages do not name the error code '{code}'. The tenant's own message is all that is known of it."));
            }
        }
    }

    private static IEnumerable<ErrorCode> Find(string code)
    {
        IReadOnlyList<ErrorCode> all = Advice.Catalog;
        if (WildcardPattern.ContainsWildcardCharacters(code))
        {
            // Tenants write the prefix or leave it out, so a pattern may too.
            WildcardPattern pattern = WildcardPattern.Get(code, WildcardOptions.IgnoreCase);
            return all.Where(e => pattern.IsMatch(e.Code) || (e.Product == ApiProduct.Sdk && pattern.IsMatch("IDAAS." + e.Code)));
        }

        ErrorCode[] found = ErrorCatalog.Find(code).ToArray();
        return found.Length > 0 ? found : all.Where(e => e.Code.EndsWith("." + code, StringComparison.OrdinalIgnoreCase));
    }
}
