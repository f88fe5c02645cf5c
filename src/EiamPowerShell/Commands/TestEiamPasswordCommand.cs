using System.Management.Automation;
using Eiam;
using Eiam.Client;
using Eiam.Client.Requests;
using EiamPowerShell.Binding;
using EiamPowerShell.Sessions;

namespace EiamPowerShell.Commands;

/// <summary>Says whether a user has a password.</summary>
[Cmdlet(VerbsDiagnostic.Test, "EiamPassword", HelpUri = ApiPages.Eiam + "userapi/pwd/check-exist.html")]
[OutputType(typeof(bool))]
public sealed class TestEiamPasswordCommand : EiamCallCommand<object>
{
    /// <summary>The user's id token, of a login result; without it, the signed-in user's.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("id_token")]
    [SecretArgument]
    [FreeValue]
    public Secret? IdToken { get; set; }

    private protected override EiamRequest CreateRequest(EiamSession session) => new PasswordExistsRequest(UserToken(session, nameof(IdToken)));
}
