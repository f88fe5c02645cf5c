using System;
using System.Management.Automation;
using EiamPowerShell.Binding;
using EiamPowerShell.Errors;
using EiamPowerShell.Results;

namespace EiamPowerShell.Commands;

/// <summary>Adds a user to the session's sandbox tenant.</summary>
[Cmdlet(VerbsCommon.New, "EiamSandboxUser", SupportsShouldProcess = true)]
[OutputType(typeof(EiamSandboxUser))]
public sealed class NewEiamSandboxUserCommand : EiamSessionCommand
{
    /// <summary>The user's mobile: 13800000000 or +86-13800000000.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    public string Mobile { get; set; } = null!;

    /// <summary>The user name; made from the mobile without it.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? UserName { get; set; }

    /// <summary>The display name.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Name { get; set; }

    /// <summary>The e-mail address.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Email { get; set; }

    /// <summary>A login of the user ends in ACCESS_DENIED.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [SwitchArgument]
    public SwitchParameter Disabled { get; set; }

    /// <summary>A login of the user ends in MFA_AUTH.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [SwitchArgument]
    public SwitchParameter RequireMfa { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        EiamSandbox sandbox = RequireSandbox();
        if (!ShouldProcess(sandbox.ToString(), "Add a user"))
        {
            return;
        }

        try
        {
            WriteObject(new EiamSandboxUser(sandbox.Tenant.AddUser(Mobile, UserName, Name, Email, Disabled, RequireMfa)));
        }
        catch (ArgumentException e)
        {
            WriteError(ErrorRecords.InvalidArgument(e, target: null));
        }
    }
}
