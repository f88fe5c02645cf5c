using System.Management.Automation;
using Eiam;
using Eiam.Client;
using Eiam.Client.Requests;
using EiamPowerShell.Binding;
using EiamPowerShell.Sessions;

namespace EiamPowerShell.Commands;

/// <summary>Creates a user.</summary>
[Cmdlet(VerbsCommon.New, "EiamUser", SupportsShouldProcess = true, HelpUri = ApiPages.Tenant + "user/add-user.html")]
[OutputType(typeof(User))]
[ResultTarget]
public sealed class NewEiamUserCommand : EiamUserFieldsCommand
{
    /// <summary>The login name.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("user_name")]
    [FreeValue]
    public string? UserName { get; set; }

    /// <summary>The display name.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [FreeValue]
    public string? Name { get; set; }

    /// <summary>The first password.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [SecretArgument]
    [FreeValue]
    public Secret? Password { get; set; }

    private protected override EiamRequest CreateRequest(EiamSession session) =>
        new UserCreateRequest(FieldsOf(UserName, Name, Optional(nameof(Password))), TableReader.Table(Attribute, nameof(Attribute)));
}
