using System;
using System.Linq;
using Eiam.Sandbox.Routing;
using Eiam.Sandbox.State;

namespace Eiam.Sandbox.Routes;

/// <summary>What a signed-in user does with the social accounts that are bound to them.</summary>
internal static class SocialRoutes
{
    internal static readonly Route[] All =
    [
        Route.Empty("GET", "/api/v2/sdk/social", Credential.IdToken, List),
        Route.Json("POST", "/api/v2/sdk/social/unbind-account", Credential.IdToken, context => Unbind(context, one => one.Id == context.RequiredText("id")), "id"),
        Route.Json(
            "POST",
            "/api/v2/sdk/social/unbind",
            Credential.IdToken,
            context => Unbind(context, one => one.Uid == context.RequiredText("social_uid") && one.Type == context.RequiredText("social_type")),
            "social_uid",
            "social_type"),
    ];

    /// <summary>
    /// <c>{"social":[…]}</c>, one entry for each social account of the user. The mixed naming is that of
    /// EIAM:userapi/social/sociallist.html. The form of its dates is not visible there; this is the form of the tenant API.
    /// </summary>
    private static Answer List(RouteContext context) => Answer.Json(json =>
    {
        json.WriteStartArray("social");
        foreach (SocialIdentity identity in context.User.Identities)
        {
            json.WriteStartObject();
            json.WriteString("id", identity.Id);
            json.WriteString("userId", context.User.Id);
            json.WriteString("socialType", identity.Type);
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

    /// <summary>EIAM:userapi/social/unbind-account.html, unbind.html. What is answered where there is no such account is not visible: SDK.LOGIN.1002, "User not bound".</summary>
    private static Answer Unbind(RouteContext context, Func<SocialIdentity, bool> isMeant)
    {
        (context.User.Identities.FirstOrDefault(isMeant) ?? throw SdkErrors.NotBound()).Unbind();
        return Answer.Empty(200);
    }
}
