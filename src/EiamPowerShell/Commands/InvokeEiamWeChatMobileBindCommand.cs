using System.Management.Automation;
using System.Security;
using Eiam.Client.Endpoints;
using EiamPowerShell.Binding;
using EiamPowerShell.Results;

namespace EiamPowerShell.Commands;

/// <summary>Binds a platform user by a WeChat phone authorization code.</summary>
[Cmdlet(VerbsLifecycle.Invoke, "EiamWeChatMobileBind", SupportsShouldProcess = true)]
[OutputType(typeof(EiamLoginResult))]
public sealed class InvokeEiamWeChatMobileBindCommand : EiamPipelineCallCommand
{
    // Neither is mandatory to the binder, whose own error about a record that lacks one would hold the record's other secret; a call without is refused all the same.

    /// <summary>The temporary token of the login. A string or a SecureString.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [SecretArgument]
    [AllowEmptyString]
    [AllowNull]
    public SecureString? StateToken { get; set; }

    /// <summary>The code that getPhoneNumber gave the mini program: five minutes, one use, paid. A string or a SecureString.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [SecretArgument]
    [AllowEmptyString]
    [AllowNull]
    public SecureString? WeChatCode { get; set; }

    /// <summary>Registers a user where none has the phone (wechat-mobile-register-bind). A record's property of this name counts where it is not given.</summary>
    [Parameter]
    public SwitchParameter Register { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord() => Call(
        this,
        "Bind the user of a WeChat phone",
        static c => new WeChatMobileBindRequest(EiamLoginResult.TokenOf(c.StateToken, c.InputObject)!, c.WeChatCode!, c.Registers()),
        static (c, response, session) => c.WriteLogin(response, session));

    private bool Registers() =>
        MyInvocation.BoundParameters.ContainsKey(nameof(Register)) ? Register : SwitchArgumentAttribute.FromRecord(InputObject, nameof(Register));
}
