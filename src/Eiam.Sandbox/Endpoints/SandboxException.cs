using System;

namespace Eiam.Sandbox.Endpoints;

/// <summary>Ends a request with an error: a documented one, unless its docstring says otherwise.</summary>
/// <param name="code">The code. Of the <c>/sdk/</c> family what comes after <c>SDK.</c>, like <c>COMMON.1007</c>; the tenant's options decide what stands before it.</param>
/// <param name="message">The documented text.</param>
/// <param name="kind">Which envelope it goes in.</param>
internal sealed class SandboxException(string code, string message, SandboxException.Envelope kind = SandboxException.Envelope.Sdk) : Exception(message)
{
    /// <summary>How an error is written.</summary>
    internal enum Envelope
    {
        /// <summary><c>error_code</c> and <c>error_msg</c>, with the prefix of the options.</summary>
        Sdk,

        /// <summary><c>error_code</c> and <c>error_msg</c>, with the code as it is.</summary>
        Tenant,

        /// <summary><c>error</c> and <c>error_description</c>.</summary>
        OAuth,
    }

    internal string Code { get; } = code;

    internal Envelope Kind { get; } = kind;

    internal int StatusCode { get; private init; } = 400;

    internal static SandboxException Blank(string name) => new("COMMON.1001", $"Parameter {name} cannot be left blank");

    internal static SandboxException BadFormat(string name) => new("COMMON.1002", $"The {name} parameter format is incorrect");

    internal static SandboxException NoDeviceInformation() => new("COMMON.1003", "Device information is incomplete");

    internal static SandboxException HasFailed(string name) => new("COMMON.1005", $"The {name} has failed");

    internal static SandboxException HasExpired(string name) => new("COMMON.1005", $"The {name} has expired");

    internal static SandboxException BadType(string name) => new("COMMON.1007", $"The {name} parameter type error");

    /// <summary>The exact code and text of EIAM:applets/bind-wechat-mobile.html, which the table of codes contradicts.</summary>
    internal static SandboxException BadStateToken() => new("COMMON.1007", "state_token parameter error");

    internal static SandboxException UnknownClient() =>
        new("COMMON.1012", "The X-client-id is incorrect and the corresponding application cannot be found");

    internal static SandboxException UserNotFound() => new("COMMON.1013", "The corresponding user is not found");

    internal static SandboxException NoClientId() => new("PARAM.0002", "clientId cannot be empty");

    internal static SandboxException BadIdToken() => new("PARAM.0016", "IdToken is invalid or expired");

    internal static SandboxException BadSessionToken() => new("PARAM.0023", "Invalid or expired session token");

    /// <summary>EIAM:userapi/pwd/change-by-mobile.html; that mfa answers it too is inferred.</summary>
    internal static SandboxException BadSmsCode() => new("SMS.1005", "SMS verification code verification is incorrect");

    /// <summary>EIAM:userapi/pwd/change-by-email.html; that mfa answers it too is inferred.</summary>
    internal static SandboxException BadEmailCode() => new("SMS.1006", "The email verification code is incorrect");

    /// <summary>T:authentication.</summary>
    internal static SandboxException BadTenantToken() => new("invalid_token", "Invalid access", Envelope.OAuth);

    /// <summary>The answer to wrong credentials is not documented: that of RFC 6749, section 5.2.</summary>
    internal static SandboxException BadClient() => new("invalid_client", "Client authentication failed", Envelope.OAuth) { StatusCode = 401 };

    /// <summary>Not documented: that of RFC 6749, section 5.2.</summary>
    internal static SandboxException BadGrant() => new("unsupported_grant_type", "The grant type is not supported", Envelope.OAuth);

    internal static SandboxException BadPage(string code, string message) => new(code, message, Envelope.Tenant);

    internal static SandboxException UnknownUser() => new("USER.0001", "user does not exist", Envelope.Tenant);
}
