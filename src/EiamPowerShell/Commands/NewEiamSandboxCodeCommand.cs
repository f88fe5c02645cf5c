using System;
using System.Management.Automation;
using Eiam.Sandbox;
using EiamPowerShell.Errors;
using EiamPowerShell.Results;

namespace EiamPowerShell.Commands;

/// <summary>Makes a one-time code, as WeChat would, for the session's sandbox tenant.</summary>
[Cmdlet(VerbsCommon.New, "EiamSandboxCode", SupportsShouldProcess = true)]
[OutputType(typeof(EiamSandboxCode))]
public sealed class NewEiamSandboxCodeCommand : EiamSessionCommand
{
    /// <summary>MiniProgramLogin (wx.login) or WeChatPhone (getPhoneNumber).</summary>
    [Parameter(Mandatory = true, Position = 0)]
    public EiamSandboxCodeKind Kind { get; set; }

    /// <summary>The mobile of the WeChat user.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    public string Mobile { get; set; } = null!;

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        EiamSandbox sandbox = RequireSandbox();
        if (!ShouldProcess(sandbox.ToString(), $"Make a {Kind} code"))
        {
            return;
        }

        try
        {
            SandboxCodeKind kind = Kind == EiamSandboxCodeKind.WeChatPhone ? SandboxCodeKind.WeChatPhone : SandboxCodeKind.MiniProgramLogin;
            WriteObject(new EiamSandboxCode(sandbox.Tenant.IssueCode(kind, Mobile)));
        }
        catch (ArgumentException e)
        {
            WriteError(ErrorRecords.InvalidArgument(e, target: null));
        }
    }
}
