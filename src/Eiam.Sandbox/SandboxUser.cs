using System;
using System.Threading;

namespace Eiam.Sandbox;

/// <summary>One person in the tenant. Made by <see cref="SandboxTenant.AddUser(SandboxUserOptions)"/> or by a bind that registers.</summary>
public sealed class SandboxUser
{
    private int _bindings;

    internal SandboxUser(string userName, string mobile, SandboxUserOptions options, DateTimeOffset createdAt)
    {
        UserName = userName;
        Mobile = mobile;
        Options = options;
        CreatedAt = createdAt;
    }

    /// <summary>The tenant's key of the user, <c>id</c> in the id_token and <c>user_id</c> in the directory: 32 hexadecimal characters.</summary>
    public string Id { get; } = Guid.NewGuid().ToString("N");

    /// <summary>The login name, unique in the tenant.</summary>
    public string UserName { get; }

    /// <summary>The name to show, if there is one.</summary>
    public string? Name => Options.Name;

    /// <summary>The mobile number, unique in the tenant, like <c>+86-13800000000</c>.</summary>
    public string Mobile { get; }

    /// <summary>The e-mail address, if there is one.</summary>
    public string? Email => Options.Email;

    /// <summary>The id of the main organization, if there is one.</summary>
    public string? OrganizationId => Options.OrganizationId;

    /// <summary>The employee id, if there is one.</summary>
    public string? EmployeeId => Options.EmployeeId;

    /// <summary>True: every login of this user ends in ACCESS_DENIED.</summary>
    public bool Disabled => Options.Disabled;

    /// <summary>True: every login of this user ends in MFA_AUTH.</summary>
    public bool RequireMfa => Options.RequireMfa;

    /// <summary>When the user was made, by the tenant's clock.</summary>
    public DateTimeOffset CreatedAt { get; }

    /// <summary>True while at least one WeChat identity is bound to this user.</summary>
    public bool IsBound => Volatile.Read(ref _bindings) > 0;

    private SandboxUserOptions Options { get; }

    internal void CountBinding(int change) => Interlocked.Add(ref _bindings, change);
}
