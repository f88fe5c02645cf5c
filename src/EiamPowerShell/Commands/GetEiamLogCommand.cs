using System.Management.Automation;
using Eiam;
using Eiam.Client;
using Eiam.Client.Requests;
using EiamPowerShell.Binding;

namespace EiamPowerShell.Commands;

/// <summary>Lists what happened in the tenant.</summary>
[Cmdlet(VerbsCommon.Get, "EiamLog", HelpUri = ApiPages.Tenant + "log/check-operation-log.html")]
[OutputType(typeof(LogEntry))]
public sealed class GetEiamLogCommand : EiamLogCommand<LogEntry>
{
    /// <summary>How many entries are wanted; only the pages that they need are asked for.</summary>
    [Parameter]
    [ValidateRange(0, long.MaxValue)]
    [FreeValue]
    public long First { get; set; } = long.MaxValue;

    /// <summary>How many entries are passed over.</summary>
    [Parameter]
    [ValidateRange(0, long.MaxValue)]
    [FreeValue]
    public long Skip { get; set; }

    private protected override EiamRequest CreateRequest(LogSpan span) => new LogsRequest(span) { First = First, Skip = Skip };
}
