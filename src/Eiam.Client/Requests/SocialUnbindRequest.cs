using System;
using System.Security;
using Eiam.Client.Http;

namespace Eiam.Client.Requests;

/// <summary>Unbinds a social account of the signed-in user. Sources: EIAM:userapi/social/unbind-account.html, EIAM:userapi/social/unbind.html.</summary>
public sealed class SocialUnbindRequest : SilentRequest
{
    private readonly string? _id;
    private readonly string? _uid;
    private readonly string? _type;

    private SocialUnbindRequest(Endpoint endpoint, SecureString? idToken, string? id, string? uid, string? type)
        : base(endpoint, InputCheck.Token(idToken, "IdToken"))
    {
        _id = id;
        _uid = uid;
        _type = type;
    }

    /// <summary>By the binding's own id.</summary>
    /// <param name="idToken">The user's id_token (<c>Authorization: Bearer</c>).</param>
    /// <param name="socialAccountId">The id (<c>id</c>).</param>
    /// <returns>The request.</returns>
    /// <exception cref="ArgumentException">A value is missing or cannot be sent; it names the parameter.</exception>
    public static SocialUnbindRequest ById(SecureString? idToken, string? socialAccountId) =>
        new(Endpoints.SocialUnbindAccount, idToken, InputCheck.Text(socialAccountId, "SocialAccountId"), null, null);

    /// <summary>By the provider's id of the user.</summary>
    /// <param name="idToken">The user's id_token (<c>Authorization: Bearer</c>).</param>
    /// <param name="socialUid">The provider's id (<c>social_uid</c>).</param>
    /// <param name="socialType">The provider (<c>social_type</c>): weixin, wechat_work, qq, google, weibo, facebook, alipay, douyin.</param>
    /// <returns>The request.</returns>
    /// <exception cref="ArgumentException">A value is missing or cannot be sent; it names the parameter.</exception>
    public static SocialUnbindRequest ByUid(SecureString? idToken, string? socialUid, string? socialType) =>
        new(Endpoints.SocialUnbind, idToken, null, InputCheck.Text(socialUid, "SocialUid"), InputCheck.Text(socialType, "SocialType"));

    /// <inheritdoc/>
    public override string Subject => _id is null ? $"{_type} account {_uid}" : $"social account {_id}";

    /// <inheritdoc/>
    protected internal override void WriteBody(BodyWriter body)
    {
        body.Text("id", _id);
        body.Text("social_uid", _uid);
        body.Text("social_type", _type);
    }
}
