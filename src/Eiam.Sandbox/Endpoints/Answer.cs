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

    /// <summary>The documented envelope of the error's family.</summary>
    internal static Answer Error(SandboxException error, SandboxErrorCodeStyle style)
    {
        bool isOAuth = error.Kind == SandboxException.Envelope.OAuth;
        string prefix = error.Kind != SandboxException.Envelope.Sdk ? string.Empty : style == SandboxErrorCodeStyle.Prefixed ? "IDAAS.SDK." : "SDK.";
        string code = prefix + error.Code;
        byte[] body = JsonObject.Bytes(json =>
        {
            json.WriteString(isOAuth ? "error" : "error_code", code);
            json.WriteString(isOAuth ? "error_description" : "error_msg", error.Message);
        });
        return new Answer(new SandboxResponse(error.StatusCode, JsonContentType, body), ErrorCode: code);
    }
}
