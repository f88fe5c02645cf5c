using System;
using Eiam.Sandbox.Routing;
using Eiam.Sandbox.State;

namespace Eiam.Sandbox.Routes;

/// <summary>
/// The second factor of a login that ended in MFA_AUTH (EIAM:userapi/mfa/smsmfa.html, emsmfa.html). A failed try costs
/// neither the code nor the state token; a limit of tries is not documented.
/// </summary>
internal static class MfaRoutes
{
    private const string VerifyCode = "verify_code";
    private const string Mobile = "mobile";
    private const string Email = "email";

    internal static readonly Route[] All =
    [
        Route.Json("POST", "/api/v2/sdk/mfa/sms", Credential.StateToken, Sms, Mobile, VerifyCode),
        Route.Json("POST", "/api/v2/sdk/mfa/email", Credential.StateToken, ByEmail, Email, VerifyCode),
    ];

    private static Answer Sms(RouteContext context)
    {
        SandboxUser user = UserOf(context);
        if (MobileNumber.TryNormalise(context.RequiredText(Mobile)) != user.Mobile)
        {
            throw SdkErrors.BadValue(Mobile);
        }

        context.TakeCode(SandboxCodeKind.MfaSms, VerifyCode, user.Mobile);
        return Finish(context, user);
    }

    private static Answer ByEmail(RouteContext context)
    {
        SandboxUser user = UserOf(context);
        if (!string.Equals(context.RequiredText(Email), user.Email, StringComparison.OrdinalIgnoreCase))
        {
            throw SdkErrors.BadValue(Email);
        }

        context.TakeCode(SandboxCodeKind.MfaEmail, VerifyCode, user.Email);
        return Finish(context, user);
    }

    /// <summary>A state token of a login that has another next step is answered like an unknown one.</summary>
    private static SandboxUser UserOf(RouteContext context)
    {
        context.LoggingIn = context.StateToken is { Step: LoginStep.Mfa } token ? token.User : null;
        return context.LoggingIn ?? throw SdkErrors.BadStateToken();
    }

    private static Answer Finish(RouteContext context, SandboxUser user)
    {
        context.State.StateTokens.Remove(context.StateToken);
        return user.Disabled ? LoginAnswers.AccessDenied() : LoginAnswers.Success(context, user);
    }
}
