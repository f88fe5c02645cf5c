using System.Management.Automation;
using System.Security;
using Eiam.Client;
using EiamPowerShell.Errors;
using EiamPowerShell.Results;

namespace EiamPowerShell.Commands;

/// <summary>Gives a token, of a login result or the newest of a session. The one door to a token's text.</summary>
[Cmdlet(VerbsCommon.Get, "EiamToken")]
[OutputType(typeof(SecureString), typeof(string))]
public sealed class GetEiamTokenCommand : EiamSessionCommand
{
    /// <summary>Which token.</summary>
    [Parameter(Position = 0)]
    public EiamTokenType Type { get; set; } = EiamTokenType.SessionToken;

    /// <summary>A login result; without it, the session's newest token.</summary>
    [Parameter(ValueFromPipeline = true)]
    [ValidateNotNull]
    public EiamLoginResult? InputObject { get; set; }

    /// <summary>Gives the text in place of a SecureString.</summary>
    [Parameter]
    public SwitchParameter AsPlainText { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        SecureString? token = InputObject is null ? RequireSession().Token(Type) : Type switch
        {
            EiamTokenType.SessionToken => InputObject.SessionToken,
            EiamTokenType.IdToken => InputObject.IdToken,
            _ => InputObject.StateToken,
        };
        if (token is null)
        {
            string owner = InputObject is null ? "The session" : $"The login result ({InputObject})";
            WriteError(ErrorRecords.Own(EiamErrorId.TokenNotFound, ErrorCategory.ObjectNotFound, InputObject, $"{owner} has no {Type}."));
            return;
        }

        WriteObject(AsPlainText ? SecretText.ToText(token) : token);
    }

}
