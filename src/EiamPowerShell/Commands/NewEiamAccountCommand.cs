using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using Eiam;
using Eiam.Client;
using Eiam.Client.Requests;
using EiamPowerShell.Binding;
using EiamPowerShell.Errors;
using EiamPowerShell.Sessions;

namespace EiamPowerShell.Commands;

/// <summary>Creates an account of an application: of a user, of several, or of none.</summary>
[Cmdlet(VerbsCommon.New, "EiamAccount", SupportsShouldProcess = true, HelpUri = ApiPages.Tenant + "account/add-basic-account.html")]
[OutputType(typeof(Account))]
[ResultTarget(nameof(UserId))]
public sealed class NewEiamAccountCommand : EiamCallCommand<Account>
{
    /// <summary>The user whose account it is, unless -Type says that it is nobody's or of several.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("user_id")]
    [PipedValue]
    [FreeValue]
    public string? UserId { get; set; }

    /// <summary>The application; without it, the session's.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("app_id", "application_id")]
    [FreeValue]
    public string? ApplicationId { get; set; }

    /// <summary>Basic, Public or Orphan; Basic where it is not given.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(EnumCompleter<AccountType>))]
    public string? Type { get; set; }

    /// <summary>The login name in the application; of a user's account the user name, where it is not given.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [Alias("account_name")]
    [FreeValue]
    public string? AccountName { get; set; }

    /// <summary>The display name.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [FreeValue]
    public string? Name { get; set; }

    /// <summary>The code of an organization of the application.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("org_code")]
    [FreeValue]
    public string? ApplicationOrganizationCode { get; set; }

    /// <summary>The password.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [SecretArgument]
    [FreeValue]
    public Secret? Password { get; set; }

    /// <summary>Whether it is disabled from the start.</summary>
    [Parameter]
    [FromRecord]
    public SwitchParameter Disabled { get; set; }

    /// <summary>The tenant's own fields: a hashtable or an object, which can nest.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [FreeValue]
    public PSObject? Extension { get; set; }

    /// <summary>Fields by their names in the API, for those that have no parameter; $null is sent as null.</summary>
    [Parameter]
    [FreeValue]
    public PSObject? Attribute { get; set; }

    /// <summary>Uses the user's own call, which needs the permission user_all in place of account_all, and takes only an account name.</summary>
    [Parameter]
    public SwitchParameter WithUserPermission { get; set; }

    private protected override EiamRequest CreateRequest(EiamSession session)
    {
        string applicationId = ApplicationIdOf(session, ApplicationId);
        AccountType type = string.IsNullOrEmpty(Type) ? AccountType.Basic : EnumCompleter<AccountType>.Value(Type, nameof(Type));
        CheckUser(type);
        EiamRequest request = WithUserPermission ? AccountCreateRequest.OfUser(applicationId, UserId, NameAlone()) : Create(type, applicationId);
        string account = string.IsNullOrEmpty(AccountName) ? "account" : "account " + AccountName;
        request.Subject = $"{account} of {(type == AccountType.Basic ? Named("user", UserId, "UserName") + " in " : string.Empty)}application {applicationId}";
        return request;
    }

    private AccountCreateRequest Create(AccountType type, string applicationId)
    {
        AccountFields fields = new()
        {
            AccountName = AccountName,
            Name = Name,
            ApplicationOrganizationCode = ApplicationOrganizationCode,
            Password = Optional(nameof(Password)),
            Disabled = Binder.Has(nameof(Disabled)) ? Disabled.IsPresent : null,
            Extension = TableReader.Table(Extension, nameof(Extension)),
        };
        IReadOnlyDictionary<string, object?>? attributes = TableReader.Table(Attribute, nameof(Attribute));
        return type switch
        {
            AccountType.Public => AccountCreateRequest.Public(applicationId, fields, attributes),
            AccountType.Orphan => AccountCreateRequest.Orphan(applicationId, fields, attributes),
            _ => AccountCreateRequest.Basic(applicationId, UserId, fields, attributes),
        };
    }

    private void CheckUser(AccountType type)
    {
        if (type == AccountType.Basic && string.IsNullOrEmpty(UserId))
        {
            throw ErrorRecords.InvalidArgument("-UserId is missing or empty: an account is a user's unless -Type is Public or Orphan." + RecordBinder.Columns(InputObject));
        }

        if (type != AccountType.Basic && !string.IsNullOrEmpty(UserId))
        {
            throw ErrorRecords.InvalidArgument($"-UserId has no place in an account of the type {type}: the users of a public one are added with Add-EiamAccountUser.");
        }

        if (type != AccountType.Basic && WithUserPermission)
        {
            throw ErrorRecords.InvalidArgument($"-WithUserPermission has no place in an account of the type {type}: that call creates accounts of users.");
        }
    }

    // What would be left out without a word is refused.
    private string? NameAlone() => new (string Name, bool IsGiven)[]
        {
            (nameof(Name), !string.IsNullOrEmpty(Name)),
            (nameof(ApplicationOrganizationCode), !string.IsNullOrEmpty(ApplicationOrganizationCode)),
            (nameof(Password), Optional(nameof(Password)) is not null),
            (nameof(Disabled), Binder.Has(nameof(Disabled))),
            (nameof(Extension), TableReader.Table(Extension, nameof(Extension)) is not null),
            (nameof(Attribute), Attribute is not null),
        }.FirstOrDefault(static field => field.IsGiven).Name is { } excess
        ? throw ErrorRecords.InvalidArgument($"-{excess} has no place beside WithUserPermission, whose call takes only an account name. Leave one of the two out.")
        : AccountName;
}
