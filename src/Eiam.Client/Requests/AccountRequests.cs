using System;
using System.Collections.Generic;
using Eiam.Client.Http;
using Eiam.Client.Json;

namespace Eiam.Client.Requests;

/// <summary>Reads the account record of the tenant API notes, section 7.</summary>
internal static class AccountRecord
{
    private const string TypeEnd = "_ACCOUNT";

    public static ModelReader<Account> Reader { get; } = new ModelReader<Account>()
        .Text("id", static (a, v) => a.AccountId = v)
        .Text("account_name", static (a, v) => a.AccountName = v)
        .Text("name", static (a, v) => a.Name = v)
        .Text("account_type", static (a, v) => a.Type = TypeName(v))
        .Text("org_id", static (a, v) => a.ApplicationOrganizationId = v)
        .Flag("disabled", static (a, v) => a.Disabled = v)
        .Text("application_id", static (a, v) => a.ApplicationId = v)
        .Text("attr_manager_id", static (a, v) => a.ManagerId = v);

    /// <summary>The vendor's word for a type.</summary>
    public static string Word(AccountType type) => type.ToString().ToUpperInvariant() + TypeEnd;

    /// <summary>Our word for a type; one that is not known stays as it came.</summary>
    public static string TypeName(string word)
    {
        foreach (AccountType type in new[] { AccountType.Basic, AccountType.Public, AccountType.Orphan })
        {
            if (string.Equals(Word(type), word, StringComparison.OrdinalIgnoreCase))
            {
                return type.ToString();
            }
        }

        return word;
    }
}

/// <summary>Lists the accounts of an application, page by page. Source: T:account/obtain-accountlist.</summary>
/// <param name="applicationId">The application's id (<c>app_id</c>).</param>
/// <exception cref="ArgumentException">The id is empty or cannot be sent.</exception>
public sealed class AccountsRequest(string? applicationId) : EiamListRequest<Account>(Endpoints.Accounts, "accounts", pageSize: 100)
{
    private readonly string _applicationId = InputCheck.PathValue(applicationId, "ApplicationId");

    /// <summary>Only accounts of this type (<c>account_type</c>); null for all.</summary>
    public AccountType? Type { get; init; }

    /// <inheritdoc/>
    protected internal override IReadOnlyList<string> PathValues => [_applicationId];

    /// <inheritdoc/>
    protected internal override void WriteQuery(QueryWriter query)
    {
        query.Text("account_type", Type is { } type ? AccountRecord.Word(type) : null);
        base.WriteQuery(query);
    }

    /// <inheritdoc/>
    protected internal override Account ReadItem(Answer item)
    {
        Account account = AccountRecord.Reader.Read(item);
        account.ApplicationId = _applicationId;
        return account;
    }

    /// <inheritdoc/>
    protected internal override string? IdOf(Account item) => item.AccountId;

    // A tenant that passes over the filter gives others, too.
    /// <inheritdoc/>
    protected internal override bool IsWanted(Account item) => Type is not { } type || item.Type is null || item.Type == type.ToString();

    internal override void Review(object? result, CallContext call) => WarnOfMissingIds(result, call);
}

/// <summary>Lists the accounts of a user in all applications; the list comes whole, and has no filters. Source: T:user/obtain-accounts.</summary>
/// <param name="userId">The user's id (<c>user_id</c>).</param>
/// <exception cref="ArgumentException">The id is empty or cannot be sent.</exception>
public sealed class UserAccountsRequest(string? userId) : EiamListRequest<Account>(Endpoints.UserAccounts, "accounts")
{
    private readonly string _userId = InputCheck.PathValue(userId, "UserId");

    /// <summary>Only accounts of this application; null for all.</summary>
    public string? ApplicationId { get; init; }

    /// <summary>Only accounts of this type; null for all.</summary>
    public AccountType? Type { get; init; }

    /// <inheritdoc/>
    protected internal override IReadOnlyList<string> PathValues => [_userId];

    /// <inheritdoc/>
    protected internal override Account ReadItem(Answer item)
    {
        Account account = AccountRecord.Reader.Read(item);
        account.UserId = _userId;
        return account;
    }

    /// <inheritdoc/>
    protected internal override string? IdOf(Account item) => item.AccountId;

