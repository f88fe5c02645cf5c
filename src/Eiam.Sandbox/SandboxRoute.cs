namespace Eiam.Sandbox;

/// <summary>A call that a tenant answers.</summary>
/// <param name="Method">The method, like <c>POST</c>.</param>
/// <param name="Path">The path template, like <c>/api/v2/tenant/users/{user_id}</c>.</param>
/// <param name="Credential">What it asks for: None, StateToken, IdToken, SessionToken, TenantToken or Basic.</param>
public sealed record SandboxRoute(string Method, string Path, string Credential);
