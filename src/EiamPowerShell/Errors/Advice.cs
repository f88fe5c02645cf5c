using System;
using System.Collections.Generic;
using System.Linq;
using System.Security.Authentication;
using Eiam;
using Eiam.Client;

namespace EiamPowerShell.Errors;

/// <summary>What to do about an error, where that is a cmdlet or a parameter of this module; everything else is in the client's catalogue.</summary>
internal static class Advice
{
    private const string Unspent = " Codes given to this call are unspent.";
    private const string DeviceHeaders = "Give Connect-Eiam -OperatingSystemVersion, -DeviceFingerprint and -Agent, or leave them to their defaults.";

    // The cmdlets of a list give both by themselves.
    private const string Page = "Give the page and its size: Invoke-EiamRestMethod -Query @{ offset = 0; limit = 50 }. offset is the number of the page, from 0; limit is from 10 to 100, and of roles, role members and permissions from 1 to 50.";

    private const string MayBeSent = "The message may have been sent, and the captcha token be spent: look whether the code comes before you ask for another, with a new captcha (Get-EiamCaptcha).";

    // What to do where it is not known whether a call was carried out; the catalogue's own advice on that is for a login or a bind.
    private const string MayBeSet = "The new password may be in force: have the user try it, or set it again without -OldPassword (Set-EiamUserPassword).";

    private const string MayBeCreated = "The account may exist: look first (Get-EiamAccount -UserId), and create it only where the application is not among the user's accounts.";
    private const string MayBeNamed = "The account may exist: look first whether the application's list has its name (Get-EiamAccount -Type), and create it only where it has not.";

    private const string CorrectNamed = "Correct the parameter that the message names.";
    private const string PositionExists = "Where a position has the code already: find that one (Get-EiamJobPosition | Where-Object Code -EQ) and change it (Set-EiamJobPosition).";

    // Of a call that the caller wrote: what it does is not known here.
    private const string MayBeDone = "The call may have been carried out: read what it was to change before you repeat it. A call that changes nothing more when it is repeated is repeated by itself with -Idempotent.";

    private const string NoSuchPath = "Check the path, and the method: docs/coverage.md of the project lists the calls of the API, and the help of each cmdlet (Get-Help -Online) leads to their pages. An id that the tenant does not know can be answered so too.";

    private static readonly Dictionary<string, string> WhereUnknown = new(StringComparer.Ordinal)
    {
        [Endpoints.CaptchaVerify.Name] = "The captcha may be spent: get a new one (Get-EiamCaptcha).",
        [Endpoints.UserCreate.Name] = "The user may exist: look it up first (Get-EiamUser -UserName), and create it only where it is not found.",
        [Endpoints.UserUpdate.Name] = "The change may have been made, and the new password be in force: read the user (Get-EiamUser), and set it again where the password is to be the same.",
        [Endpoints.UserPassword.Name] = MayBeSet,
        [Endpoints.UserPasswordByOld.Name] = MayBeSet,
        [Endpoints.UserPasswordReset.Name] = "The password may be replaced and its message on the way: ask the user before another is sent.",
        [Endpoints.AccountCreateBasic.Name] = MayBeCreated,
        [Endpoints.UserAccountCreate.Name] = MayBeCreated,
        [Endpoints.AccountCreatePublic.Name] = MayBeNamed,
        [Endpoints.AccountCreateOrphan.Name] = MayBeNamed,
        [Endpoints.AccountUpdate.Name] = "The change may have been made, and the new password be in force: read the account (Get-EiamAccount), and set it again where the password is to be the same.",
        [Endpoints.AccountUsersAdd.Name] = "The users may have been added: look first who is there (Get-EiamAccountUser), and add those who are missing.",
        [Endpoints.AccountUsersRemove.Name] = "The users may have been taken off: look first who is there (Get-EiamAccountUser), and take off those who still are.",
        [Endpoints.AccountOwnerUpdate.Name] = "The owner may have been set: look first who it is (Get-EiamAccountOwner).",
        [Endpoints.RoleMembersAdd.Name] = "The accounts may have the role: look (Get-EiamRoleMember), and add those that are missing.",
        [Endpoints.AccountRolesAdd.Name] = "The account may have the roles: look (Get-EiamAccountPermission), and add those that are missing.",
        [Endpoints.SmsSend.Name] = MayBeSent,
        [Endpoints.EmailSend.Name] = MayBeSent,
    };

