using System;
using System.Collections.Generic;
using System.Management.Automation;
using Eiam;
using EiamPowerShell.Binding;
using EiamPowerShell.Errors;
using EiamPowerShell.Results;
using EiamPowerShell.Sessions;

namespace EiamPowerShell.Commands;

/// <summary>Lists the codes of the session's sandbox tenant that are neither used nor expired, oldest first: those that it sent, and those of New-EiamSandboxCode.</summary>
[Cmdlet(VerbsCommon.Get, "EiamSandboxCode")]
[OutputType(typeof(EiamSandboxCode))]
public sealed class GetEiamSandboxCodeCommand : EiamRecordCommand
{
    /// <summary>Only codes of this mobile, in any spelling.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [PipedValue]
    [ArgumentCompleter(typeof(AreaCodeCompleter))]
    public string? Mobile { get; set; }

    /// <summary>Only codes of this e-mail address.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [FreeValue]
    public string? Email { get; set; }

    /// <summary>Only codes of these kinds.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public SandboxCodeKind[]? Kind { get; set; }

    private protected override void Process(RecordCopy? record)
    {
        EiamSession session = RequireSession(InputObject?.BaseObject as EiamSession);
        Eiam.Sandbox.SandboxTenant tenant = RequireSandbox(session).Tenant;
        bool isForAll = string.IsNullOrEmpty(Mobile) && string.IsNullOrEmpty(Email);
        if (isForAll && MyInvocation.ExpectingInput && InputObject?.BaseObject is not EiamSession)
        {
            throw ErrorRecords.InvalidArgument("-Mobile is missing, and so is Email: there is nothing to look up." + RecordBinder.Columns(InputObject));
        }

        List<Eiam.Sandbox.SandboxCode> codes = isForAll ? [.. tenant.Codes] : [.. Of(tenant, Mobile), .. Of(tenant, Email)];
        foreach (Eiam.Sandbox.SandboxCode code in codes)
        {
            if (Kind is null || Array.IndexOf(Kind, (SandboxCodeKind)code.Kind) >= 0)
            {
                WriteObject(new EiamSandboxCode(code, session));
            }
        }
    }

    private static IReadOnlyList<Eiam.Sandbox.SandboxCode> Of(Eiam.Sandbox.SandboxTenant tenant, string? recipient) =>
        string.IsNullOrEmpty(recipient) ? [] : tenant.CodesOf(recipient!);
}
