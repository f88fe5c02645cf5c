using System.Management.Automation;
using Eiam;
using Eiam.Client;
using Eiam.Client.Requests;
using EiamPowerShell.Binding;

namespace EiamPowerShell.Commands;

/// <summary>Enables a user.</summary>
[Cmdlet(VerbsLifecycle.Enable, "EiamUser", SupportsShouldProcess = true)]
[OutputType(typeof(User), typeof(void))]
[ResultTarget(nameof(UserId))]
public sealed class EnableEiamUserCommand : EiamChangeCommand<User>
{
    /// <summary>The user's id.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("user_id")]
    [PipedValue]
    public string? UserId { get; set; }

    private protected override EiamRequest CreateChange() => UserChangeRequest.Enable(UserId, enabled: true);

    private protected override EiamRequest CreateRead() => UserRequest.ById(UserId);

    private protected override string Subject => Named("user", UserId, "UserName");
}
