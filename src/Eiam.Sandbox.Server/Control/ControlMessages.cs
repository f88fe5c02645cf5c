using System;
using System.Collections.Generic;
using System.Text.Json.Serialization;

namespace Eiam.Sandbox.Server.Control;

internal sealed record CodeRequest(SandboxCodeKind? Kind, string? Mobile, string? Email);

internal sealed record ClockRequest(double? AdvanceSeconds);

internal sealed record ClockAnswer(DateTimeOffset UtcNow);

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
[JsonSerializable(typeof(IReadOnlyList<SandboxRequest>))]
[JsonSerializable(typeof(ErrorAnswer))]
internal sealed partial class ControlJson : JsonSerializerContext;
