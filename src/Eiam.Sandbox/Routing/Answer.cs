using System;
using System.Text.Json;

namespace Eiam.Sandbox.Routing;

/// <summary>A response, and what the log says of it.</summary>
internal sealed class Answer
{
    private const string JsonContentType = "application/json";

    private readonly SandboxResponse? _response;
    private readonly Func<Answer>? _rest;

    private Answer(SandboxResponse? response, Func<Answer>? rest, string? status, string? errorCode)
    {
        _response = response;
        _rest = rest;
        Status = status;
        ErrorCode = errorCode;
    }

    /// <summary>What is sent.</summary>
    internal SandboxResponse Response => _response ?? throw new InvalidOperationException("The answer is not complete.");

    /// <summary>The EIAM status in it, trimmed.</summary>
    internal string? Status { get; }

    /// <summary>The error code in it, as sent.</summary>
    internal string? ErrorCode { get; }

    internal static Answer Json(Action<Utf8JsonWriter> writeMembers, string? status = null, int statusCode = 200) =>
        new(new SandboxResponse(statusCode, JsonContentType, JsonText.ObjectBytes(writeMembers)), null, status, null);

    /// <summary>
    /// An answer whose rest is done after the tenant's lock is released. For signing, which takes longer than all else that
    /// a request does; it must not read state that others change.
    /// </summary>
    internal static Answer Later(Func<Answer> rest) => new(null, rest, null, null);

    /// <summary>For what the docs say nothing about: a status line and no body, the least that HTTP asks for.</summary>
    internal static Answer Empty(int statusCode) => new(new SandboxResponse(statusCode, null, []), null, null, null);

    /// <summary>The documented envelope of the error's family.</summary>
    internal static Answer Error(ApiException error, SandboxErrorCodeStyle style)
    {
        bool isPrefixed = error.Family == ApiFamily.Sdk && style == SandboxErrorCodeStyle.Prefixed;
        return Error(error.Family, isPrefixed ? "IDAAS." + error.Code : error.Code, error.Message, error.StatusCode);
    }

    /// <summary>The same with a code as it is to be sent. What is null is left out.</summary>
    internal static Answer Error(ApiFamily family, string? code, string? message, int statusCode)
    {
        (string codeName, string messageName) = family == ApiFamily.OAuth ? ("error", "error_description") : ("error_code", "error_msg");
        byte[] body = JsonText.ObjectBytes(json =>
        {
            json.WriteOptional(codeName, code);
            json.WriteOptional(messageName, message);
        });
        return new Answer(new SandboxResponse(statusCode, JsonContentType, body), null, null, code);
    }

    internal Answer Complete() => _rest is null ? this : _rest();
}
