using System.Management.Automation;
using Eiam;
using Eiam.Client;
using Eiam.Client.Requests;
using EiamPowerShell.Binding;
using EiamPowerShell.Sessions;

namespace EiamPowerShell.Commands;

/// <summary>Gets what accounts of an application may do, and their roles.</summary>
[Cmdlet(VerbsCommon.Get, "EiamAccountPermission", HelpUri = ApiPages.Tenant + "account/query-account-permission.html")]
[OutputType(typeof(AccountPermission))]
public sealed class GetEiamAccountPermissionCommand : EiamApplicationListCommand<AccountPermission>
{
    /// <summary>The account's id; without it, all accounts.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("account_id")]
    [PipedValue]
    [FreeValue]
    public string? AccountId { get; set; }

    private protected override EiamRequest CreateRequest(EiamSession session) => string.IsNullOrEmpty(AccountId) && !Binder.IsGiven(nameof(AccountId))
        ? new AccountPermissionsRequest(ApplicationOfList(session, nameof(AccountId))) { First = First, Skip = Skip }
        : new AccountPermissionRequest(ApplicationIdOf(session, ApplicationId), AccountId);
}
