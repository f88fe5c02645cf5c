using System.Management.Automation;
using Eiam;
using Eiam.Client;
using Eiam.Client.Requests;
using EiamPowerShell.Binding;
using EiamPowerShell.Sessions;

namespace EiamPowerShell.Commands;

/// <summary>Has the tenant send a new password to a user.</summary>
[Cmdlet(VerbsCommon.Reset, "EiamUserPassword", SupportsShouldProcess = true, HelpUri = ApiPages.Tenant + "user/reset-password.html")]
[OutputType(typeof(void))]
[ResultTarget(nameof(UserId), Of = [typeof(User), typeof(AccountOwner), typeof(AccountUser), typeof(OrganizationLeader), typeof(Profile)])]
public sealed class ResetEiamUserPasswordCommand : EiamCallCommand<object>
{
    /// <summary>The user's id.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("user_id")]
    [PipedValue]
    [FreeValue]
    public string? UserId { get; set; }

    /// <summary>How it is sent.</summary>
    [Parameter(Position = 1)]
    [ValidateSet("Sms", "Email")]
    public string? SendMode { get; set; }

    private protected override EiamRequest CreateRequest(EiamSession session)
    {
        EiamRequest request = UserChangeRequest.ResetPassword(UserId, SendMode);
        request.Subject = Named("user", UserId, "UserName");
        return request;
    }
}
