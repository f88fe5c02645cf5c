namespace Eiam.Sandbox.State;

/// <summary>What the next step of a login is.</summary>
internal enum LoginStep
{
    /// <summary>A social account is bound to a user.</summary>
    Bind,

    /// <summary>The user shows a second factor.</summary>
    Mfa,

    /// <summary>The user changes a password that has expired.</summary>
    ExpiredPassword,

    /// <summary>The user changes a password that expires soon, or keeps it.</summary>
    ExpiringPassword,
}

/// <summary>What a state token stands for: a login in one application that has a next step.</summary>
internal sealed class StateToken(string text, string clientId)
{
    internal string Text { get; } = text;

    internal string ClientId { get; } = clientId;

    internal LoginStep Step { get; set; }

    /// <summary>The social account that is to be bound; null in other logins.</summary>
    internal SocialIdentity? Identity { get; init; }

    /// <summary>Whose login it is; null while that is not known.</summary>
    internal SandboxUser? User { get; set; }
}