    /// <inheritdoc/>
    protected internal override bool IsWanted(Account item) =>
        (string.IsNullOrEmpty(ApplicationId) || item.ApplicationId == ApplicationId) && (Type is not { } type || item.Type == type.ToString());

    internal override void Review(object? result, CallContext call) => WarnOfMissingIds(result, call);
}

/// <summary>Gets an account. Source: T:account/obtain-accountinfor.</summary>
/// <param name="applicationId">The application's id (<c>app_id</c>).</param>
/// <param name="accountId">The account's id (<c>account_id</c>).</param>
/// <exception cref="ArgumentException">An id is empty or cannot be sent.</exception>
public sealed class AccountRequest(string? applicationId, string? accountId) : EiamRequest<Account>(Endpoints.AccountById)
{
    private readonly string _accountId = InputCheck.PathValue(accountId, "AccountId");
    private readonly string _applicationId = InputCheck.PathValue(applicationId, "ApplicationId");

    /// <inheritdoc/>
    protected internal override IReadOnlyList<string> PathValues => [_applicationId, _accountId];

    /// <inheritdoc/>
    protected internal override Account Read(Answer answer)
    {
        Account account = AccountRecord.Reader.Read(answer);
        account.ApplicationId = _applicationId;
        return account;
    }

    internal override void Review(object? result, CallContext call) => call.WarnOfMissingId(((Account)result!).AccountId);
}

/// <summary>Gets who is responsible for a public account. Source: T:account/check-public-account-owner.</summary>
/// <param name="applicationId">The application's id (<c>app_id</c>).</param>
/// <param name="accountId">The account's id (<c>account_id</c>).</param>
/// <exception cref="ArgumentException">An id is empty or cannot be sent.</exception>
public sealed class AccountOwnerRequest(string? applicationId, string? accountId) : EiamRequest<AccountOwner>(Endpoints.AccountOwner)
{
    private static readonly ModelReader<AccountOwner> Reader = new ModelReader<AccountOwner>()
        .Text("user_id", static (o, v) => o.UserId = v)
        .Text("user_name", static (o, v) => o.UserName = v)
        .Flag("disabled", static (o, v) => o.Disabled = v);

    private readonly string _accountId = InputCheck.PathValue(accountId, "AccountId");
    private readonly string _applicationId = InputCheck.PathValue(applicationId, "ApplicationId");

    /// <inheritdoc/>
    protected internal override IReadOnlyList<string> PathValues => [_applicationId, _accountId];

    /// <inheritdoc/>
    protected internal override AccountOwner Read(Answer answer)
    {
        AccountOwner owner = Reader.Read(answer);
        owner.AccountId = _accountId;
        owner.ApplicationId = _applicationId;
        return owner;
    }
}

/// <summary>
/// Lists the users of a public account, page by page. The page spells the name <c>userName</c>; the spelling of the other calls is read too.
/// Source: T:account/check-public-account-user.
/// </summary>
/// <param name="applicationId">The application's id (<c>app_id</c>).</param>
/// <param name="accountId">The account's id (<c>account_id</c>).</param>
/// <exception cref="ArgumentException">An id is empty or cannot be sent.</exception>
public sealed class AccountUsersRequest(string? applicationId, string? accountId) : EiamListRequest<AccountUser>(Endpoints.AccountUsers, "associated_users", pageSize: 100)
{
    private static readonly ModelReader<AccountUser> Reader = new ModelReader<AccountUser>()
        .Text("id", static (u, v) => u.UserId = v)
        .Text("userName", static (u, v) => u.UserName = v)
        .Text("user_name", static (u, v) => u.UserName = v)
        .Flag("disabled", static (u, v) => u.Disabled = v);

    private readonly string _accountId = InputCheck.PathValue(accountId, "AccountId");
    private readonly string _applicationId = InputCheck.PathValue(applicationId, "ApplicationId");

    /// <inheritdoc/>
    protected internal override IReadOnlyList<string> PathValues => [_applicationId, _accountId];

    /// <inheritdoc/>
    protected internal override AccountUser ReadItem(Answer item)
    {
        AccountUser user = Reader.Read(item);
        user.AccountId = _accountId;
        user.ApplicationId = _applicationId;
        return user;
    }

    /// <inheritdoc/>
    protected internal override string? IdOf(AccountUser item) => item.UserId;

    internal override void Review(object? result, CallContext call) => WarnOfMissingIds(result, call);
}
