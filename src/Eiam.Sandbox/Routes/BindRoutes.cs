using Eiam.Sandbox.Routing;
using Eiam.Sandbox.State;

namespace Eiam.Sandbox.Routes;

/// <summary>
/// The calls that bind a WeChat identity to a user. Which state token belongs to which of the paths is not documented, so
/// each takes any that is alive.
/// </summary>
internal static class BindRoutes
{
    /// <summary>
    /// The code of getPhoneNumber: the spelling of the example on EIAM:applets/bind-wechat-mobile.html. The <c>wchat_code</c>
    /// of its table is not read.
    /// </summary>
    private const string WeChatCode = "wechat_code";

    internal static readonly Route[] All =
    [
        Route.Json("POST", "/api/v2/sdk/social/wechat-mobile-bind", Credential.StateToken, WeChatMobileBind, WeChatCode),
        Route.Json("POST", "/api/v2/sdk/social/wechat-mobile-register-bind", Credential.StateToken, WeChatMobileRegisterBind, WeChatCode),
    ];

    /// <summary>Binds to the user who has the code's mobile. EIAM:applets/bind-wechat-mobile.html.</summary>
    private static Answer WeChatMobileBind(RouteContext context)
    {
        string mobile = context.TakeCode(SandboxCodeKind.WeChatPhone, WeChatCode).Recipient;
        return BindTo(context, context.State.Users.FindByMobile(mobile) ?? throw SdkErrors.UserNotFound());
    }

    /// <summary>The same, or makes a user. EIAM:applets/bind-wechat-mobile-at-login-or-register.html.</summary>
    private static Answer WeChatMobileRegisterBind(RouteContext context)
    {
        string mobile = context.TakeCode(SandboxCodeKind.WeChatPhone, WeChatCode).Recipient;
        return BindTo(
            context, context.State.Users.FindByMobile(mobile) ?? context.State.Users.Add(new SandboxUserOptions { Mobile = mobile }, context.Now));
    }

    private static Answer BindTo(RouteContext context, SandboxUser user)
    {
        // Whether a user may have two WeChat accounts is not documented, so nothing is refused here.
        StateToken token = context.StateToken;
        token.Identity.BindTo(user, context.Now);
        bool needsSecondFactor = user.RequireMfa && !user.Disabled;
        bool isSuccess = !user.RequireMfa && !user.Disabled;
        if (isSuccess || context.Options.RotateStateToken)
        {
            context.State.StateTokens.Remove(token);
        }
        else if (needsSecondFactor)
        {
            // The answer carries no token, so the one that was sent must do for the second factor.
            token.MfaUser = user;
        }

        if (isSuccess)
        {
            return LoginAnswers.Success(context, user);
        }

        // ACCESS_DENIED has no next step, so there is nothing that a new token would be for.
        return !needsSecondFactor ? LoginAnswers.AccessDenied() : LoginAnswers.MfaAuth(
            context.Options.RotateStateToken
                ? context.State.StateTokens.Issue(token.Identity, user, context.Options, context.Now)
                : null);
    }
}
