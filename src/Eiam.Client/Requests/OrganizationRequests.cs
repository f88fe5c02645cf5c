using System;
using System.Collections.Generic;
using System.Text.Json;
using Eiam.Client.Http;
using Eiam.Client.Json;

namespace Eiam.Client.Requests;

/// <summary>Reads the organization record of the tenant API notes, section 6.</summary>
internal static class OrganizationRecord
{
    public static ModelReader<Organization> Reader { get; } = new ModelReader<Organization>()
        .Text("org_id", static (o, v) => o.OrganizationId = v)
        .Text("parent_id", static (o, v) => o.ParentId = v)
        .Text("name", static (o, v) => o.Name = v)
        .Text("category", static (o, v) => o.Category = v)
        .Text("org_code", static (o, v) => o.Code = v)
        .Number("sequence", static (o, v) => o.Sequence = v)
        .Flag("disabled", static (o, v) => o.Disabled = v)
        .Text("created_at", static (o, v) => o.CreatedAt = v)
        .Text("updated_at", static (o, v) => o.UpdatedAt = v);
}

/// <summary>Lists organizations, page by page. Source: T:org/obtain-org.</summary>
public sealed class OrganizationsRequest() : EiamListRequest<Organization>(Endpoints.Organizations, "organizations", pageSize: 100)
{
    private readonly string? _code;

    /// <summary>Only what is below this organization (<c>org_id</c>); null for all.</summary>
    public string? ParentId { get; init; }

    /// <summary>
    /// <c>all_child</c>: true for all organizations below, false for the roots; null leaves it out. Whether "all" is every level, and what false
    /// means together with <see cref="ParentId"/>, is not documented.
    /// </summary>
    public bool? AllChildren { get; init; }

    /// <summary>Only what was changed after this moment, as <see cref="TenantTime.Write"/> writes it (<c>updated_at_greater</c>).</summary>
    public string? UpdatedAfter { get; init; }

    /// <summary>Only the organization of this code. The API has no such lookup: the list is read until the code comes.</summary>
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
    protected internal override string? NothingFound => _code is null ? null : $"No organization has the code '{_code}'.";

    /// <inheritdoc/>
    protected internal override void WriteQuery(QueryWriter query)
    {
        query.Text("org_id", ParentId);
        query.Text("all_child", AllChildren is { } all ? all ? "true" : "false" : null);
        query.Text("updated_at_greater", UpdatedAfter);
        base.WriteQuery(query);
    }

    /// <inheritdoc/>
    protected internal override Organization ReadItem(Answer item) => OrganizationRecord.Reader.Read(item);

    /// <inheritdoc/>
    protected internal override string? IdOf(Organization item) => item.OrganizationId;

    /// <inheritdoc/>
    protected internal override bool IsWanted(Organization item) => _code is null || item.Code == _code;

    internal override void Review(object? result, CallContext call) => WarnOfMissingIds(result, call);
}

/// <summary>Gets an organization. Source: T:org/org-id.</summary>
/// <param name="organizationId">Its id (<c>org_id</c>).</param>
/// <exception cref="ArgumentException">The id is empty or cannot be sent.</exception>
public sealed class OrganizationRequest(string? organizationId) : EiamRequest<Organization>(Endpoints.OrganizationById)
{
    private readonly string _id = InputCheck.PathValue(organizationId, "OrganizationId");

    /// <inheritdoc/>
    protected internal override IReadOnlyList<string> PathValues => [_id];

    /// <inheritdoc/>
    protected internal override Organization Read(Answer answer) => OrganizationRecord.Reader.Read(answer);

    internal override void Review(object? result, CallContext call) => call.WarnOfMissingId(((Organization)result!).OrganizationId);
}

/// <summary>The fields of an organization that can be written. Source: T:org/create-org.</summary>
public sealed class OrganizationFields
{
    private readonly FieldList _fields = new();

    /// <summary>What was given, as the object that is made of it.</summary>
    internal Organization Given { get; } = new();

    /// <summary><c>code</c>.</summary>
    public string? Code { init => _fields.Code("code", Given.Code = FieldList.Present(value), nameof(Code)); }

    /// <summary><c>name</c>.</summary>
    public string? Name { init => _fields.Text("name", Given.Name = FieldList.Present(value), nameof(Name)); }

    /// <summary><c>parent_id</c>.</summary>
    public string? ParentId { init => _fields.Text("parent_id", Given.ParentId = FieldList.Present(value), nameof(ParentId)); }

    /// <summary><c>category</c>: the code of a type, such as <c>department</c>.</summary>
    public string? Category { init => _fields.Text("category", Given.Category = FieldList.Present(value), nameof(Category)); }

    /// <summary><c>sequence</c>.</summary>
    public long? Sequence { init => _fields.Number("sequence", Given.Sequence = value); }

    /// <summary><c>extension</c>: fields that the tenant itself defined, by name.</summary>
    public IReadOnlyDictionary<string, object?>? Extension { init => _fields.Object("extension", value, nameof(Extension)); }

    internal FieldList Fields => _fields;
}

/// <summary>
/// Creates an organization. The answer is an id; the result is that and what was sent, without another call. Source: T:org/create-org.
/// </summary>
public sealed class OrganizationCreateRequest : EiamRequest<Organization>
{
    private readonly OrganizationFields _fields;

    /// <summary>Makes the request.</summary>
    /// <param name="fields">What it is like; a code and a name at least.</param>
    /// <exception cref="ArgumentException">The code or the name is missing.</exception>
    public OrganizationCreateRequest(OrganizationFields fields)
        : base(Endpoints.OrganizationCreate)
    {
        _fields = fields ?? throw new ArgumentNullException(nameof(fields));
        InputCheck.Text(fields.Given.Code, "Code");
        InputCheck.Text(fields.Given.Name, "Name");
    }

