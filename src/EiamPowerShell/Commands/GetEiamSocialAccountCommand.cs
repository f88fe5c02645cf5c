using System.Management.Automation;
using Eiam;
using Eiam.Client;
using Eiam.Client.Requests;
using EiamPowerShell.Binding;
using EiamPowerShell.Sessions;

namespace EiamPowerShell.Commands;

/// <summary>Lists the social accounts that are bound to a user.</summary>
[Cmdlet(VerbsCommon.Get, "EiamSocialAccount", HelpUri = ApiPages.Eiam + "userapi/social/sociallist.html")]
[OutputType(typeof(SocialAccount))]
public sealed class GetEiamSocialAccountCommand : EiamCallCommand<SocialAccount>
{
    /// <summary>The user's id token, of a login result; without it, the signed-in user's.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("id_token")]
    [SecretArgument]
    [FreeValue]
    public Secret? IdToken { get; set; }

    private protected override EiamRequest CreateRequest(EiamSession session) => new SocialAccountsRequest(UserToken(session, nameof(IdToken)));
}
