using System;
using System.Collections.Generic;
using Eiam.Client.Http;
using Eiam.Client.Json;

namespace Eiam.Client.Requests;

/// <summary>Lists positions, page by page. Source: T:job-position/job-positions.</summary>
public sealed class JobPositionsRequest() : EiamListRequest<JobPosition>(Endpoints.JobPositions, "job_positions", pageSize: 100)
{
    private static readonly ModelReader<JobPosition> Reader = new ModelReader<JobPosition>()
        .Text("position_id", static (p, v) => p.PositionId = v)
        .Text("org_id", static (p, v) => p.OrganizationId = v)
        .Text("name", static (p, v) => p.Name = v)
        .Text("code", static (p, v) => p.Code = v)
        .Text("title_id", static (p, v) => p.TitleId = v)
        .Text("created_at", static (p, v) => p.CreatedAt = v)
        .Text("updated_at", static (p, v) => p.UpdatedAt = v);

    private readonly string? _id;
    private readonly string? _code;

    /// <summary>Only positions of this organization (<c>org_id</c>); null for all.</summary>
    public string? OrganizationId { get; init; }

    /// <summary>Only what was changed after this moment, as <see cref="TenantTime.Write"/> writes it (<c>updated_at_greater</c>).</summary>
    public string? UpdatedAfter { get; init; }

    /// <summary>Only the position of this id. The API has no such lookup: the list is read until it comes.</summary>
    /// <exception cref="ArgumentException">It cannot be one.</exception>
    public string? PositionId
    {
        get => _id;
        init
        {
            _id = InputCheck.Text(value, nameof(PositionId));
            First = 1;
        }
    }

    /// <summary>Only the position of this code, likewise.</summary>
    /// <exception cref="ArgumentException">It cannot be one.</exception>
    public string? Code
    {
        get => _code;
        init
        {
            _code = InputCheck.Text(value, nameof(Code));
            First = 1;
        }
    }

    /// <inheritdoc/>
    protected internal override string? NothingFound => _id is not null ? $"No position has the id '{_id}'." : _code is not null ? $"No position has the code '{_code}'." : null;

    /// <inheritdoc/>
    protected internal override void WriteQuery(QueryWriter query)
    {
        query.Text("org_id", OrganizationId);
        query.Text("updated_at_greater", UpdatedAfter);
        base.WriteQuery(query);
    }

    /// <inheritdoc/>
    protected internal override JobPosition ReadItem(Answer item) => Reader.Read(item);

    /// <inheritdoc/>
    protected internal override string? IdOf(JobPosition item) => item.PositionId;

    /// <inheritdoc/>
    protected internal override bool IsWanted(JobPosition item) => (_id is null || item.PositionId == _id) && (_code is null || item.Code == _code);

    internal override void Review(object? result, CallContext call) => WarnOfMissingIds(result, call);
}

/// <summary>The fields of a position that can be written. Its code is no secret. Source: T:job-position/add-job-position.</summary>
public sealed class JobPositionFields
{
    private readonly FieldList _fields = new();

    /// <summary>What was given, as the object that is made of it.</summary>
    internal JobPosition Given { get; } = new();

    /// <summary><c>org_code</c>.</summary>
    public string? OrganizationCode { init => _fields.Code("org_code", Given.OrganizationCode = Blank(value), nameof(OrganizationCode)); }

    /// <summary><c>name</c>.</summary>
    public string? Name { init => _fields.Text("name", Given.Name = Blank(value), nameof(Name)); }

    /// <summary><c>code</c>.</summary>
    public string? Code { init => _fields.Code("code", Given.Code = Blank(value), nameof(Code)); }

    /// <summary><c>title_code</c>.</summary>
    public string? TitleCode { init => _fields.Code("title_code", Given.TitleCode = Blank(value), nameof(TitleCode)); }

