using System;
using System.Collections.Generic;

namespace Eiam.Sandbox.State;

/// <summary>A person's account at a social provider, as the provider's apps see it.</summary>
internal sealed class SocialIdentity(string type)
{
    /// <summary>WeChat, in its own app and in mini programs alike.</summary>
    internal const string WeChat = "weixin";

    /// <summary>Alipay, likewise.</summary>
    internal const string Alipay = "alipay";

    /// <summary>Apple. The pages do not list a type for it: this is the last part of its path.</summary>
    internal const string Apple = "apple";

    /// <summary>The provider, as <c>social_type</c> names it.</summary>
    internal string Type { get; } = type;

    /// <summary>The key of the binding in this tenant: 32 hexadecimal characters.</summary>
    internal string Id { get; } = RandomText.Hexadecimal(32);

    /// <summary>What the provider calls the person, in the form of an openid: 28 characters.</summary>
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

    internal void Unbind()
    {
        User?.Remove(this);
        User = null;
    }
}

/// <summary>All social accounts: for each provider one for each mobile number. Not thread safe: its owner has the lock.</summary>
internal sealed class SocialIdentityTable
{
    private readonly Dictionary<(string Type, string Mobile), SocialIdentity> _all = [];

    /// <summary>The account of the person with this mobile; it is made when it is first asked for.</summary>
    internal SocialIdentity Of(string type, string mobile)
    {
        if (!_all.TryGetValue((type, mobile), out SocialIdentity? identity))
        {
            identity = new SocialIdentity(type);
            _all.Add((type, mobile), identity);
        }

        return identity;
    }
}
