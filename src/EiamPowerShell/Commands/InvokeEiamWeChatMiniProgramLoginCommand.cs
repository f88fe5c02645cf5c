using System.Management.Automation;
using Eiam;
using Eiam.Client;
using Eiam.Client.Requests;
using EiamPowerShell.Binding;

namespace EiamPowerShell.Commands;

/// <summary>Logs in with the code of wx.login, or starts a bind flow.</summary>
[Cmdlet(VerbsLifecycle.Invoke, "EiamWeChatMiniProgramLogin", SupportsShouldProcess = true, HelpUri = ApiPages.Eiam + "applets/login-by-wechat-mini.html")]
[OutputType(typeof(LoginResult))]
public sealed class InvokeEiamWeChatMiniProgramLoginCommand : EiamLoginCommand
{
    /// <summary>The code that wx.login gave the mini program: five minutes, one use.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [SecretArgument]
    [PipedValue(KeepsLists = true)]
    [FreeValue]
    public Secret? Code { get; set; }

    private protected override EiamRequest CreateLogin() => new WeChatMiniProgramLoginRequest(Required(nameof(Code)));
}
