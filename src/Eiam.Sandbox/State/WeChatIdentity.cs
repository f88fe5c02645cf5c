namespace Eiam.Sandbox.State;

/// <summary>A person's WeChat account as the mini program sees it. There is one per mobile number.</summary>
internal sealed class WeChatIdentity
{
    /// <summary>The user that this account logs in, if it was bound.</summary>
    internal SandboxUser? User { get; private set; }

    internal void BindTo(SandboxUser user)
    {
        User?.CountBinding(-1);
        user.CountBinding(+1);
        User = user;
    }
}
