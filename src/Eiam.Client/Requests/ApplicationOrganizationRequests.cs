using System;
using System.Collections.Generic;
using Eiam.Client.Http;
using Eiam.Client.Json;

namespace Eiam.Client.Requests;

/// <summary>Reads the record of the tenant API notes, section 8.</summary>
internal static class ApplicationOrganizationRecord
{
    private static readonly ModelReader<ApplicationOrganization> Reader = new ModelReader<ApplicationOrganization>()
        .Text("org_id", static (o, v) => o.ApplicationOrganizationId = v)
        .Text("org_code", static (o, v) => o.Code = v)
        .Text("name", static (o, v) => o.Name = v)
        .Text("parent_id", static (o, v) => o.ParentId = v)
        .Flag("disabled", static (o, v) => o.Disabled = v);

    public static ApplicationOrganization Read(Answer answer, string applicationId)
    {
        ApplicationOrganization organization = Reader.Read(answer);
        organization.ApplicationId = applicationId;
        return organization;
    }
}

/// <summary>
/// Lists the organizations of an application, page by page. The page names no limits; Huawei's example asks for 100. It prints 201 as the status of
/// a success, Huawei's 200: either is one. Sources: T:apporg/obtain-app-authorizedorg, HW:ListAppOrganizations.
/// </summary>
/// <param name="applicationId">The application's id (<c>app_id</c>).</param>
/// <exception cref="ArgumentException">The id is empty or cannot be sent.</exception>
public sealed class ApplicationOrganizationsRequest(string? applicationId)
    : EiamListRequest<ApplicationOrganization>(Endpoints.ApplicationOrganizations, "organizations", pageSize: 100)
{
    private readonly string _applicationId = InputCheck.PathValue(applicationId, "ApplicationId");

    /// <inheritdoc/>
    protected internal override IReadOnlyList<string> PathValues => [_applicationId];

    /// <inheritdoc/>
    protected internal override ApplicationOrganization ReadItem(Answer item) => ApplicationOrganizationRecord.Read(item, _applicationId);

    /// <inheritdoc/>
    protected internal override string? IdOf(ApplicationOrganization item) => item.ApplicationOrganizationId;

    internal override void Review(object? result, CallContext call) => WarnOfMissingIds(result, call);
}

/// <summary>Gets an organization of an application. Source: T:apporg/obtain-app-org.</summary>
/// <param name="applicationId">The application's id (<c>app_id</c>).</param>
/// <param name="organizationId">The organization's id (<c>app_org_id</c>).</param>
/// <exception cref="ArgumentException">An id is empty or cannot be sent.</exception>
public sealed class ApplicationOrganizationRequest(string? applicationId, string? organizationId)
    : EiamRequest<ApplicationOrganization>(Endpoints.ApplicationOrganizationById)
{
    private readonly string _applicationId = InputCheck.PathValue(applicationId, "ApplicationId");
    private readonly string _id = InputCheck.PathValue(organizationId, "ApplicationOrganizationId");

    /// <inheritdoc/>
    protected internal override IReadOnlyList<string> PathValues => [_applicationId, _id];

    /// <inheritdoc/>
    protected internal override ApplicationOrganization Read(Answer answer) => ApplicationOrganizationRecord.Read(answer, _applicationId);

    internal override void Review(object? result, CallContext call) => call.WarnOfMissingId(((ApplicationOrganization)result!).ApplicationOrganizationId);
}

/// <summary>The fields of an organization of an application that can be written; its code only when it is created. Source: T:apporg/add-app-org.</summary>
public sealed class ApplicationOrganizationFields
{
    private readonly FieldList _fields = new();

    /// <summary>What was given, as the object that is made of it.</summary>
    internal ApplicationOrganization Given { get; } = new();

    /// <summary><c>org_code</c>.</summary>
    public string? Code { init => _fields.Code("org_code", Given.Code = FieldList.Present(value), nameof(Code)); }

    /// <summary><c>name</c>.</summary>
    public string? Name { init => _fields.Text("name", Given.Name = FieldList.Present(value), nameof(Name)); }

    /// <summary><c>parent_id</c>.</summary>
    public string? ParentId { init => _fields.Text("parent_id", Given.ParentId = FieldList.Present(value), nameof(ParentId)); }

    internal FieldList Fields => _fields;
}

/// <summary>
/// Creates an organization of an application. The answer is an id; the result is that and what was sent, without another call.
/// Source: T:apporg/add-app-org.
/// </summary>
public sealed class ApplicationOrganizationCreateRequest : EiamRequest<ApplicationOrganization>
{
    private readonly string _applicationId;
    private readonly ApplicationOrganizationFields _fields;

