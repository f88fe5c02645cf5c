using System.Management.Automation;
using Eiam;
using Eiam.Client;
using Eiam.Client.Requests;
using EiamPowerShell.Sessions;

namespace EiamPowerShell.Commands;

/// <summary>Enables a user.</summary>
[Cmdlet(VerbsLifecycle.Enable, "EiamUser", SupportsShouldProcess = true, HelpUri = ApiPages.Tenant + "user/enable-user.html")]
[OutputType(typeof(User), typeof(void))]
public sealed class EnableEiamUserCommand : EiamUserChangeCommand
{
    private protected override EiamRequest CreateChange(EiamSession session) => UserChangeRequest.Enable(UserId, enabled: true);
}
