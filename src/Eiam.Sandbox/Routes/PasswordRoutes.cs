using Eiam.Sandbox.Routing;
using Eiam.Sandbox.State;

namespace Eiam.Sandbox.Routes;

/// <summary>
/// New passwords: in the middle of a login, of signed-in users, and in place of forgotten ones. No page shows what a wrong old password is answered
/// with: here it is that of a wrong password at login, which counts towards the lock. No policy for passwords is documented, so there is none.
/// </summary>
internal static class PasswordRoutes
{
    private const string Mobile = "mobile";
    private const string Email = "email";
    private const string VerifyCode = "verify_code";
    private const string OldPassword = "old_password";
    private const string NewPassword = "new_password";
    private const string Password = "password";

    internal static readonly Route[] All =
    [
        Route.Json("POST", "/api/v2/sdk/pwd/update", Credential.StateToken, Forced, OldPassword, NewPassword),
        Route.Json("POST", "/api/v2/sdk/after-login/pwd/update-by-email", Credential.StateToken, ForcedByEmail, VerifyCode, NewPassword),
        Route.Empty("GET", "/api/v2/sdk/pwd/skip-update", Credential.StateToken, Skip),
        Route.Empty("GET", "/api/v2/sdk/pwd/check-exist", Credential.IdToken, Exists),
        Route.Json("POST", "/api/v2/sdk/pwd/change", Credential.IdToken, Change, NewPassword),
        Route.Json("POST", "/api/v2/sdk/pwd/change-by-mobile", Credential.IdToken, ChangeByMobile, VerifyCode, Password),
        Route.Json("POST", "/api/v2/sdk/pwd/change-by-email", Credential.IdToken, ChangeByEmail, VerifyCode, Password),
        Route.Json("POST", "/api/v2/sdk/pwd/update-by-mobile", Credential.None, ResetByMobile, Mobile, VerifyCode, Password),
        Route.Json("POST", "/api/v2/sdk/pwd/update-by-email", Credential.None, ResetByEmail, Email, VerifyCode, Password),
    ];

    private static Answer Forced(RouteContext context)
    {
        SandboxUser user = LoginOf(context, canBeExpired: true);
        CheckOld(context, user);
        return Finish(context, user, NewPassword);
    }

    private static Answer ForcedByEmail(RouteContext context)
    {
        SandboxUser user = LoginOf(context, canBeExpired: true);
        TakeEmailCode(context, user);
        return Finish(context, user, NewPassword);
    }

    /// <summary>Only a password that expires soon can be kept.</summary>
    private static Answer Skip(RouteContext context) => Finish(context, LoginOf(context, canBeExpired: false), null);

    /// <summary>The example of the page has a boolean, its table a string: this is the example's.</summary>
    private static Answer Exists(RouteContext context) => Answer.Json(json => json.WriteBoolean("is_set_pwd", context.User.Password.IsSet));

    private static Answer Change(RouteContext context)
    {
        if (context.User.Password.IsSet)
        {
            CheckOld(context, context.User);
        }

        return Set(context, context.User, NewPassword);
    }

    private static Answer ChangeByMobile(RouteContext context)
    {
        context.TakeCode(SandboxCodeKind.ChangePasswordSms, VerifyCode, context.User.Mobile);
        return Set(context, context.User, Password);
    }

    private static Answer ChangeByEmail(RouteContext context)
    {
        TakeEmailCode(context, context.User);
        return Set(context, context.User, Password);
    }

    private static Answer ResetByMobile(RouteContext context)
    {
        string mobile = MobileNumber.TryNormalise(context.RequiredText(Mobile)) ?? throw SdkErrors.BadFormat(Mobile);
        SandboxUser user = context.State.Users.FindByMobile(mobile) ?? throw SdkErrors.UserNotFound();
        context.TakeCode(SandboxCodeKind.ForgotPasswordSms, VerifyCode, mobile);
        return Set(context, user, Password);
    }

    private static Answer ResetByEmail(RouteContext context)
    {
        SandboxUser user = context.State.Users.FindByEmail(context.RequiredText(Email)) ?? throw SdkErrors.UserNotFound();
        context.TakeCode(SandboxCodeKind.ForgotPasswordEmail, VerifyCode, user.Email);
        return Set(context, user, Password);
    }

    // A user without an address has got no code.
    private static void TakeEmailCode(RouteContext context, SandboxUser user) =>
        context.TakeCode(SandboxCodeKind.ChangePasswordEmail, VerifyCode, user.Email ?? string.Empty);

    private static void CheckOld(RouteContext context, SandboxUser user)
    {
        if (context.OptionalText(OldPassword) is not { } old)
        {
            throw SdkErrors.Blank(OldPassword);
        }

        LoginSteps.CheckPassword(context, user, old);
    }

    private static Answer Set(RouteContext context, SandboxUser user, string field)
    {
        user.Password.Set(context.RequiredText(field));
        return Answer.Empty(200);
    }

    /// <summary>A state token of a login that has another next step is answered like an unknown one.</summary>
    private static SandboxUser LoginOf(RouteContext context, bool canBeExpired) => context.StateToken switch
    {
        { Step: LoginStep.ExpiringPassword, User: { } user } => user,
        { Step: LoginStep.ExpiredPassword, User: { } user } when canBeExpired => user,
        _ => throw SdkErrors.InvalidStateToken(),
    };

    /// <summary>The login goes on as it would have gone without this step.</summary>
    private static Answer Finish(RouteContext context, SandboxUser user, string? field)
    {
        if (field is not null)
        {
            user.Password.Set(context.RequiredText(field));
        }

        context.State.StateTokens.Remove(context.StateToken);
        return LoginSteps.Next(context, user, identity: null, LoginSteps.After.Password);
    }
}
