using System.Management.Automation;
using System.Security;
using Eiam.Client.Endpoints;
using EiamPowerShell.Binding;
using EiamPowerShell.Results;

namespace EiamPowerShell.Commands;

/// <summary>Logs in with the code of wx.login, or starts a bind flow.</summary>
[Cmdlet(VerbsLifecycle.Invoke, "EiamWeChatMiniProgramLogin", SupportsShouldProcess = true)]
[OutputType(typeof(EiamLoginResult))]
public sealed class InvokeEiamWeChatMiniProgramLoginCommand : EiamPipelineCallCommand
{
    /// <summary>The code that wx.login gave the mini program: five minutes, one use. A string or a SecureString.</summary>
    // Not mandatory to the binder, which could not tell a piped code from a record without one, and whose own error would hold that record; a call without a code is refused all the same.
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [SecretArgument]
    [AllowEmptyString]
    [AllowNull]
    public SecureString? Code { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord() => Call(
        this,
        "Log in with a WeChat mini-program code",
        static c => new WeChatMiniProgramLoginRequest((c.Code ?? PipedSecret.From(c.InputObject))!),
        static (c, response, session) => c.WriteLogin(response, session));
}
