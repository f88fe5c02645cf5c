using System;
using System.Collections.Generic;
using Eiam.Client.Http;
using Eiam.Client.Json;

namespace Eiam.Client.Requests;

/// <summary>
/// Lists the jobs of a user; the answer has no pages. <c>relation_type</c> is listed as required and may be empty, so that it is always sent.
/// Source: the Chinese twin of T:user/jobs.
/// </summary>
/// <param name="userId">The user's id (<c>user_id</c>).</param>
/// <exception cref="ArgumentException">The id is empty or cannot be sent.</exception>
public sealed class UserJobsRequest(string? userId) : EiamListRequest<UserJob>(Endpoints.UserJobs, "jobs")
{
    private static readonly ModelReader<UserJob> Reader = new ModelReader<UserJob>()
        .Text("job_id", static (j, v) => j.JobId = v)
        .Text("org_id", static (j, v) => j.OrganizationId = v)
        .Text("position_id", static (j, v) => j.PositionId = v)
        .Text("title_id", static (j, v) => j.TitleId = v)
        .Text("relation_type", static (j, v) => j.RelationType = v switch
        {
            "1" => "Main",
            "0" => "PartTime",
            _ => v,
        });

    private readonly string _id = InputCheck.PathValue(userId, "UserId");
    private readonly string? _jobId;

    /// <summary>Whether the main job or the part-time jobs are wanted (<c>relation_type</c>: 1 or 0); null for all.</summary>
    public bool? IsMain { get; init; }

    /// <summary>Only the job of this id. The API has no such lookup: all jobs of the user are read.</summary>
    /// <exception cref="ArgumentException">It cannot be one.</exception>
    public string? JobId
    {
        get => _jobId;
        init
        {
            _jobId = InputCheck.Text(value, nameof(JobId));
            First = 1;
        }
    }

    /// <inheritdoc/>
    protected internal override IReadOnlyList<string> PathValues => [_id];

    /// <inheritdoc/>
    protected internal override string? NothingFound => _jobId is null ? null : $"The user has no job '{_jobId}'.";

    /// <inheritdoc/>
    protected internal override void WriteQuery(QueryWriter query) => query.Text("relation_type", IsMain is { } main ? main ? "1" : "0" : string.Empty);

    /// <inheritdoc/>
    protected internal override UserJob ReadItem(Answer item)
    {
        UserJob job = Reader.Read(item);
        job.UserId = _id;
        return job;
    }

    /// <inheritdoc/>
    protected internal override string? IdOf(UserJob item) => item.JobId;

    /// <inheritdoc/>
    protected internal override bool IsWanted(UserJob item) => _jobId is null || item.JobId == _jobId;

    internal override void Review(object? result, CallContext call) => WarnOfMissingIds(result, call);
}

/// <summary>Where a job is, by codes. The codes are no secrets.</summary>
/// <param name="organizationCode"><c>org_code</c>.</param>
/// <param name="positionCode"><c>position_code</c>: null is not given, an empty text is a job without one.</param>
/// <param name="titleCode"><c>title_code</c>, likewise.</param>
public sealed class JobPlace(string? organizationCode, string? positionCode, string? titleCode)
{
    internal string? OrganizationCode => organizationCode;

    internal string? PositionCode => positionCode;

    internal string? TitleCode => titleCode;

    /// <summary>The fields of a new job.</summary>
    /// <exception cref="ArgumentException">The organization is missing, or a code cannot be sent.</exception>
    internal FieldList Fields() => new FieldList()
        .Code("org_code", InputCheck.Text(organizationCode, "OrganizationCode"), "OrganizationCode")
        .Code("position_code", positionCode, "PositionCode")
        .Code("title_code", titleCode, "TitleCode");

    /// <summary>The fields of a change, which clears what it leaves out: that has to be said.</summary>
    /// <exception cref="ArgumentException">Something is missing, or a code cannot be sent.</exception>
    internal FieldList AllFields()
    {
        InputCheck.Text(organizationCode, "OrganizationCode");
        Required(positionCode, "PositionCode", "position");
        Required(titleCode, "TitleCode", "title");
        return Fields();
    }

    private static void Required(string? code, string parameter, string what)
    {
        if (code is null)
        {
            throw new ArgumentException(
                $"{parameter} is missing, and the tenant clears the {what} of a job where it is left out. Give its code; or give an empty text by name, which clears it: an empty cell of a record does not.",
                parameter);
        }
    }
}

/// <summary>
/// Gives a user a part-time job. The answer is an id; the result is that and what was sent, without another call. Source: T:user/add-part-time-job.
/// </summary>
public sealed class UserJobCreateRequest : EiamRequest<UserJob>
{
    private readonly UserJob _given;
    private readonly FieldList _fields;

