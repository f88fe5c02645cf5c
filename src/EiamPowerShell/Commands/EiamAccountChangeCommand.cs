using System.Management.Automation;
using Eiam;
using Eiam.Client;
using Eiam.Client.Requests;
using EiamPowerShell.Binding;
using EiamPowerShell.Sessions;

namespace EiamPowerShell.Commands;

/// <summary>A cmdlet that changes one application account.</summary>
[ResultTarget(nameof(AccountId), nameof(ApplicationId), Of = [typeof(Account), typeof(AccountPermission), typeof(RoleAssignment), typeof(RoleMember)])]
public abstract class EiamAccountChangeCommand : EiamChangeCommand<Account>
{
    // The parameter's, or the session's.
    private string? _applicationId;

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

    /// <summary>Makes the request that changes it.</summary>
    private protected abstract EiamRequest CreateChange(string applicationId);

    private protected sealed override EiamRequest CreateChange(EiamSession session) => CreateChange(_applicationId = ApplicationIdOf(session, ApplicationId));

    private protected sealed override EiamRequest CreateRead(EiamSession session) => new AccountRequest(_applicationId, AccountId);

    private protected sealed override string Subject => $"{Named("account", AccountId, "AccountName")} of application {_applicationId}";
}
