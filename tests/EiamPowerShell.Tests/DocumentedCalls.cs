using System.Collections.Generic;

namespace EiamPowerShell.Tests;

/// <summary>
/// The calls that BambooCloud's pages document for EIAM or its sister CIAM, written down from the API notes (sections 1.2 to 1.7 and the key set), apart
/// from the table of the client. Left out: paths that are only inferred, CIAM's deprecated folder, and what only OneAccess has.
/// </summary>
internal static class DocumentedCalls
{
    public static IReadOnlyList<string> LoginFamily { get; } =
    [
        "POST /api/v2/sdk/login/wechat-miniprogram",
        "POST /api/v2/sdk/social/wechat-mobile-bind",
        "POST /api/v2/sdk/social/wechat-mobile-register-bind",
        "POST /api/v2/sdk/social/bind",
        "POST /api/v2/sdk/social/register-bind",
        "POST /api/v2/sdk/social/username-password-bind",
        "POST /api/v2/sdk/login/alipay-miniprogram",
        "POST /api/v2/sdk/social/alipay-mini-mobile-bind",
        "POST /api/v2/sdk/social/alipay-mini-mobile-register-bind",
        "POST /api/v2/sdk/login",
        "POST /api/v2/sdk/login/mobile-verify-code",
        "POST /api/v2/sdk/login/email-verify-code",
        "POST /api/v2/sdk/login/wechat",
        "POST /api/v2/sdk/login/alipay",
        "POST /api/v2/sdk/login/apple",
        "GET /api/v2/sdk/captcha",
        "POST /api/v2/sdk/captcha/verify",
        "POST /api/v2/sdk/sms/send",
        "POST /api/v2/sdk/email/send",
        "GET /api/v2/sdk/country-codes",
        "GET /api/v2/sdk/mobile-by-token",
        "POST /api/v2/sdk/mfa/sms",
        "POST /api/v2/sdk/mfa/email",
        "POST /api/v2/sdk/register/mobile-verify-code",
        "POST /api/v2/sdk/pwd/update",
        "GET /api/v2/sdk/pwd/skip-update",
        "POST /api/v2/sdk/after-login/pwd/update-by-email",
        "POST /api/v2/sdk/pwd/update-by-mobile",
        "POST /api/v2/sdk/pwd/update-by-email",
        "GET /api/v2/sdk/pwd/check-exist",
        "POST /api/v2/sdk/pwd/change",
        "POST /api/v2/sdk/pwd/change-by-mobile",
        "POST /api/v2/sdk/pwd/change-by-email",
        "POST /api/v2/sdk/profile/update",
        "POST /api/v2/sdk/profile/update-mobile",
        "GET /api/v2/sdk/social",
        "POST /api/v2/sdk/social/unbind-account",
        "POST /api/v2/sdk/social/unbind",
        "POST /api/v2/sdk/sso/session-token/id-token",
        "POST /api/v2/tenant/token",
        "GET /api/v1/oauth2/keys",
    ];
}
