using System.Management.Automation;
using Eiam;
using Eiam.Client;
using Eiam.Client.Requests;
using EiamPowerShell.Sessions;

namespace EiamPowerShell.Commands;

/// <summary>Disables a user.</summary>
[Cmdlet(VerbsLifecycle.Disable, "EiamUser", SupportsShouldProcess = true, HelpUri = ApiPages.Tenant + "user/disable-user.html")]
[OutputType(typeof(User), typeof(void))]
public sealed class DisableEiamUserCommand : EiamUserChangeCommand
{
    private protected override EiamRequest CreateChange(EiamSession session) => UserChangeRequest.Enable(UserId, enabled: false);
}
