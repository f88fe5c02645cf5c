using Eiam.Sandbox.Routing;
using Eiam.Sandbox.State;

namespace Eiam.Sandbox.Routes;

/// <summary>The calls that give out tokens without a login, and the keys to check them with.</summary>
internal static class TokenRoutes
{
    private const string GrantType = "grant_type";

    internal static readonly Route[] All =
    [
        Route.Empty("POST", "/api/v2/sdk/sso/session-token/id-token", Credential.SessionToken, RefreshIdToken),
        Route.Form("POST", Route.TenantToken, Credential.Basic, IssueTenantToken, GrantType),
        Route.Empty("GET", "/api/v1/oauth2/keys", Credential.None, Keys),
    ];

    /// <summary>
    /// Answers <c>{session_token, expire, id_token}</c>. EIAM:userapi/token/session-token-id-token.html. Whether a kept
    /// session lives longer by this is not documented: here it does not, and <c>expire</c> is the rest of its time.
    /// </summary>
    private static Answer RefreshIdToken(RouteContext context) => LoginAnswers.Signed(
        context,
        context.Options.RotateSessionToken
            ? context.State.Sessions.Replace(context.Session, context.Options, context.Now)
            : context.Session);

    /// <summary>
    /// Answers <c>{access_token, token_type, expires_in, scope, id_token}</c>. T:authentication. The second form of the
    /// call, with the secret in the query string, is not served.
    /// </summary>
    private static Answer IssueTenantToken(RouteContext context)
    {
        if (context.RequiredText(GrantType) != "client_credentials")
        {
            throw OAuthErrors.UnsupportedGrantType();
        }

        TenantToken token = context.State.TenantTokens.Issue(context.Options, context.Now);
        return Answer.Later(() =>
        {
            string idToken = context.State.IdTokens.IssueForApplication(context.Now);
            return Answer.Json(json =>
            {
                json.WriteString("access_token", token.Text);
                json.WriteString("token_type", "bearer");
                json.WriteNumber("expires_in", token.SecondsLeft(context.Now));
                json.WriteString("scope", "all");
                json.WriteString("id_token", idToken);
            });
        });
    }

    /// <summary>The JWKS, for anybody. CIAM:appendix/get-user-info-from-id-token.html. The first call makes the key.</summary>
    private static Answer Keys(RouteContext context) => Answer.Later(() => Answer.Json(context.State.IdTokens.WriteKeySet));
}
