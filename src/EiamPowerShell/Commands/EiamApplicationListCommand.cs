using System.Management.Automation;
using EiamPowerShell.Binding;
using EiamPowerShell.Errors;
using EiamPowerShell.Sessions;

namespace EiamPowerShell.Commands;

/// <summary>A cmdlet that lists what an application has, in pages.</summary>
/// <typeparam name="TResult">What it writes: a type of Eiam.Model.</typeparam>
public abstract class EiamApplicationListCommand<TResult> : EiamCallCommand<TResult>
    where TResult : class
{
    /// <summary>The application's id; without it, the session's.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("app_id")]
    [FreeValue]
    public string? ApplicationId { get; set; }

    /// <summary>How many are wanted; only the pages that they need are asked for.</summary>
    [Parameter]
    [ValidateRange(0, long.MaxValue)]
    [FreeValue]
    public long First { get; set; } = long.MaxValue;

    /// <summary>How many are passed over.</summary>
    [Parameter]
    [ValidateRange(0, long.MaxValue)]
    [FreeValue]
    public long Skip { get; set; }

    /// <summary>The application whose list is read whole: a record that does not name what is meant does not mean all.</summary>
    /// <param name="session">The session.</param>
    /// <param name="missing">The parameter that a record has to fill.</param>
    private protected string ApplicationOfList(EiamSession session, string missing) => IsRecord && (missing != nameof(ApplicationId) || string.IsNullOrEmpty(ApplicationId))
        ? throw ErrorRecords.InvalidArgument($"-{missing} is missing: the record has nothing to look up." + RecordBinder.Columns(InputObject))
        : ApplicationIdOf(session, ApplicationId);
}
