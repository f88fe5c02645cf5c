using System;
using System.Management.Automation;
using Eiam;
using Eiam.Client;
using Eiam.Client.Secrets;
using Eiam.Sandbox;
using EiamPowerShell.Binding;
using EiamPowerShell.Errors;
using EiamPowerShell.Results;
using EiamPowerShell.Sessions;

namespace EiamPowerShell.Commands;

/// <summary>Adds a user to the session's sandbox tenant.</summary>
[Cmdlet(VerbsCommon.New, "EiamSandboxUser", SupportsShouldProcess = true)]
[OutputType(typeof(EiamSandboxUser))]
public sealed class NewEiamSandboxUserCommand : EiamRecordCommand
{
    /// <summary>The user's mobile: 13800000000 or +86-13800000000.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [PipedValue]
    [ArgumentCompleter(typeof(AreaCodeCompleter))]
    public string? Mobile { get; set; }

    /// <summary>The user name; made from the mobile without it.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [FreeValue]
    public string? UserName { get; set; }

    /// <summary>The display name.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [FreeValue]
    public string? Name { get; set; }

    /// <summary>The e-mail address.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [FreeValue]
    public string? Email { get; set; }

    /// <summary>The id of the main organization.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [FreeValue]
    public string? OrganizationId { get; set; }

    /// <summary>The employee id.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [FreeValue]
    public string? EmployeeId { get; set; }

    /// <summary>The password, for a login by user name and password.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [SecretArgument]
    [FreeValue]
    public Secret? Password { get; set; }

    /// <summary>When the password expires; a login by it ends in PASSWORD_WARN in the week before, and then in PASSWORD_EXPIRED.</summary>
    [Parameter]
    [FromRecord]
    [FreeValue]
    public DateTimeOffset? PasswordExpiresAt { get; set; }

    /// <summary>A login of the user ends in ACCESS_DENIED.</summary>
    [Parameter]
    [FromRecord]
    public SwitchParameter Disabled { get; set; }

    /// <summary>A login of the user ends in MFA_AUTH.</summary>
    [Parameter]
    [FromRecord]
    public SwitchParameter RequireMfa { get; set; }

    private protected override void Process(RecordCopy? record)
    {
        EiamSandbox sandbox = RequireSandbox(InputObject?.BaseObject as EiamSession);
        if (ShouldProcess(sandbox.ToString(), "Add a user"))
        {
            WriteObject(new EiamSandboxUser(sandbox.Tenant.AddUser(new SandboxUserOptions
            {
                Mobile = Mobile ?? throw ErrorRecords.InvalidArgument("-Mobile is missing." + RecordBinder.Columns(InputObject)),
                UserName = UserName,
                Name = Name,
                Email = Email,
                OrganizationId = OrganizationId,
                EmployeeId = EmployeeId,
                Password = SecretReader.Read(Password, nameof(Password)) is { } password ? SecretText.ToText(InputCheck.Code(password, nameof(Password))) : null,
                PasswordExpiresAt = PasswordExpiresAt,
                Disabled = Disabled,
                RequireMfa = RequireMfa,
            })));
        }
    }
}
