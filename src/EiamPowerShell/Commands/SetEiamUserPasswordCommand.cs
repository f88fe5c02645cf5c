using System.Management.Automation;
using Eiam;
using Eiam.Client;
using Eiam.Client.Requests;
using EiamPowerShell.Binding;
using EiamPowerShell.Errors;
using EiamPowerShell.Sessions;

namespace EiamPowerShell.Commands;

/// <summary>Sets the password of a user, or changes it by the old one.</summary>
[Cmdlet(VerbsCommon.Set, "EiamUserPassword", SupportsShouldProcess = true, HelpUri = ApiPages.Tenant + "user/modify-password.html")]
[OutputType(typeof(void))]
[ResultTarget(nameof(UserId), Of = [typeof(User), typeof(AccountOwner), typeof(AccountUser), typeof(OrganizationLeader), typeof(Profile)])]
public sealed class SetEiamUserPasswordCommand : EiamCallCommand<object>
{
    /// <summary>The user's id.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("user_id")]
    [PipedValue]
    [FreeValue]
    public string? UserId { get; set; }

    /// <summary>The new password.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("new_password")]
    [SecretArgument]
    [FreeValue]
    public Secret? NewPassword { get; set; }

    /// <summary>The password so far: the tenant compares it.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("old_password")]
    [SecretArgument]
    [FreeValue]
    public Secret? OldPassword { get; set; }

    /// <summary>Whether it has to be changed at the next login.</summary>
    [Parameter]
    [Alias("pwd_must_modify")]
    [FromRecord]
    public SwitchParameter MustChangePassword { get; set; }

    private protected override EiamRequest CreateRequest(EiamSession session)
    {
        bool? mustChange = Binder.Has(nameof(MustChangePassword)) ? MustChangePassword.IsPresent : null;
        EiamRequest request = Optional(nameof(OldPassword)) is not { } old
            ? Binder.IsGiven(nameof(OldPassword)) || Binder.HasColumn(InputObject, nameof(OldPassword))
                ? throw ErrorRecords.InvalidArgument("-OldPassword is empty: leave it out to set the password without it.")
                : UserChangeRequest.Password(UserId, Required(nameof(NewPassword)), mustChange)
            : mustChange is null
                ? UserChangeRequest.PasswordByOld(UserId, Required(nameof(NewPassword)), old)
                : throw ErrorRecords.InvalidArgument("-MustChangePassword has no place in a change by -OldPassword: give one of the two.");
        request.Subject = Named("user", UserId, "UserName");
        return request;
    }
}
