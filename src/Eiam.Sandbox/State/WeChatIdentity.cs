using System;

namespace Eiam.Sandbox.State;

/// <summary>A person's WeChat account as the mini program sees it. There is one per mobile number.</summary>
internal sealed class WeChatIdentity
{
    /// <summary>The binding's own id.</summary>
    internal string Id { get; } = Guid.NewGuid().ToString("N");

    /// <summary>The person's id at WeChat.</summary>
    internal string Uid { get; } = RandomText.Alphanumeric(28);

    /// <summary>The user that this account logs in, if it was bound.</summary>
    internal SandboxUser? User { get; private set; }

    /// <summary>When it was bound.</summary>
    internal DateTimeOffset BoundAt { get; private set; }

    internal void BindTo(SandboxUser user, DateTimeOffset now)
    {
        User?.CountBinding(-1);
        user.CountBinding(+1);
        User = user;
        BoundAt = now;
    }
}
