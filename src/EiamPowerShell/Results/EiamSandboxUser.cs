using Eiam.Sandbox;

namespace EiamPowerShell.Results;

/// <summary>A user of a sandbox tenant.</summary>
public sealed class EiamSandboxUser
{
    private readonly SandboxUser _user;

    internal EiamSandboxUser(SandboxUser user) => _user = user;

    /// <summary>The user's id.</summary>
    public string UserId => _user.Id;

    /// <summary>The user name.</summary>
    public string UserName => _user.UserName;

    /// <summary>The display name.</summary>
    public string? Name => _user.Name;

    /// <summary>The mobile, such as +86-13800000000.</summary>
    public string Mobile => _user.Mobile;

    /// <summary>The e-mail address.</summary>
    public string? Email => _user.Email;

    /// <summary>The id of the main organization.</summary>
    public string? OrganizationId => _user.OrganizationId;

    /// <summary>The employee id.</summary>
    public string? EmployeeId => _user.EmployeeId;

    /// <summary>Whether a login ends in ACCESS_DENIED.</summary>
    public bool Disabled => _user.Disabled;

    /// <summary>Whether a login ends in MFA_AUTH.</summary>
    public bool RequireMfa => _user.RequireMfa;

    /// <summary>Whether a WeChat identity is bound to the user.</summary>
    public bool IsBound => _user.IsBound;

    /// <summary>The user name.</summary>
    /// <returns>The user name.</returns>
    public override string ToString() => UserName;
}