    /// <summary>Makes the request.</summary>
    /// <param name="applicationId">The application's id (<c>app_id</c>).</param>
    /// <param name="fields">What it is like; a code and a name at least.</param>
    /// <exception cref="ArgumentException">The id, the code or the name is missing or cannot be sent.</exception>
    public ApplicationOrganizationCreateRequest(string? applicationId, ApplicationOrganizationFields fields)
        : base(Endpoints.ApplicationOrganizationCreate)
    {
        _applicationId = InputCheck.PathValue(applicationId, "ApplicationId");
        _fields = fields ?? throw new ArgumentNullException(nameof(fields));
        InputCheck.Text(fields.Given.Code, "Code");
        InputCheck.Text(fields.Given.Name, "Name");
        fields.Given.ApplicationId = _applicationId;
    }

    /// <inheritdoc/>
    public override string Subject => $"application organization {_fields.Given.Name} ({_fields.Given.Code}) of application {_applicationId}";

    /// <inheritdoc/>
    protected internal override IReadOnlyList<string> PathValues => [_applicationId];

    /// <inheritdoc/>
    protected internal override void WriteBody(BodyWriter body) => _fields.Fields.Write(body);

    /// <inheritdoc/>
    protected internal override ApplicationOrganization Read(Answer answer)
    {
        _fields.Given.ApplicationOrganizationId = JsonValue.IdOf(answer.Json, "org_id");
        return _fields.Given;
    }

    /// <inheritdoc/>
    protected internal override ApplicationOrganization ReadEmpty() => _fields.Given;

    internal override void Review(object? result, CallContext call) => call.WarnOfMissingId(((ApplicationOrganization)result!).ApplicationOrganizationId);
}

/// <summary>
/// Changes or removes an organization of an application. Only those that were created through the API can be changed (APP.ORG.0041). Whether fields
/// that are not sent keep their values is not said. Sources: T:apporg/modify-app-org, T:apporg/delete-app-org.
/// </summary>
public sealed class ApplicationOrganizationChangeRequest : EiamRequest<object?>
{
    private readonly string _applicationId;
    private readonly string _id;
    private readonly FieldList? _fields;

    private ApplicationOrganizationChangeRequest(Endpoint endpoint, string? applicationId, string? organizationId, FieldList? fields = null)
        : base(endpoint)
    {
        _applicationId = InputCheck.PathValue(applicationId, "ApplicationId");
        _id = InputCheck.PathValue(organizationId, "ApplicationOrganizationId");
        _fields = fields;
    }

    /// <inheritdoc/>
    protected internal override IReadOnlyList<string> PathValues => [_applicationId, _id];

    /// <summary>Changes fields.</summary>
    /// <param name="applicationId">The application's id (<c>app_id</c>).</param>
    /// <param name="organizationId">The id (<c>app_org_id</c>).</param>
    /// <param name="fields">What is changed: only what was given is sent.</param>
    /// <param name="attributes">Fields by their names on the wire; a null among them is sent as null.</param>
    /// <returns>The request.</returns>
    /// <exception cref="ArgumentException">A value cannot be sent, or nothing is changed.</exception>
    public static ApplicationOrganizationChangeRequest Fields(
        string? applicationId, string? organizationId, ApplicationOrganizationFields fields, IReadOnlyDictionary<string, object?>? attributes = null) => new(
            Endpoints.ApplicationOrganizationUpdate,
            applicationId,
            organizationId,
            (fields ?? throw new ArgumentNullException(nameof(fields))).Fields.Fields(attributes, "Attribute").Required("Name"));

    /// <summary>Removes it; what is below it and the accounts in it have to be gone before.</summary>
    /// <param name="applicationId">The application's id (<c>app_id</c>).</param>
    /// <param name="organizationId">The id (<c>app_org_id</c>).</param>
    /// <returns>The request.</returns>
    /// <exception cref="ArgumentException">An id cannot be sent.</exception>
    public static ApplicationOrganizationChangeRequest Remove(string? applicationId, string? organizationId) =>
        new(Endpoints.ApplicationOrganizationRemove, applicationId, organizationId);

    /// <inheritdoc/>
    protected internal override void WriteBody(BodyWriter body) => _fields?.Write(body);

    /// <inheritdoc/>
    protected internal override object? Read(Answer answer) => null;
}
