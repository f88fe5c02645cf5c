using Eiam.Sandbox.Routing;
using Eiam.Sandbox.State;

namespace Eiam.Sandbox.Routes;

/// <summary>
/// The calls that bind a social account to a user. Which state token belongs to which of the paths is not documented, so
/// each takes that of any login that waits for a bind. Sources: EIAM:applets/bind-*.html, CIAM:mini-program/alipay/*.
/// </summary>
internal static class BindRoutes
{
    /// <summary>
    /// The code of getPhoneNumber: the spelling of the example on EIAM:applets/bind-wechat-mobile.html. The <c>wchat_code</c>
    /// of its table is not read.
    /// </summary>
    private const string WeChatCode = "wechat_code";

    private const string AlipayEncrypt = "alipay_encrypt";
    private const string Mobile = "mobile";
    private const string Email = "email";
    private const string VerifyCode = "verify_code";
    private const string UserName = "user_name";
    private const string Password = "password";

    internal static readonly Route[] All =
    [
        Route.Json("POST", "/api/v2/sdk/social/wechat-mobile-bind", Credential.StateToken, context => Phone(context, SandboxCodeKind.WeChatPhone, WeChatCode, register: false), WeChatCode),
        Route.Json("POST", "/api/v2/sdk/social/wechat-mobile-register-bind", Credential.StateToken, context => Phone(context, SandboxCodeKind.WeChatPhone, WeChatCode, register: true), WeChatCode),
        Route.Json("POST", "/api/v2/sdk/social/alipay-mini-mobile-bind", Credential.StateToken, context => Phone(context, SandboxCodeKind.AlipayPhone, AlipayEncrypt, register: false), AlipayEncrypt),
        Route.Json("POST", "/api/v2/sdk/social/alipay-mini-mobile-register-bind", Credential.StateToken, context => Phone(context, SandboxCodeKind.AlipayPhone, AlipayEncrypt, register: true), AlipayEncrypt),
        Route.Json("POST", "/api/v2/sdk/social/bind", Credential.StateToken, context => ByCode(context, SandboxCodeKind.BindSms, SandboxCodeKind.BindEmail, register: false), VerifyCode),
        Route.Json("POST", "/api/v2/sdk/social/register-bind", Credential.StateToken, context => ByCode(context, SandboxCodeKind.RegisterSms, SandboxCodeKind.RegisterEmail, register: true), VerifyCode),
        Route.Json("POST", "/api/v2/sdk/social/username-password-bind", Credential.StateToken, ByPassword, UserName, Password),
    ];

    /// <summary>Binds to the user who has the code's mobile; registers one where there is none.</summary>
    private static Answer Phone(RouteContext context, SandboxCodeKind kind, string field, bool register)
    {
        string mobile = context.TakeCode(kind, field).Recipient;
        return BindTo(
            context,
            context.State.Users.FindByMobile(mobile) ?? (register ? context.State.Users.Add(new SandboxUserOptions { Mobile = mobile }, context.Now) : throw SdkErrors.UserNotFound()),
            withIdToken: kind != SandboxCodeKind.AlipayPhone);
    }

    /// <summary>Binds by a code that was sent to a mobile or an address; registers a user where there is none.</summary>
    private static Answer ByCode(RouteContext context, SandboxCodeKind sms, SandboxCodeKind email, bool register)
    {
        if (context.OptionalText(Mobile) is { } number)
        {
            string mobile = MobileNumber.TryNormalise(number) ?? throw SdkErrors.BadFormat(Mobile);
            SandboxUser? owner = context.State.Users.FindByMobile(mobile);
            if (owner is null && !register)
            {
                throw SdkErrors.UserNotFound();
            }

            context.TakeCode(sms, VerifyCode, mobile);
            return BindTo(context, owner ?? context.State.Users.Add(new SandboxUserOptions { Mobile = mobile }, context.Now));
        }

        string address = context.RequiredText(Email);
        SandboxUser? user = context.State.Users.FindByEmail(address);
        if (user is null && !register)
        {
            throw SdkErrors.UserNotFound();
        }

        context.TakeCode(email, VerifyCode, user?.Email ?? address);
        return BindTo(context, user ?? context.State.Users.Register(address, context.Now));
    }

    private static Answer ByPassword(RouteContext context)
    {
        SandboxUser user = context.State.Users.FindByUserName(context.RequiredText(UserName)) ?? throw SdkErrors.WrongPassword(attemptsLeft: null);
        LoginSteps.CheckPassword(context, user, context.RequiredText(Password));
        return BindTo(context, user);
    }

    private static Answer BindTo(RouteContext context, SandboxUser user, bool withIdToken = true)
    {
        StateToken token = context.StateToken;
        if (token.Identity is not { } identity)
        {
            throw SdkErrors.BadStateToken();
        }

        // Whether a user may have two accounts of one provider is not documented, so nothing is refused here.
        identity.BindTo(user, context.Now);
        bool needsSecondFactor = user.RequireMfa && !user.Disabled;
        bool isSuccess = !user.RequireMfa && !user.Disabled;
        if (isSuccess || context.Options.RotateStateToken)
        {
            context.State.StateTokens.Remove(token);
        }
        else if (needsSecondFactor)
        {
            // The answer carries no token, so the one that was sent must do for the second factor.
            token.Step = LoginStep.Mfa;
            token.User = user;
        }

        if (isSuccess)
        {
            return LoginAnswers.Success(context, user, withIdToken);
        }

        // ACCESS_DENIED has no next step, so there is nothing that a new token would be for.
        return !needsSecondFactor ? LoginAnswers.AccessDenied() : LoginAnswers.MfaAuth(
            context.Options.RotateStateToken ? LoginSteps.Issue(context, LoginStep.Mfa, identity, user) : null);
    }
}
