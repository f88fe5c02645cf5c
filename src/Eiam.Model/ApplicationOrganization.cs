namespace Eiam;

/// <summary>
/// An organization of an application. What the tenant did not send is null. Its own fields (<c>extension</c>) are in AdditionalData. Sources:
/// tenant API notes, section 8; T:apporg/obtain-app-org, T:apporg/obtain-app-authorizedorg.
/// </summary>
public sealed class ApplicationOrganization : EiamRecordResult
{
    /// <summary><c>org_id</c>.</summary>
    public string? ApplicationOrganizationId { get; internal set; }

    /// <summary>The application that was asked about.</summary>
    public string? ApplicationId { get; internal set; }

    /// <summary><c>org_code</c>.</summary>
    public string? Code { get; internal set; }

    /// <summary><c>name</c>.</summary>
    public string? Name { get; internal set; }

    /// <summary>The organization of the application above it (<c>parent_id</c>); null for a root.</summary>
    public string? ParentId { get; internal set; }

    /// <summary>Whether it is disabled (<c>disabled</c>, a boolean or its text).</summary>
    public bool? Disabled { get; internal set; }

    /// <summary>The name.</summary>
    /// <returns>The name, else the code, else the id.</returns>
    public override string ToString() => Name ?? Code ?? ApplicationOrganizationId ?? nameof(ApplicationOrganization);
}
