using Eiam.Sandbox.Routing;
using Eiam.Sandbox.State;

namespace Eiam.Sandbox.Routes;

/// <summary>What a signed-in user does with the social accounts that are bound to them.</summary>
internal static class SocialRoutes
{
    internal static readonly Route[] All =
    [
        Route.Empty("GET", "/api/v2/sdk/social", Credential.IdToken, List),
    ];

    /// <summary>
    /// <c>{"social":[…]}</c>, one entry for each WeChat identity of the user. The mixed naming is that of
    /// EIAM:userapi/social/sociallist.html. The form of its dates is not visible there; this is the form of the tenant API.
    /// </summary>
    private static Answer List(RouteContext context) => Answer.Json(json =>
    {
        json.WriteStartArray("social");
        foreach (WeChatIdentity identity in context.User.Identities)
        {
            json.WriteStartObject();
            json.WriteString("id", identity.Id);
            json.WriteString("userId", context.User.Id);
            json.WriteString("socialType", "weixin");
            json.WriteString("social_uid", identity.Uid);
            json.WriteNull("socialNickname");
            json.WriteNull("socialHeadImage");
            json.WriteNull("socialAccountDetails");
            json.WriteString("createdAt", ChinaTime.Write(identity.BoundAt));
            json.WriteString("updatedAt", ChinaTime.Write(identity.BoundAt));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    });
}
