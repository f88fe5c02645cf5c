using System;
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

/// <summary>Finds users of the directory, or lists them.</summary>
[Cmdlet(VerbsCommon.Get, "EiamUser", DefaultParameterSetName = "List", HelpUri = ApiPages.Tenant + "user/obtain-user.html")]
[OutputType(typeof(User))]
public sealed class GetEiamUserCommand : EiamLookupCommand<User>
{
    /// <summary>The user's id.</summary>
    [Parameter(ParameterSetName = "Lookup", ValueFromPipelineByPropertyName = true)]
    [Alias("user_id")]
    [FreeValue]
    public string? UserId { get; set; }

    /// <summary>The login name.</summary>
    [Parameter(ParameterSetName = "Lookup", Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("user_name", "AccountName", "account_name")]
    [PipedValue]
    [FreeValue]
    public string? UserName { get; set; }

    /// <summary>The mobile.</summary>
    [Parameter(ParameterSetName = "Lookup", ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(AreaCodeCompleter))]
    public string? Mobile { get; set; }

    /// <summary>The e-mail address.</summary>
    [Parameter(ParameterSetName = "Lookup", ValueFromPipelineByPropertyName = true)]
    [FreeValue]
    public string? Email { get; set; }

    /// <summary>Only users of this organization.</summary>
    [Parameter(ParameterSetName = "List")]
    [ValidateNotNullOrEmpty]
    [FreeValue]
    public string? OrganizationId { get; set; }

    /// <summary>Only users that were changed after this moment.</summary>
    [Parameter(ParameterSetName = "List")]
    [FreeValue]
    public DateTimeOffset? UpdatedAfter { get; set; }

    private protected override EiamRequest CreateRequest(EiamSession session) => this switch
    {
        _ when Given.Count(static v => v.Length > 0) > 1 => throw ErrorRecords.InvalidArgument("-UserId, UserName, Mobile and Email look up one user: give one of them."),
        { UserId: { Length: > 0 } id } => UserRequest.ById(id),
        { UserName: { Length: > 0 } name } => UserRequest.ByUserName(name),
        { Mobile: { Length: > 0 } mobile } => UserRequest.ByMobile(mobile),
        { Email: { Length: > 0 } email } => UserRequest.ByEmail(email),
        _ when IsRecord || Given.Any() => throw ErrorRecords.InvalidArgument(
            "-UserId is missing, and so are UserName, Mobile and Email: there is nothing to look up."
            + (RecordBinder.Has(InputObject, nameof(OrganizationId)) ? " For the users of an organization, give -OrganizationId by name: ForEach-Object { Get-EiamUser -OrganizationId $_.OrganizationId }." : RecordBinder.Columns(InputObject))),
        _ => new UsersRequest
        {
            OrganizationId = OrganizationId,
            UpdatedAfter = UpdatedAfter is { } time ? TenantTime.Write(time, session.TimeZone) : null,
            First = First,
            Skip = Skip,
        },
    };

    // On the command line two keys contradict each other; of a record the first one counts.
    private IEnumerable<string> Given => new[] { (nameof(UserId), UserId), (nameof(UserName), UserName), (nameof(Mobile), Mobile), (nameof(Email), Email) }
        .Where(key => Binder.IsGiven(key.Item1)).Select(static key => key.Item2 ?? string.Empty);
}
