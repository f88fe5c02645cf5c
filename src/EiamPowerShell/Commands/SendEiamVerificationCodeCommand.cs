using System.Management.Automation;
using Eiam;
using Eiam.Client;
using Eiam.Client.Requests;
using EiamPowerShell.Binding;
using EiamPowerShell.Sessions;

namespace EiamPowerShell.Commands;

/// <summary>Has the tenant send a code by SMS or e-mail. Each message costs money.</summary>
[Cmdlet(VerbsCommunications.Send, "EiamVerificationCode", SupportsShouldProcess = true, DefaultParameterSetName = "Purpose", HelpUri = ApiPages.Eiam + "userapi/captcha/smssend.html")]
[OutputType(typeof(SentCode))]
public sealed class SendEiamVerificationCodeCommand : EiamCallCommand<SentCode>
{
    /// <summary>What the code is for.</summary>
    [Parameter(ParameterSetName = "Purpose", Mandatory = true, Position = 0)]
    public VerificationCodePurpose Purpose { get; set; }

    /// <summary>The type of message in the API's own word, where the pages disagree or a tenant has others.</summary>
    [Parameter(ParameterSetName = "Type", Mandatory = true)]
    [ArgumentCompleter(typeof(MessageTypeCompleter))]
    public string? Type { get; set; }

    /// <summary>The mobile to send to.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(AreaCodeCompleter))]
    public string? Mobile { get; set; }

    /// <summary>The e-mail address to send to.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [FreeValue]
    public string? Email { get; set; }

    /// <summary>The token of a captcha that was solved for this recipient: one use.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("captcha_token")]
    [SecretArgument]
    [FreeValue]
    public Secret? CaptchaToken { get; set; }

    private protected override EiamRequest CreateRequest(EiamSession session)
    {
        Recipient recipient = Recipient.Of(Mobile, Email);
        string? type = ParameterSetName == "Type" ? Type : SendCodeRequest.TypeOf(Purpose, recipient);
        return new SendCodeRequest(recipient, type, Required(nameof(CaptchaToken)));
    }
}
