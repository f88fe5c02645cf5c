using System.Management.Automation;
using Eiam;
using Eiam.Client;
using Eiam.Client.Requests;
using EiamPowerShell.Binding;
using EiamPowerShell.Sessions;

namespace EiamPowerShell.Commands;

/// <summary>A cmdlet that changes one user of the directory.</summary>
[ResultTarget(nameof(UserId), Of = [typeof(User), typeof(AccountOwner), typeof(AccountUser), typeof(OrganizationLeader), typeof(Profile)])]
public abstract class EiamUserChangeCommand : EiamChangeCommand<User>
{
    /// <summary>The user's id.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("user_id")]
    [PipedValue]
    [FreeValue]
    public string? UserId { get; set; }

    private protected sealed override EiamRequest CreateRead(EiamSession session) => UserRequest.ById(UserId);

    private protected sealed override string Subject => Named("user", UserId, "UserName");
}
