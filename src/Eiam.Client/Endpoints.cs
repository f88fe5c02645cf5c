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

    /// <summary>Logs in by user name and password.</summary>
    public static Endpoint PasswordLogin { get; } = Post(
        "/api/v2/sdk/login", Credential.None, Repeatability.OneTime, "Log in by password", "EIAM:userapi/login/username-pwd.html");

    /// <summary>Logs in by a code that an SMS carried.</summary>
    public static Endpoint MobileCodeLogin { get; } = Post(
        "/api/v2/sdk/login/mobile-verify-code", Credential.None, Repeatability.OneTime, "Log in by SMS code", "EIAM:userapi/login/mobile-verify-code.html");

    /// <summary>Logs in by a code that an e-mail carried.</summary>
    public static Endpoint EmailCodeLogin { get; } = Post(
        "/api/v2/sdk/login/email-verify-code", Credential.None, Repeatability.OneTime, "Log in by e-mail code", "EIAM:userapi/login/email-verify-code.html");

    /// <summary>Logs in with the code of WeChat in a native app, or starts a bind flow.</summary>
    public static Endpoint WeChatLogin { get; } = Post(
        "/api/v2/sdk/login/wechat", Credential.None, Repeatability.OneTime, "Log in with a WeChat code", "EIAM:userapi/login/wechat.html");

    /// <summary>Logs in with the code of Alipay in a native app, or starts a bind flow.</summary>
    public static Endpoint AlipayLogin { get; } = Post(
        "/api/v2/sdk/login/alipay", Credential.None, Repeatability.OneTime, "Log in with an Alipay code", "CIAM:other-api/login-by-alipay.html", Certainty.DocumentedForCiam);

    /// <summary>Logs in with the code of Apple in a native app, or starts a bind flow.</summary>
    public static Endpoint AppleLogin { get; } = Post(
        "/api/v2/sdk/login/apple", Credential.None, Repeatability.OneTime, "Log in with an Apple code", "CIAM:other-api/login-by-apple.html", Certainty.DocumentedForCiam);

    /// <summary>Logs in with the code of an Alipay mini program, or starts a bind flow.</summary>
    public static Endpoint AlipayMiniProgramLogin { get; } = Post(
        "/api/v2/sdk/login/alipay-miniprogram", Credential.None, Repeatability.OneTime, "Log in with an Alipay mini-program code", "CIAM:mini-program/alipay/login-by-alipay-mini.html", Certainty.DocumentedForCiam);

    /// <summary>Binds the social account of a login by a code that was sent.</summary>
    public static Endpoint SocialBind { get; } = Post(
        "/api/v2/sdk/social/bind", Credential.StateToken, Repeatability.OneTime, "Bind a social account", "EIAM:applets/bind-mobile.html");

    /// <summary>The same, and registers a user where none has the mobile or the address.</summary>
    public static Endpoint SocialRegisterBind { get; } = Post(
        "/api/v2/sdk/social/register-bind", Credential.StateToken, Repeatability.OneTime, "Bind a social account, or register its user", "EIAM:applets/bind-mobile-at-login-or-register.html");

    /// <summary>Binds the social account of a login by user name and password.</summary>
    public static Endpoint SocialPasswordBind { get; } = Post(
        "/api/v2/sdk/social/username-password-bind", Credential.StateToken, Repeatability.OneTime, "Bind a social account by password", "EIAM:applets/bind-username-password.html");

    /// <summary>Binds a platform user by the phone that an Alipay mini program was given.</summary>
    public static Endpoint AlipayMobileBind { get; } = Post(
        "/api/v2/sdk/social/alipay-mini-mobile-bind", Credential.StateToken, Repeatability.OneTime, "Bind the user of an Alipay phone", "CIAM:mini-program/alipay/bind-alipay-mobile.html", Certainty.DocumentedForCiam);

    /// <summary>The same, and registers a user where none has the phone.</summary>
    public static Endpoint AlipayMobileRegisterBind { get; } = Post(
        "/api/v2/sdk/social/alipay-mini-mobile-register-bind", Credential.StateToken, Repeatability.OneTime, "Bind or register the user of an Alipay phone", "CIAM:mini-program/alipay/bind-alipay-mobile-at-login-or-register.html", Certainty.DocumentedForCiam);

    /// <summary>Unbinds a social account of the signed-in user by its own id.</summary>
    public static Endpoint SocialUnbindAccount { get; } = Silent(
        "/api/v2/sdk/social/unbind-account", Credential.IdToken, Repeatability.Idempotent, "Unbind a social account", "EIAM:userapi/social/unbind-account.html");

    /// <summary>Unbinds a social account of the signed-in user by the provider's id.</summary>
    public static Endpoint SocialUnbind { get; } = Silent(
        "/api/v2/sdk/social/unbind", Credential.IdToken, Repeatability.Idempotent, "Unbind a social account", "EIAM:userapi/social/unbind.html");

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

    /// <summary>Registers a user by an SMS code.</summary>
    public static Endpoint Register { get; } = Add(new Endpoint(
        HttpMethod.Post, "/api/v2/sdk/register/mobile-verify-code", Credential.None, Repeatability.OneTime, "Register a user", "EIAM:userapi/register/mobile-verify-code.html")
    { Body = BodyKind.Json, MayAnswerNothing = true });

    /// <summary>Changes an expired password by the old one.</summary>
    public static Endpoint ForcedPassword { get; } = Post(
        "/api/v2/sdk/pwd/update", Credential.StateToken, Repeatability.OneTime, "Change the password of a login", "EIAM:userapi/pwd/force-update.html");

    /// <summary>Changes an expired password by an e-mail code.</summary>
    public static Endpoint ForcedPasswordByEmail { get; } = Post(
        "/api/v2/sdk/after-login/pwd/update-by-email", Credential.StateToken, Repeatability.OneTime, "Change the password of a login by e-mail code", "EIAM:userapi/pwd/force-update-by-email.html");

    /// <summary>Goes on with a login without changing its password. A GET that spends the state token.</summary>
    public static Endpoint SkipPassword { get; } = Add(new Endpoint(
        HttpMethod.Get, "/api/v2/sdk/pwd/skip-update", Credential.StateToken, Repeatability.OneTime, "Keep the password of a login", "EIAM:userapi/pwd/skip-update.html"));

    /// <summary>Says whether the signed-in user has a password.</summary>
    public static Endpoint PasswordExists { get; } = Get("/api/v2/sdk/pwd/check-exist", Credential.IdToken, "Check for a password", "EIAM:userapi/pwd/check-exist.html");

    /// <summary>Changes the signed-in user's password by the old one.</summary>
    public static Endpoint PasswordChange { get; } = Silent(
        "/api/v2/sdk/pwd/change", Credential.IdToken, Repeatability.OneTime, "Change the password", "EIAM:userapi/pwd/change.html");

    /// <summary>Changes the signed-in user's password by an SMS code.</summary>
    public static Endpoint PasswordChangeByMobile { get; } = Silent(
        "/api/v2/sdk/pwd/change-by-mobile", Credential.IdToken, Repeatability.OneTime, "Change the password by SMS code", "EIAM:userapi/pwd/change-by-mobile.html");

    /// <summary>Changes the signed-in user's password by an e-mail code.</summary>
    public static Endpoint PasswordChangeByEmail { get; } = Silent(
        "/api/v2/sdk/pwd/change-by-email", Credential.IdToken, Repeatability.OneTime, "Change the password by e-mail code", "EIAM:userapi/pwd/change-by-email.html");

    /// <summary>Sets a new password in place of a forgotten one, by an SMS code.</summary>
    public static Endpoint PasswordResetByMobile { get; } = Silent(
        "/api/v2/sdk/pwd/update-by-mobile", Credential.None, Repeatability.OneTime, "Reset the password by SMS code", "EIAM:userapi/pwd/update-by-mobile.html");

    /// <summary>Sets a new password in place of a forgotten one, by an e-mail code.</summary>
    public static Endpoint PasswordResetByEmail { get; } = Silent(
        "/api/v2/sdk/pwd/update-by-email", Credential.None, Repeatability.OneTime, "Reset the password by e-mail code", "EIAM:userapi/pwd/update-by-email.html");

    /// <summary>Changes the signed-in user's profile.</summary>
    public static Endpoint ProfileUpdate { get; } = Silent(
        "/api/v2/sdk/profile/update", Credential.IdToken, Repeatability.Idempotent, "Change the profile", "EIAM:userapi/profile/update.html");

    /// <summary>Changes the signed-in user's mobile.</summary>
    public static Endpoint MobileUpdate { get; } = Silent(
        "/api/v2/sdk/profile/update-mobile", Credential.IdToken, Repeatability.OneTime, "Change the mobile", "CIAM:user-self-service/update-mobile.html", Certainty.DocumentedForCiam);

    /// <summary>
    /// Gives a new id token for a session token. Where a tenant is set up so, it replaces the session token too, and the one that was sent is spent:
    /// it is not sent again once it may have been taken.
    /// </summary>
    public static Endpoint TokenRefresh { get; } = Add(new Endpoint(
        HttpMethod.Post, "/api/v2/sdk/sso/session-token/id-token", Credential.SessionToken, Repeatability.OneTime, "Refresh the tokens of a session", "EIAM:userapi/token/session-token-id-token.html"));

    /// <summary>Gets the keys that id tokens are signed with.</summary>
    public static Endpoint KeySet { get; } = Add(new Endpoint(
        HttpMethod.Get, "/api/v1/oauth2/keys", Credential.None, Repeatability.Read, "Get the keys of id tokens", "CIAM:appendix/get-user-info-from-id-token.html")
    { Certainty = Certainty.DocumentedForCiam });

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

    /// <summary>Creates a user.</summary>
    public static Endpoint UserCreate { get; } = Post("/api/v2/tenant/users", Credential.TenantToken, Repeatability.OneTime, "Create a user", "T:user/add-user");

    /// <summary>Changes a user.</summary>
    public static Endpoint UserUpdate { get; } = Put("/api/v2/tenant/users/{user_id}", "Change a user", "T:user/modify-user", BodyKind.Json);

    /// <summary>Removes a user.</summary>
    public static Endpoint UserRemove { get; } = Delete("/api/v2/tenant/users/{user_id}", "Remove a user", "T:user/delete-user", "USER.0001");

    /// <summary>Enables a user.</summary>
    public static Endpoint UserEnable { get; } = Put("/api/v2/tenant/users/{user_id}/enable", "Enable a user", "T:user/enable-user");

    /// <summary>Disables a user.</summary>
    public static Endpoint UserDisable { get; } = Put("/api/v2/tenant/users/{user_id}/disable", "Disable a user", "T:user/disable-user");

    /// <summary>Sets a user's password.</summary>
    public static Endpoint UserPassword { get; } = Put(
        "/api/v2/tenant/users/{user_id}/change-password", "Set the password of a user", "T:user/modify-password", BodyKind.Json, Repeatability.OneTime);

    /// <summary>Changes a user's password by the old one.</summary>
    public static Endpoint UserPasswordByOld { get; } = Put(
        "/api/v2/tenant/users/{user_id}/change-password-verify", "Change the password of a user", "T:user/check-oldpassword", BodyKind.Json, Repeatability.OneTime);

    /// <summary>Has a new password sent to a user. The path is spelled as the vendor spells it.</summary>
    public static Endpoint UserPasswordReset { get; } = Put(
        "/api/v2/tenant/users/{user_id}/rest-password", "Send a new password to a user", "T:user/reset-password", repeatability: Repeatability.OneTime);

    /// <summary>Lists organizations.</summary>
    public static Endpoint Organizations { get; } = Get("/api/v2/tenant/organizations", Credential.TenantToken, "List organizations", "T:org/obtain-org");

    /// <summary>Finds an organization by id.</summary>
    public static Endpoint OrganizationById { get; } = Get("/api/v2/tenant/organizations/{org_id}", Credential.TenantToken, "Get an organization", "T:org/org-id");

    /// <summary>Creates an organization.</summary>
    public static Endpoint OrganizationCreate { get; } = Post(
        "/api/v2/tenant/organizations", Credential.TenantToken, Repeatability.OneTime, "Create an organization", "T:org/create-org");

    /// <summary>Changes an organization.</summary>
    public static Endpoint OrganizationUpdate { get; } = Put("/api/v2/tenant/organizations/{org_id}", "Change an organization", "T:org/modify-org", BodyKind.Json);

    /// <summary>Removes an organization.</summary>
    public static Endpoint OrganizationRemove { get; } = Delete("/api/v2/tenant/organizations/{org_id}", "Remove an organization", "T:org/delete-org", "ORG.0001");

    /// <summary>Enables an organization.</summary>
    public static Endpoint OrganizationEnable { get; } = Put("/api/v2/tenant/organizations/{org_id}/enable", "Enable an organization", "T:org/enable-org");

    /// <summary>Disables an organization.</summary>
    public static Endpoint OrganizationDisable { get; } = Put("/api/v2/tenant/organizations/{org_id}/disable", "Disable an organization", "T:org/disable-org");

    /// <summary>Gets the leader of an organization.</summary>
    public static Endpoint OrganizationLeader { get; } = Get(
        "/api/v2/tenant/organizations/{org_id}/org-leader", Credential.TenantToken, "Get the leader of an organization", "T:org/org-leader-id");

    /// <summary>Sets the leader of an organization.</summary>
    public static Endpoint OrganizationLeaderUpdate { get; } = Put(
        "/api/v2/tenant/organizations/{org_id}/org-leader", "Set the leader of an organization", "T:org/add-org-leader");

    /// <summary>Lists the accounts of an application.</summary>
    public static Endpoint Accounts { get; } = Get(
        "/api/v2/tenant/applications/{app_id}/accounts", Credential.TenantToken, "List application accounts", "T:account/obtain-accountlist");

    /// <summary>Finds an account of an application by id.</summary>
    public static Endpoint AccountById { get; } = Get(
        "/api/v2/tenant/applications/{app_id}/accounts/{account_id}", Credential.TenantToken, "Get an application account", "T:account/obtain-accountinfor");

    /// <summary>Lists the accounts of a user in all applications.</summary>
    public static Endpoint UserAccounts { get; } = Get(
        "/api/v2/tenant/users/{user_id}/accounts", Credential.TenantToken, "List the accounts of a user", "T:user/obtain-accounts");

    /// <summary>Creates an account of a user.</summary>
    public static Endpoint AccountCreateBasic { get; } = Post(
        "/api/v2/tenant/applications/{app_id}/accounts/basic-account", Credential.TenantToken, Repeatability.OneTime, "Create an application account", "T:account/add-basic-account");

    /// <summary>Creates an account of several users.</summary>
    public static Endpoint AccountCreatePublic { get; } = Post(
        "/api/v2/tenant/applications/{app_id}/accounts/public-account", Credential.TenantToken, Repeatability.OneTime, "Create a public application account", "T:account/add-public-account");

    /// <summary>Creates an account of no user.</summary>
    public static Endpoint AccountCreateOrphan { get; } = Post(
        "/api/v2/tenant/applications/{app_id}/accounts/orphan-account", Credential.TenantToken, Repeatability.OneTime, "Create an orphan application account", "T:account/add-orphan-account");

    /// <summary>Creates an account of a user by only a name, with the permission for users.</summary>
    public static Endpoint UserAccountCreate { get; } = Post(
        "/api/v2/tenant/users/{user_id}/applications/{app_id}/accounts", Credential.TenantToken, Repeatability.OneTime, "Create an application account of a user", "T:user/accounts");

    /// <summary>Changes an account of an application.</summary>
    public static Endpoint AccountUpdate { get; } = Put(
        "/api/v2/tenant/applications/{app_id}/accounts/{account_id}", "Change an application account", "T:account/update-account", BodyKind.Json);

    /// <summary>Removes an account of an application.</summary>
    public static Endpoint AccountRemove { get; } = Delete(
        "/api/v2/tenant/applications/{app_id}/accounts/{account_id}", "Remove an application account", "T:account/delete-account", "APP.ACCOUNT.0028");

    /// <summary>Enables an account of an application.</summary>
    public static Endpoint AccountEnable { get; } = Put(
        "/api/v2/tenant/applications/{app_id}/accounts/{account_id}/enable", "Enable an application account", "T:account/enable-account");

    /// <summary>Disables an account of an application.</summary>
    public static Endpoint AccountDisable { get; } = Put(
        "/api/v2/tenant/applications/{app_id}/accounts/{account_id}/disable", "Disable an application account", "T:account/disable-account");

    /// <summary>Lists the users of a public account.</summary>
    public static Endpoint AccountUsers { get; } = Get(
        "/api/v2/tenant/applications/{app_id}/accounts/public-account/{account_id}/users", Credential.TenantToken, "List the users of a public account", "T:account/check-public-account-user");

    /// <summary>Adds users to a public account.</summary>
    public static Endpoint AccountUsersAdd { get; } = Post(
        "/api/v2/tenant/applications/{app_id}/accounts/public-account/{account_id}/users/bind", Credential.TenantToken, Repeatability.OneTime, "Add users to a public account", "T:account/add-public-account-user");

    /// <summary>Takes users off a public account.</summary>
    public static Endpoint AccountUsersRemove { get; } = Post(
        "/api/v2/tenant/applications/{app_id}/accounts/public-account/{account_id}/users/unbind", Credential.TenantToken, Repeatability.OneTime, "Take users off a public account", "T:account/delete-public-account-user");

    /// <summary>Gets the owner of a public account.</summary>
    public static Endpoint AccountOwner { get; } = Get(
        "/api/v2/tenant/applications/{app_id}/accounts/public-account/{account_id}/owner", Credential.TenantToken, "Get the owner of a public account", "T:account/check-public-account-owner");

    /// <summary>Sets the owner of a public account.</summary>
    public static Endpoint AccountOwnerUpdate { get; } = Post(
        "/api/v2/tenant/applications/{app_id}/accounts/public-account/{account_id}/owner", Credential.TenantToken, Repeatability.OneTime, "Set the owner of a public account", "T:account/bind-public-account-owner");

    /// <summary>Lists the jobs of a user.</summary>
    public static Endpoint UserJobs { get; } = Get("/api/v2/tenant/users/{user_id}/jobs", Credential.TenantToken, "List the jobs of a user", "T:user/jobs");

    /// <summary>Moves a user to another main organization, position and title.</summary>
    public static Endpoint UserTransfer { get; } = Put("/api/v2/tenant/users/{user_id}/jobs/transfer", "Move a user", "T:user/job-transfer", BodyKind.Json);

    /// <summary>Gives a user a part-time job.</summary>
    public static Endpoint PartTimeJobCreate { get; } = Post(
        "/api/v2/tenant/users/{user_id}/part-time-job", Credential.TenantToken, Repeatability.OneTime, "Give a part-time job", "T:user/add-part-time-job");

    /// <summary>Changes a part-time job.</summary>
    public static Endpoint PartTimeJobUpdate { get; } = Put(
        "/api/v2/tenant/users/{user_id}/part-time-job/{job_id}", "Change a part-time job", "T:user/modify-part-time-job", BodyKind.Json);

    /// <summary>Removes a part-time job.</summary>
    public static Endpoint PartTimeJobRemove { get; } = Delete(
        "/api/v2/tenant/users/{user_id}/part-time-job/{job_id}", "Remove a part-time job", "T:user/delete-part-time-job", "USER.0093");

    /// <summary>Lists positions.</summary>
    public static Endpoint JobPositions { get; } = Get("/api/v2/tenant/job-positions", Credential.TenantToken, "List positions", "T:job-position/job-positions");

    /// <summary>Creates a position.</summary>
    public static Endpoint JobPositionCreate { get; } = Post(
        "/api/v2/tenant/job-positions", Credential.TenantToken, Repeatability.OneTime, "Create a position", "T:job-position/add-job-position");

    /// <summary>Changes a position.</summary>
    public static Endpoint JobPositionUpdate { get; } = Put(
        "/api/v2/tenant/job-positions/{position_id}", "Change a position", "T:job-position/modify-job-position", BodyKind.Json);

    /// <summary>Removes a position.</summary>
    public static Endpoint JobPositionRemove { get; } = Delete(
        "/api/v2/tenant/job-positions/{position_id}", "Remove a position", "T:job-position/delete-job-position", "JOB.POSITION.0001");

    /// <summary>Lists titles.</summary>
    public static Endpoint JobTitles { get; } = Get("/api/v2/tenant/job-titles", Credential.TenantToken, "List titles", "T:job-title/job-titles");

    /// <summary>Finds a title by id.</summary>
    public static Endpoint JobTitleById { get; } = Get("/api/v2/tenant/job-titles/{title_id}", Credential.TenantToken, "Get a title", "T:job-title/get-job-title");

    /// <summary>Creates a title.</summary>
    public static Endpoint JobTitleCreate { get; } = Post(
        "/api/v2/tenant/job-titles", Credential.TenantToken, Repeatability.OneTime, "Create a title", "T:job-title/add-job-title");

    /// <summary>Lists the roles of an application.</summary>
    public static Endpoint Roles { get; } = Get("/api/v2/tenant/applications/{app_id}/app-roles", Credential.TenantToken, "List roles", "T:role/check-role-list");

    /// <summary>Lists the accounts that have a role.</summary>
    public static Endpoint RoleMembers { get; } = Get(
        "/api/v2/tenant/applications/{app_id}/role-member-list/{role_id}", Credential.TenantToken, "List the members of a role", "T:role/check-role-member-list");

    /// <summary>Adds accounts to a role.</summary>
    public static Endpoint RoleMembersAdd { get; } = Post(
        "/api/v2/tenant/applications/{app_id}/role-member", Credential.TenantToken, Repeatability.OneTime, "Add members to a role", "T:role/add-role-member");

    /// <summary>Takes accounts out of a role. A DELETE with a body.</summary>
    public static Endpoint RoleMembersRemove { get; } = DeleteOf(
        "/api/v2/tenant/applications/{app_id}/role-member", "Remove members from a role", "T:role/delete-role-member");

    /// <summary>Gives roles to an account.</summary>
    public static Endpoint AccountRolesAdd { get; } = Post(
        "/api/v2/tenant/applications/{app_id}/accounts/{account_id}/member-role", Credential.TenantToken, Repeatability.OneTime, "Give roles to an account", "T:account/add-member-role");

    /// <summary>Takes roles from an account. A DELETE with a body.</summary>
    public static Endpoint AccountRolesRemove { get; } = DeleteOf(
        "/api/v2/tenant/applications/{app_id}/accounts/{account_id}/member-role", "Take roles from an account", "T:account/delete-member-role");

    /// <summary>Gets what a role may do. The path is spelled as the vendor spells it.</summary>
    public static Endpoint RolePermission { get; } = Get(
        "/api/v2/tenant/applications/{app_id}/app-role/{role_id}/permissions", Credential.TenantToken, "Get the permissions of a role", "T:role/query-role-permission");

    /// <summary>Lists what each role of an application may do.</summary>
    public static Endpoint RolePermissions { get; } = Get(
        "/api/v2/tenant/applications/{app_id}/app-roles/permissions/page", Credential.TenantToken, "List the permissions of roles", "T:role/query-role-permissions-page");

    /// <summary>Gets what an account may do. The path is spelled as the vendor spells it.</summary>
    public static Endpoint AccountPermission { get; } = Get(
        "/api/v2/tenant/applications/{app_id}/account/{account_id}/permissions", Credential.TenantToken, "Get the permissions of an account", "T:account/query-account-permission");

    /// <summary>Lists what each account of an application may do.</summary>
    public static Endpoint AccountPermissions { get; } = Get(
        "/api/v2/tenant/applications/{app_id}/accounts/permissions/page", Credential.TenantToken, "List the permissions of accounts", "T:account/query-account-permissions-page");

    /// <summary>Lists the functions of an application that can be allowed.</summary>
    public static Endpoint FunctionPermissions { get; } = Get(
        "/api/v2/tenant/applications/{app_id}/func-perms", Credential.TenantToken, "List function permissions", "T:perms/query-app-func-perms");

    /// <summary>Lists the data of an application that can be allowed.</summary>
    public static Endpoint DataPermissions { get; } = Get(
        "/api/v2/tenant/applications/{app_id}/data-perms", Credential.TenantToken, "List data permissions", "T:perms/query-app-data-perms");

    /// <summary>Lists the organizations of an application.</summary>
    public static Endpoint ApplicationOrganizations { get; } = Get(
        "/api/v2/tenant/applications/{app_id}/organizations", Credential.TenantToken, "List application organizations", "T:apporg/obtain-app-authorizedorg");

    /// <summary>Finds an organization of an application by id.</summary>
    public static Endpoint ApplicationOrganizationById { get; } = Get(
        "/api/v2/tenant/applications/{app_id}/organizations/{app_org_id}", Credential.TenantToken, "Get an application organization", "T:apporg/obtain-app-org");

    /// <summary>Creates an organization of an application.</summary>
    public static Endpoint ApplicationOrganizationCreate { get; } = Post(
        "/api/v2/tenant/applications/{app_id}/organizations", Credential.TenantToken, Repeatability.OneTime, "Create an application organization", "T:apporg/add-app-org");

    /// <summary>Changes an organization of an application.</summary>
    public static Endpoint ApplicationOrganizationUpdate { get; } = Put(
        "/api/v2/tenant/applications/{app_id}/organizations/{app_org_id}", "Change an application organization", "T:apporg/modify-app-org", BodyKind.Json);

    /// <summary>Removes an organization of an application.</summary>
    public static Endpoint ApplicationOrganizationRemove { get; } = Delete(
        "/api/v2/tenant/applications/{app_id}/organizations/{app_org_id}", "Remove an application organization", "T:apporg/delete-app-org", "APP.ORG.0024");

    /// <summary>Lists what happened in the tenant.</summary>
    public static Endpoint Logs { get; } = Get("/api/v2/tenant/logs/users-log", Credential.TenantToken, "List the log", "T:log/check-operation-log");

    /// <summary>Counts authentications.</summary>
    public static Endpoint AuthenticationCount { get; } = Get("/api/v2/tenant/logs/auth-num", Credential.TenantToken, "Count authentications", "T:log/check-authentication-log");

    /// <summary>All rows.</summary>
    public static IReadOnlyList<Endpoint> All => Table;

    private static Endpoint Get(string path, Credential credential, string action, string source) =>
        Add(new Endpoint(HttpMethod.Get, path, credential, Repeatability.Read, action, source));

    private static Endpoint Post(string path, Credential credential, Repeatability repeatability, string action, string source, Certainty certainty = Certainty.Documented) =>
        Add(new Endpoint(HttpMethod.Post, path, credential, repeatability, action, source) { Body = BodyKind.Json, Certainty = certainty });

    // A change that answers nothing.
    private static Endpoint Silent(string path, Credential credential, Repeatability repeatability, string action, string source, Certainty certainty = Certainty.Documented) =>
        Add(new Endpoint(HttpMethod.Post, path, credential, repeatability, action, source) { Body = BodyKind.Json, AnswersNothing = true, Certainty = certainty });

    // A read that takes its key in a body.
    private static Endpoint Lookup(string path, string action, string source) => Post(path, Credential.TenantToken, Repeatability.Read, action, source);

    // A change of the management API, which sets a state unless it is said.
    private static Endpoint Put(string path, string action, string source, BodyKind body = BodyKind.None, Repeatability repeatability = Repeatability.Idempotent) =>
        Add(new Endpoint(HttpMethod.Put, path, Credential.TenantToken, repeatability, action, source) { Body = body });

    private static Endpoint Delete(string path, string action, string source, string goneCode) =>
        Add(new Endpoint(HttpMethod.Delete, path, Credential.TenantToken, Repeatability.Idempotent, action, source) { GoneCode = goneCode });

    // A removal of several ids, which its body names: its answer says of each what became of it, and no code says that there is nothing to remove.
    private static Endpoint DeleteOf(string path, string action, string source) =>
        Add(new Endpoint(HttpMethod.Delete, path, Credential.TenantToken, Repeatability.Idempotent, action, source) { Body = BodyKind.Json });

    // A message costs money, and its answer is empty.
    private static Endpoint Send(string path, string action, string source) => Add(
        new Endpoint(HttpMethod.Post, path, Credential.None, Repeatability.OneTime, action, source) { Body = BodyKind.Json, AnswersNothing = true });

    private static Endpoint Add(Endpoint endpoint)
    {
        Table.Add(endpoint);
        return endpoint;
    }
}
