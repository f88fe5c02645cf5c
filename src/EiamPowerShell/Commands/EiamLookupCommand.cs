using System.Management.Automation;
using EiamPowerShell.Binding;

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
}
