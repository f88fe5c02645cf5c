using System.Management.Automation;
using Eiam;
using Eiam.Client;
using Eiam.Client.Requests;
using EiamPowerShell.Binding;
using EiamPowerShell.Sessions;

namespace EiamPowerShell.Commands;

/// <summary>Solves a captcha for the mobile or the e-mail address that a code is to be sent to.</summary>
[Cmdlet(VerbsLifecycle.Confirm, "EiamCaptcha", SupportsShouldProcess = true, HelpUri = ApiPages.Eiam + "userapi/captcha/verifycaptcha.html")]
[OutputType(typeof(ConfirmedCaptcha))]
public sealed class ConfirmEiamCaptchaCommand : EiamCallCommand<ConfirmedCaptcha>
{
    /// <summary>How far the piece is moved to the right, in pixels. A text, so that what is no number is an error in its turn.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [FreeValue]
    public string? Offset { get; set; }

    /// <summary>The mobile that a code is to be sent to.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(AreaCodeCompleter))]
    public string? Mobile { get; set; }

    /// <summary>The e-mail address that a code is to be sent to.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [FreeValue]
    public string? Email { get; set; }

    /// <summary>The captcha's token: one use.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [SecretArgument]
    [FreeValue]
    public Secret? Token { get; set; }

    private protected override EiamRequest CreateRequest(EiamSession session) => new CaptchaVerifyRequest(Required(nameof(Token)), Offset, Recipient.Of(Mobile, Email));
}
