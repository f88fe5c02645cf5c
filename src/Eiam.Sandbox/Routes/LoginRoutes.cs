using Eiam.Sandbox.Routing;
using Eiam.Sandbox.State;

namespace Eiam.Sandbox.Routes;

/// <summary>The calls that begin a login. Sources: EIAM:applets/login-by-wechat-mini.html, EIAM:userapi/login/*, CIAM:other-api/login-by-*.html.</summary>
internal static class LoginRoutes
{
    private const string Code = "code";
    private const string UserName = "user_name";
    private const string Password = "password";
    private const string Mobile = "mobile";
    private const string Email = "email";
    private const string VerifyCode = "verify_code";

    internal static readonly Route[] All =
    [
        Route.Json("POST", "/api/v2/sdk/login", Credential.None, ByPassword, UserName, Password),
        Route.Json("POST", "/api/v2/sdk/login/mobile-verify-code", Credential.None, ByMobile, Mobile, VerifyCode),
        Route.Json("POST", "/api/v2/sdk/login/email-verify-code", Credential.None, ByEmail, Email, VerifyCode),
        Route.Json("POST", "/api/v2/sdk/login/wechat-miniprogram", Credential.None, context => Social(context, SandboxCodeKind.MiniProgramLogin, SocialIdentity.WeChat), Code),
        Route.Json("POST", "/api/v2/sdk/login/wechat", Credential.None, context => Social(context, SandboxCodeKind.WeChatLogin, SocialIdentity.WeChat), Code),
        Route.Json("POST", "/api/v2/sdk/login/alipay", Credential.None, context => Social(context, SandboxCodeKind.AlipayLogin, SocialIdentity.Alipay), Code),
        Route.Json("POST", "/api/v2/sdk/login/apple", Credential.None, context => Social(context, SandboxCodeKind.AppleLogin, SocialIdentity.Apple), Code),
        Route.Json("POST", "/api/v2/sdk/login/alipay-miniprogram", Credential.None, context => Social(context, SandboxCodeKind.AlipayMiniProgramLogin, SocialIdentity.Alipay, withIdToken: false), Code),
    ];

    /// <summary>By user name and password. An unknown user name is answered as a wrong password is, so that nobody learns who exists.</summary>
    private static Answer ByPassword(RouteContext context)
    {
        SandboxUser user = context.State.Users.FindByUserName(context.RequiredText(UserName)) ?? throw SdkErrors.WrongPassword(attemptsLeft: null);
        LoginSteps.CheckPassword(context, user, context.RequiredText(Password));
        return LoginSteps.Next(context, user, identity: null, LoginSteps.After.PasswordShown);
    }

    private static Answer ByMobile(RouteContext context)
    {
        string mobile = MobileNumber.TryNormalise(context.RequiredText(Mobile)) ?? throw SdkErrors.BadFormat(Mobile);
        SandboxUser user = context.State.Users.FindByMobile(mobile) ?? throw SdkErrors.UserNotFound();
        context.TakeCode(SandboxCodeKind.LoginSms, VerifyCode, mobile);
        return LoginSteps.Next(context, user, identity: null, LoginSteps.After.Code);
    }

    private static Answer ByEmail(RouteContext context)
    {
        SandboxUser user = context.State.Users.FindByEmail(context.RequiredText(Email)) ?? throw SdkErrors.UserNotFound();
        context.TakeCode(SandboxCodeKind.LoginEmail, VerifyCode, user.Email);
        return LoginSteps.Next(context, user, identity: null, LoginSteps.After.Code);
    }

    /// <summary>Takes a provider's code; logs in or begins a bind.</summary>
    private static Answer Social(RouteContext context, SandboxCodeKind kind, string type, bool withIdToken = true)
    {
        string mobile = context.TakeCode(kind, Code).Recipient;
        SocialIdentity identity = context.State.Social.Of(type, mobile);
        if (identity.User is { } user)
        {
            return LoginSteps.Next(context, user, identity, LoginSteps.After.Code, withIdToken);
        }

        string stateToken = LoginSteps.Issue(context, LoginStep.Bind, identity, null);
        return context.State.Users.FindByMobile(mobile) is null
            ? LoginAnswers.UserRegister(stateToken)
            : LoginAnswers.SocialBind(context, stateToken);
    }
}