    // What of a parameter's value can be wrong beside its form: the one code is sent for that too.
    private static readonly Dictionary<string, string> OfValues = new(StringComparer.Ordinal)
    {
        [Endpoints.UserCreate.Name] = "Where a user has it already: find that one (Get-EiamUser -UserName, or -Mobile, or -Email) and change it (Set-EiamUser).",
        [Endpoints.UserUpdate.Name] = "Where another user has it already: Get-EiamUser -UserName, or -Mobile, or -Email, finds who.",
        [Endpoints.OrganizationUpdate.Name] = "Where it is parent_id: an organization cannot stand below itself, nor below one that is below it.",
        [Endpoints.JobPositionCreate.Name] = PositionExists,
        [Endpoints.JobPositionUpdate.Name] = PositionExists,
    };

    // What many give in place of an id that is missing.
    private static readonly Dictionary<string, (string Key, string Kind, string Lookup)> Lookups = new(StringComparer.Ordinal)
    {
        ["UserId"] = ("UserName", "user", "Get-EiamUser -UserName"),
        ["OrganizationId"] = ("Code", "organization", "Get-EiamOrganization -Code"),
    };

    // What a connection test found, without a call that failed.
    private static readonly Dictionary<string, string> OfChecks = new(StringComparer.Ordinal)
    {
        ["NameNotFound"] = "Check -Domain of Connect-Eiam, the network and the name server, and whether a proxy is needed (-Proxy of Connect-Eiam, HTTPS_PROXY).",
        ["NotEncrypted"] = "Use https: whoever stands between can read tokens.",
        ["CertificateNotChecked"] = "Leave -SkipCertificateCheck of Connect-Eiam out but for tests.",
        ["CertificateRefused"] = "Check -Domain of Connect-Eiam, and add the certificate's authority to the trusted ones of this machine. Where the certificate has ended, its owner renews it.",
        ["CertificateEndsSoon"] = "The certificate ends in less than 30 days: tell the tenant's administrator.",
        ["ClockDiffers"] = "Set this machine's clock: id tokens live for minutes, and are refused where the clocks differ.",
        ["NoKeys"] = "Test-EiamIdToken and Get-EiamProfile cannot verify a token without a key: ask the tenant's administrator.",
        ["NoSecret"] = "Give Connect-Eiam -ClientSecret, where the management API is needed.",
    };

