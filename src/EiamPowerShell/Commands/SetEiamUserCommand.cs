using System.Management.Automation;
using Eiam;
using Eiam.Client;
using Eiam.Client.Requests;
using EiamPowerShell.Binding;
using EiamPowerShell.Sessions;

namespace EiamPowerShell.Commands;

/// <summary>Changes a user: only what was given is sent.</summary>
[Cmdlet(VerbsCommon.Set, "EiamUser", SupportsShouldProcess = true, HelpUri = ApiPages.Tenant + "user/modify-user.html")]
[OutputType(typeof(User), typeof(void))]
[ResultTarget(nameof(UserId), Of = [typeof(User), typeof(AccountOwner), typeof(AccountUser), typeof(OrganizationLeader), typeof(Profile)])]
public sealed class SetEiamUserCommand : EiamUserFieldsCommand
{
    /// <summary>The user's id.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("user_id")]
    [PipedValue]
    [FreeValue]
    public string? UserId { get; set; }

    /// <summary>The new login name: who is meant, the id says.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("user_name")]
    [FreeValue]
    public string? UserName { get; set; }

    /// <summary>The display name.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [FreeValue]
    public string? Name { get; set; }

    /// <summary>Reads the user again after the change, and writes it.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override EiamRequest CreateRequest(EiamSession session)
    {
        EiamRequest change = UserChangeRequest.Fields(UserId, FieldsOf(UserName, Name), TableReader.Table(Attribute, nameof(Attribute)));
        change.Subject = Named("user", UserId, "UserName");
        change.ReadAgain = PassThru ? UserRequest.ById(UserId) : null;
        return change;
    }
}
