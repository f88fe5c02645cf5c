namespace Eiam;

/// <summary>
/// An account of an application. What the tenant did not send is null. The tenant's own fields (<c>extension</c>) are in AdditionalData.
/// Sources: tenant API notes, section 7; T:account/obtain-accountlist, T:account/obtain-accountinfor, T:user/obtain-accounts.
/// </summary>
public sealed class Account : EiamRecordResult
{
    /// <summary><c>id</c>.</summary>
    public string? AccountId { get; internal set; }

    /// <summary>The application that it is in: the one that was asked, of a user's accounts the one that came (<c>application_id</c>).</summary>
    public string? ApplicationId { get; internal set; }

    /// <summary>The login name in the application (<c>account_name</c>), by default that of its user.</summary>
    public string? AccountName { get; internal set; }

    /// <summary>The display name (<c>name</c>).</summary>
    public string? Name { get; internal set; }

    /// <summary>Basic, Public or Orphan (<c>account_type</c>: BASIC_ACCOUNT and so on); another word as it was sent.</summary>
    public string? Type { get; internal set; }

    /// <summary>The user whose account it is, where that was asked or said: rows of an application's list have neither id nor name of a user.</summary>
    public string? UserId { get; internal set; }

    /// <summary>The id of its organization in the application (<c>org_id</c>), which is no organization of the directory.</summary>
    public string? ApplicationOrganizationId { get; internal set; }

    /// <summary>The code of that organization (<c>org_code</c>), of an account that was just created: records have the id.</summary>
    public string? ApplicationOrganizationCode { get; internal set; }

    /// <summary>Whether it is disabled (<c>disabled</c>, a boolean or its text).</summary>
    public bool? Disabled { get; internal set; }

    /// <summary>The user id of the manager (<c>attr_manager_id</c>), which the pages show only in examples.</summary>
    public string? ManagerId { get; internal set; }

    /// <summary>The account's name.</summary>
    /// <returns>The account name, else the id.</returns>
    public override string ToString() => AccountName ?? AccountId ?? nameof(Account);
}

/// <summary>Who is responsible for a public account. Source: T:account/check-public-account-owner.</summary>
public sealed class AccountOwner : EiamRecordResult
{
    /// <summary>The account that was asked about.</summary>
    public string? AccountId { get; internal set; }

    /// <summary>The application that it is in.</summary>
    public string? ApplicationId { get; internal set; }

    /// <summary><c>user_id</c>.</summary>
    public string? UserId { get; internal set; }

    /// <summary><c>user_name</c>.</summary>
    public string? UserName { get; internal set; }

    /// <summary>Whether the user is disabled (<c>disabled</c>, a boolean or its text).</summary>
    public bool? Disabled { get; internal set; }

    /// <summary>The user name.</summary>
    /// <returns>The user name, else the id.</returns>
    public override string ToString() => UserName ?? UserId ?? nameof(AccountOwner);
}

/// <summary>A user of a public account. Source: T:account/check-public-account-user.</summary>
public sealed class AccountUser : EiamRecordResult
{
    /// <summary>The account that was asked about.</summary>
    public string? AccountId { get; internal set; }

    /// <summary>The application that it is in.</summary>
    public string? ApplicationId { get; internal set; }

    /// <summary>The user's id (<c>id</c>).</summary>
    public string? UserId { get; internal set; }

    /// <summary><c>userName</c>.</summary>
    public string? UserName { get; internal set; }

    /// <summary>Whether the user is disabled (<c>disabled</c>, a boolean or its text).</summary>
    public bool? Disabled { get; internal set; }

    /// <summary>The user name.</summary>
    /// <returns>The user name, else the id.</returns>
    public override string ToString() => UserName ?? UserId ?? nameof(AccountUser);
}
