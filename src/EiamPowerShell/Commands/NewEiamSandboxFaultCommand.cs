using System;
using System.Management.Automation;
using Eiam.Sandbox;
using EiamPowerShell.Binding;
using EiamPowerShell.Errors;
using EiamPowerShell.Results;

namespace EiamPowerShell.Commands;

/// <summary>Lets the next requests to the session's sandbox tenant fail, so that a script's failure branches can be tested.</summary>
[Cmdlet(VerbsCommon.New, "EiamSandboxFault", SupportsShouldProcess = true, DefaultParameterSetName = AnswerSet)]
[OutputType(typeof(EiamSandboxFault))]
public sealed class NewEiamSandboxFaultCommand : EiamSessionCommand
{
    private const string AnswerSet = "Answer";
    private const string ResetSet = "ConnectionReset";

    /// <summary>The path of the requests; wildcards are allowed. Without it: any but that of the tenant token.</summary>
    [Parameter(Position = 0)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(SandboxPathCompleter))]
    public string? Path { get; set; }

    /// <summary>The method of the requests.</summary>
    [Parameter]
    [ValidateSet("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE")]
    public string? Method { get; set; }

    /// <summary>How many requests meet the fault.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    [FreeValue]
    public int Count { get; set; } = 1;

    /// <summary>The error code of the answer.</summary>
    [Parameter(ParameterSetName = AnswerSet)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ErrorCodeCompleter))]
    public string? ErrorCode { get; set; }

    /// <summary>The error message of the answer.</summary>
    [Parameter(ParameterSetName = AnswerSet)]
    [ValidateNotNullOrEmpty]
    [FreeValue]
    public string? Message { get; set; }

    /// <summary>The HTTP status of the answer.</summary>
    [Parameter(ParameterSetName = AnswerSet)]
    [ValidateRange(200, 599)]
    [FreeValue]
    public int? StatusCode { get; set; }

    /// <summary>Breaks the connection: no answer comes.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ResetSet)]
    public SwitchParameter ConnectionReset { get; set; }

    /// <summary>How many seconds the request waits.</summary>
    [Parameter]
    [ValidateRange(0.0, 300.0)]
    [FreeValue]
    public double DelaySeconds { get; set; }

    /// <summary>The tenant carries out the request first.</summary>
    [Parameter]
    public SwitchParameter AfterProcessing { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        EiamSandbox sandbox = RequireSandbox();
        if (ErrorCode is null && Message is null && StatusCode is null && DelaySeconds == 0 && !ConnectionReset)
        {
            ThrowTerminatingError(ErrorRecords.From(
                ErrorRecords.InvalidArgument("-ErrorCode, -Message, -StatusCode, -DelaySeconds and -ConnectionReset are missing: nothing would happen; give one of them."), target: null));
        }

        // What cannot be a path at all is told by the sandbox.
        if (Path is { } path && (path[0] is '/' or '*' or '?') && !path.Contains("://") && !SandboxTenant.HasRouteLike(path))
        {
            ThrowTerminatingError(ErrorRecords.From(
                ErrorRecords.InvalidArgument(
                    $"-Path is '{path}': no call of the sandbox has a path like that. Type any part of a path and press Tab to see the paths ({MyInvocation.MyCommand.Name} -Path users<Tab>), without a query; * stands for any text, a name in braces for one segment."),
                target: null));
        }

        SandboxFaultOptions options = new()
        {
            Path = Path,
            Method = Method,
            Count = Count,
            ErrorCode = ErrorCode,
            Message = Message,
            StatusCode = StatusCode,
            Delay = TimeSpan.FromSeconds(DelaySeconds),
            ConnectionReset = ConnectionReset,
            AfterProcessing = AfterProcessing,
        };
        try
        {
            if (ShouldProcess(sandbox.ToString(), "Add a fault"))
            {
                WriteObject(new EiamSandboxFault(sandbox.Tenant.AddFault(options)));
            }
        }
        catch (ArgumentException e)
        {
            ThrowTerminatingError(ErrorRecords.From(ErrorRecords.InvalidArgument("-" + e.Message), target: null));
        }
    }
}
