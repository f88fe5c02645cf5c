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
}
