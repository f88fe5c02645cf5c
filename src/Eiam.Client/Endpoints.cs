using System.Collections.Generic;
using System.Net.Http;

namespace Eiam.Client;

/// <summary>
/// Every call that the client knows. Tests hold this table against the cmdlets, the sandbox's routes, the help pages and the canary rows.
/// </summary>
public static class Endpoints
{
    // Before the rows, which add themselves: fields are set in the order of the text.
    private static readonly List<Endpoint> Table = [];

    /// <summary>Logs in with the code of wx.login, or starts a bind flow.</summary>
    public static Endpoint WeChatMiniProgramLogin { get; } = Post(
        "/api/v2/sdk/login/wechat-miniprogram", Credential.None, Repeatability.OneTime, "Log in with a WeChat mini-program code", "EIAM:applets/login-by-wechat-mini.html");

    /// <summary>Binds a platform user by a WeChat phone authorization code.</summary>
    public static Endpoint WeChatMobileBind { get; } = Post(
        "/api/v2/sdk/social/wechat-mobile-bind", Credential.StateToken, Repeatability.OneTime, "Bind the user of a WeChat phone", "EIAM:applets/bind-wechat-mobile.html");

    /// <summary>The same, and registers a user where none has the phone.</summary>
    public static Endpoint WeChatMobileRegisterBind { get; } = Post(
        "/api/v2/sdk/social/wechat-mobile-register-bind", Credential.StateToken, Repeatability.OneTime, "Bind or register the user of a WeChat phone", "EIAM:applets/bind-wechat-mobile-at-login-or-register.html");

    /// <summary>Confirms a second factor by SMS.</summary>
    public static Endpoint MfaSms { get; } = Post(
        "/api/v2/sdk/mfa/sms", Credential.StateToken, Repeatability.OneTime, "Confirm a second factor by SMS code", "EIAM:userapi/mfa/smsmfa.html");

    /// <summary>Confirms a second factor by e-mail.</summary>
    public static Endpoint MfaEmail { get; } = Post(
        "/api/v2/sdk/mfa/email", Credential.StateToken, Repeatability.OneTime, "Confirm a second factor by e-mail code", "EIAM:userapi/mfa/emsmfa.html");

    /// <summary>Gets a slider captcha.</summary>
    public static Endpoint Captcha { get; } = Get("/api/v2/sdk/captcha", Credential.None, "Get a captcha", "EIAM:userapi/captcha/captcha.html");

    /// <summary>Solves a captcha; a wrong answer uses it up too.</summary>
    public static Endpoint CaptchaVerify { get; } = Post(
        "/api/v2/sdk/captcha/verify", Credential.None, Repeatability.OneTime, "Solve a captcha", "EIAM:userapi/captcha/verifycaptcha.html");

    /// <summary>Sends a code by SMS.</summary>
    public static Endpoint SmsSend { get; } = Send("/api/v2/sdk/sms/send", "Send a code by SMS", "EIAM:userapi/captcha/smssend.html");

    /// <summary>Sends a code by e-mail.</summary>
    public static Endpoint EmailSend { get; } = Send("/api/v2/sdk/email/send", "Send a code by e-mail", "EIAM:userapi/captcha/emailsend.html");

    /// <summary>Lists the area codes of countries.</summary>
    public static Endpoint CountryCodes { get; } = Get("/api/v2/sdk/country-codes", Credential.None, "List country codes", "EIAM:userapi/captcha/country-codes.html");

    /// <summary>Gets the mobile of a login that has another step.</summary>
    public static Endpoint MobileByToken { get; } = Get("/api/v2/sdk/mobile-by-token", Credential.StateToken, "Get the mobile of a login", "EIAM:userapi/captcha/mobile-by-token.html");

    /// <summary>Lists the social accounts of the signed-in user.</summary>
    public static Endpoint SocialAccounts { get; } = Get("/api/v2/sdk/social", Credential.IdToken, "List social accounts", "EIAM:userapi/social/sociallist.html");

    /// <summary>Gets the access token of the management API.</summary>
    public static Endpoint TenantToken { get; } = Add(new Endpoint(
        HttpMethod.Post, "/api/v2/tenant/token", Credential.Basic, Repeatability.Read, "Get a tenant token", "T:authentication")
    { Body = BodyKind.Form });

    /// <summary>Lists the directory's users.</summary>
    public static Endpoint Users { get; } = Get("/api/v2/tenant/users", Credential.TenantToken, "List users", "T:user/obtain-user");

    /// <summary>Finds a user by id.</summary>
    public static Endpoint UserById { get; } = Get("/api/v2/tenant/users/{user_id}", Credential.TenantToken, "Get a user", "T:user/userid");

    /// <summary>Finds a user by user name.</summary>
    public static Endpoint UserByUserName { get; } = Lookup("/api/v2/tenant/users/user-by-username", "Get a user", "T:user/username");

    /// <summary>Finds a user by mobile.</summary>
    public static Endpoint UserByMobile { get; } = Lookup("/api/v2/tenant/users/user-by-mobile", "Get a user", "T:user/phonenumber");

    /// <summary>Finds a user by e-mail address.</summary>
    public static Endpoint UserByEmail { get; } = Lookup("/api/v2/tenant/users/user-by-email", "Get a user", "T:user/user-email");

    /// <summary>All rows.</summary>
    public static IReadOnlyList<Endpoint> All => Table;

    private static Endpoint Get(string path, Credential credential, string action, string source) =>
        Add(new Endpoint(HttpMethod.Get, path, credential, Repeatability.Read, action, source));

    private static Endpoint Post(string path, Credential credential, Repeatability repeatability, string action, string source) =>
        Add(new Endpoint(HttpMethod.Post, path, credential, repeatability, action, source) { Body = BodyKind.Json });

    // A read that takes its key in a body.
    private static Endpoint Lookup(string path, string action, string source) => Post(path, Credential.TenantToken, Repeatability.Read, action, source);

    // A message costs money, and its answer is empty.
    private static Endpoint Send(string path, string action, string source) => Add(
        new Endpoint(HttpMethod.Post, path, Credential.None, Repeatability.OneTime, action, source) { Body = BodyKind.Json, AnswersNothing = true });

    private static Endpoint Add(Endpoint endpoint)
    {
        Table.Add(endpoint);
        return endpoint;
    }
}