    private static readonly Dictionary<string, string> OfModule = new(StringComparer.Ordinal)
    {
        ["SDK.COMMON.1003"] = DeviceHeaders,
        ["SDK.PARAM.0001"] = DeviceHeaders,
        ["SDK.COMMON.1007"] = "Where the message names state_token, the temporary token is wrong, used or expired: log in again with a new login code (Invoke-EiamWeChatMiniProgramLogin) and bind with the new state token. Otherwise correct the parameter that the message names.",
        ["SDK.COMMON.1012"] = "Check Connect-Eiam -ClientId against the application's ClientId in the console, and that -Domain is that of its tenant.",
        ["SDK.COMMON.1013"] = "Create the user, check the mobile on the account, or use Invoke-EiamWeChatMobileBind -Register to create the user while binding.",
        ["SDK.CAPTCHA.0006"] = "Read the tenant's message: the page that prints this code is cut. Where it is about the captcha, get a new one (Get-EiamCaptcha) and solve it for the same recipient (Confirm-EiamCaptcha): its token works once.",
        ["SDK.PARAM.0002"] = "Give Connect-Eiam -ClientId.",
        ["SDK.PARAM.0003"] = "Check Connect-Eiam -ClientId against the application's ClientId in the console.",
        ["SDK.PARAM.0014"] = "The temporary token is wrong, used or expired: log in again, and use the state token of that result.",
        ["SDK.PARAM.0016"] = "The id token has ended, or is another tenant's: refresh it with Update-EiamToken, or log in again. That of a signed-in user (-SignIn) is refreshed by itself.",
        ["SDK.PARAM.0023"] = "The session has ended: log in again, with -SignIn for the signed-in user.",
        ["OAP.PAGE.0001"] = Page,
        ["OAP.PAGE.0003"] = Page,
        ["TENANT-COMMON-0005"] = CorrectNamed + " " + Page,
        ["ORG.0012"] = "Find the organization that has the code (Get-EiamOrganization -Code) and change that one (Set-EiamOrganization), or choose another code.",
        ["APP.0001"] = "Check -ApplicationId, or that of Connect-Eiam: it is the application's id in the console, and not its client id.",
        ["USER.0001"] = "Check the user's id or name. Where a cmdlet takes -UserId, a user name is found first: Get-EiamUser zhangsan | Disable-EiamUser.",
        ["ORG.0001"] = "Check the organization's id or code. Where a cmdlet takes -OrganizationId, a code is found first: Get-EiamOrganization -Code sales.",
        ["APP.ROLE.0002"] = "Check the role's id, and that it is of this application. A code or name is no id: Get-EiamRole | Where-Object Code -EQ reader.",
        ["APP.ACC.0029"] = "The user has an account in the application: find it (Get-EiamAccount -UserId) and change that one (Set-EiamAccount).",
        ["APP.ACCOUNT.0038"] = "Check -AccountId and -ApplicationId, and that the account's Type is Public (Get-EiamAccount): others have no users and no owner.",
        ["invalid_client"] = "Check -ClientId and -ClientSecret of Connect-Eiam against the application in the console.",
        [EiamErrorId.Timeout] = "Check the network, or raise -ConnectionTimeoutSeconds or -OperationTimeoutSeconds of Connect-Eiam.",
        [EiamErrorId.NotConnected] = "Run Connect-Eiam first, or give -Session.",
        [EiamErrorId.SessionMismatch] = "A token goes back through its own session: leave -Session out where it was given, and do not put tokens of two sessions into one record. Where the session is closed, run Connect-Eiam and log in again.",
        [EiamErrorId.NotSandbox] = "Run Connect-Eiam -Sandbox, or give -Session with the name of a sandbox session.",
        [EiamErrorId.SessionNotFound] = "Get-EiamSession lists the existing sessions; Connect-Eiam -Name makes one.",
        [EiamErrorId.TokenNotFound] = "Log in first: -SignIn makes a login the session's user. A login that ends in SUCCESS gives a session token and an id token, one in the middle of a flow a state token.",
        [EiamErrorId.TokenNotVerified] = "Test-EiamIdToken -Detailed shows each check. Refresh the token (Update-EiamToken), or find out where it came from.",
        [EiamErrorId.NotFound] = "Check what was looked for: it is compared exactly, case included. Without it, the cmdlet lists all.",
        [EiamErrorId.PartialFailure] = "Check that the account and the role are of this application (-ApplicationId, Get-EiamRole), and what is the case now (Get-EiamRoleMember, Get-EiamAccountPermission). The ids without an error were done.",
        [EiamErrorId.ErrorCodeNotFound] = "Get-EiamErrorCode without arguments lists all codes that the API's public pages name.",
    };

    /// <summary>All known codes, each with what to do about it here.</summary>
    public static IReadOnlyList<ErrorCode> Catalog { get; } = Complete();

    /// <summary>What to do about a failure.</summary>
    public static string For(EiamException failure)
    {
        string advice = failure.Kind == FailureKind.ProxyFailed ? OfProxy(failure)
            : failure.ErrorId == EiamErrorId.OutcomeUnknown ? OfUnknown(failure)
            : failure is { StatusCode: 403, Endpoint: { } call } && PermissionsOf(call) is { Count: > 0 } needed ? OfPermission(needed)
            : failure.ErrorId == EiamErrorId.ConnectionFailed ? OfConnection(failure)
            : failure is { ErrorId: EiamErrorId.UnexpectedResponse, StatusCode: >= 500 } ? OfServer(failure)
            : failure is { ErrorId: EiamErrorId.UnexpectedResponse, StatusCode: 404 } && IsOfCaller(failure) ? NoSuchPath
            : failure is { ErrorId: "COM.0601", Endpoint: { } changed } && OfValues.TryGetValue(changed, out string? cause) ? $"{cause} Otherwise correct the parameter that the message names."
            : Catalog.Count > 0 && ErrorCatalog.Find(failure.ErrorId).FirstOrDefault() is { } known ? known.RecommendedAction : string.Empty;

        if (failure is { Outcome: RequestOutcome.CarriedOut, ErrorId: not EiamErrorId.NotFound })
        {
            return "The change was made: do not repeat it. Only its result could not be read; read the object again.";
        }

        // A tenant's own code says what is wrong, not whether a one-time code is spent.
        return failure is { ErrorCode: not null, Outcome: RequestOutcome.Unknown, IsSafeToRepeat: false }
            ? (OfUnknown(failure) + " " + advice).TrimEnd()
            : advice;
    }

