using System.Management.Automation;
using Eiam;
using Eiam.Client;
using Eiam.Client.Requests;
using EiamPowerShell.Binding;
using EiamPowerShell.Errors;
using EiamPowerShell.Sessions;

namespace EiamPowerShell.Commands;

/// <summary>Finds accounts of an application or of a user, or lists those of an application.</summary>
[Cmdlet(VerbsCommon.Get, "EiamAccount", DefaultParameterSetName = "List", HelpUri = ApiPages.Tenant + "account/obtain-accountlist.html")]
[OutputType(typeof(Account))]
public sealed class GetEiamAccountCommand : EiamLookupCommand<Account>
{
    /// <summary>The account's id.</summary>
    [Parameter(ParameterSetName = "Lookup", Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("account_id")]
    [PipedValue]
    [FreeValue]
    public string? AccountId { get; set; }

    /// <summary>The user whose accounts are asked for, in all applications unless one is given.</summary>
    [Parameter(ParameterSetName = "Lookup", ValueFromPipelineByPropertyName = true)]
    [Alias("user_id")]
    [FreeValue]
    public string? UserId { get; set; }

    /// <summary>The application; without it, the session's.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("app_id", "application_id")]
    [FreeValue]
    public string? ApplicationId { get; set; }

    /// <summary>Only accounts of this type.</summary>
    [Parameter]
    public AccountType? Type { get; set; }

    private protected override EiamRequest CreateRequest(EiamSession session) => this switch
    {
        { AccountId.Length: > 0, UserId.Length: > 0 } when Binder.IsGiven(nameof(AccountId)) && Binder.IsGiven(nameof(UserId)) =>
            throw ErrorRecords.InvalidArgument("-AccountId and UserId contradict each other: give the one for one account, the other for all of a user."),
        { AccountId: { Length: > 0 } id } when !IsOfGivenUser => Type is null
            ? new AccountRequest(ApplicationIdOf(session, ApplicationId), id)
            : throw ErrorRecords.InvalidArgument("-Type has no place beside AccountId, which names one account."),
        { UserId: { Length: > 0 } user } => new UserAccountsRequest(user) { ApplicationId = ApplicationId, Type = Type },
        _ when IsRecord || ParameterSetName == "Lookup" => throw ErrorRecords.InvalidArgument(
            "-AccountId is missing, and so is UserId: there is nothing to look up." + RecordBinder.Columns(InputObject)),
        _ => new AccountsRequest(ApplicationIdOf(session, ApplicationId)) { Type = Type, First = First, Skip = Skip },
    };

    // What was given by name goes before what the record has.
    private bool IsOfGivenUser => Binder.IsGiven(nameof(UserId)) && !string.IsNullOrEmpty(UserId) && !Binder.IsGiven(nameof(AccountId));
}