    /// <summary>The fields, with the three that both calls require.</summary>
    /// <exception cref="ArgumentException">One of them is missing.</exception>
    internal FieldList Required()
    {
        InputCheck.Text(Given.OrganizationCode, nameof(OrganizationCode));
        InputCheck.Text(Given.Name, nameof(Name));
        InputCheck.Text(Given.Code, nameof(Code));
        return _fields;
    }

    // What is not sent is not there.
    private static string? Blank(string? value) => string.IsNullOrEmpty(value) ? null : value;
}

/// <summary>
/// Creates a position. The answer is an id; the result is that and what was sent, without another call. Source: T:job-position/add-job-position.
/// </summary>
public sealed class JobPositionCreateRequest : EiamRequest<JobPosition>
{
    private readonly JobPosition _given;
    private readonly FieldList _fields;

    /// <summary>Makes the request.</summary>
    /// <param name="fields">What it is like; an organization, a name and a code at least.</param>
    /// <exception cref="ArgumentException">One of these is missing.</exception>
    public JobPositionCreateRequest(JobPositionFields fields)
        : base(Endpoints.JobPositionCreate)
    {
        _given = (fields ?? throw new ArgumentNullException(nameof(fields))).Given;
        _fields = fields.Required();
    }

    /// <inheritdoc/>
    public override string Subject => $"job position {_given.Name} ({_given.Code})";

    /// <inheritdoc/>
    protected internal override void WriteBody(BodyWriter body) => _fields.Write(body);

    /// <inheritdoc/>
    protected internal override JobPosition Read(Answer answer)
    {
        _given.PositionId = JsonValue.IdOf(answer.Json, "position_id");
        return _given;
    }

    /// <inheritdoc/>
    protected internal override JobPosition ReadEmpty() => _given;

    internal override void Review(object? result, CallContext call) => call.WarnOfMissingId(((JobPosition)result!).PositionId);
}

/// <summary>
/// Changes or removes a position. Its page lists organization, name and code as required for a change too, so that all three have to be given.
/// Whether a title that is left out stays is not said. Sources: T:job-position/modify-job-position, T:job-position/delete-job-position.
/// </summary>
public sealed class JobPositionChangeRequest : EiamRequest<object?>
{
    private readonly string _id;
    private readonly FieldList? _fields;

    private JobPositionChangeRequest(Endpoint endpoint, string? positionId, Func<FieldList>? fields = null)
        : base(endpoint)
    {
        _id = InputCheck.PathValue(positionId, "PositionId");
        _fields = fields?.Invoke();
    }

    /// <inheritdoc/>
    protected internal override IReadOnlyList<string> PathValues => [_id];

    /// <summary>Changes it.</summary>
    /// <param name="positionId">The id (<c>position_id</c>).</param>
    /// <param name="fields">What it is to be like; an organization, a name and a code at least.</param>
    /// <param name="attributes">Fields by their names on the wire; a null among them is sent as null.</param>
    /// <returns>The request.</returns>
    /// <exception cref="ArgumentException">A value is missing or cannot be sent.</exception>
    public static JobPositionChangeRequest Fields(string? positionId, JobPositionFields fields, IReadOnlyDictionary<string, object?>? attributes = null) => new(
        Endpoints.JobPositionUpdate, positionId, () => (fields ?? throw new ArgumentNullException(nameof(fields))).Required().Fields(attributes, "Attribute"));

    /// <summary>Removes it; no user may hold it.</summary>
    /// <param name="positionId">The id (<c>position_id</c>).</param>
    /// <returns>The request.</returns>
    /// <exception cref="ArgumentException">The id cannot be sent.</exception>
    public static JobPositionChangeRequest Remove(string? positionId) => new(Endpoints.JobPositionRemove, positionId);

    /// <inheritdoc/>
    protected internal override void WriteBody(BodyWriter body) => _fields?.Write(body);

    /// <inheritdoc/>
    protected internal override object? Read(Answer answer) => null;
}
