using System.Management.Automation;
using Eiam;
using Eiam.Client;
using Eiam.Client.Requests;
using EiamPowerShell.Binding;
using EiamPowerShell.Sessions;

namespace EiamPowerShell.Commands;

/// <summary>Changes a user's mobile, by the code that was sent to the new one.</summary>
[Cmdlet(VerbsData.Update, "EiamMobile", SupportsShouldProcess = true, HelpUri = ApiPages.Ciam + "user-self-service/update-mobile.html")]
[OutputType(typeof(void))]
public sealed class UpdateEiamMobileCommand : EiamCallCommand<object>
{
    /// <summary>The user's id token, of a login result; without it, the signed-in user's.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("id_token")]
    [SecretArgument]
    [FreeValue]
    public Secret? IdToken { get; set; }

    /// <summary>The new mobile, which the code was sent to.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(AreaCodeCompleter))]
    public string? Mobile { get; set; }

    /// <summary>The code: one use.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [Alias("verify_code")]
    [SecretArgument]
    [FreeValue]
    public Secret? VerifyCode { get; set; }

    private protected override EiamRequest CreateRequest(EiamSession session) =>
        new MobileUpdateRequest(UserToken(session, nameof(IdToken)), Mobile, Required(nameof(VerifyCode)));
}
