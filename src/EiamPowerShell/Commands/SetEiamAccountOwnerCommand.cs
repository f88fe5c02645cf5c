using System.Management.Automation;
using Eiam;
using Eiam.Client;
using Eiam.Client.Requests;
using EiamPowerShell.Binding;
using EiamPowerShell.Sessions;

namespace EiamPowerShell.Commands;

/// <summary>Sets who is responsible for a public account.</summary>
[Cmdlet(VerbsCommon.Set, "EiamAccountOwner", SupportsShouldProcess = true, HelpUri = ApiPages.Tenant + "account/bind-public-account-owner.html")]
[OutputType(typeof(AccountOwner), typeof(void))]
[ResultTarget(nameof(AccountId), nameof(ApplicationId), nameof(UserName))]
public sealed class SetEiamAccountOwnerCommand : EiamChangeCommand<AccountOwner>
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

    /// <summary>The name of the user who is to be responsible.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [Alias("user_name")]
    [FreeValue]
    public string? UserName { get; set; }

    private protected override EiamRequest CreateChange(EiamSession session) =>
        AccountChangeRequest.Owner(_applicationId = ApplicationIdOf(session, ApplicationId), AccountId, UserName);

    private protected override EiamRequest CreateRead(EiamSession session) => new AccountOwnerRequest(_applicationId, AccountId);

    private protected override string Subject => $"{Named("account", AccountId, "AccountName")} of application {_applicationId}, owner {UserName}";
}