    /// <summary>Makes the request.</summary>
    /// <param name="userId">The user's id (<c>user_id</c>).</param>
    /// <param name="place">Where the job is; an organization at least.</param>
    /// <exception cref="ArgumentException">The id or the organization is missing, or a value cannot be sent.</exception>
    public UserJobCreateRequest(string? userId, JobPlace place)
        : base(Endpoints.PartTimeJobCreate)
    {
        _ = place ?? throw new ArgumentNullException(nameof(place));
        string id = InputCheck.PathValue(userId, "UserId");
        _fields = place.Fields();
        _given = new UserJob
        {
            UserId = id,
            RelationType = "PartTime",
            OrganizationCode = place.OrganizationCode,
            PositionCode = string.IsNullOrEmpty(place.PositionCode) ? null : place.PositionCode,
            TitleCode = string.IsNullOrEmpty(place.TitleCode) ? null : place.TitleCode,
        };
    }

    /// <inheritdoc/>
    protected internal override IReadOnlyList<string> PathValues => [_given.UserId!];

    /// <inheritdoc/>
    protected internal override void WriteBody(BodyWriter body) => _fields.Write(body);

    /// <inheritdoc/>
    protected internal override UserJob Read(Answer answer)
    {
        _given.JobId = JsonValue.IdOf(answer.Json, "job_id");
        return _given;
    }

    /// <inheritdoc/>
    protected internal override UserJob ReadEmpty() => _given;

    internal override void Review(object? result, CallContext call) => call.WarnOfMissingId(((UserJob)result!).JobId);
}

/// <summary>
/// Moves a user to another main organization, or changes or removes a part-time job. A position or a title that is left out is cleared, so that
/// both have to be given; to clear one, its field is left out. Whether <c>org_code</c> of a move is required is not visible on its page: here it
/// is. Sources: the Chinese twin of T:user/job-transfer, T:user/modify-part-time-job, T:user/delete-part-time-job.
/// </summary>
public sealed class UserJobChangeRequest : EiamRequest<object?>
{
    private readonly IReadOnlyList<string> _ids;
    private readonly FieldList? _fields;

    private UserJobChangeRequest(Endpoint endpoint, IReadOnlyList<string> ids, FieldList? fields = null)
        : base(endpoint)
    {
        _ids = ids;
        _fields = fields;
    }

    /// <inheritdoc/>
    protected internal override IReadOnlyList<string> PathValues => _ids;

    /// <summary>Moves the user: changes the main job.</summary>
    /// <param name="userId">The user's id (<c>user_id</c>).</param>
    /// <param name="place">Where to; an empty position or title clears it.</param>
    /// <returns>The request.</returns>
    /// <exception cref="ArgumentException">A value is missing or cannot be sent.</exception>
    public static UserJobChangeRequest Transfer(string? userId, JobPlace place) =>
        new(Endpoints.UserTransfer, [InputCheck.PathValue(userId, "UserId")], (place ?? throw new ArgumentNullException(nameof(place))).AllFields());

    /// <summary>Changes a part-time job.</summary>
    /// <param name="userId">The user's id (<c>user_id</c>).</param>
    /// <param name="jobId">The job's id (<c>job_id</c>).</param>
    /// <param name="place">Where it is to be; an empty position or title clears it.</param>
    /// <returns>The request.</returns>
    /// <exception cref="ArgumentException">A value is missing or cannot be sent.</exception>
    public static UserJobChangeRequest Update(string? userId, string? jobId, JobPlace place) =>
        new(Endpoints.PartTimeJobUpdate, Ids(userId, jobId), (place ?? throw new ArgumentNullException(nameof(place))).AllFields());

    /// <summary>Removes a part-time job.</summary>
    /// <param name="userId">The user's id (<c>user_id</c>).</param>
    /// <param name="jobId">The job's id (<c>job_id</c>).</param>
    /// <returns>The request.</returns>
    /// <exception cref="ArgumentException">An id is missing or cannot be sent.</exception>
    public static UserJobChangeRequest Remove(string? userId, string? jobId) => new(Endpoints.PartTimeJobRemove, Ids(userId, jobId));

    /// <inheritdoc/>
    protected internal override void WriteBody(BodyWriter body) => _fields?.Write(body);

    /// <inheritdoc/>
    protected internal override object? Read(Answer answer) => null;

    private static string[] Ids(string? userId, string? jobId) => [InputCheck.PathValue(userId, "UserId"), InputCheck.PathValue(jobId, "JobId")];
}
