using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using Eiam.Client;
using EiamPowerShell.Binding;
using EiamPowerShell.Errors;
using EiamPowerShell.Sessions;

namespace EiamPowerShell.Commands;

/// <summary>A cmdlet that looks one object up for each record, or lists them in pages: by the sets Lookup and List.</summary>
/// <typeparam name="TResult">What it writes: a type of Eiam.Model.</typeparam>
public abstract class EiamLookupCommand<TResult> : EiamCallCommand<TResult>
    where TResult : class
{
    /// <summary>How many are wanted; only the pages that they need are asked for.</summary>
    [Parameter(ParameterSetName = "List")]
    [ValidateRange(0, long.MaxValue)]
    [FreeValue]
    public long First { get; set; } = long.MaxValue;

    /// <summary>How many are passed over.</summary>
    [Parameter(ParameterSetName = "List")]
    [ValidateRange(0, long.MaxValue)]
    [FreeValue]
    public long Skip { get; set; }

    /// <summary>Makes the request of the record, or of the list.</summary>
    private protected abstract EiamRequest CreateLookup(EiamSession session);

    private protected sealed override EiamRequest CreateRequest(EiamSession session)
    {
        // PowerShell binds a record by its names to the set Lookup only, and what it leaves out the binder here fills in: both sets at once.
        if (IsRecord && ListParameters.FirstOrDefault(MyInvocation.BoundParameters.ContainsKey) is { } name)
        {
            throw ErrorRecords.InvalidArgument($"-{name} is for a list, and what is piped is looked up one by one: leave out one of the two.");
        }

        return CreateLookup(session);
    }

    private IEnumerable<string> ListParameters => GetType().GetProperties()
        .Where(static p => p.GetCustomAttributes(typeof(ParameterAttribute), inherit: true).Cast<ParameterAttribute>().Any(static a => a.ParameterSetName == "List")).Select(static p => p.Name);
}
