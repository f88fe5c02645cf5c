using System.Management.Automation;
using Eiam;
using Eiam.Client;
using Eiam.Client.Requests;
using EiamPowerShell.Binding;

namespace EiamPowerShell.Commands;

/// <summary>Logs in by user name and password.</summary>
[Cmdlet(VerbsLifecycle.Invoke, "EiamPasswordLogin", SupportsShouldProcess = true, HelpUri = ApiPages.Eiam + "userapi/login/username-pwd.html")]
[OutputType(typeof(LoginResult))]
public sealed class InvokeEiamPasswordLoginCommand : EiamLoginCommand
{
    /// <summary>User name and password together, as Get-Credential gives them.</summary>
    [Parameter(Position = 0)]
    [Credential]
    [FreeValue]
    public PSCredential? Credential { get; set; }

    /// <summary>The user name, of a record; in place of -Credential.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("user_name")]
    [FreeValue]
    public string? UserName { get; set; }

    /// <summary>The password, of a record; in place of -Credential.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [SecretArgument]
    [FreeValue]
    public Secret? Password { get; set; }

    private protected override EiamRequest CreateLogin() => Credential is { } credential
        ? new PasswordLoginRequest(credential.UserName, credential.Password)
        : new PasswordLoginRequest(UserName, Required(nameof(Password)));
}
