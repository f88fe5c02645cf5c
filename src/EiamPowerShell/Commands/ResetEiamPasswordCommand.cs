using System.Management.Automation;
using Eiam;
using Eiam.Client;
using Eiam.Client.Requests;
using EiamPowerShell.Binding;
using EiamPowerShell.Sessions;

namespace EiamPowerShell.Commands;

/// <summary>Sets a new password in place of a forgotten one, by a code that was sent.</summary>
[Cmdlet(VerbsCommon.Reset, "EiamPassword", SupportsShouldProcess = true, HelpUri = ApiPages.Eiam + "userapi/pwd/update-by-mobile.html")]
[OutputType(typeof(void))]
public sealed class ResetEiamPasswordCommand : EiamCallCommand<object>
{
    /// <summary>The mobile that the code was sent to.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(AreaCodeCompleter))]
    public string? Mobile { get; set; }

    /// <summary>The e-mail address that the code was sent to.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [FreeValue]
    public string? Email { get; set; }

    /// <summary>The code: one use.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("verify_code")]
    [SecretArgument]
    [FreeValue]
    public Secret? VerifyCode { get; set; }

    /// <summary>The new password.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("new_password")]
    [SecretArgument]
    [FreeValue]
    public Secret? NewPassword { get; set; }

    private protected override EiamRequest CreateRequest(EiamSession session) =>
        new PasswordResetRequest(Recipient.Of(Mobile, Email), Required(nameof(VerifyCode)), Required(nameof(NewPassword)));
}
