using System;
using System.Collections.Generic;
using System.Globalization;

namespace Eiam.Sandbox.State;

/// <summary>The tenant's users, by mobile and by user name. Not thread safe: its owner holds the lock.</summary>
internal sealed class UserDirectory
{
    private readonly List<SandboxUser> _users = new();
    private readonly Dictionary<string, SandboxUser> _byMobile = new(StringComparer.Ordinal);
    private readonly HashSet<string> _userNames = new(StringComparer.Ordinal);

    internal SandboxUser[] Snapshot() => _users.ToArray();

    internal SandboxUser? FindByMobile(string mobile) => _byMobile.TryGetValue(mobile, out SandboxUser? user) ? user : null;

    /// <exception cref="ArgumentException">The mobile or the user name is taken, or the user name is blank.</exception>
    internal SandboxUser Add(string mobile, string? userName, string? name, string? email, bool disabled, bool requireMfa)
    {
        if (_byMobile.TryGetValue(mobile, out SandboxUser? holder))
        {
            throw new ArgumentException($"User '{holder.UserName}' already has the mobile {mobile}. Give another mobile, or use that user.", nameof(mobile));
        }

        if (userName is not null && string.IsNullOrWhiteSpace(userName))
        {
            throw new ArgumentException("A user name cannot be blank. Give one, or leave it out to have one made from the mobile.", nameof(userName));
        }

        if (userName is not null && _userNames.Contains(userName))
        {
            throw new ArgumentException($"There is already a user named '{userName}'. Give another user name.", nameof(userName));
        }

        var user = new SandboxUser(
            Guid.NewGuid().ToString("N"), userName ?? UnusedName(mobile), name, mobile, email, disabled, requireMfa);
        _users.Add(user);
        _byMobile.Add(mobile, user);
        _userNames.Add(user.UserName);
        return user;
    }

    /// <summary>The mobile's digits; with a number behind them should somebody else be named like that.</summary>
    private string UnusedName(string mobile)
    {
        string digits = MobileNumber.National(mobile);
        string name = digits;
        for (int i = 2; _userNames.Contains(name); i++)
        {
            name = string.Format(CultureInfo.InvariantCulture, "{0}-{1}", digits, i);
        }

        return name;
    }
}
