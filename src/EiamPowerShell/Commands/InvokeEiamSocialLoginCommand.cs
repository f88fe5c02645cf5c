using System.Management.Automation;
using Eiam;
using Eiam.Client;
using Eiam.Client.Requests;
using EiamPowerShell.Binding;

namespace EiamPowerShell.Commands;

/// <summary>Logs in with the code of a social provider, or starts a bind flow.</summary>
[Cmdlet(VerbsLifecycle.Invoke, "EiamSocialLogin", SupportsShouldProcess = true, HelpUri = ApiPages.Eiam + "userapi/login/wechat.html")]
[OutputType(typeof(LoginResult))]
public sealed class InvokeEiamSocialLoginCommand : EiamLoginCommand
{
    /// <summary>Whose code it is: WeChat, Alipay, Apple or AlipayMiniProgram.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(EnumCompleter<SocialProvider>))]
    public string? Provider { get; set; }

    /// <summary>The code that the provider gave the app: one use.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [SecretArgument]
    [PipedValue(KeepsLists = true)]
    [FreeValue]
    public Secret? Code { get; set; }

    private protected override EiamRequest CreateLogin() => new SocialLoginRequest(EnumCompleter<SocialProvider>.Value(Provider, nameof(Provider)), Required(nameof(Code)));
}
