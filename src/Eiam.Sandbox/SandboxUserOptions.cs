namespace Eiam.Sandbox;

/// <summary>What a new user is like. The same object goes through all layers, from the control endpoint to the directory.</summary>
public sealed record SandboxUserOptions
{
    /// <summary>The mobile, like <c>13800000000</c>, <c>+8613800000000</c> or <c>+86-13800000000</c>; unique. Required.</summary>
    public string? Mobile { get; init; }

    /// <summary>The login name, unique; null for the mobile's eleven digits.</summary>
    public string? UserName { get; init; }

    /// <summary>The name to show.</summary>
    public string? Name { get; init; }

    /// <summary>The e-mail address, unique where there is one.</summary>
    public string? Email { get; init; }

    /// <summary>The id of the main organization; null for none.</summary>
    public string? OrganizationId { get; init; }

    /// <summary>The employee id.</summary>
    public string? EmployeeId { get; init; }

    /// <summary>Whether logins end in ACCESS_DENIED.</summary>
    public bool Disabled { get; init; }

    /// <summary>Whether logins end in MFA_AUTH.</summary>
    public bool RequireMfa { get; init; }
}
