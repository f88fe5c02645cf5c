namespace Eiam.Client;

public static partial class ErrorCatalog
{
    private const string ReturnCodes = "EIAM:userapi/returncode.html";
    private const string Own = "EiamPowerShell";
    private const string CheckSession = "Check the values that Connect-Eiam was given.";
    private const string NewLogin = "Log in again to get a new token, then repeat the step with it.";
    private const string NewCode = "Get a new code: a code works once and for five minutes.";
    private const string CheckTenant = "Ask the tenant's administrator to complete this setting in the console.";

    // A class of its own, since the index of the other part needs the entries first, and the order between parts is not defined.
    private static class Data
    {
        internal static readonly ErrorCatalogEntry[] Entries =
        [
            // The EIAM table.
            new("SDK.COMMON.1001", 400, ErrorTopic.Input, "Parameter {0} cannot be left blank", "Give the parameter that the message names.", ReturnCodes),
            new("SDK.COMMON.1002", 400, ErrorTopic.Input, "The {0} parameter format is incorrect", "Correct the parameter that the message names.", ReturnCodes),
            new("SDK.COMMON.1003", 400, ErrorTopic.Input, "Device information is incomplete", "Give Connect-Eiam -OperatingSystemVersion, -DeviceFingerprint and -Agent, or leave them to their defaults.", ReturnCodes),
            new("SDK.COMMON.1004", 400, ErrorTopic.Input, "Signature decryption error", "Check the application's key pair.", ReturnCodes),
            new("SDK.COMMON.1005", 400, ErrorTopic.Authentication, "The {0} has failed / {0} has expired", "Get a new code or token: it was used, is wrong, or its time is over.", ReturnCodes),
            new("SDK.COMMON.1006", 400, ErrorTopic.Input, "The {0} parameter error", "Correct the parameter that the message names. For a state token: " + NewLogin, ReturnCodes),
            new("SDK.COMMON.1007", 400, ErrorTopic.Input, "The {0} parameter type error; the bind pages print it as 'state_token parameter error'", "Where the message names state_token, the temporary token is wrong, used or expired: log in again with a new login code (Invoke-EiamWeChatMiniProgramLogin) and bind with the new state token. Otherwise correct the parameter that the message names.", ReturnCodes + ", EIAM:applets/bind-wechat-mobile.html, EIAM:applets/bind-wechat-mobile-at-login-or-register.html", "SDK.COMMON.1007", "IDAAS.SDK.COMMON.1007"),
            new("SDK.COMMON.1008", 500, ErrorTopic.Busy, "The system is busy. Try again later", "Wait, then try again. A one-time code may have been spent: get a new one.", ReturnCodes),
            new("SDK.COMMON.1009", 400, ErrorTopic.Configuration, "Unknown authentication configuration", CheckTenant, ReturnCodes),
            new("SDK.COMMON.1010", 400, ErrorTopic.Configuration, "Failed to obtain the enterprise center global configuration", CheckTenant, ReturnCodes),
            new("SDK.COMMON.1011", 400, ErrorTopic.Configuration, "Failed to obtain the international area code configuration", CheckTenant, ReturnCodes),
            new("SDK.COMMON.1012", 400, ErrorTopic.Configuration, "The X-client-id is incorrect and the corresponding application cannot be found", "Check Connect-Eiam -ClientId against the application's ClientId in the console, and that the address is that of its tenant.", ReturnCodes),
            new("SDK.COMMON.1013", 400, ErrorTopic.NotFound, "The corresponding user is not found", "Create the user, check the mobile on the account, or use -Register to create the user while binding.", ReturnCodes),
            new("SDK.COMMON.1014", 400, ErrorTopic.Configuration, "Application private key not found", CheckTenant, ReturnCodes),
            new("SDK.LOGIN.1001", 400, ErrorTopic.Configuration, "Error calling interface {0}", "The tenant could not reach the service that the message names: check the social provider's settings in the console.", ReturnCodes),
            new("SDK.LOGIN.1002", 400, ErrorTopic.NotFound, "User not bound", "Bind the social account to a user first.", ReturnCodes),
            new("SDK.LOGIN.1003", 400, ErrorTopic.Authentication, "The user has been locked due to too many unsuccessful login attempts. It will be unlocked in {0} minutes and {1} seconds", "Wait for the time that the message gives, or ask an administrator to unlock the user. Do not try again meanwhile.", ReturnCodes),
            new("SDK.LOGIN.1004", null, ErrorTopic.Configuration, "Failed to obtain the … (the page is cut; a client words it as 'password policy')", CheckTenant, ReturnCodes + " (cut)"),
            new("SDK.LOGIN.1005", null, ErrorTopic.Authentication, "Wrong user name or password; the message ends with the attempts left", "Check the user name and password. Each further try counts towards a lock.", "seen at a tenant, not in the public pages"),
            new("SDK.SMS.1005", 400, ErrorTopic.Authentication, "SMS verification code verification is incorrect", NewCode, "EIAM:userapi/pwd/change-by-mobile.html"),
            new("SDK.SMS.1006", 400, ErrorTopic.Authentication, "The email verification code is incorrect", NewCode, "EIAM:userapi/pwd/change-by-email.html"),

            // Printed with the prefix.
            new("SDK.PARAM.0001", 400, ErrorTopic.Input, "Device information is incomplete", "Give Connect-Eiam -OperatingSystemVersion, -DeviceFingerprint and -Agent, or leave them to their defaults.", "CIAM", "IDAAS.SDK.PARAM.0001"),
            new("SDK.PARAM.0002", 400, ErrorTopic.Input, "clientId cannot be empty", CheckSession, "CIAM", "IDAAS.SDK.PARAM.0002"),
            new("SDK.PARAM.0003", 400, ErrorTopic.Configuration, "The app is not registered, please register the app first", "Check Connect-Eiam -ClientId against the application's ClientId in the console.", "CIAM", "IDAAS.SDK.PARAM.0003"),
            new("SDK.PARAM.0014", 400, ErrorTopic.Authentication, "Invalid state token", NewLogin, "CIAM:web-application/skip-force-change-password.html", "IDAAS.SDK.PARAM.0014"),
            new("SDK.PARAM.0016", 400, ErrorTopic.Authentication, "IdToken is invalid or expired", NewLogin, "CIAM:user-self-service/*", "IDAAS.SDK.PARAM.0016"),
            new("SDK.PARAM.0023", 400, ErrorTopic.Authentication, "Invalid or expired session token", NewLogin, "CIAM:user-self-service/refresh-id-token-by-session-token.html", "IDAAS.SDK.PARAM.0023"),
            new("SDK.CAPTCHA.0006", 400, ErrorTopic.Input, "(the page is cut)", "Read the tenant's message.", "CIAM:captcha/send-email.html", "IDAAS.SDK.CAPTCHA.0006"),
            new("SDK.CAPTCHA.0007", 400, ErrorTopic.Authentication, "Incorrect verification code", NewCode, "CIAM:web-application/login-by-mobile-code.html", "IDAAS.SDK.CAPTCHA.0007"),

            // The tenant API and OAuth.
            new("USER.0001", null, ErrorTopic.NotFound, "Unknown user", "Check the user's name.", "seen at a tenant, not in the public pages"),
            new("APP.0001", 400, ErrorTopic.NotFound, "Application does not exist.", "Check the application's id.", "OneAccess topic pages"),
            new("APP.0002", 400, ErrorTopic.Input, "Application ID required.", "Give the application's id.", "OneAccess topic pages"),
            new("ORG.0011", 400, ErrorTopic.Input, "Organization name required.", "Give the organization's name.", "OneAccess topic pages"),
            new("ORG.0012", 400, ErrorTopic.Exists, "Organization code already exists.", "Choose another organization code.", "OneAccess topic pages"),
            new("invalid_token", 400, ErrorTopic.Authentication, "Invalid access", NewLogin, "the API's OAuth pages"),
            new("invalid_request", 400, ErrorTopic.Input, "An authorization code must be supplied.", "Give the parameter that the message names.", "the API's OAuth pages"),

            // This client's own.
            new(EiamErrorId.ConnectionFailed, null, ErrorTopic.Transport, "No connection to the tenant: name resolution, connection, TLS or proxy failed. Nothing was sent.", "Check the address, the proxy and the certificate; the inner exception says which of them failed. Codes given to this call are unspent.", Own),
            new(EiamErrorId.ConnectionLost, null, ErrorTopic.Transport, "The connection broke during a call that changes nothing, or the session was closed before the call was sent.", "Try again; codes given to this call are unspent.", Own),
            new(EiamErrorId.Timeout, null, ErrorTopic.Transport, "A time limit passed.", "Check the network, or raise -ConnectionTimeoutSeconds or -OperationTimeoutSeconds of Connect-Eiam.", Own),
            new(EiamErrorId.OutcomeUnknown, null, ErrorTopic.Transport, "A one-time request was sent and its answer is lost: the tenant may have carried it out or not.", "It was not sent again, since its code works once and may be spent. Log in once more with a new login code: a login that succeeds shows that the bind was done, and one that asks for a bind shows that it was not; in that case bind with a new phone code.", Own),
            new(EiamErrorId.UnexpectedResponse, null, ErrorTopic.Transport, "An answer that is not one of this API.", "Check that the address is that of the tenant, and that no proxy or login page of the network answers in its place.", Own),
            new(EiamErrorId.UnexpectedRedirect, null, ErrorTopic.Transport, "A redirect, which is never followed, since tokens go to one host.", "Check the address: give the host that serves the API itself. A code that was given to this call may be spent.", Own),
            new(EiamErrorId.RateLimited, 429, ErrorTopic.Busy, "Too many requests; none was carried out.", "Wait for the time that the tenant asked for, then go on more slowly. Codes given to this call are unspent.", Own),
            new(EiamErrorId.Canceled, null, ErrorTopic.Transport, "The caller ended the call (Ctrl+C, Select-Object -First): it was not sent, or it changes nothing, or it was carried out and its result had no reader.", "The message says which of them. What was not sent may be sent again; its codes are unspent.", Own),
            new(EiamErrorId.NotConnected, null, ErrorTopic.Session, "There is no session to send through.", "Run Connect-Eiam first, or give -Session.", Own),
            new(EiamErrorId.InvalidArgument, null, ErrorTopic.Input, "An argument that cannot be sent; nothing was sent.", "Correct the parameter that the message names.", Own),
            new(EiamErrorId.NotSandbox, null, ErrorTopic.Session, "The session speaks to a tenant, not to a sandbox.", "Run Connect-Eiam -Sandbox, or give -Session with the name of a sandbox session.", Own),
            new(EiamErrorId.SessionNotFound, null, ErrorTopic.Session, "There is no session of that name in this runspace.", "Get-EiamSession lists those that there are; Connect-Eiam -Name makes one.", Own),
            new(EiamErrorId.TokenNotFound, null, ErrorTopic.Session, "The session or the login result has no such token.", "Log in first; a login that ends in SUCCESS gives a session token and an id token, one in the middle of a flow a state token.", Own),
            new(EiamErrorId.ErrorCodeNotFound, null, ErrorTopic.NotFound, "The catalogue does not know the code.", "Get-EiamErrorCode without arguments lists all that the API's public pages name.", Own),
        ];
    }

    private static ErrorCatalogEntry[] All => Data.Entries;
}
