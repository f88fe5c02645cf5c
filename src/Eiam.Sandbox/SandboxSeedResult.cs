using System.Collections.Generic;

namespace Eiam.Sandbox;

/// <summary>What a tenant was filled with.</summary>
public sealed class SandboxSeedResult
{
    internal SandboxSeedResult(int organizations, int users, IReadOnlyList<string> applicationIds)
    {
        Organizations = organizations;
        Users = users;
        ApplicationIds = applicationIds;
    }

    /// <summary>How many organizations were added.</summary>
    public int Organizations { get; }

    /// <summary>How many users were added.</summary>
    public int Users { get; }

    /// <summary>The ids of the applications, in the order of the file.</summary>
    public IReadOnlyList<string> ApplicationIds { get; }

    /// <summary>The counts.</summary>
    /// <returns>Like <c>3 organizations, 12 users, 1 applications</c>.</returns>
    public override string ToString() => $"{Organizations} organizations, {Users} users, {ApplicationIds.Count} applications";
}
