using System.Management.Automation;
using Eiam;
using Eiam.Client;
using Eiam.Client.Requests;
using EiamPowerShell.Binding;

namespace EiamPowerShell.Commands;

/// <summary>Binds a platform user by the phone that an Alipay mini program was given.</summary>
[Cmdlet(VerbsLifecycle.Invoke, "EiamAlipayMobileBind", SupportsShouldProcess = true, HelpUri = ApiPages.Ciam + "mini-program/alipay/bind-alipay-mobile.html")]
[OutputType(typeof(LoginResult))]
public sealed class InvokeEiamAlipayMobileBindCommand : EiamLoginCommand
{
    /// <summary>The temporary token of the login.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("state_token")]
    [SecretArgument]
    [FreeValue]
    public Secret? StateToken { get; set; }

    /// <summary>What my.getPhoneNumber gave the mini program: one use.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("alipay_encrypt")]
    [SecretArgument]
    [FreeValue]
    public Secret? AlipayEncrypt { get; set; }

    /// <summary>Registers a user where none has the phone.</summary>
    [Parameter]
    [FromRecord]
    public SwitchParameter Register { get; set; }

    private protected override EiamRequest CreateLogin() => new AlipayMobileBindRequest(Required(nameof(StateToken)), Required(nameof(AlipayEncrypt)), Register);
}
