using System;
using System.Collections.Generic;
using System.Globalization;

namespace Eiam.Sandbox.State;

/// <summary>The tenant's users, in the order in which they were added. Not thread safe: its owner has the lock.</summary>
internal sealed class UserDirectory
{
    private readonly List<SandboxUser> _users = new();
    private readonly Dictionary<string, SandboxUser> _byId = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SandboxUser> _byMobile = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SandboxUser> _byUserName = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SandboxUser> _byEmail = new(StringComparer.OrdinalIgnoreCase);

    // The last list that was made, until a user changes: pages of one list do not each search all users.
    private SandboxUser[]? _snapshot;
    private SandboxUser[]? _found;
    private (string? OrganizationId, DateTimeOffset? UpdatedAfter) _foundFor;

    internal SandboxUser[] Snapshot() => _snapshot ??= _users.ToArray();

    internal SandboxUser? FindById(string id) => Find(_byId, id);

    internal SandboxUser? FindByMobile(string mobile) => Find(_byMobile, mobile);

    internal SandboxUser? FindByUserName(string userName) => Find(_byUserName, userName);

    /// <summary>The first user who got this address; addresses compare without case, and several users may have one.</summary>
    internal SandboxUser? FindByEmail(string email) => Find(_byEmail, email);

    /// <summary>The users of an organization, changed after a moment; null for all.</summary>
    internal IReadOnlyList<SandboxUser> Find(string? organizationId, DateTimeOffset? updatedAfter)
    {
        if (organizationId is null && updatedAfter is null)
        {
            return _users;
        }

        if (_found is null || _foundFor != (organizationId, updatedAfter))
        {
            _found = _users.FindAll(user =>
                (organizationId is null || user.OrganizationId == organizationId)
                && (updatedAfter is null || user.UpdatedAt > updatedAfter)).ToArray();
            _foundFor = (organizationId, updatedAfter);
        }

        return _found;
    }

    /// <exception cref="ArgumentException">The mobile or the user name is taken or is none.</exception>
    internal SandboxUser Add(SandboxUserOptions options, DateTimeOffset now)
    {
        string mobile = FreeMobile(options.Mobile);
        string userName = FreeUserName(options.UserName, mobile);
        var user = new SandboxUser(Guid.NewGuid().ToString("N"), userName, mobile, options, now);
        _users.Add(user);
        _byId.Add(user.Id, user);
        _byMobile.Add(mobile, user);
        _byUserName.Add(userName, user);
        IndexEmail(user);
        _snapshot = null;
        _found = null;
        return user;
    }

    /// <summary>Adds a user that the management API created: all of it is in the profile, whose keys are free.</summary>
    internal SandboxUser Create(UserProfile profile, string? password, bool mustChange)
    {
        var user = new SandboxUser(Guid.NewGuid().ToString("N"), profile, password, mustChange);
        Add(user);
        return user;
    }

    /// <summary>Adds a user who registered by an e-mail address, and is named after it. There is no mobile.</summary>
    internal SandboxUser Register(string email, DateTimeOffset now) =>
        Create(new UserProfile { UserName = Unused(email), Mobile = string.Empty, Email = email, UpdatedAt = now }, password: null, mustChange: false);

    /// <summary>Adds a user whose id and keys are free.</summary>
    internal void Add(SandboxUser user)
    {
        _users.Add(user);
        _byId.Add(user.Id, user);
        IndexKeys(user);
        _snapshot = null;
        _found = null;
    }

    /// <summary>Removes a user, who is found no more.</summary>
    internal void Remove(SandboxUser user)
    {
        _users.Remove(user);
        _byId.Remove(user.Id);
        ForgetKeys(user);
        _snapshot = null;
        _found = null;
    }

    /// <summary>Replaces what can change of a user. The caller has looked whether user name and mobile are free.</summary>
    internal void Change(SandboxUser user, UserProfile profile)
    {
        ForgetKeys(user);
        user.Profile = profile;
        IndexKeys(user);
        _found = null;
    }

    private void IndexKeys(SandboxUser user)
    {
        _byUserName.Add(user.UserName, user);
        if (user.Mobile.Length > 0)
        {
            _byMobile.Add(user.Mobile, user);
        }

        IndexEmail(user);
    }

    private void IndexEmail(SandboxUser user)
    {
        if (user.Email is { } email && !_byEmail.ContainsKey(email))
        {
            _byEmail.Add(email, user);
        }
    }

    // The address goes to the next user who has it.
    private void ForgetKeys(SandboxUser user)
    {
        _byUserName.Remove(user.UserName);
        _byMobile.Remove(user.Mobile);
        if (user.Email is { } email && _byEmail.TryGetValue(email, out SandboxUser? holder) && holder == user)
        {
            _byEmail.Remove(email);
            if (_users.Find(other => other != user && string.Equals(other.Email, email, StringComparison.OrdinalIgnoreCase)) is { } next)
            {
                _byEmail.Add(email, next);
            }
        }
    }

    private static SandboxUser? Find(Dictionary<string, SandboxUser> index, string key) =>
        index.TryGetValue(key, out SandboxUser? user) ? user : null;

    private string FreeMobile(string mobile)
    {
        string stored = MobileNumber.Normalise(mobile, nameof(mobile));
        return FindByMobile(stored) is { } holder
            ? throw new ArgumentException($"User '{holder.UserName}' already has the mobile {stored}. Give another mobile, or use that user.", nameof(mobile))
            : stored;
    }

    /// <summary>The name, with a number behind it should somebody else have it.</summary>
    private string Unused(string name)
    {
        string unused = name;
        for (int i = 2; _byUserName.ContainsKey(unused); i++)
        {
            unused = string.Format(CultureInfo.InvariantCulture, "{0}-{1}", name, i);
        }

        return unused;
    }

    /// <summary>The name that was asked for, else the mobile's digits; with a number behind them should somebody else be named like that.</summary>
    private string FreeUserName(string? userName, string mobile)
    {
        if (userName is null)
        {
            return Unused(MobileNumber.National(mobile));
        }

        if (string.IsNullOrWhiteSpace(userName))
        {
            throw new ArgumentException("A user name cannot be blank. Give one, or leave it out to have one made from the mobile.", nameof(userName));
        }

        return _byUserName.ContainsKey(userName)
            ? throw new ArgumentException($"There is already a user named '{userName}'. Give another user name.", nameof(userName))
            : userName;
    }
}
