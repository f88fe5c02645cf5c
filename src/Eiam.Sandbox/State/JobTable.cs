using System;
using System.Collections.Generic;
using System.Linq;

namespace Eiam.Sandbox.State;

/// <summary>A position of an organization. eiam-tenant-api.md, section 6.</summary>
internal sealed class JobPosition(string id, DateTimeOffset createdAt)
{
    internal string Id { get; } = id;

    internal DateTimeOffset CreatedAt { get; } = createdAt;

    /// <summary>Unique in the tenant.</summary>
    internal string Code { get; set; } = string.Empty;

    internal string Name { get; set; } = string.Empty;

    internal string OrganizationId { get; set; } = string.Empty;

    internal string? TitleId { get; set; }

    internal DateTimeOffset UpdatedAt { get; set; }
}

/// <summary>A title. The management API cannot change or remove one.</summary>
internal sealed record JobTitle(string Id, string Code, string Name, DateTimeOffset CreatedAt);

/// <summary>A job of a user: the main one, whose organization is that of the user's record, or a part-time one.</summary>
internal sealed class UserJob(string id)
{
    internal string Id { get; } = id;

    /// <summary>Of a part-time job.</summary>
    internal string? OrganizationId { get; set; }

    internal string? PositionId { get; set; }

    internal string? TitleId { get; set; }
}

/// <summary>The jobs of one user.</summary>
internal sealed class JobsOfUser
{
    internal UserJob Main { get; } = new(Guid.NewGuid().ToString("N"));

    internal List<UserJob> PartTime { get; } = [];

    internal bool Holds(string positionId) => Main.PositionId == positionId || PartTime.Exists(job => job.PositionId == positionId);
}

/// <summary>Positions, titles, and who has which. Not thread safe: its owner has the lock.</summary>
internal sealed class JobTable
{
    private readonly Dictionary<string, JobsOfUser> _byUser = new(StringComparer.Ordinal);

    internal RecordTable<JobPosition> Positions { get; } = new(static position => position.Id);

    internal RecordTable<JobTitle> Titles { get; } = new(static title => title.Id);

    internal JobPosition? PositionByCode(string code) => Positions.Find(position => string.Equals(position.Code, code, StringComparison.OrdinalIgnoreCase));

    internal JobTitle? TitleByCode(string code) => Titles.Find(title => string.Equals(title.Code, code, StringComparison.OrdinalIgnoreCase));

    /// <summary>The jobs of a user; those of one who was removed are never asked for again.</summary>
    internal JobsOfUser Of(string userId)
    {
        if (!_byUser.TryGetValue(userId, out JobsOfUser? jobs))
        {
            _byUser.Add(userId, jobs = new JobsOfUser());
        }

        return jobs;
    }

    /// <summary>Whether a user who is still there holds a position.</summary>
    internal bool IsHeld(string positionId, UserDirectory users) => _byUser.Any(of => of.Value.Holds(positionId) && users.FindById(of.Key) is not null);
}
