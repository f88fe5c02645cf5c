using System;
using System.Security;
using Eiam.Client.Json;

namespace Eiam.Client.Requests;

/// <summary>Lists the social accounts of the signed-in user. Source: EIAM:userapi/social/sociallist.html.</summary>
public sealed class SocialAccountsRequest : EiamListRequest<SocialAccount>
{
    private static readonly ModelReader<SocialAccount> Reader = new ModelReader<SocialAccount>()
        .Text("id", static (a, v) => a.SocialAccountId = v)
        .Text("userId", static (a, v) => a.UserId = v)
        .Text("socialType", static (a, v) => a.SocialType = v)
        .Text("social_uid", static (a, v) => a.SocialUid = v)
        .Text("socialNickname", static (a, v) => a.NickName = v)
        .Text("socialHeadImage", static (a, v) => a.HeadImage = v)
        .Text("socialAccountDetails", static (a, v) => a.Details = v)
        .Text("createdAt", static (a, v) => a.CreatedAt = v)
        .Text("updatedAt", static (a, v) => a.UpdatedAt = v);

    /// <summary>Makes the request.</summary>
    /// <param name="idToken">The user's id_token (<c>Authorization: Bearer</c>).</param>
    /// <exception cref="ArgumentException">The token is empty or cannot be sent.</exception>
    public SocialAccountsRequest(SecureString? idToken)
        : base(Endpoints.SocialAccounts, "social") => Token = InputCheck.Token(idToken, "IdToken");

    /// <inheritdoc/>
    protected internal override SecureString Token { get; }

    /// <inheritdoc/>
    protected internal override SocialAccount ReadItem(Answer item) => Reader.Read(item);
}
