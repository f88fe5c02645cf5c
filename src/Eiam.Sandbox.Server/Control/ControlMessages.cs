using System;
using System.Collections.Generic;
using System.Text.Json.Serialization;

namespace Eiam.Sandbox.Server.Control;

internal sealed record CodeRequest(SandboxCodeKind? Kind, string? Mobile, string? Email);

internal sealed record ClockRequest(double? AdvanceSeconds);

internal sealed record ClockAnswer(DateTimeOffset UtcNow);

internal sealed record FaultRequest(
    string? Path, string? Method, int? Count, string? ErrorCode, string? Message, int? StatusCode, double? DelaySeconds, bool? ConnectionReset, bool? AfterProcessing);

internal sealed record ErrorAnswer(string Error);

/// <summary>snake_case as in the tenant's own API; a misspelt field is an error and not silently left out.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(SandboxUserOptions))]
[JsonSerializable(typeof(SandboxUser))]
[JsonSerializable(typeof(CodeRequest))]
[JsonSerializable(typeof(SandboxCode))]
[JsonSerializable(typeof(IReadOnlyList<SandboxCode>))]
[JsonSerializable(typeof(ClockRequest))]
[JsonSerializable(typeof(ClockAnswer))]
[JsonSerializable(typeof(FaultRequest))]
[JsonSerializable(typeof(SandboxFault))]
[JsonSerializable(typeof(IReadOnlyList<SandboxFault>))]
[JsonSerializable(typeof(IReadOnlyList<SandboxRequest>))]
[JsonSerializable(typeof(ErrorAnswer))]
internal sealed partial class ControlJson : JsonSerializerContext;
