namespace Eiam;

/// <summary>The kinds of application accounts, of which the API spells the first BASIC_ACCOUNT.</summary>
public enum AccountType
{
    /// <summary>Of one user.</summary>
    Basic,

    /// <summary>Of several users (PUBLIC_ACCOUNT).</summary>
    Public,

    /// <summary>Of no user (ORPHAN_ACCOUNT).</summary>
    Orphan,
}
