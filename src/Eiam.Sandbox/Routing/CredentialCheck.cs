using System;
using System.Text;

namespace Eiam.Sandbox.Routing;

/// <summary>Checks the credential of a route and puts what it stands for into the context. Runs under the tenant's lock.</summary>
internal static class CredentialCheck
{
    /// <exception cref="ApiException">The credential is missing, unknown, expired or of another client, or lacks the route's permission.</exception>
    internal static void Run(RouteContext context)
    {
        switch (context.Route.Credential)
        {
            case Credential.StateToken:
                // A token of a user who was removed meanwhile is one of nobody.
                context.StateToken = context.State.StateTokens.Find(context.Header(HeaderCheck.StateToken), context.Options.ClientId, context.Now) is { } token
                    && (token.User is null || context.State.Users.FindById(token.User.Id) is not null)
                    ? token
                    : throw (context.Route.Path.Contains("/pwd/") ? SdkErrors.InvalidStateToken() : SdkErrors.BadStateToken());
                break;
            case Credential.IdToken:
                context.User = UserOf(context, context.Authorization("Bearer")) ?? throw SdkErrors.BadIdToken();
                break;
            case Credential.SessionToken:
                context.Session = context.State.Sessions.Find(context.Header("X-session-token"), context.Options.ClientId, context.Now)
                    ?? throw SdkErrors.BadSessionToken();
                context.User = context.State.Users.FindById(context.Session.User.Id) ?? throw SdkErrors.BadSessionToken();
                break;
            case Credential.TenantToken when !context.State.TenantTokens.IsLive(context.Authorization("Bearer"), context.Options.ClientId, context.Now):
                throw OAuthErrors.InvalidToken();
            case Credential.TenantToken when !context.Options.IsGranted(context.Route.Permissions):
                throw TenantErrors.NoPermission(context.Route.Permissions);
            case Credential.Basic when !IsClient(context.Authorization("Basic"), context.Options):
                throw OAuthErrors.InvalidClient();
        }
    }

    private static SandboxUser? UserOf(RouteContext context, string? idToken)
    {
        string? userId = idToken is null ? null : context.State.IdTokens.UserIdOf(idToken, context.Now);
        return userId is null ? null : context.State.Users.FindById(userId);
    }

    private static bool IsClient(string? parameter, SandboxOptions options)
    {
        try
        {
            return parameter is not null
                && Encoding.UTF8.GetString(Convert.FromBase64String(parameter)) == $"{options.ClientId}:{options.ClientSecret}";
        }
        catch (FormatException)
        {
            return false;
        }
    }
}
