using System.Management.Automation;
using Eiam;
using Eiam.Client;
using Eiam.Client.Requests;
using EiamPowerShell.Binding;
using EiamPowerShell.Sessions;

namespace EiamPowerShell.Commands;

/// <summary>Removes an application account.</summary>
[Cmdlet(VerbsCommon.Remove, "EiamAccount", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High, HelpUri = ApiPages.Tenant + "account/delete-account.html")]
[OutputType(typeof(void))]
[ResultTarget(nameof(AccountId), nameof(ApplicationId), Of = [typeof(Account), typeof(AccountPermission), typeof(RoleAssignment), typeof(RoleMember)])]
public sealed class RemoveEiamAccountCommand : EiamCallCommand<object>
{
    /// <summary>The account's id.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("account_id")]
    [PipedValue]
    [FreeValue]
    public string? AccountId { get; set; }

    /// <summary>The application that it is in; without it, the session's.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("app_id", "application_id")]
    [FreeValue]
    public string? ApplicationId { get; set; }

    private protected override EiamRequest CreateRequest(EiamSession session)
    {
        string applicationId = ApplicationIdOf(session, ApplicationId);
        EiamRequest request = AccountChangeRequest.Remove(applicationId, AccountId);
        request.Subject = $"{Named("account", AccountId, "AccountName")} of application {applicationId}";
        return request;
    }
}
