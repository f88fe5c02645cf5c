using System.Management.Automation;
using System.Security;
using Eiam.Client.Endpoints;
using EiamPowerShell.Binding;
using EiamPowerShell.Results;

namespace EiamPowerShell.Commands;

/// <summary>Logs in with the code of wx.login, or starts a bind flow.</summary>
[Cmdlet(VerbsLifecycle.Invoke, "EiamWeChatMiniProgramLogin", SupportsShouldProcess = true, DefaultParameterSetName = CodeSet)]
[OutputType(typeof(EiamLoginResult))]
public sealed class InvokeEiamWeChatMiniProgramLoginCommand : EiamCallCommand
{
    private const string CodeSet = "Code";
    private const string InputObjectSet = "InputObject";

    /// <summary>The code that wx.login gave the mini program: five minutes, one use. A string or a SecureString.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true, ParameterSetName = CodeSet)]
    [SecretArgument]
    [AllowEmptyString]
    [AllowNull]
    public SecureString? Code { get; set; }

    /// <summary>A code, or a record with a property Code; errors point at it.</summary>
    [Parameter(ValueFromPipeline = true, ParameterSetName = CodeSet)]
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = InputObjectSet)]
    public PSObject? InputObject { get; set; }

    private protected override PSObject? Record => InputObject;

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        SecureString? code = ParameterSetName == CodeSet ? Code : PipedSecret.From(InputObject);
        Call("Log in with a WeChat mini-program code", () => new WeChatMiniProgramLoginRequest(code!), WriteLogin);
    }
}