    /// <summary>How an id is found that is missing: the parameter that names what is meant, its kind, and the call; null where there is no such call.</summary>
    /// <param name="id">The parameter that is missing.</param>
    public static (string Key, string Kind, string Lookup)? LookupOf(string id) => Lookups.TryGetValue(id, out (string Key, string Kind, string Lookup) lookup) ? lookup : null;

    /// <summary>What to do about what a connection test found; null for nothing.</summary>
    public static string? For(ConnectionCheck check) => check.Failure is { } failure ? For(failure)
        : check.Cause is { } cause && OfChecks.TryGetValue(cause, out string? advice) ? advice
        : null;

    private static string OfUnknown(EiamException failure) => failure.Endpoint is { } call && WhereUnknown.TryGetValue(call, out string? advice)
        ? advice
        : IsOfCaller(failure) ? MayBeDone
        : ErrorCatalog.Find(EiamErrorId.OutcomeUnknown).First().RecommendedAction;

    // A call that is no row of the table.
    private static bool IsOfCaller(EiamException failure) => Endpoints.All.All(e => e.Name != failure.Endpoint);

    private static string OfServer(EiamException failure) =>
        $"The tenant, or what stands before it, failed{(failure.Attempts is { } tries and > 1 ? $" in each of {tries} tries" : string.Empty)}: try again later. Where it lasts, tell the tenant's administrator.";

    // The vendor's pages say which permissions a call needs, and not how it is refused without; the sandbox has the one table of them.
    private static IReadOnlyList<string> PermissionsOf(string endpoint) => Eiam.Sandbox.SandboxTenant.Routes.FirstOrDefault(route => route.ToString() == endpoint)?.Permissions ?? [];

    private static string OfPermission(IReadOnlyList<string> needed) =>
        $"Grant the application one of the permissions {string.Join(", ", needed)} in the Enterprise Center; on a sandbox, give Connect-Eiam -Permission. Where it has one, the address of this machine may not be on the application's list.";

    private static string OfProxy(EiamException failure) =>
        "The proxy failed, or refused: check -Proxy and -ProxyCredential of Connect-Eiam, or the variable HTTPS_PROXY; -NoProxy goes without one."
        + Codes(failure);

    private static string OfConnection(EiamException failure)
    {
        for (Exception? e = failure.InnerException; e is not null; e = e.InnerException)
        {
            if (e is AuthenticationException)
            {
                return "The certificate is not trusted here, or TLS failed: add its authority to the trusted ones of this machine, or use Connect-Eiam -SkipCertificateCheck for a test." + Codes(failure);
            }
        }

        return "Check the address and the network, and whether a proxy is needed (-Proxy of Connect-Eiam, HTTPS_PROXY)." + Codes(failure);
    }

    // Only calls that spend something have codes.
    private static string Codes(EiamException failure) =>
        failure.Outcome == RequestOutcome.NotSent && Endpoints.All.FirstOrDefault(e => e.Name == failure.Endpoint) is { Repeatability: Repeatability.OneTime } ? Unspent : string.Empty;

    private static IReadOnlyList<ErrorCode> Complete()
    {
        foreach (ErrorCode entry in ErrorCatalog.Entries)
        {
            if (OfModule.TryGetValue(entry.Code, out string? advice))
            {
                entry.RecommendedAction = advice;
            }
        }

        return ErrorCatalog.Entries;
    }
}
