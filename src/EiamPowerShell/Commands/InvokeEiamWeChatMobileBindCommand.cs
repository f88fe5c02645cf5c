using System.Management.Automation;
using Eiam;
using Eiam.Client;
using Eiam.Client.Requests;
using EiamPowerShell.Binding;

namespace EiamPowerShell.Commands;

/// <summary>Binds a platform user by a WeChat phone authorization code.</summary>
[Cmdlet(VerbsLifecycle.Invoke, "EiamWeChatMobileBind", SupportsShouldProcess = true, HelpUri = ApiPages.Eiam + "applets/bind-wechat-mobile.html")]
[OutputType(typeof(LoginResult))]
public sealed class InvokeEiamWeChatMobileBindCommand : EiamLoginCommand
{
    /// <summary>The temporary token of the login.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("state_token")]
    [SecretArgument]
    [FreeValue]
    public Secret? StateToken { get; set; }

    /// <summary>The code that getPhoneNumber gave the mini program: five minutes, one use, paid.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("wechat_code")]
    [SecretArgument]
    [FreeValue]
    public Secret? WeChatCode { get; set; }

    /// <summary>Registers a user where none has the phone (wechat-mobile-register-bind).</summary>
    [Parameter]
    [FromRecord]
    public SwitchParameter Register { get; set; }

    private protected override EiamRequest CreateLogin() => new WeChatMobileBindRequest(Required(nameof(StateToken)), Required(nameof(WeChatCode)), Register);
}
