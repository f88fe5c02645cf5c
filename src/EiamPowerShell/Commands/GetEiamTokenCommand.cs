using System.Management.Automation;
using System.Security;
using Eiam;
using Eiam.Client.Secrets;
using EiamPowerShell.Binding;
using EiamPowerShell.Errors;
using EiamPowerShell.Sessions;

namespace EiamPowerShell.Commands;

/// <summary>Gives a token, of a login result or of the signed-in user. The only way to a token's text.</summary>
[Cmdlet(VerbsCommon.Get, "EiamToken")]
[OutputType(typeof(SecureString), typeof(string))]
public sealed class GetEiamTokenCommand : EiamSessionCommand
{
    /// <summary>Which token.</summary>
    [Parameter(Position = 0)]
    public TokenType Type { get; set; } = TokenType.SessionToken;

    /// <summary>A login result; without it, the login that signed in to the session.</summary>
    [Parameter(ValueFromPipeline = true)]
    [ValidateNotNull]
    [FreeValue]
    public LoginResult? InputObject { get; set; }

    /// <summary>Gives the text in place of a SecureString.</summary>
    [Parameter]
    public SwitchParameter AsPlainText { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        EiamSession? session = InputObject is null ? RequireSession() : null;
        LoginResult? login = InputObject ?? session!.SignedIn;
        SecureString? token = Type switch
        {
            TokenType.SessionToken => login?.SessionToken,
            TokenType.IdToken => login?.IdToken,
            _ => login?.StateToken,
        };
        if (token is null)
        {
            string owner = login is null ? $"Nobody is signed in to the session '{session!.Name}', so it" : $"The login result ({login})";
            WriteError(ErrorRecords.Own(EiamErrorId.TokenNotFound, InputObject, $"{owner} has no {Type}."));
            return;
        }

        WriteObject(AsPlainText ? SecretText.ToText(token) : token);
    }
}
