namespace Eiam;

/// <summary>
/// A social account that is bound to the signed-in user. The mixed naming of the fields is the page's.
/// Source: EIAM:userapi/social/sociallist.html.
/// </summary>
public sealed class SocialAccount : EiamRecordResult
{
    /// <summary>The binding's own id (<c>id</c>).</summary>
    public string? SocialAccountId { get; internal set; }

    /// <summary>The id of the user that it is bound to (<c>userId</c>).</summary>
    public string? UserId { get; internal set; }

    /// <summary>The provider (<c>socialType</c>), such as <c>weixin</c>, <c>qq</c> or <c>alipay</c>.</summary>
    public string? SocialType { get; internal set; }

    /// <summary>The user's id at the provider (<c>social_uid</c>).</summary>
    public string? SocialUid { get; internal set; }

    /// <summary>The name at the provider (<c>socialNickname</c>).</summary>
    public string? NickName { get; internal set; }

    /// <summary>The address of the picture at the provider (<c>socialHeadImage</c>).</summary>
    public string? HeadImage { get; internal set; }

    /// <summary>What else the provider said (<c>socialAccountDetails</c>), as text.</summary>
    public string? Details { get; internal set; }

    /// <summary>When it was bound (<c>createdAt</c>), as sent: the page shows no format.</summary>
    public string? CreatedAt { get; internal set; }

    /// <summary>When it was last changed (<c>updatedAt</c>), as sent: the page shows no format.</summary>
    public string? UpdatedAt { get; internal set; }

    /// <summary>Provider and nickname.</summary>
    /// <returns>A description.</returns>
    public override string ToString() => NickName is null ? SocialType ?? nameof(SocialAccount) : SocialType + ": " + NickName;
}
