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

    private const string MayBeSent = "The message may have been sent, and the captcha token be spent: look whether the code comes before you ask for another, with a new captcha (Get-EiamCaptcha).";

    // What to do where it is not known whether a call was carried out; the catalogue's own advice on that is for a login or a bind.
    private const string MayBeSet = "The new password may be in force: have the user try it, or set it again without -OldPassword (Set-EiamUserPassword).";

    private static readonly Dictionary<string, string> WhereUnknown = new(StringComparer.Ordinal)
    {
        [Endpoints.CaptchaVerify.Name] = "The captcha may be spent: get a new one (Get-EiamCaptcha).",
        [Endpoints.UserCreate.Name] = "The user may exist: look it up first (Get-EiamUser -UserName), and create it only where it is not found.",
        [Endpoints.UserPassword.Name] = MayBeSet,
        [Endpoints.UserPasswordByOld.Name] = MayBeSet,
        [Endpoints.UserPasswordReset.Name] = "The password may be replaced and its message on the way: ask the user before another is sent.",
        [Endpoints.RoleMembersAdd.Name] = "The accounts may have the role: look (Get-EiamRoleMember), and add those that are missing.",
        [Endpoints.AccountRolesAdd.Name] = "The account may have the roles: look (Get-EiamAccountPermission), and add those that are missing.",
        [Endpoints.SmsSend.Name] = MayBeSent,
        [Endpoints.EmailSend.Name] = MayBeSent,
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
            : failure.ErrorId == EiamErrorId.ConnectionFailed ? OfConnection(failure)
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

    private static string OfUnknown(EiamException failure) => failure.Endpoint is { } call && WhereUnknown.TryGetValue(call, out string? advice)
        ? advice
        : ErrorCatalog.Find(EiamErrorId.OutcomeUnknown).First().RecommendedAction;

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