    /// <inheritdoc/>
    public override string Subject => $"organization {_fields.Given.Name} ({_fields.Given.Code})";

    /// <inheritdoc/>
    protected internal override void WriteBody(BodyWriter body) => _fields.Fields.Write(body);

    /// <inheritdoc/>
    protected internal override Organization Read(Answer answer)
    {
        _fields.Given.OrganizationId = JsonValue.IdOf(answer.Json, "org_id");
        return _fields.Given;
    }

    /// <inheritdoc/>
    protected internal override Organization ReadEmpty() => _fields.Given;

    internal override void Review(object? result, CallContext call) => call.WarnOfMissingId(((Organization)result!).OrganizationId);
}

/// <summary>
/// Changes, removes, enables or disables an organization, or sets its leader. Whether fields that are not sent keep their values is not said for
/// organizations, as it is for users. Sources: T:org/modify-org, T:org/delete-org, T:org/enable-org, T:org/disable-org, T:org/add-org-leader.
/// </summary>
public sealed class OrganizationChangeRequest : EiamRequest<object?>
{
    private readonly string _id;
    private readonly FieldList? _fields;
    private readonly string? _leaderId;

    private OrganizationChangeRequest(Endpoint endpoint, string? organizationId, FieldList? fields = null, string? leaderId = null)
        : base(endpoint)
    {
        _id = InputCheck.PathValue(organizationId, "OrganizationId");
        _fields = fields;
        _leaderId = leaderId;
    }

    /// <inheritdoc/>
    protected internal override IReadOnlyList<string> PathValues => [_id];

    /// <summary>Changes fields.</summary>
    /// <param name="organizationId">The id (<c>org_id</c>).</param>
    /// <param name="fields">What is changed: only what was given is sent.</param>
    /// <param name="attributes">Fields by their names on the wire; a null among them is sent as null.</param>
    /// <returns>The request.</returns>
    /// <exception cref="ArgumentException">A value cannot be sent, or nothing is changed.</exception>
    public static OrganizationChangeRequest Fields(string? organizationId, OrganizationFields fields, IReadOnlyDictionary<string, object?>? attributes = null) => new(
        Endpoints.OrganizationUpdate, organizationId, (fields ?? throw new ArgumentNullException(nameof(fields))).Fields.Fields(attributes, "Attribute").Required("Name"));

    /// <summary>Removes it; what is below it and in it has to be gone before.</summary>
    /// <param name="organizationId">The id (<c>org_id</c>).</param>
    /// <returns>The request.</returns>
    /// <exception cref="ArgumentException">The id cannot be sent.</exception>
    public static OrganizationChangeRequest Remove(string? organizationId) => new(Endpoints.OrganizationRemove, organizationId);

    /// <summary>Enables or disables it.</summary>
    /// <param name="organizationId">The id (<c>org_id</c>).</param>
    /// <param name="enabled">Which of the two.</param>
    /// <returns>The request.</returns>
    /// <exception cref="ArgumentException">The id cannot be sent.</exception>
    public static OrganizationChangeRequest Enable(string? organizationId, bool enabled) => new(enabled ? Endpoints.OrganizationEnable : Endpoints.OrganizationDisable, organizationId);

    /// <summary>Sets its leader.</summary>
    /// <param name="organizationId">The id (<c>org_id</c>).</param>
    /// <param name="userId">The user's id (<c>leader_id</c>).</param>
    /// <returns>The request.</returns>
    /// <exception cref="ArgumentException">An id cannot be sent.</exception>
    public static OrganizationChangeRequest Leader(string? organizationId, string? userId) =>
        new(Endpoints.OrganizationLeaderUpdate, organizationId, leaderId: InputCheck.Text(userId, "UserId"));

    /// <inheritdoc/>
    protected internal override void WriteQuery(QueryWriter query) => query.Text("leader_id", _leaderId);

    /// <inheritdoc/>
    protected internal override void WriteBody(BodyWriter body) => _fields?.Write(body);

    /// <inheritdoc/>
    protected internal override object? Read(Answer answer) => _leaderId is not null && JsonValue.SaysNo(answer.Json, "result")
        ? throw new JsonException("The tenant says that it did not do it (result: false).")
        : null;
}

/// <summary>Gets who leads an organization. Source: T:org/org-leader-id.</summary>
/// <param name="organizationId">The organization's id (<c>org_id</c>).</param>
/// <exception cref="ArgumentException">The id is empty or cannot be sent.</exception>
public sealed class OrganizationLeaderRequest(string? organizationId) : EiamRequest<OrganizationLeader>(Endpoints.OrganizationLeader)
{
    private static readonly ModelReader<OrganizationLeader> Reader = new ModelReader<OrganizationLeader>()
        .Text("leader_id", static (l, v) => l.UserId = v)
        .Text("leader_name", static (l, v) => l.Name = v)
        .Text("leader_user_name", static (l, v) => l.UserName = v)
        .Flag("leader_status", static (l, v) => l.Disabled = v);

    private readonly string _id = InputCheck.PathValue(organizationId, "OrganizationId");

    /// <inheritdoc/>
    protected internal override IReadOnlyList<string> PathValues => [_id];

    /// <inheritdoc/>
    protected internal override OrganizationLeader Read(Answer answer)
    {
        OrganizationLeader leader = Reader.Read(answer);
        leader.OrganizationId = _id;
        return leader;
    }
}
