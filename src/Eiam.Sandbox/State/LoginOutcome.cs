namespace Eiam.Sandbox.State;

/// <summary>How a login or a bind ended.</summary>
/// <param name="Status">The status.</param>
/// <param name="User">Who logged in; only with <see cref="LoginStatus.Success"/>.</param>
/// <param name="StateToken">The token for the next step, if this answer carries one.</param>
internal sealed record LoginOutcome(LoginStatus Status, SandboxUser? User = null, string? StateToken = null);
