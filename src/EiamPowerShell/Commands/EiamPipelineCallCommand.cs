using System.Management.Automation;

namespace EiamPowerShell.Commands;

/// <summary>A cmdlet that calls the tenant for each record of a pipeline, several at once where it is asked to.</summary>
public abstract class EiamPipelineCallCommand : EiamCallCommand
{
    /// <summary>The record; errors point at it.</summary>
    [Parameter(ValueFromPipeline = true)]
    public PSObject? InputObject { get; set; }

    /// <summary>How many calls may be under way at once; results and errors come in the order of the records all the same.</summary>
    [Parameter]
    [ValidateRange(1, 256)]
    public int ThrottleLimit { get; set; } = 1;

    /// <summary>How many records will come, where the caller knows: it gives the progress bar an end.</summary>
    [Parameter]
    [ValidateRange(0, int.MaxValue)]
    public int TotalCount { get; set; }

    private protected override PSObject? Record => InputObject;

    private protected override int Limit => ThrottleLimit;

    private protected override int Expected => TotalCount;
}
