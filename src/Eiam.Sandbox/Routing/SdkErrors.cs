using System;
using System.Globalization;
using Eiam.Sandbox.State;

namespace Eiam.Sandbox.Routing;

/// <summary>The documented errors of <c>/api/v2/sdk/</c>, all HTTP 400 (EIAM:userapi/returncode.html, CIAM pages for PARAM codes).</summary>
internal static class SdkErrors
{
    internal static ApiException Blank(string name) => New("COMMON.1001", $"Parameter {name} cannot be left blank");

    internal static ApiException BadFormat(string name) => New("COMMON.1002", $"The {name} parameter format is incorrect");

    internal static ApiException NoDeviceInformation() => New("COMMON.1003", "Device information is incomplete");

    internal static ApiException HasExpired(string name) => New("COMMON.1005", $"The {name} has expired");

    /// <summary>An unknown or used code. The SMS codes are of EIAM:userapi/pwd/change-by-mobile.html and change-by-email.html.</summary>
    internal static ApiException WrongCode(SandboxCodeKind kind, string name) => CodeType.Of(kind) switch
    {
        { IsEmail: false } => New("SMS.1005", "SMS verification code verification is incorrect"),
        { IsEmail: true } => New("SMS.1006", "The email verification code is incorrect"),
        null => HasFailed(name),
    };

    internal static ApiException HasFailed(string name) => New("COMMON.1005", $"The {name} has failed");

    /// <summary>For a value of the right form that is not the expected one.</summary>
    internal static ApiException BadValue(string name) => New("COMMON.1006", $"The {name} parameter error");

    internal static ApiException BadType(string name) => New("COMMON.1007", $"The {name} parameter type error");

    /// <summary>The exact code and text of EIAM:applets/bind-wechat-mobile.html, which the table of codes contradicts.</summary>
    internal static ApiException BadStateToken() => New("COMMON.1007", "state_token parameter error");

    internal static ApiException UnknownClient() =>
        New("COMMON.1012", "The X-client-id is incorrect and the corresponding application cannot be found");

    /// <summary>Too many wrong passwords. EIAM:userapi/returncode.html.</summary>
    internal static ApiException Locked(TimeSpan left) => New("LOGIN.1003", string.Format(
        CultureInfo.InvariantCulture,
        "The user has been locked due to too many unsuccessful login attempts. It will be unlocked in {0} minutes and {1} seconds",
        (int)left.TotalMinutes,
        left.Seconds));

    /// <summary>A wrong user name or password. No page shows it: a client saw the code, and that the message ends so.</summary>
    internal static ApiException WrongPassword(int? attemptsLeft) => New("LOGIN.1005", attemptsLeft is { } left
        ? string.Format(CultureInfo.InvariantCulture, "用户名或密码错误,剩余登录尝试次数:{0}", left)
        : "用户名或密码错误");

    internal static ApiException NotBound() => New("LOGIN.1002", "User not bound");

    internal static ApiException UserNotFound() => New("COMMON.1013", "The corresponding user is not found");

    internal static ApiException NoClientId() => New("PARAM.0002", "clientId cannot be empty");

    /// <summary>For the calls of passwords: CIAM:web-application/skip-force-change-password.html, force-change-password.html.</summary>
    internal static ApiException InvalidStateToken() => New("PARAM.0014", "Invalid state token");

    /// <summary>CIAM:captcha/send-email.html, whose text is cut.</summary>
    internal static ApiException BadCaptchaToken() => New("CAPTCHA.0006", "captcha_token verification failed");

    /// <summary>CIAM:user-self-service/*.</summary>
    internal static ApiException BadIdToken() => New("PARAM.0016", "IdToken is invalid or expired");

    /// <summary>CIAM:user-self-service/refresh-id-token-by-session-token.html.</summary>
    internal static ApiException BadSessionToken() => New("PARAM.0023", "Invalid or expired session token");

    private static ApiException New(string code, string message) => new(ApiFamily.Sdk, "SDK." + code, message);
}
