using System;
using System.Collections.Generic;
using System.Globalization;

namespace Eiam.Sandbox.State;

/// <summary>The tenant's users, in the order in which they came, and by each of their keys. Not thread safe: its owner holds the lock.</summary>
internal sealed class UserDirectory
{
    private readonly List<SandboxUser> _users = [];
    private readonly Dictionary<string, List<SandboxUser>> _byOrganization = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SandboxUser> _byId = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SandboxUser> _byMobile = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SandboxUser> _byUserName = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SandboxUser> _byEmail = new(StringComparer.OrdinalIgnoreCase);

    internal SandboxUser[] Snapshot() => _users.ToArray();

    internal SandboxUser? ById(string id) => Find(_byId, id);

    internal SandboxUser? ByMobile(string stored) => Find(_byMobile, stored);

    internal SandboxUser? ByUserName(string userName) => Find(_byUserName, userName);

    internal SandboxUser? ByEmail(string email) => Find(_byEmail, email);

    /// <summary>By a mobile in any spelling; the look-up page shows it without a country code.</summary>
    internal SandboxUser? ByAnyMobile(string mobile) => MobileNumber.TryNormalise(mobile) is { } stored ? ByMobile(stored) : null;

    /// <summary>All users, or those of one organization.</summary>
    internal IReadOnlyList<SandboxUser> Of(string? organizationId) => string.IsNullOrEmpty(organizationId) ? _users
        : _byOrganization.TryGetValue(organizationId!, out List<SandboxUser>? members) ? members
        : [];

    /// <exception cref="ArgumentException">The mobile, the user name or the address is taken, or the user name is blank.</exception>
    internal SandboxUser Add(string mobile, SandboxUserOptions options, DateTimeOffset now)
    {
        if (_byMobile.TryGetValue(mobile, out SandboxUser? holder))
        {
            throw new ArgumentException($"User '{holder.UserName}' already has the mobile {mobile}. Give another mobile, or use that user.", nameof(mobile));
        }

        if (options.UserName is { } userName && string.IsNullOrWhiteSpace(userName))
        {
            throw new ArgumentException("A user name cannot be blank. Give one, or leave it out to have one made from the mobile.", nameof(options));
        }

        if (options.UserName is not null && _byUserName.ContainsKey(options.UserName))
        {
            throw new ArgumentException($"There is already a user named '{options.UserName}'. Give another user name.", nameof(options));
        }

        if (options.Email is not null && _byEmail.ContainsKey(options.Email))
        {
            throw new ArgumentException($"There is already a user with the address '{options.Email}'. Give another address.", nameof(options));
        }

        SandboxUser user = new(options.UserName ?? UnusedName(mobile), mobile, options, now);
        _users.Add(user);
        _byId.Add(user.Id, user);
        _byMobile.Add(mobile, user);
        _byUserName.Add(user.UserName, user);
        if (user.Email is not null)
        {
            _byEmail.Add(user.Email, user);
        }

        if (user.OrganizationId is not null)
        {
            if (!_byOrganization.TryGetValue(user.OrganizationId, out List<SandboxUser>? members))
            {
                _byOrganization.Add(user.OrganizationId, members = []);
            }

            members.Add(user);
        }

        return user;
    }

    private static SandboxUser? Find(Dictionary<string, SandboxUser> index, string key) => index.TryGetValue(key, out SandboxUser? user) ? user : null;

    /// <summary>The mobile's digits; with a number behind them should somebody else be named like that.</summary>
    private string UnusedName(string mobile)
    {
        string digits = MobileNumber.National(mobile);
        string name = digits;
        for (int i = 2; _byUserName.ContainsKey(name); i++)
        {
            name = string.Format(CultureInfo.InvariantCulture, "{0}-{1}", digits, i);
        }

        return name;
    }
}
