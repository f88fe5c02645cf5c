using System;

namespace Eiam.Sandbox.Endpoints;

/// <summary>
/// Ends a request with HTTP 400 and a documented error (EIAM:userapi/returncode.html, CIAM pages for PARAM codes).
/// </summary>
/// <param name="code">The code after <c>SDK.</c>, like <c>COMMON.1007</c>; the tenant's options decide what stands before it.</param>
/// <param name="message">The documented text, sent as <c>error_msg</c>.</param>
internal sealed class SdkException(string code, string message) : Exception(message)
{
    internal string Code { get; } = code;

    internal static SdkException Blank(string name) => new("COMMON.1001", $"Parameter {name} cannot be left blank");

    internal static SdkException BadFormat(string name) => new("COMMON.1002", $"The {name} parameter format is incorrect");

    internal static SdkException NoDeviceInformation() => new("COMMON.1003", "Device information is incomplete");

    internal static SdkException HasFailed(string name) => new("COMMON.1005", $"The {name} has failed");

    internal static SdkException HasExpired(string name) => new("COMMON.1005", $"The {name} has expired");

    internal static SdkException BadType(string name) => new("COMMON.1007", $"The {name} parameter type error");

    /// <summary>The exact code and text of EIAM:applets/bind-wechat-mobile.html, which the table of codes contradicts.</summary>
    internal static SdkException BadStateToken() => new("COMMON.1007", "state_token parameter error");

    internal static SdkException UnknownClient() =>
        new("COMMON.1012", "The X-client-id is incorrect and the corresponding application cannot be found");

    internal static SdkException UserNotFound() => new("COMMON.1013", "The corresponding user is not found");

    internal static SdkException NoClientId() => new("PARAM.0002", "clientId cannot be empty");
}
