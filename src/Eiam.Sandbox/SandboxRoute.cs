using System.Collections.Generic;

namespace Eiam.Sandbox;

/// <summary>One call that every tenant answers, so that tests can hold a table of their own against the sandbox's.</summary>
public sealed class SandboxRoute
{
    internal SandboxRoute(string method, string path, string credential, IReadOnlyList<string> permissions)
    {
        Method = method;
        Path = path;
        Credential = credential;
        Permissions = permissions;
    }

    /// <summary>The method, like <c>POST</c>.</summary>
    public string Method { get; }

    /// <summary>The path template, like <c>/api/v2/tenant/users/{user_id}</c>.</summary>
    public string Path { get; }

    /// <summary>What the caller must show: <c>None</c>, <c>StateToken</c>, <c>IdToken</c>, <c>SessionToken</c>, <c>TenantToken</c> or <c>Basic</c>.</summary>
    public string Credential { get; }

    /// <summary>The permissions of which the application needs one, the narrowest first; none outside of the management API.</summary>
    public IReadOnlyList<string> Permissions { get; }

    /// <summary>Method and path.</summary>
    /// <returns>Like <c>GET /api/v1/oauth2/keys</c>.</returns>
    public override string ToString() => $"{Method} {Path}";
}
