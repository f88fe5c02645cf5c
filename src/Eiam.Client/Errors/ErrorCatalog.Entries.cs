namespace Eiam.Client;

public static partial class ErrorCatalog
{
    private const string ReturnCodes = "EIAM:userapi/returncode.html";
    private const string Own = "EiamPowerShell";
    private const string CheckSession = "Check the values that the session was made with.";
    private const string NewLogin = "Log in again to get a new token, then repeat the step with it.";
    private const string NewCode = "Get a new code: a code works once and for five minutes.";
    private const string CheckTenant = "Ask the tenant's administrator to complete this setting in the console.";

    private static ErrorCode Entry(
        ApiProduct product, string code, int? httpStatus, ErrorTopic topic, string meaning, string advice, string source, params string[] spellings) => new(code, product, topic)
        {
            HttpStatus = httpStatus,
            Meaning = meaning,
            RecommendedAction = advice,
            Source = source,
            Spellings = spellings.Length == 0 ? [code] : spellings,
        };

    // A class of its own, since the index of the other part needs the entries first, and the order between parts is not defined.
    private static class Data
    {
        internal static readonly ErrorCode[] Entries =
        [
            // The EIAM table.
            Entry(ApiProduct.Sdk, "SDK.COMMON.1001", 400, ErrorTopic.Input, "Parameter {0} cannot be left blank", "Give the parameter that the message names.", ReturnCodes),
            Entry(ApiProduct.Sdk, "SDK.COMMON.1002", 400, ErrorTopic.Input, "The {0} parameter format is incorrect", "Correct the parameter that the message names.", ReturnCodes),
            Entry(ApiProduct.Sdk, "SDK.COMMON.1003", 400, ErrorTopic.Input, "Device information is incomplete", "Give the operating system version, the device fingerprint and the agent.", ReturnCodes),
            Entry(ApiProduct.Sdk, "SDK.COMMON.1004", 400, ErrorTopic.Input, "Signature decryption error", "Check the application's key pair.", ReturnCodes),
            Entry(ApiProduct.Sdk, "SDK.COMMON.1005", 400, ErrorTopic.Authentication, "The {0} has failed / {0} has expired", "Get a new code or token: it was used, is wrong, or its time is over.", ReturnCodes),
            Entry(ApiProduct.Sdk, "SDK.COMMON.1006", 400, ErrorTopic.Input, "The {0} parameter error", "Correct the parameter that the message names. For a state token: " + NewLogin, ReturnCodes),
            Entry(ApiProduct.Sdk, "SDK.COMMON.1007", 400, ErrorTopic.Input, "The {0} parameter type error; the bind pages print it as 'state_token parameter error'", "Where the message names state_token, the temporary token is wrong, used or expired: log in again with a new login code, and bind with the new state token. Otherwise correct the parameter that the message names.", ReturnCodes + ", EIAM:applets/bind-wechat-mobile.html, EIAM:applets/bind-wechat-mobile-at-login-or-register.html", "SDK.COMMON.1007", "IDAAS.SDK.COMMON.1007"),
            Entry(ApiProduct.Sdk, "SDK.COMMON.1008", 500, ErrorTopic.Busy, "The system is busy. Try again later", "Wait, then try again. A one-time code may have been spent: get a new one.", ReturnCodes),
            Entry(ApiProduct.Sdk, "SDK.COMMON.1009", 400, ErrorTopic.Configuration, "Unknown authentication configuration", CheckTenant, ReturnCodes),
            Entry(ApiProduct.Sdk, "SDK.COMMON.1010", 400, ErrorTopic.Configuration, "Failed to obtain the enterprise center global configuration", CheckTenant, ReturnCodes),
            Entry(ApiProduct.Sdk, "SDK.COMMON.1011", 400, ErrorTopic.Configuration, "Failed to obtain the international area code configuration", CheckTenant, ReturnCodes),
            Entry(ApiProduct.Sdk, "SDK.COMMON.1012", 400, ErrorTopic.Configuration, "The X-client-id is incorrect and the corresponding application cannot be found", "Check the client id against the application's ClientId in the console, and that the address is that of its tenant.", ReturnCodes),
            Entry(ApiProduct.Sdk, "SDK.COMMON.1013", 400, ErrorTopic.NotFound, "The corresponding user is not found", "Create the user, check the mobile on the account, or register the user while binding.", ReturnCodes),
            Entry(ApiProduct.Sdk, "SDK.COMMON.1014", 400, ErrorTopic.Configuration, "Application private key not found", CheckTenant, ReturnCodes),
            Entry(ApiProduct.Sdk, "SDK.LOGIN.1001", 400, ErrorTopic.Configuration, "Error calling interface {0}", "The tenant could not reach the service that the message names: check the social provider's settings in the console.", ReturnCodes),
            Entry(ApiProduct.Sdk, "SDK.LOGIN.1002", 400, ErrorTopic.NotFound, "User not bound", "Bind the social account to a user first.", ReturnCodes),
            Entry(ApiProduct.Sdk, "SDK.LOGIN.1003", 400, ErrorTopic.Authentication, "The user has been locked due to too many unsuccessful login attempts. It will be unlocked in {0} minutes and {1} seconds", "Wait for the time that the message gives, or ask an administrator to unlock the user. Do not try again meanwhile.", ReturnCodes),
            Entry(ApiProduct.Sdk, "SDK.LOGIN.1004", null, ErrorTopic.Configuration, "Failed to obtain the … (the page is cut; a client words it as 'password policy')", CheckTenant, ReturnCodes + " (cut)"),
            Entry(ApiProduct.Sdk, "SDK.LOGIN.1005", null, ErrorTopic.Authentication, "Wrong user name or password; the message ends with the attempts left", "Check the user name and password. Each further try counts towards a lock.", "seen at a tenant, not in the public pages"),
            Entry(ApiProduct.Sdk, "SDK.SMS.1005", 400, ErrorTopic.Authentication, "SMS verification code verification is incorrect", NewCode, "EIAM:userapi/pwd/change-by-mobile.html"),
            Entry(ApiProduct.Sdk, "SDK.SMS.1006", 400, ErrorTopic.Authentication, "The email verification code is incorrect", NewCode, "EIAM:userapi/pwd/change-by-email.html"),

            // Printed with the prefix.
            Entry(ApiProduct.Sdk, "SDK.PARAM.0001", 400, ErrorTopic.Input, "Device information is incomplete", "Give the operating system version, the device fingerprint and the agent.", "CIAM", "IDAAS.SDK.PARAM.0001"),
            Entry(ApiProduct.Sdk, "SDK.PARAM.0002", 400, ErrorTopic.Input, "clientId cannot be empty", CheckSession, "CIAM", "IDAAS.SDK.PARAM.0002"),
            Entry(ApiProduct.Sdk, "SDK.PARAM.0003", 400, ErrorTopic.Configuration, "The app is not registered, please register the app first", "Check the client id against the application's ClientId in the console.", "CIAM", "IDAAS.SDK.PARAM.0003"),
            Entry(ApiProduct.Sdk, "SDK.PARAM.0014", 400, ErrorTopic.Authentication, "Invalid state token", NewLogin, "CIAM:web-application/skip-force-change-password.html", "IDAAS.SDK.PARAM.0014"),
            Entry(ApiProduct.Sdk, "SDK.PARAM.0016", 400, ErrorTopic.Authentication, "IdToken is invalid or expired", NewLogin, "CIAM:user-self-service/*", "IDAAS.SDK.PARAM.0016"),
            Entry(ApiProduct.Sdk, "SDK.PARAM.0023", 400, ErrorTopic.Authentication, "Invalid or expired session token", NewLogin, "CIAM:user-self-service/refresh-id-token-by-session-token.html", "IDAAS.SDK.PARAM.0023"),
            Entry(ApiProduct.Sdk, "SDK.CAPTCHA.0006", 400, ErrorTopic.Input, "(the page of sending a code prints it; its text is cut)", "Read the tenant's message. Where it is about the captcha, solve a new one: its token is for one recipient and works once.", "CIAM:captcha/send-email.html", "IDAAS.SDK.CAPTCHA.0006"),
            Entry(ApiProduct.Sdk, "SDK.CAPTCHA.0007", 400, ErrorTopic.Authentication, "Incorrect verification code", NewCode, "CIAM:web-application/login-by-mobile-code.html", "IDAAS.SDK.CAPTCHA.0007"),

            // The tenant API and OAuth.
            Entry(ApiProduct.Eiam, "USER.0001", 400, ErrorTopic.NotFound, "The user does not exist", "Check the user's id or name.", "all user pages of T:"),
            Entry(ApiProduct.Eiam, "USER.0004", 400, ErrorTopic.State, "The user is disabled", "Enable the user first, or choose another one.", "T:org/add-org-leader"),
            Entry(ApiProduct.Eiam, "USER.0011", 400, ErrorTopic.State, "The mobile number cannot be empty", "The user has no mobile: set one first, or send by e-mail.", "T:user/reset-password"),
            Entry(ApiProduct.Eiam, "USER.0012", 400, ErrorTopic.State, "The e-mail address cannot be empty", "The user has no e-mail address: set one first, or send by SMS.", "T:user/reset-password"),
            Entry(ApiProduct.Eiam, "PWD.0001", 400, ErrorTopic.Input, "The password cannot be empty", "Give the old and the new password.", "T:user/check-oldpassword"),
            Entry(ApiProduct.Eiam, "PWD.0002", 400, ErrorTopic.Input, "The length of the password is {0}~{1} characters", "Choose a password of the length that the message gives.", "T:user/modify-password"),
            Entry(ApiProduct.Eiam, "PWD.0003", 400, ErrorTopic.Input, "The password equals the user name", "Choose another password.", "T:user/modify-password"),
            Entry(ApiProduct.Eiam, "PWD.0004", 400, ErrorTopic.Input, "The password equals the reversed user name", "Choose another password.", "T:user/modify-password"),
            Entry(ApiProduct.Eiam, "PWD.0005", 400, ErrorTopic.Input, "The password does not meet the rules, {0}", "Choose a password that meets the rules in the message.", "zh text on T:user/modify-password"),
            Entry(ApiProduct.Eiam, "MSG.0001", 400, ErrorTopic.Configuration, "Sending the message failed", "Check the message gateway in the console.", "T:user/reset-password"),
            Entry(ApiProduct.Eiam, "MSG.0004", 400, ErrorTopic.Configuration, "The sending mode is not allowed", "Allow it in the console, or send another way.", "T:user/reset-password"),
            Entry(ApiProduct.Eiam, "ORG.0001", 400, ErrorTopic.NotFound, "The organization does not exist", "Check the organization's id or code.", "all pages T:org/*"),
            Entry(ApiProduct.Eiam, "ORG.0008", 400, ErrorTopic.NotFound, "The parent organization does not exist", "Check the id of the organization above it.", "T:org/create-org"),
            Entry(ApiProduct.Eiam, "ORG.0011", 400, ErrorTopic.Input, "The organization's type cannot be empty", "Give the code of a type, such as department, as the category.", "zh twin of T:org/create-org"),
            Entry(ApiProduct.Eiam, "ORG.0020", 400, ErrorTopic.State, "It cannot be deleted: there are organizations below it", "Move or remove the organizations below it first.", "T:org/delete-org"),
            Entry(ApiProduct.Eiam, "ORG.0021", 400, ErrorTopic.State, "It cannot be deleted: there are user groups in it", "Remove its user groups in the console first.", "T:org/delete-org"),
            Entry(ApiProduct.Eiam, "ORG.0022", 400, ErrorTopic.State, "It cannot be deleted: there are users in it", "Move or remove its users first.", "T:org/delete-org"),
            Entry(ApiProduct.Eiam, "ORG.0024", 400, ErrorTopic.State, "It cannot be disabled: there are active organizations below it", "Disable the organizations below it first.", "T:org/disable-org"),
            Entry(ApiProduct.Eiam, "ORG.0026", 400, ErrorTopic.State, "It cannot be disabled: there are active users in it", "Disable or move its users first.", "T:org/disable-org"),
            Entry(ApiProduct.Eiam, "APP.0001", 400, ErrorTopic.NotFound, "The application does not exist", "Check the application's id: it is not the client id.", "T:account/*"),
            Entry(ApiProduct.Eiam, "APP.0006", 400, ErrorTopic.Input, "The application id cannot be empty", "Give the application's id.", "T:account/bind-public-account-owner"),
            Entry(ApiProduct.Eiam, "APP.ACC.0013", 400, ErrorTopic.Exists, "The account name exists", "Choose another account name, or change the account that has it.", "T:user/accounts"),
            Entry(ApiProduct.Eiam, "APP.ACC.0029", 400, ErrorTopic.Exists, "The application account exists", "The user has an account in the application: change that one.", "T:user/accounts"),
            Entry(ApiProduct.Eiam, "APP.ACCOUNT.0001", 400, ErrorTopic.Input, "The account name cannot … (the page is cut)", "Read the tenant's message; check the user names.", "T:account/delete-public-account-user"),
            Entry(ApiProduct.Eiam, "APP.ACCOUNT.0028", 400, ErrorTopic.NotFound, "The application account does not exist", "Check the account's id, and that it is in the application that was asked.", "T:account/*"),
            Entry(ApiProduct.Eiam, "APP.ACCOUNT.0037", 400, ErrorTopic.NotFound, "The owner does not exist", "Check the user name; a public account may have no owner yet.", "T:account/bind-public-account-owner"),
            Entry(ApiProduct.Eiam, "APP.ACCOUNT.0038", 400, ErrorTopic.NotFound, "The public account does not exist", "Check the account's id, and that its type is Public: others have no users and no owner.", "T:account/bind-public-account-owner"),
            Entry(ApiProduct.Eiam, "APP.ACCOUNT.0045", 400, ErrorTopic.Input, "The account type is wrong", "Give one of the documented account types.", "zh twin of T:account/obtain-accountlist"),
            Entry(ApiProduct.Eiam, "APP.ACCOUNT.0047", 400, ErrorTopic.Input, "The account id cannot be blank", "Give the account's id.", "T:account/bind-public-account-owner"),
            Entry(ApiProduct.Eiam, "APP.ORG.0024", 400, ErrorTopic.NotFound, "The application's organization does not exist", "Check its id or code: it is not an organization of the directory.", "T:apporg/*"),
            Entry(ApiProduct.Eiam, "USER.0093", 400, ErrorTopic.NotFound, "The user has no such job", "Check the job's id; a main job is changed by moving the user.", "T:user/delete-part-time-job"),
            Entry(ApiProduct.Eiam, "JOB.POSITION.0001", 400, ErrorTopic.NotFound, "The position does not exist", "Check the position's id or code.", "all pages T:job-position/*"),
            Entry(ApiProduct.Eiam, "JOB.POSITION.0017", 400, ErrorTopic.State, "The position is in use", "Give the users who hold it another position first.", "T:job-position/delete-job-position"),
            Entry(ApiProduct.Eiam, "JOB.TITLE.0001", 400, ErrorTopic.NotFound, "The title does not exist", "Check the title's id or code.", "all pages T:job-title/*"),
            Entry(ApiProduct.Eiam, "JOB.TITLE.0009", 400, ErrorTopic.Exists, "The code of the title exists already", "Choose another code, or use the title that has it.", "T:job-title/add-job-title"),
            Entry(ApiProduct.Eiam, "ENT.CONFIG.0031", 400, ErrorTopic.Configuration, "Job management is not switched on", "Switch job management on in the console.", "all pages T:job-position/*, T:job-title/* and of jobs in T:user/*"),
            Entry(ApiProduct.Eiam, "COM.0601", 400, ErrorTopic.Input, "A parameter is missing or of the wrong type", "Correct the parameter that the message names.", "T:job-title/add-job-title"),
            Entry(ApiProduct.Eiam, "APP.OBJECTMODEL.0006", 400, ErrorTopic.State, "The role model of the application is not switched on", "Switch the roles of the application on in the console.", "T:account/add-member-role, T:role/delete-role-member"),
            Entry(ApiProduct.Eiam, "APP.ROLE.0002", 400, ErrorTopic.NotFound, "The role does not exist", "Check the role's id, and that it is of this application.", "T:role/*"),
            Entry(ApiProduct.Eiam, "APP.ROLE.0004", 400, ErrorTopic.State, "One account may not have several roles", "Take the account's role from it first, or let the application have several in the console.", "zh twin of T:account/add-member-role"),
            Entry(ApiProduct.Eiam, "TENANT-COMMON-0005", 400, ErrorTopic.Input, "Parameter error, limit: at most 50", "Correct the parameter that the message names.", "T:role/check-role-list", "TENANT-COMMON-0005", "Idaas.TENANT-COMMON-0005"),
            Entry(ApiProduct.Eiam, "APP.ORG.0027", 400, ErrorTopic.State, "It cannot be deleted: there are organizations below it", "Move or remove the organizations below it first.", "T:apporg/delete-app-org"),
            Entry(ApiProduct.Eiam, "APP.ORG.0028", 400, ErrorTopic.State, "It cannot be deleted: there are accounts in it", "Move or remove its accounts first.", "T:apporg/delete-app-org"),
            Entry(ApiProduct.Eiam, "APP.ORG.0040", 400, ErrorTopic.NotFound, "The parent organization of the application does not exist", "Check the id of the organization above it.", "T:apporg/add-app-org"),
            Entry(ApiProduct.Eiam, "APP.ORG.0041", 400, ErrorTopic.State, "Only virtual organizations that were created can be changed", "Change it where it comes from.", "T:apporg/modify-app-org"),
            Entry(ApiProduct.Eiam, "APP.OBJECTMODEL.0005", 400, ErrorTopic.State, "The organization model of the application is not switched on", "Switch on the organization model of the application in the console.", "T:apporg/add-app-org"),
            Entry(ApiProduct.Eiam, "APP.0009", 400, ErrorTopic.Exists, "The code already exists", "Choose another code.", "T:apporg/add-app-org"),
            Entry(ApiProduct.OneAccess, "APP.0001", 400, ErrorTopic.NotFound, "Application does not exist.", "Check the application's id.", "OneAccess topic pages"),
            Entry(ApiProduct.OneAccess, "APP.0002", 400, ErrorTopic.Input, "Application ID required.", "Give the application's id.", "OneAccess topic pages"),
            Entry(ApiProduct.OneAccess, "ORG.0011", 400, ErrorTopic.Input, "Organization name required.", "Give the organization's name.", "OneAccess topic pages"),
            Entry(ApiProduct.OneAccess, "ORG.0012", 400, ErrorTopic.Exists, "Organization code already exists.", "Choose another organization code.", "OneAccess topic pages"),
            Entry(ApiProduct.OAuth, "invalid_token", 400, ErrorTopic.Authentication, "Invalid access", NewLogin, "the API's OAuth pages"),
            Entry(ApiProduct.OAuth, "invalid_client", 401, ErrorTopic.Authentication, "Wrong client credentials (not in the public pages)", "Check the client id and the client secret of the application.", "RFC 6749, section 5.2"),
            Entry(ApiProduct.Eiam, "OAP.PAGE.0001", 400, ErrorTopic.Input, "Paging parameter error", "Correct the page that was asked for.", "zh twin of T:job-title/job-titles"),
            Entry(ApiProduct.Eiam, "OAP.PAGE.0003", 400, ErrorTopic.Input, "The page number breaks the rule", "Correct the page that was asked for.", "zh twin of T:apporg/obtain-app-authorizedorg"),
            Entry(ApiProduct.OAuth, "invalid_request", 400, ErrorTopic.Input, "An authorization code must be supplied.", "Give the parameter that the message names.", "the API's OAuth pages"),

            // This client's own.
            Entry(ApiProduct.Module, EiamErrorId.ConnectionFailed, null, ErrorTopic.Transport, "No connection to the tenant: name resolution, connection, TLS or proxy failed. Nothing was sent.", "Check the address, the proxy and the certificate; the inner exception says which of them failed. Codes given to this call are unspent.", Own),
            Entry(ApiProduct.Module, EiamErrorId.ConnectionLost, null, ErrorTopic.Transport, "The connection broke during a call that changes nothing, or the session was closed before the call was sent.", "Try again; codes given to this call are unspent.", Own),
            Entry(ApiProduct.Module, EiamErrorId.Timeout, null, ErrorTopic.Transport, "A time limit passed.", "Check the network, or raise the limit that the message names.", Own),
            Entry(ApiProduct.Module, EiamErrorId.OutcomeUnknown, null, ErrorTopic.Transport, "A one-time request was sent and its answer is lost: the tenant may have carried it out or not.", "It was not sent again, since its code works once and may be spent. Log in once more with a new login code: a login that succeeds shows that the bind was done, and one that asks for a bind shows that it was not; in that case bind with a new phone code.", Own),
            Entry(ApiProduct.Module, EiamErrorId.UnexpectedResponse, null, ErrorTopic.Transport, "An answer that is not one of this API.", "Check that the address is that of the tenant, and that no proxy or login page of the network answers in its place.", Own),
            Entry(ApiProduct.Module, EiamErrorId.UnexpectedRedirect, null, ErrorTopic.Transport, "A redirect, which is never followed, since tokens go to one host.", "Check the address: give the host that serves the API itself. A code that was given to this call may be spent.", Own),
            Entry(ApiProduct.Module, EiamErrorId.RateLimited, 429, ErrorTopic.Busy, "Too many requests; none was carried out.", "Wait for the time that the tenant asked for, then go on more slowly. Codes given to this call are unspent.", Own),
            Entry(ApiProduct.Module, EiamErrorId.Canceled, null, ErrorTopic.Transport, "The caller ended the call: it was not sent, or it changes nothing, or it was carried out and its result had no reader.", "The message says which of them. What was not sent may be sent again; its codes are unspent.", Own),
            Entry(ApiProduct.Module, EiamErrorId.NotConnected, null, ErrorTopic.Session, "There is no session to send through.", "Make a session first.", Own),
            Entry(ApiProduct.Module, EiamErrorId.InvalidArgument, null, ErrorTopic.Input, "An argument that cannot be sent; nothing was sent.", "Correct the parameter that the message names.", Own),
            Entry(ApiProduct.Module, EiamErrorId.SessionMismatch, null, ErrorTopic.Session, "A token or code came from another session, or from one that is closed. Nothing was sent.", "Use the session that the token came from, or log in again in this one.", Own),
            Entry(ApiProduct.Module, EiamErrorId.NotSandbox, null, ErrorTopic.Session, "The session speaks to a tenant, not to a sandbox.", "Use a session with a sandbox.", Own),
            Entry(ApiProduct.Module, EiamErrorId.SessionNotFound, null, ErrorTopic.Session, "There is no session of that name in this runspace.", "List the existing sessions, or make one of that name.", Own),
            Entry(ApiProduct.Module, EiamErrorId.TokenNotVerified, null, ErrorTopic.Authentication, "The id token is not the tenant's, has expired, or is for another application; the message says which check failed.", "Get a new token, or find out where this one came from. What a token says that is not verified is worth nothing.", Own),
            Entry(ApiProduct.Module, EiamErrorId.TokenNotFound, null, ErrorTopic.Session, "The session or the login result has no such token.", "Log in first; a login that ends in SUCCESS gives a session token and an id token, one in the middle of a flow a state token.", Own),
            Entry(ApiProduct.Module, EiamErrorId.NotFound, null, ErrorTopic.NotFound, "The list was read to its end, and what was looked for is not in it.", "Check what was looked for: it is compared exactly.", Own),
            Entry(ApiProduct.Module, EiamErrorId.PartialFailure, null, ErrorTopic.State, "The tenant named an id of a list as failed (fail_list), and gave no reason. The other ids of the call were done.", "Check that the id exists and is of this application, and that the change is possible for it. What was done need not be sent again.", Own),
            Entry(ApiProduct.Module, EiamErrorId.ErrorCodeNotFound, null, ErrorTopic.NotFound, "The catalogue does not know the code.", "List all codes that the API's public pages name.", Own),
        ];
    }

    private static ErrorCode[] All => Data.Entries;
}
