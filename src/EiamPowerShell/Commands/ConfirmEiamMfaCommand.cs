using System.Management.Automation;
using Eiam;
using Eiam.Client;
using Eiam.Client.Requests;
using EiamPowerShell.Binding;

namespace EiamPowerShell.Commands;

/// <summary>Confirms a second factor by the code that an SMS or an e-mail carried.</summary>
[Cmdlet(VerbsLifecycle.Confirm, "EiamMfa", SupportsShouldProcess = true, HelpUri = ApiPages.Eiam + "userapi/mfa/smsmfa.html")]
[OutputType(typeof(LoginResult))]
public sealed class ConfirmEiamMfaCommand : EiamLoginCommand
{
    /// <summary>The temporary token of the login that ended in MfaAuth.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("state_token")]
    [SecretArgument]
    [FreeValue]
    public Secret? StateToken { get; set; }

    /// <summary>The mobile that the code was sent to.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(AreaCodeCompleter))]
    public string? Mobile { get; set; }

    /// <summary>The e-mail address that the code was sent to.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [FreeValue]
    public string? Email { get; set; }

    /// <summary>The code: one use.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("verify_code")]
    [SecretArgument]
    [FreeValue]
    public Secret? VerifyCode { get; set; }

    private protected override EiamRequest CreateLogin() => new MfaRequest(Required(nameof(StateToken)), Recipient.Of(Mobile, Email), Required(nameof(VerifyCode)));
}
