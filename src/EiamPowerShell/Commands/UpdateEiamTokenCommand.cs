using System.Management.Automation;
using Eiam;
using Eiam.Client;
using Eiam.Client.Requests;
using EiamPowerShell.Binding;
using EiamPowerShell.Sessions;

namespace EiamPowerShell.Commands;

/// <summary>Gets a new id token for a session token; where the tenant is set up so, a new session token too.</summary>
[Cmdlet(VerbsData.Update, "EiamToken", SupportsShouldProcess = true, HelpUri = ApiPages.Eiam + "userapi/token/session-token-id-token.html")]
[OutputType(typeof(LoginResult))]
public sealed class UpdateEiamTokenCommand : EiamCallCommand<LoginResult>
{
    /// <summary>The session token, of a login result; without it, the signed-in user's.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("session_token")]
    [SecretArgument]
    [FreeValue]
    public Secret? SessionToken { get; set; }

    private protected override EiamRequest CreateRequest(EiamSession session) => TokenRefreshRequest.Of(SessionTokenOf(session, nameof(SessionToken)), session.User);

    private protected override void Write(EiamRequest request, LoginResult result)
    {
        result.SessionToken ??= ((TokenRefreshRequest)request).SessionToken;
        WriteObject(result);
    }
}
