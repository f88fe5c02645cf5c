using System;
using System.Collections.Generic;

namespace Eiam.Sandbox.State;

/// <summary>A person's WeChat account as the mini program sees it.</summary>
internal sealed class WeChatIdentity
{
    /// <summary>The key of the binding in this tenant: 32 hexadecimal characters.</summary>
    internal string Id { get; } = RandomText.Hexadecimal(32);

    /// <summary>What WeChat calls the person, in the form of an openid: 28 characters.</summary>
    internal string Uid { get; } = "o" + RandomText.Alphanumeric(27);

    /// <summary>The user that this account logs in, if it was bound.</summary>
    internal SandboxUser? User { get; private set; }

    /// <summary>When it was bound to that user.</summary>
    internal DateTimeOffset BoundAt { get; private set; }

    internal void BindTo(SandboxUser user, DateTimeOffset now)
    {
        if (user == User)
        {
            return;
        }

        User?.Remove(this);
        user.Add(this);
        User = user;
        BoundAt = now;
    }
}

/// <summary>All WeChat accounts: one for each mobile number. Not thread safe: its owner has the lock.</summary>
internal sealed class WeChatIdentityTable
{
    private readonly Dictionary<string, WeChatIdentity> _byMobile = new(StringComparer.Ordinal);

    /// <summary>The account of the person with this mobile; it is made when it is first asked for.</summary>
    internal WeChatIdentity Of(string mobile)
    {
        if (!_byMobile.TryGetValue(mobile, out WeChatIdentity? identity))
        {
            identity = new WeChatIdentity();
            _byMobile.Add(mobile, identity);
        }

        return identity;
    }
}
