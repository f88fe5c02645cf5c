using System.Management.Automation;
using Eiam;
using Eiam.Client;
using EiamPowerShell.Binding;

namespace EiamPowerShell.Commands;

/// <summary>A cmdlet that puts accounts and roles of an application together, or takes them apart: several ids at once, each with a fate of its own.</summary>
[ResultTarget(nameof(ApplicationId), "RoleId", "AccountId")]
public abstract class EiamRoleChangeCommand : EiamCallCommand<RoleAssignment>
{
    /// <summary>The application's id; without it, the session's.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("app_id")]
    [FreeValue]
    public string? ApplicationId { get; set; }

    /// <summary>Writes an object for each id that was done.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <summary>Says what the request is about, and what it writes.</summary>
    /// <param name="change">The request.</param>
    /// <param name="beside">What its ids are put together with.</param>
    /// <param name="name">The name of its one id, where the record has it.</param>
    private protected EiamRequest Complete(EiamRequest change, string beside, string? name)
    {
        EiamIdListRequest list = (EiamIdListRequest)change;
        list.YieldsDone = PassThru;
        list.Subject = $"{(list.Ids.Count == 1 ? name : null) ?? list.Named}, {beside}";
        return list;
    }

    /// <summary>How ShouldProcess names the one id of a record; null where the command line gave it.</summary>
    private protected string? NamedOfRecord(string kind, string[]? ids, string parameter, string property) =>
        ids is { Length: 1 } && !Binder.IsGiven(parameter) ? Named(kind, ids[0], property) : null;
}

/// <summary>A cmdlet that changes who has a role.</summary>
public abstract class EiamRoleMemberChangeCommand : EiamRoleChangeCommand
{
    /// <summary>The role's id.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("role_id")]
    [FreeValue]
    public string? RoleId { get; set; }

    /// <summary>The ids of accounts.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [Alias("account_id", "account_Ids")]
    [PipedValue(KeepsLists = true)]
    [FreeValue]
    public string[]? AccountId { get; set; }

    private protected EiamRequest Complete(EiamRequest change) =>
        Complete(change, Named("role", RoleId, "Name"), NamedOfRecord("account", AccountId, nameof(AccountId), "AccountName"));
}

/// <summary>A cmdlet that changes which roles an account has.</summary>
public abstract class EiamAccountRoleChangeCommand : EiamRoleChangeCommand
{
    /// <summary>The account's id.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("account_id")]
    [PipedValue]
    [FreeValue]
    public string? AccountId { get; set; }

    /// <summary>The ids of roles.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [Alias("role_id", "role_ids")]
    [FreeValue]
    public string[]? RoleId { get; set; }

    private protected EiamRequest Complete(EiamRequest change) =>
        Complete(change, Named("account", AccountId, "AccountName"), NamedOfRecord("role", RoleId, nameof(RoleId), "Name"));
}
