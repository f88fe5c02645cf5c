using System.Collections.Generic;
using Eiam.Sandbox.State;
using Eiam.Sandbox.Tokens;

namespace Eiam.Sandbox.Endpoints;

/// <summary>The <c>/sdk/</c> calls and the key set.</summary>
internal static class LoginRoutes
{
    internal static IReadOnlyList<Route> All { get; } =
    [
        // EIAM:applets/login-by-wechat-mini.html
        new("POST", "/api/v2/sdk/login/wechat-miniprogram", Needs.None, static c => c.Logins.Write(c.State.LogIn(c.RequiredText("code")))),

        // EIAM:applets/bind-wechat-mobile.html; the wchat_code of its table is not read. Which state token belongs to which of the two bind paths
        // is not documented, so each takes any that is alive.
        new("POST", "/api/v2/sdk/social/wechat-mobile-bind", Needs.StateToken, static c => Bind(c, register: false)),

        // EIAM:applets/bind-wechat-mobile-at-login-or-register.html
        new("POST", "/api/v2/sdk/social/wechat-mobile-register-bind", Needs.StateToken, static c => Bind(c, register: true)),

        // EIAM:userapi/mfa/smsmfa.html, EIAM:userapi/mfa/emsmfa.html
        new("POST", "/api/v2/sdk/mfa/sms", Needs.StateToken, static c => Confirm(c, SandboxCodeKind.MfaSms, "mobile")),
        new("POST", "/api/v2/sdk/mfa/email", Needs.StateToken, static c => Confirm(c, SandboxCodeKind.MfaEmail, "email")),

        // EIAM:userapi/social/sociallist.html
        new("GET", "/api/v2/sdk/social", Needs.IdToken, static c => SocialAccounts(c)),

        // EIAM:userapi/token/session-token-id-token.html
        new("POST", "/api/v2/sdk/sso/session-token/id-token", Needs.SessionToken, static c => c.Logins.WriteRefresh(c.User, c.State.RefreshSession(c.SessionToken))),

        // CIAM:appendix/get-user-info-from-id-token.html; for anybody.
        new("GET", "/api/v1/oauth2/keys", Needs.None, static c => Answer.Json(c.IdTokens.KeySet())),
    ];

    private static Answer Bind(RouteContext c, bool register)
    {
        string code = c.RequiredText("wechat_code");
        return c.Logins.Write(c.State.Bind(c.StateToken, code, register));
    }

    private static Answer Confirm(RouteContext c, SandboxCodeKind kind, string recipientField)
    {
        string recipient = c.RequiredText(recipientField);
        string code = c.RequiredText("verify_code");
        return c.Logins.Write(c.State.ConfirmMfa(c.StateToken, kind, recipient, code));
    }

    // The mixed naming is the page's.
    private static Answer SocialAccounts(RouteContext c) => Answer.Json(JsonObject.Bytes(json =>
    {
        json.WriteStartArray("social");
        foreach (WeChatIdentity identity in c.State.IdentitiesOf(c.User))
        {
            json.WriteStartObject();
            json.WriteString("id", identity.Id);
            json.WriteString("userId", c.User.Id);
            json.WriteString("socialType", "weixin");
            json.WriteString("social_uid", identity.Uid);
            json.WriteOptional("socialNickname", c.User.Name);
            json.WriteNull("socialHeadImage");
            json.WriteNull("socialAccountDetails");
            json.WriteString("createdAt", ChinaTime.Text(identity.BoundAt));
            json.WriteString("updatedAt", ChinaTime.Text(identity.BoundAt));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }));
}
