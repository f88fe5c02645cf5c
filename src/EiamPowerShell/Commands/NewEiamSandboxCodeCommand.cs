using System.Management.Automation;
using Eiam;
using EiamPowerShell.Binding;
using EiamPowerShell.Errors;
using EiamPowerShell.Results;
using EiamPowerShell.Sessions;

namespace EiamPowerShell.Commands;

/// <summary>Makes a one-time code, as WeChat or the tenant would send it, for the session's sandbox tenant.</summary>
[Cmdlet(VerbsCommon.New, "EiamSandboxCode", SupportsShouldProcess = true)]
[OutputType(typeof(EiamSandboxCode))]
public sealed class NewEiamSandboxCodeCommand : EiamRecordCommand
{
    /// <summary>MiniProgramLogin (wx.login), WeChatPhone (getPhoneNumber), or the code of a message such as LoginSms or MfaEmail.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    public SandboxCodeKind Kind { get; set; }

    /// <summary>The mobile of the person.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [PipedValue]
    [ArgumentCompleter(typeof(AreaCodeCompleter))]
    public string? Mobile { get; set; }

    /// <summary>The e-mail address of the person, for a code that goes by e-mail.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [FreeValue]
    public string? Email { get; set; }

    private protected override void Process(RecordCopy? record)
    {
        EiamSession session = RequireSession(InputObject?.BaseObject as EiamSession);
        EiamSandbox sandbox = RequireSandbox(session);
        Eiam.Sandbox.SandboxCodeKind kind = (Eiam.Sandbox.SandboxCodeKind)Kind;
        string recipient = Eiam.Sandbox.SandboxCode.IsByEmail(kind)
            ? Email ?? throw ErrorRecords.InvalidArgument("-Email is missing." + RecordBinder.Columns(InputObject))
            : Mobile ?? throw ErrorRecords.InvalidArgument("-Mobile is missing." + RecordBinder.Columns(InputObject));
        if (ShouldProcess(sandbox.ToString(), $"Make a {Kind} code"))
        {
            WriteObject(new EiamSandboxCode(sandbox.Tenant.IssueCode(kind, recipient), session));
        }
    }
}
