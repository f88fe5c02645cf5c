using System;
using System.Collections.Generic;
using System.Linq;

namespace Eiam.Sandbox.State;

/// <summary>An organization of the directory. Replaced as a whole where it changes.</summary>
internal sealed record Organization(string Id, string Code, string Name)
{
    internal string? ParentId { get; init; }

    internal string? Category { get; init; }

    internal int Sequence { get; init; }

    internal bool Disabled { get; init; }

    internal string? LeaderId { get; init; }

    /// <summary>The tenant's own fields, as JSON; null for none.</summary>
    internal string? Extension { get; init; }

    internal DateTimeOffset CreatedAt { get; init; }

    internal DateTimeOffset UpdatedAt { get; init; }
}

/// <summary>The tenant's organizations, oldest first. Not thread safe: its owner has the lock.</summary>
internal sealed class OrganizationTable
{
    private readonly List<Organization> _all = [];

    internal IReadOnlyList<Organization> All => _all;

    internal Organization? Find(string id) => _all.Find(o => o.Id == id);

    internal Organization? FindByCode(string code) => _all.Find(o => string.Equals(o.Code, code, StringComparison.OrdinalIgnoreCase));

    internal void Add(Organization organization) => _all.Add(organization);

    internal void Replace(Organization organization) => _all[_all.FindIndex(o => o.Id == organization.Id)] = organization;

    internal void Remove(string id) => _all.RemoveAll(o => o.Id == id);

    internal bool HasChild(string id, bool enabledOnly = false) => _all.Exists(o => o.ParentId == id && !(enabledOnly && o.Disabled));

    /// <summary>Whether one is the other, or below it at any level.</summary>
    internal bool IsWithin(Organization organization, string id)
    {
        for (Organization? one = organization; one is not null; one = one.ParentId is { } parent ? Find(parent) : null)
        {
            if (one.Id == id)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Those below one at any level, or all, or the roots; changed after a moment.</summary>
    internal IReadOnlyList<Organization> Find(string? below, bool? allChildren, DateTimeOffset? updatedAfter) => [.. _all.Where(o =>
        (below is null || (o.Id != below && IsWithin(o, below)))
        && allChildren switch
        {
            null => true,
            true => o.ParentId is not null,
            false => below is null ? o.ParentId is null : o.ParentId == below,
        }
        && (updatedAfter is null || o.UpdatedAt > updatedAfter))];
}
