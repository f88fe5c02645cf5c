using System;
using System.Collections.Generic;
using Eiam.Sandbox.State;

namespace Eiam.Sandbox;

/// <summary>One person in the tenant. Made by <see cref="SandboxTenant.AddUser(SandboxUserOptions)"/> or by a bind that registers.</summary>
public sealed class SandboxUser
{
    // Replaced as a whole, so that IsBound can be read without the tenant's lock.
    private volatile SocialIdentity[] _identities = [];

    // Replaced as a whole, too.
    private volatile UserProfile _profile;

    private readonly bool _locked;

    internal SandboxUser(string id, string userName, string mobile, SandboxUserOptions options, DateTimeOffset createdAt)
    {
        Id = id;
        _profile = new UserProfile
        {
            UserName = userName,
            Mobile = mobile,
            Name = options.Name,
            FirstName = options.FirstName,
            MiddleName = options.MiddleName,
            LastName = options.LastName,
            NickName = options.NickName,
            Gender = options.Gender,
            Birthday = options.Birthday?.Date,
            Email = options.Email,
            Disabled = options.Disabled,
            OrganizationId = options.OrganizationId,
            EmployeeId = options.EmployeeId,
            ExternalId = options.ExternalId,
            ManagerId = options.ManagerId,
            IdentityType = options.IdentityNumber is null ? null : "id_card",
            IdentityNumber = options.IdentityNumber,
            UpdatedAt = createdAt,
        };
        RequireMfa = options.RequireMfa;
        Password = new UserPassword(options.Password) { ExpiresAt = options.PasswordExpiresAt, MustChange = options.PasswordMustChange };
        _locked = options.Locked;
        CreatedAt = createdAt;
    }

    internal SandboxUser(string id, UserProfile profile, string? password, bool mustChange, bool locked = false, bool requireMfa = false)
    {
        Id = id;
        _profile = profile;
        _locked = locked;
        RequireMfa = requireMfa;
        Password = new UserPassword(password) { MustChange = mustChange };
        CreatedAt = profile.UpdatedAt;
    }

    /// <summary>The tenant's key of the user, <c>id</c> in the id_token and <c>user_id</c> in the record: 32 hexadecimal characters.</summary>
    public string Id { get; }

    /// <summary>The login name, unique in the tenant.</summary>
    public string UserName => _profile.UserName;

    /// <summary>The name to show, if there is one.</summary>
    public string? Name => _profile.Name;

    /// <summary>The mobile number, unique in the tenant, like <c>+86-13800000000</c>; empty for a user who was created without one.</summary>
    public string Mobile => _profile.Mobile;

    /// <summary>The e-mail address, if there is one.</summary>
    public string? Email => _profile.Email;

    /// <summary>True: every login of this user ends in ACCESS_DENIED.</summary>
    public bool Disabled => _profile.Disabled;

    /// <summary>True: every login of this user ends in MFA_AUTH.</summary>
    public bool RequireMfa { get; }

    /// <summary>The id of the main organization, if there is one.</summary>
    public string? OrganizationId => _profile.OrganizationId;

    /// <summary>The number that the employer gave, if there is one.</summary>
    public string? EmployeeId => _profile.EmployeeId;

    /// <summary>The key of the user in another system, if there is one.</summary>
    public string? ExternalId => _profile.ExternalId;

    /// <summary>The first name, if there is one.</summary>
    public string? FirstName => _profile.FirstName;

    /// <summary>The middle name, if there is one.</summary>
    public string? MiddleName => _profile.MiddleName;

    /// <summary>The last name, if there is one.</summary>
    public string? LastName => _profile.LastName;

    /// <summary>The nick name, if there is one.</summary>
    public string? NickName => _profile.NickName;

    /// <summary>The gender, like <c>male</c>, if it is known.</summary>
    public string? Gender => _profile.Gender;

    /// <summary>The date of birth, if it is known.</summary>
    public DateTime? Birthday => _profile.Birthday;

    /// <summary>The manager's user id, if there is one.</summary>
    public string? ManagerId => _profile.ManagerId;

    /// <summary>The number of the identity card, if it is known.</summary>
    public string? IdentityNumber => _profile.IdentityNumber;

    /// <summary>Whether the directory says that the password must be changed.</summary>
    public bool PasswordMustChange => Password.MustChange;

    /// <summary>Whether the directory says that the user is locked: by how the user was made, or by wrong passwords.</summary>
    public bool Locked => _locked || Password.IsLocked;

    /// <summary>When the user was added, by the tenant's clock.</summary>
    public DateTimeOffset CreatedAt { get; }

    /// <summary>When the record changed last, by the tenant's clock. A bind does not change it.</summary>
    public DateTimeOffset UpdatedAt => _profile.UpdatedAt;

    /// <summary>True while at least one social account is bound to this user.</summary>
    public bool IsBound => _identities.Length > 0;

    /// <summary>The social accounts that are bound, the oldest binding first.</summary>
    internal IReadOnlyList<SocialIdentity> Identities => _identities;

    /// <summary>What users can say of themselves, and the two keys among it. <see cref="UserDirectory.Change"/> replaces it.</summary>
    internal UserProfile Profile
    {
        get => _profile;
        set => _profile = value;
    }

    internal UserPassword Password { get; }

    internal void Add(SocialIdentity identity) => _identities = [.. _identities, identity];

    internal void Remove(SocialIdentity identity) => _identities = Array.FindAll(_identities, one => one != identity);
}
