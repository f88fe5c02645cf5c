using System.Management.Automation;
using Eiam;
using Eiam.Client;
using Eiam.Client.Requests;
using EiamPowerShell.Binding;
using EiamPowerShell.Sessions;

namespace EiamPowerShell.Commands;

/// <summary>Removes a user.</summary>
[Cmdlet(VerbsCommon.Remove, "EiamUser", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High, HelpUri = ApiPages.Tenant + "user/delete-user.html")]
[OutputType(typeof(void))]
[ResultTarget(nameof(UserId), Of = [typeof(User), typeof(AccountOwner), typeof(AccountUser), typeof(OrganizationLeader), typeof(Profile)])]
public sealed class RemoveEiamUserCommand : EiamCallCommand<object>
{
    /// <summary>The user's id.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("user_id")]
    [PipedValue]
    [FreeValue]
    public string? UserId { get; set; }

    private protected override EiamRequest CreateRequest(EiamSession session)
    {
        EiamRequest request = UserChangeRequest.Remove(UserId);
        request.Subject = Named("user", UserId, "UserName");
        return request;
    }
}
