using Eiam.Sandbox.Routing;
using Eiam.Sandbox.State;

namespace Eiam.Sandbox.Routes;

/// <summary>How a login, a bind or a second factor ends (EIAM:applets/login-by-wechat-mini.html, bind-wechat-mobile.html).</summary>
internal static class LoginAnswers
{
    // A JSON string inside JSON, as the vendor's page prints it.
    private const string BindFlow = "{\"socialBindOrRegisterFlow\":[\"VERIFY_PHONE\",\"VERIFY_EMAIL\"]}";

    /// <summary>Opens a session: <c>{session_token, expire, status, id_token}</c>.</summary>
    internal static Answer Success(RouteContext context, SandboxUser user, bool withIdToken = true) =>
        Signed(context, context.State.Sessions.Open(user, context.Options, context.Now), "SUCCESS", withIdToken);

    /// <summary>A session with a new id_token: <c>{session_token, expire, id_token}</c>, and the status where there is one.</summary>
    internal static Answer Signed(RouteContext context, Session session, string? status = null, bool withIdToken = true)
    {
        long expire = session.SecondsLeft(context.Now);
        return Answer.Later(() =>
        {
            string? idToken = withIdToken ? context.State.IdTokens.Issue(session.User, context.Now) : null;
            return Answer.Json(
                json =>
                {
                    json.WriteString("session_token", session.Token);
                    json.WriteNumber("expire", expire);
                    json.WriteOptional("status", status);
                    json.WriteOptional("id_token", idToken);
                },
                status);
        });
    }

    internal static Answer SocialBind(RouteContext context, string stateToken) =>
        NextStep("SOCIAL_BIND", context.Options.VendorStatusSpacing ? " SOCIAL_BIND" : "SOCIAL_BIND", stateToken, BindFlow);

    internal static Answer UserRegister(string stateToken) => NextStep("USER_REGISTER", "USER_REGISTER", stateToken, BindFlow);

    /// <param name="stateToken">The token for the second factor; null where the one that was sent stays good.</param>
    internal static Answer MfaAuth(string? stateToken) => NextStep("MFA_AUTH", "MFA_AUTH", stateToken, null);

    /// <summary>For an expired password "state_token is returned" (EIAM:userapi/login/username-pwd.html); no example is visible.</summary>
    internal static Answer Password(string stateToken, bool hasExpired)
    {
        string status = hasExpired ? "PASSWORD_EXPIRED" : "PASSWORD_WARN";
        return NextStep(status, status, stateToken, null);
    }

    internal static Answer AccessDenied() => NextStep("ACCESS_DENIED", "ACCESS_DENIED", null, null);

    private static Answer NextStep(string status, string statusAsSent, string? stateToken, string? data) => Answer.Json(
        json =>
        {
            json.WriteOptional("state_token", stateToken);
            json.WriteOptional("data", data);
            json.WriteString("status", statusAsSent);
        },
        status);
}
