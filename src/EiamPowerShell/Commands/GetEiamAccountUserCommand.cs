using System.Management.Automation;
using Eiam;
using Eiam.Client;
using Eiam.Client.Requests;
using EiamPowerShell.Binding;
using EiamPowerShell.Sessions;

namespace EiamPowerShell.Commands;

/// <summary>Lists the users of a public account.</summary>
[Cmdlet(VerbsCommon.Get, "EiamAccountUser", HelpUri = ApiPages.Tenant + "account/check-public-account-user.html")]
[OutputType(typeof(AccountUser))]
public sealed class GetEiamAccountUserCommand : EiamCallCommand<AccountUser>
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

    /// <summary>How many users of each account are wanted; only the pages that they need are asked for.</summary>
    [Parameter]
    [ValidateRange(0, long.MaxValue)]
    [FreeValue]
    public long First { get; set; } = long.MaxValue;

    /// <summary>How many users of each account are passed over.</summary>
    [Parameter]
    [ValidateRange(0, long.MaxValue)]
    [FreeValue]
    public long Skip { get; set; }

    private protected override EiamRequest CreateRequest(EiamSession session) =>
        new AccountUsersRequest(ApplicationIdOf(session, ApplicationId), AccountId) { First = First, Skip = Skip };
}
