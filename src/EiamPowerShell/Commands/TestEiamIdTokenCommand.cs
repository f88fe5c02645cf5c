using System.Management.Automation;
using Eiam;
using Eiam.Client;
using Eiam.Client.Requests;
using EiamPowerShell.Binding;
using EiamPowerShell.Sessions;

namespace EiamPowerShell.Commands;

/// <summary>Checks an id token with the tenant's keys.</summary>
[Cmdlet(VerbsDiagnostic.Test, "EiamIdToken", HelpUri = ApiPages.Ciam + "appendix/get-user-info-from-id-token.html")]
[OutputType(typeof(bool), typeof(IdTokenTest))]
public sealed class TestEiamIdTokenCommand : EiamCallCommand<IdTokenTest>
{
    /// <summary>The id token, of a login result; without it, the signed-in user's.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("id_token")]
    [SecretArgument]
    [PipedValue(KeepsLists = true)]
    [FreeValue]
    public Secret? IdToken { get; set; }

    /// <summary>The issuer that it must have.</summary>
    [Parameter]
    [FreeValue]
    public string? Issuer { get; set; }

    /// <summary>The audience that it must have.</summary>
    [Parameter]
    [FreeValue]
    public string? Audience { get; set; }

    /// <summary>Writes each check, and what is wrong.</summary>
    [Parameter]
    public SwitchParameter Detailed { get; set; }

    private protected override EiamRequest CreateRequest(EiamSession session) => new IdTokenTestRequest(UserToken(session, nameof(IdToken)), Issuer, Audience);

    private protected override void Write(EiamRequest request, IdTokenTest result)
    {
        if (Detailed)
        {
            WriteObject(result);
        }
        else
        {
            WriteObject(result.IsValid);
        }
    }
}
