using System.Management.Automation;
using Eiam;
using Eiam.Client;
using Eiam.Client.Requests;
using EiamPowerShell.Binding;
using EiamPowerShell.Sessions;

namespace EiamPowerShell.Commands;

/// <summary>Gets who is responsible for a public account.</summary>
[Cmdlet(VerbsCommon.Get, "EiamAccountOwner", HelpUri = ApiPages.Tenant + "account/check-public-account-owner.html")]
[OutputType(typeof(AccountOwner))]
public sealed class GetEiamAccountOwnerCommand : EiamCallCommand<AccountOwner>
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

    private protected override EiamRequest CreateRequest(EiamSession session) => new AccountOwnerRequest(ApplicationIdOf(session, ApplicationId), AccountId);
}
