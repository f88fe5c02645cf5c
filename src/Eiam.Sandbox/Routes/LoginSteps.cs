using Eiam.Sandbox.Routing;
using Eiam.Sandbox.State;

namespace Eiam.Sandbox.Routes;

/// <summary>What a login still asks for: access, then a new password, then a second factor.</summary>
internal static class LoginSteps
{
    /// <summary>What a login has behind it.</summary>
    internal enum After
    {
        /// <summary>A code, or a social account: the password's age does not matter.</summary>
        Code,

        /// <summary>A password that was just shown.</summary>
        PasswordShown,

        /// <summary>A password whose age was dealt with.</summary>
        Password,
    }

    /// <summary>Answers with the next step, or with a session.</summary>
    /// <param name="context">The call.</param>
    /// <param name="user">Who logs in.</param>
    /// <param name="identity">The social account that the login came with, if any.</param>
    /// <param name="after">What is behind it.</param>
    /// <param name="withIdToken">Whether a success has an id_token; those of Alipay's mini programs have none in the pages.</param>
    internal static Answer Next(RouteContext context, SandboxUser user, SocialIdentity? identity, After after, bool withIdToken = true)
    {
        context.LoggingIn = user;
        if (user.Disabled)
        {
            return LoginAnswers.AccessDenied();
        }

        if (after == After.PasswordShown && user.Password.Step(context.Now) is { } step)
        {
            return LoginAnswers.Password(Issue(context, step, identity, user), hasExpired: step == LoginStep.ExpiredPassword);
        }

        return user.RequireMfa
            ? LoginAnswers.MfaAuth(Issue(context, LoginStep.Mfa, identity, user))
            : LoginAnswers.Success(context, user, withIdToken);
    }

    /// <summary>Compares a password, and counts what is wrong.</summary>
    /// <exception cref="ApiException">It is wrong, or there were too many wrong ones.</exception>
    internal static void CheckPassword(RouteContext context, SandboxUser user, string password)
    {
        context.LoggingIn = user;
        switch (user.Password.Check(password, context.Now))
        {
            case PasswordCheck.Wrong:
                throw SdkErrors.WrongPassword(user.Password.AttemptsLeft);
            case PasswordCheck.Locked:
                throw SdkErrors.Locked(user.Password.LockedFor(context.Now));
        }
    }

    internal static string Issue(RouteContext context, LoginStep step, SocialIdentity? identity, SandboxUser? user) =>
        context.State.StateTokens.Issue(step, identity, user, context.Options, context.Now);
}
