namespace Eiam;

/// <summary>
/// A job of a user: an organization, with a position and a title where the job has them. The calls that change jobs take codes, and the one that
/// reads them answers ids: what was read has ids, what was just created has the codes that were sent. Sources: tenant API notes, section 4; the
/// Chinese twin of T:user/jobs.
/// </summary>
public sealed class UserJob : EiamRecordResult
{
    /// <summary>The user that was asked about.</summary>
    public string? UserId { get; internal set; }

    /// <summary><c>job_id</c>.</summary>
    public string? JobId { get; internal set; }

    /// <summary>Main or PartTime (<c>relation_type</c>: 1 or 0, as a number or as its text); anything else as it was sent.</summary>
    public string? RelationType { get; internal set; }

    /// <summary><c>org_id</c>.</summary>
    public string? OrganizationId { get; internal set; }

    /// <summary><c>position_id</c>; null for a job without one.</summary>
    public string? PositionId { get; internal set; }

    /// <summary><c>title_id</c>; null for a job without one.</summary>
    public string? TitleId { get; internal set; }

    /// <summary>The code of the organization (<c>org_code</c>), of a job that was just created.</summary>
    public string? OrganizationCode { get; internal set; }

    /// <summary>The code of the position (<c>position_code</c>), of a job that was just created.</summary>
    public string? PositionCode { get; internal set; }

    /// <summary>The code of the title (<c>title_code</c>), of a job that was just created.</summary>
    public string? TitleCode { get; internal set; }

    /// <summary>The id.</summary>
    /// <returns>The id of the job, else that of the user.</returns>
    public override string ToString() => JobId ?? UserId ?? nameof(UserJob);
}

/// <summary>
/// A position of an organization, which jobs have. Times are text as sent (<c>yyyy-MM-dd HH:mm:ss.SSS</c>, no zone). Sources: tenant API notes,
/// section 6; T:job-position/job-positions.
/// </summary>
public sealed class JobPosition : EiamRecordResult
{
    /// <summary><c>position_id</c>.</summary>
    public string? PositionId { get; internal set; }

    /// <summary>The code (<c>code</c>), which jobs are given.</summary>
    public string? Code { get; internal set; }

    /// <summary><c>name</c>.</summary>
    public string? Name { get; internal set; }

    /// <summary><c>org_id</c>.</summary>
    public string? OrganizationId { get; internal set; }

    /// <summary><c>title_id</c>; null for a position without one.</summary>
    public string? TitleId { get; internal set; }

    /// <summary>The code of the organization (<c>org_code</c>), of a position that was just created: records have the id.</summary>
    public string? OrganizationCode { get; internal set; }

    /// <summary>The code of the title (<c>title_code</c>), of a position that was just created: records have the id.</summary>
    public string? TitleCode { get; internal set; }

    /// <summary><c>created_at</c>.</summary>
    public string? CreatedAt { get; internal set; }

    /// <summary><c>updated_at</c>.</summary>
    public string? UpdatedAt { get; internal set; }

    /// <summary>The name.</summary>
    /// <returns>The name, else the code, else the id.</returns>
    public override string ToString() => Name ?? Code ?? PositionId ?? nameof(JobPosition);
}

/// <summary>
/// A title, which jobs and positions have. Times are text as sent (<c>yyyy-MM-dd HH:mm:ss.SSS</c>, no zone). Sources: tenant API notes, section 6;
/// the Chinese twins of T:job-title/job-titles and T:job-title/get-job-title.
/// </summary>
public sealed class JobTitle : EiamRecordResult
{
    /// <summary><c>title_id</c>.</summary>
    public string? TitleId { get; internal set; }

    /// <summary>The code (<c>code</c>), which jobs and positions are given.</summary>
    public string? Code { get; internal set; }

    /// <summary><c>name</c>.</summary>
    public string? Name { get; internal set; }

    /// <summary><c>created_at</c>.</summary>
    public string? CreatedAt { get; internal set; }

    /// <summary><c>updated_at</c>.</summary>
    public string? UpdatedAt { get; internal set; }

    /// <summary>The name.</summary>
    /// <returns>The name, else the code, else the id.</returns>
    public override string ToString() => Name ?? Code ?? TitleId ?? nameof(JobTitle);
}
