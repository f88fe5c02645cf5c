using System.Management.Automation;
using Eiam;
using Eiam.Client;
using Eiam.Client.Requests;
using EiamPowerShell.Binding;

namespace EiamPowerShell.Commands;

/// <summary>Goes on with a login whose password is about to expire, without changing it.</summary>
[Cmdlet(VerbsCommon.Skip, "EiamPasswordUpdate", SupportsShouldProcess = true, HelpUri = ApiPages.Eiam + "userapi/pwd/skip-update.html")]
[OutputType(typeof(LoginResult))]
public sealed class SkipEiamPasswordUpdateCommand : EiamLoginCommand
{
    /// <summary>The temporary token of the login.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("state_token")]
    [SecretArgument]
    [FreeValue]
    public Secret? StateToken { get; set; }

    private protected override EiamRequest CreateLogin() => new SkipPasswordRequest(Required(nameof(StateToken)));
}
