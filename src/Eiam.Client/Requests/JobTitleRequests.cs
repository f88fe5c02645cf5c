using System;
using System.Collections.Generic;
using Eiam.Client.Http;
using Eiam.Client.Json;

namespace Eiam.Client.Requests;

/// <summary>Reads the title record of the tenant API notes, section 6.</summary>
internal static class JobTitleRecord
{
    public static ModelReader<JobTitle> Reader { get; } = new ModelReader<JobTitle>()
        .Text("title_id", static (t, v) => t.TitleId = v)
        .Text("name", static (t, v) => t.Name = v)
        .Text("code", static (t, v) => t.Code = v)
        .Text("created_at", static (t, v) => t.CreatedAt = v)
        .Text("updated_at", static (t, v) => t.UpdatedAt = v);
}

/// <summary>Lists titles, page by page. Source: the Chinese twin of T:job-title/job-titles.</summary>
public sealed class JobTitlesRequest() : EiamListRequest<JobTitle>(Endpoints.JobTitles, "job_titles", pageSize: 100)
{
    private readonly string? _code;

    /// <summary>Only what was changed after this moment, as <see cref="TenantTime.Write"/> writes it (<c>updated_at_greater</c>).</summary>
    public string? UpdatedAfter { get; init; }

    /// <summary>Only the title of this code. The API has no such lookup: the list is read until the code comes.</summary>
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
    protected internal override string? NothingFound => _code is null ? null : $"No title has the code '{_code}'.";

    /// <inheritdoc/>
    protected internal override void WriteQuery(QueryWriter query)
    {
        query.Text("updated_at_greater", UpdatedAfter);
        base.WriteQuery(query);
    }

    /// <inheritdoc/>
    protected internal override JobTitle ReadItem(Answer item) => JobTitleRecord.Reader.Read(item);

    /// <inheritdoc/>
    protected internal override string? IdOf(JobTitle item) => item.TitleId;

    /// <inheritdoc/>
    protected internal override bool IsWanted(JobTitle item) => _code is null || item.Code == _code;

    internal override void Review(object? result, CallContext call) => WarnOfMissingIds(result, call);
}

/// <summary>Gets a title. Source: the Chinese twin of T:job-title/get-job-title.</summary>
/// <param name="titleId">Its id (<c>title_id</c>).</param>
/// <exception cref="ArgumentException">The id is empty or cannot be sent.</exception>
public sealed class JobTitleRequest(string? titleId) : EiamRequest<JobTitle>(Endpoints.JobTitleById)
{
    private readonly string _id = InputCheck.PathValue(titleId, "TitleId");

    /// <inheritdoc/>
    protected internal override IReadOnlyList<string> PathValues => [_id];

    /// <inheritdoc/>
    protected internal override JobTitle Read(Answer answer) => JobTitleRecord.Reader.Read(answer);

    internal override void Review(object? result, CallContext call) => call.WarnOfMissingId(((JobTitle)result!).TitleId);
}

/// <summary>
/// Creates a title; the API has no call that changes or removes one. The answer is an id; the result is that and what was sent, without another
/// call. Source: T:job-title/add-job-title.
/// </summary>
/// <param name="code">The code (<c>code</c>), which is no secret.</param>
/// <param name="name">The name (<c>name</c>).</param>
/// <exception cref="ArgumentException">One of them is missing or cannot be sent.</exception>
public sealed class JobTitleCreateRequest(string? code, string? name) : EiamRequest<JobTitle>(Endpoints.JobTitleCreate)
{
    private readonly JobTitle _given = new() { Code = InputCheck.Text(code, "Code"), Name = InputCheck.Text(name, "Name") };

    /// <inheritdoc/>
    public override string Subject => $"job title {_given.Name} ({_given.Code})";

    /// <inheritdoc/>
    protected internal override void WriteBody(BodyWriter body)
    {
        body.Text("name", _given.Name);
        body.Plain("code", _given.Code!);
    }

    /// <inheritdoc/>
    protected internal override JobTitle Read(Answer answer)
    {
        _given.TitleId = JsonValue.IdOf(answer.Json, "title_id");
        return _given;
    }

    /// <inheritdoc/>
    protected internal override JobTitle ReadEmpty() => _given;

    internal override void Review(object? result, CallContext call) => call.WarnOfMissingId(((JobTitle)result!).TitleId);
}
