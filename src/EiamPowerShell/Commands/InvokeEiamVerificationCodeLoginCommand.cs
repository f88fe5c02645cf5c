using System.Management.Automation;
using Eiam;
using Eiam.Client;
using Eiam.Client.Requests;
using EiamPowerShell.Binding;

namespace EiamPowerShell.Commands;

/// <summary>Logs in by the code that an SMS or an e-mail carried.</summary>
[Cmdlet(VerbsLifecycle.Invoke, "EiamVerificationCodeLogin", SupportsShouldProcess = true, HelpUri = ApiPages.Eiam + "userapi/login/mobile-verify-code.html")]
[OutputType(typeof(LoginResult))]
public sealed class InvokeEiamVerificationCodeLoginCommand : EiamLoginCommand
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
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("verify_code")]
    [SecretArgument]
    [FreeValue]
    public Secret? VerifyCode { get; set; }

    private protected override EiamRequest CreateLogin() => new VerificationCodeLoginRequest(Recipient.Of(Mobile, Email), Required(nameof(VerifyCode)));
}
