namespace Eiam.Sandbox.State;

/// <summary>What a state token stands for: one WeChat identity on its way to a user, in one application.</summary>
internal sealed record StateToken(WeChatIdentity Identity, string ClientId);
