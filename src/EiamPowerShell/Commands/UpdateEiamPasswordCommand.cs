using System.Management.Automation;
using Eiam;
using Eiam.Client;
using Eiam.Client.Requests;
using EiamPowerShell.Binding;
using EiamPowerShell.Errors;
using EiamPowerShell.Sessions;

namespace EiamPowerShell.Commands;

/// <summary>Changes a password: of a login that asks for it, with its state token, or else of a user.</summary>
[Cmdlet(VerbsData.Update, "EiamPassword", SupportsShouldProcess = true, HelpUri = ApiPages.Eiam + "userapi/pwd/force-update.html")]
[OutputType(typeof(LoginResult), typeof(void))]
public sealed class UpdateEiamPasswordCommand : EiamLoginCommand
{
    /// <summary>The temporary token of a login that ended in PasswordExpired or PasswordWarn.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("state_token")]
    [SecretArgument]
    [FreeValue]
    public Secret? StateToken { get; set; }

    /// <summary>The user's id token, of a login result; without it, the signed-in user's.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("id_token")]
    [SecretArgument]
    [FreeValue]
    public Secret? IdToken { get; set; }

    /// <summary>The password so far.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("old_password")]
    [SecretArgument]
    [FreeValue]
    public Secret? OldPassword { get; set; }

    /// <summary>The new password.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("new_password")]
    [SecretArgument]
    [FreeValue]
    public Secret? NewPassword { get; set; }

    /// <summary>The code that was sent, in place of the old password: one use.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("verify_code")]
    [SecretArgument]
    [FreeValue]
    public Secret? VerifyCode { get; set; }

    /// <summary>How the code was sent.</summary>
    [Parameter]
    [ValidateSet("Mobile", "Email")]
    public string? By { get; set; }

    private protected override EiamRequest CreateRequest(EiamSession session)
    {
        if (Optional(nameof(OldPassword)) is not null && Optional(nameof(VerifyCode)) is not null)
        {
            throw ErrorRecords.InvalidArgument("-OldPassword and VerifyCode are both given. Give one of them.");
        }

        // A row whose cell is empty is a login without its token, and not the signed-in user.
        bool isLogin = Optional(nameof(StateToken)) is not null || (Optional(nameof(IdToken)) is null && Binder.HasColumn(InputObject, nameof(StateToken)));
        return isLogin ? base.CreateRequest(session)
            : SignIn ? throw ErrorRecords.InvalidArgument("-SignIn goes with -StateToken only: without one, no login is completed.")
            : IsByCode ? PasswordChangeRequest.ByCode(UserToken(session, nameof(IdToken)), IsByMobile, Required(nameof(VerifyCode)), Required(nameof(NewPassword)))
            : PasswordChangeRequest.ByOldPassword(UserToken(session, nameof(IdToken)), Optional(nameof(OldPassword)), Required(nameof(NewPassword)));
    }

    private protected override EiamRequest CreateLogin() => !IsByCode
        ? ForcedPasswordRequest.ByOldPassword(Required(nameof(StateToken)), Required(nameof(OldPassword)), Required(nameof(NewPassword)))
        : By is null || !IsByMobile
            ? ForcedPasswordRequest.ByEmail(Required(nameof(StateToken)), Required(nameof(VerifyCode)), Required(nameof(NewPassword)))
            : throw ErrorRecords.InvalidArgument("-By is Mobile, and with a state token only Email is documented.");

    private bool IsByCode => By is not null || Optional(nameof(VerifyCode)) is not null;

    private bool IsByMobile => By is { } way
        ? way.Equals("Mobile", System.StringComparison.OrdinalIgnoreCase)
        : throw ErrorRecords.InvalidArgument("-By is missing: say whether the VerifyCode came by Mobile or by Email.");
}
