using System.Management.Automation;
using Eiam;
using Eiam.Client;
using Eiam.Client.Requests;
using EiamPowerShell.Binding;
using EiamPowerShell.Sessions;

namespace EiamPowerShell.Commands;

/// <summary>Gets who a user is: the claims of an id token that was verified.</summary>
[Cmdlet(VerbsCommon.Get, "EiamProfile", HelpUri = ApiPages.Ciam + "appendix/get-user-info-from-id-token.html")]
[OutputType(typeof(Profile))]
public sealed class GetEiamProfileCommand : EiamCallCommand<Profile>
{
    /// <summary>The id token, of a login result; without it, the signed-in user's.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("id_token")]
    [SecretArgument]
    [PipedValue(KeepsLists = true)]
    [FreeValue]
    public Secret? IdToken { get; set; }

    private protected override EiamRequest CreateRequest(EiamSession session) => new ProfileRequest(UserToken(session, nameof(IdToken)));
}
