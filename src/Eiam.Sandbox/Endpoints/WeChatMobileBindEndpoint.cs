using Eiam.Sandbox.State;

namespace Eiam.Sandbox.Endpoints;

/// <summary>
/// Takes <c>{"wechat_code"}</c> from getPhoneNumber; binds to the user who has that mobile.
/// EIAM:applets/bind-wechat-mobile.html. Which state token belongs to which of the two bind paths is not documented, so
/// each takes any that is alive.
/// </summary>
internal sealed class WeChatMobileBindEndpoint(SandboxOptions options, TenantState state, LoginAnswerWriter writer) : ISandboxEndpoint
{
    public string Method => "POST";

    public string Path => "/api/v2/sdk/social/wechat-mobile-bind";

    public Answer Handle(SandboxCall call)
    {
        SdkHeaders.Check(call, options);
        string code = SdkBody.RequiredText(call.Body, SdkFields.WeChatCode);
        return writer.Write(state.Bind(SdkHeaders.Find(call, SdkHeaders.StateToken), code, register: false));
    }
}
