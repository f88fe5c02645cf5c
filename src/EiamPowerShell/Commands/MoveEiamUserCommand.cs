using System.Management.Automation;
using Eiam;
using Eiam.Client;
using Eiam.Client.Requests;
using EiamPowerShell.Binding;
using EiamPowerShell.Sessions;

namespace EiamPowerShell.Commands;

/// <summary>Moves a user to another main organization, with a position and a title.</summary>
[Cmdlet(VerbsCommon.Move, "EiamUser", SupportsShouldProcess = true, HelpUri = ApiPages.Tenant + "user/job-transfer.html")]
[OutputType(typeof(User), typeof(void))]
[ResultTarget(nameof(UserId))]
public sealed class MoveEiamUserCommand : EiamJobChangeCommand<User>
{
    /// <summary>The user's id.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("user_id")]
    [PipedValue]
    [FreeValue]
    public string? UserId { get; set; }

    private protected override EiamRequest CreateChange(EiamSession session) => UserJobChangeRequest.Transfer(UserId, Place());

    private protected override EiamRequest CreateRead(EiamSession session) => UserRequest.ById(UserId);

    private protected override string Subject => $"{Named("user", UserId, "UserName")}: {PlaceText}";
}
