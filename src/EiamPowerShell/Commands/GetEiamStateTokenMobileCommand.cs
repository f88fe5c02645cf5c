using System.Management.Automation;
using Eiam;
using Eiam.Client;
using Eiam.Client.Requests;
using EiamPowerShell.Binding;
using EiamPowerShell.Sessions;

namespace EiamPowerShell.Commands;

/// <summary>Gets the mobile of a login that asks for a second factor.</summary>
[Cmdlet(VerbsCommon.Get, "EiamStateTokenMobile", HelpUri = ApiPages.Eiam + "userapi/captcha/mobile-by-token.html")]
[OutputType(typeof(StateTokenMobile))]
public sealed class GetEiamStateTokenMobileCommand : EiamCallCommand<StateTokenMobile>
{
    /// <summary>The temporary token of the login.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("state_token")]
    [SecretArgument]
    [FreeValue]
    public Secret? StateToken { get; set; }

    private protected override EiamRequest CreateRequest(EiamSession session) => new StateTokenMobileRequest(Required(nameof(StateToken)));
}
