using System;
using System.Collections.Generic;
using System.Text.Json.Serialization;

namespace Eiam.Sandbox.Server.Control;

internal sealed record UserAnswer(
    string Id, string UserName, string? Name, string Mobile, string? Email, string? OrganizationId, string? EmployeeId, bool Disabled, bool RequireMfa, bool IsBound)
{
    internal static UserAnswer From(SandboxUser user) => new(
        user.Id, user.UserName, user.Name, user.Mobile, user.Email, user.OrganizationId, user.EmployeeId, user.Disabled, user.RequireMfa, user.IsBound);
}

internal sealed record CodeRequest(SandboxCodeKind? Kind, string? Mobile, string? Email);

internal sealed record CodeAnswer(SandboxCodeKind Kind, string Code, string Recipient, DateTimeOffset ExpiresAt, bool Used)
{
    internal static CodeAnswer From(SandboxCode code) => new(code.Kind, code.Code, code.Recipient, code.ExpiresAt, code.Used);
}

internal sealed record ClockRequest(double? AdvanceSeconds);

internal sealed record ClockAnswer(DateTimeOffset UtcNow);

internal sealed record RecordedRequest(
    DateTimeOffset Time,
    string Method,
    string Path,
    IReadOnlyDictionary<string, string> Headers,
    string Body,
    int StatusCode,
    string? Status,
    string? ErrorCode)
{
    internal static RecordedRequest From(SandboxRequest request) => new(
        request.Time,
        request.Method,
        request.Path,
        request.Headers,
        request.Body,
        request.StatusCode,
        request.Status,
        request.ErrorCode);
}

internal sealed record ErrorAnswer(string Error);

/// <summary>snake_case as in the tenant's own API; a misspelt field is an error and not silently left out.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(SandboxUserOptions))]
[JsonSerializable(typeof(UserAnswer))]
[JsonSerializable(typeof(CodeRequest))]
[JsonSerializable(typeof(CodeAnswer))]
[JsonSerializable(typeof(ClockRequest))]
[JsonSerializable(typeof(ClockAnswer))]
[JsonSerializable(typeof(IReadOnlyList<RecordedRequest>))]
[JsonSerializable(typeof(ErrorAnswer))]
internal sealed partial class ControlJson : JsonSerializerContext;
