using System;
using Eiam.Sandbox.State;
using Eiam.Sandbox.Tokens;

namespace Eiam.Sandbox.Endpoints;

/// <summary>Writes how a login or a bind ended (EIAM:applets/login-by-wechat-mini.html, bind-wechat-mobile.html).</summary>
internal sealed class LoginAnswerWriter(SandboxOptions options, TenantState state, IdTokenIssuer idTokens)
{
    // A JSON string inside JSON, as the vendor's page prints it.
    private const string BindFlow = "{\"socialBindOrRegisterFlow\":[\"VERIFY_PHONE\",\"VERIFY_EMAIL\"]}";

    internal Answer Write(LoginOutcome outcome) => outcome.Status switch
    {
        LoginStatus.Success => Success(outcome.User!),
        LoginStatus.SocialBind => NextStep("SOCIAL_BIND", options.VendorStatusSpacing ? " SOCIAL_BIND" : "SOCIAL_BIND", outcome.StateToken, BindFlow),
        LoginStatus.UserRegister => NextStep("USER_REGISTER", "USER_REGISTER", outcome.StateToken, BindFlow),
        LoginStatus.MfaAuth => NextStep("MFA_AUTH", "MFA_AUTH", outcome.StateToken, null),
        LoginStatus.AccessDenied => NextStep("ACCESS_DENIED", "ACCESS_DENIED", null, null),
        _ => throw new InvalidOperationException($"No answer is known for {outcome.Status}."),
    };

    /// <summary>A new id token, and the session token that counts from now on.</summary>
    internal Answer WriteRefresh(SandboxUser user, string sessionToken) => Write(user, sessionToken, status: null);

    private Answer Success(SandboxUser user) => Write(user, state.NewSession(user), "SUCCESS");

    /// <summary>Signs outside the tenant's lock: nothing else that a request does takes nearly as long.</summary>
    private Answer Write(SandboxUser user, string sessionToken, string? status)
    {
        string idToken = state.NewIdToken(user, idTokens);
        byte[] body = JsonObject.Bytes(json =>
        {
            json.WriteString("session_token", sessionToken);
            json.WriteNumber("expire", (long)options.SessionLifetime.TotalSeconds);
            json.WriteOptional("status", status);
            json.WriteString("id_token", idToken);
        });
        return Answer.Json(body, status);
    }

    private static Answer NextStep(string status, string statusAsSent, string? stateToken, string? data)
    {
        byte[] body = JsonObject.Bytes(json =>
        {
            json.WriteOptional("state_token", stateToken);
            json.WriteOptional("data", data);
            json.WriteString("status", statusAsSent);
        });
        return Answer.Json(body, status);
    }
}
