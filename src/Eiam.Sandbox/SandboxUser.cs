using System.Threading;

namespace Eiam.Sandbox;

/// <summary>One person in the tenant. Made by <see cref="SandboxTenant.AddUser"/> or by a bind that registers.</summary>
public sealed class SandboxUser
{
    private int _bindings;

    internal SandboxUser(string id, string userName, string? name, string mobile, string? email, bool disabled, bool requireMfa)
    {
        Id = id;
        UserName = userName;
        Name = name;
        Mobile = mobile;
        Email = email;
        Disabled = disabled;
        RequireMfa = requireMfa;
    }

    /// <summary>The tenant's key of the user, <c>id</c> in the id_token: 32 hexadecimal characters.</summary>
    public string Id { get; }

    /// <summary>The login name, unique in the tenant.</summary>
    public string UserName { get; }

    /// <summary>The name to show, if there is one.</summary>
    public string? Name { get; }

    /// <summary>The mobile number, unique in the tenant, like <c>+86-13800000000</c>.</summary>
    public string Mobile { get; }

    /// <summary>The e-mail address, if there is one.</summary>
    public string? Email { get; }

    /// <summary>True: every login of this user ends in ACCESS_DENIED.</summary>
    public bool Disabled { get; }

    /// <summary>True: every login of this user ends in MFA_AUTH.</summary>
    public bool RequireMfa { get; }

    /// <summary>True while at least one WeChat identity is bound to this user.</summary>
    public bool IsBound => Volatile.Read(ref _bindings) > 0;

    internal void CountBinding(int change) => Interlocked.Add(ref _bindings, change);
}
