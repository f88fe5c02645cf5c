using System;
using Eiam.Sandbox.Tokens;

namespace Eiam.Sandbox.Endpoints;

/// <summary>A response, and what the log says of it.</summary>
/// <param name="Response">What is sent.</param>
/// <param name="Status">The EIAM status in it, trimmed.</param>
/// <param name="ErrorCode">The error code in it, as sent.</param>
internal sealed record Answer(SandboxResponse Response, string? Status = null, string? ErrorCode = null)
{
    private const string JsonContentType = "application/json";

    internal static Answer Json(byte[] body, string? status = null) =>
        new(new SandboxResponse(200, JsonContentType, body), status);

    /// <summary>For what the docs say nothing about: a status line and no body, the least that HTTP asks for.</summary>
    internal static Answer Empty(int statusCode) => new(new SandboxResponse(statusCode, null, Array.Empty<byte>()));

    /// <summary>The documented envelope, <c>{"error_code","error_msg"}</c> with HTTP 400.</summary>
    internal static Answer Error(SdkException error, SandboxErrorCodeStyle style)
    {
        string code = (style == SandboxErrorCodeStyle.Prefixed ? "IDAAS.SDK." : "SDK.") + error.Code;
        byte[] body = JsonText.ObjectBytes(json =>
        {
            json.WriteString("error_code", code);
            json.WriteString("error_msg", error.Message);
        });
        return new Answer(new SandboxResponse(400, JsonContentType, body), ErrorCode: code);
    }
}
