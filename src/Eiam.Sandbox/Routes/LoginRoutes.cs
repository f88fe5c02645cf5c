using Eiam.Sandbox.Routing;
using Eiam.Sandbox.State;

namespace Eiam.Sandbox.Routes;

/// <summary>The calls that begin a login.</summary>
internal static class LoginRoutes
{
    private const string Code = "code";

    internal static readonly Route[] All =
    [
        Route.Json("POST", "/api/v2/sdk/login/wechat-miniprogram", Credential.None, WeChatMiniProgram, Code),
    ];

    /// <summary>Takes the code of wx.login; logs in or begins a bind. EIAM:applets/login-by-wechat-mini.html.</summary>
    private static Answer WeChatMiniProgram(RouteContext context)
    {
        string mobile = context.TakeCode(SandboxCodeKind.MiniProgramLogin, Code).Recipient;
        WeChatIdentity identity = context.State.WeChat.Of(mobile);
        if (identity.User is not { } user)
        {
            string stateToken = context.State.StateTokens.Issue(identity, null, context.Options, context.Now);
            return context.State.Users.FindByMobile(mobile) is null
                ? LoginAnswers.UserRegister(stateToken)
                : LoginAnswers.SocialBind(context, stateToken);
        }

        if (user.Disabled)
        {
            return LoginAnswers.AccessDenied();
        }

        return user.RequireMfa
            ? LoginAnswers.MfaAuth(context.State.StateTokens.Issue(identity, user, context.Options, context.Now))
            : LoginAnswers.Success(context, user);
    }
}
