using System.Management.Automation;
using Eiam;
using Eiam.Client;
using Eiam.Client.Requests;
using EiamPowerShell.Binding;
using EiamPowerShell.Errors;
using EiamPowerShell.Sessions;

namespace EiamPowerShell.Commands;

/// <summary>Unbinds a social account from its user.</summary>
[Cmdlet(VerbsCommon.Remove, "EiamSocialAccount", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High, HelpUri = ApiPages.Eiam + "userapi/social/unbind-account.html")]
[OutputType(typeof(void))]
public sealed class RemoveEiamSocialAccountCommand : EiamCallCommand<object>
{
    /// <summary>The id of the binding, as Get-EiamSocialAccount shows it.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("id")]
    [PipedValue]
    [FreeValue]
    public string? SocialAccountId { get; set; }

    /// <summary>The provider's id of the user; with -SocialType, in place of the binding's id.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("social_uid")]
    [FreeValue]
    public string? SocialUid { get; set; }

    /// <summary>The provider, such as weixin or alipay.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("social_type")]
    [ArgumentCompleter(typeof(SocialTypeCompleter))]
    public string? SocialType { get; set; }

    /// <summary>The user's id token, of a login result; without it, the signed-in user's.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("id_token")]
    [SecretArgument]
    [FreeValue]
    public Secret? IdToken { get; set; }

    private protected override EiamRequest CreateRequest(EiamSession session) => this switch
    {
        { SocialAccountId: { Length: > 0 } id } => SocialUnbindRequest.ById(UserToken(session, nameof(IdToken)), id),
        { SocialUid: { Length: > 0 } uid } => SocialUnbindRequest.ByUid(UserToken(session, nameof(IdToken)), uid, SocialType),
        _ => throw ErrorRecords.InvalidArgument("-SocialAccountId is missing, and so is SocialUid: there is nothing to unbind." + RecordBinder.Columns(InputObject)),
    };
}
