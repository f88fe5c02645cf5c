using System.Management.Automation;
using Eiam;
using Eiam.Client;
using Eiam.Client.Requests;
using EiamPowerShell.Binding;
using EiamPowerShell.Errors;

namespace EiamPowerShell.Commands;

/// <summary>Binds the social account of a login to a user: by a code that was sent, or by user name and password.</summary>
[Cmdlet(VerbsLifecycle.Invoke, "EiamSocialBind", SupportsShouldProcess = true, HelpUri = ApiPages.Eiam + "applets/bind-mobile.html")]
[OutputType(typeof(LoginResult))]
public sealed class InvokeEiamSocialBindCommand : EiamLoginCommand
{
    /// <summary>The temporary token of the login.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("state_token")]
    [SecretArgument]
    [FreeValue]
    public Secret? StateToken { get; set; }

    /// <summary>The mobile that the code was sent to.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(AreaCodeCompleter))]
    public string? Mobile { get; set; }

    /// <summary>The e-mail address that the code was sent to.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [FreeValue]
    public string? Email { get; set; }

    /// <summary>The code: one use.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("verify_code")]
    [SecretArgument]
    [FreeValue]
    public Secret? VerifyCode { get; set; }

    /// <summary>User name and password together, as Get-Credential gives them.</summary>
    [Parameter]
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

    /// <summary>Registers a user where none has the mobile or the address (register-bind).</summary>
    [Parameter]
    [FromRecord]
    public SwitchParameter Register { get; set; }

    private protected override EiamRequest CreateLogin()
    {
        bool byPassword = Credential is not null || !string.IsNullOrEmpty(UserName) || Optional(nameof(Password)) is not null;
        if (!byPassword)
        {
            return SocialBindRequest.ByCode(Required(nameof(StateToken)), Recipient.Of(Mobile, Email), Required(nameof(VerifyCode)), Register);
        }

        return Optional(nameof(VerifyCode)) is not null ? throw ErrorRecords.InvalidArgument("-VerifyCode and a user name or password are both given. Give one of them.")
            : Register ? throw ErrorRecords.InvalidArgument("-Register goes with -VerifyCode: who has a password is registered.")
            : Credential is { } credential ? SocialBindRequest.ByPassword(Required(nameof(StateToken)), credential.UserName, credential.Password)
            : SocialBindRequest.ByPassword(Required(nameof(StateToken)), UserName, Required(nameof(Password)));
    }
}
