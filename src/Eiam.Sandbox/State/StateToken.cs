namespace Eiam.Sandbox.State;

/// <summary>What a state token stands for: one WeChat identity on its way to a login, in one application.</summary>
internal sealed class StateToken(string text, WeChatIdentity identity, string clientId)
{
    internal string Text { get; } = text;

    internal WeChatIdentity Identity { get; } = identity;

    internal string ClientId { get; } = clientId;

    /// <summary>Who is to show a second factor; null while that is not the next step.</summary>
    internal SandboxUser? MfaUser { get; set; }
}
