using Eiam.Sandbox.State;

namespace Eiam.Sandbox.Endpoints;

/// <summary>
/// Takes <c>{"wechat_code"}</c> from getPhoneNumber; binds to the user who has that mobile, or makes one.
/// EIAM:applets/bind-wechat-mobile-at-login-or-register.html.
/// </summary>
internal sealed class WeChatMobileRegisterBindEndpoint(SandboxOptions options, TenantState state, LoginAnswerWriter writer) : ISandboxEndpoint
{
    public string Method => "POST";

    public string Path => "/api/v2/sdk/social/wechat-mobile-register-bind";

    public Answer Handle(SandboxCall call)
    {
        SdkHeaders.Check(call, options);
        string code = SdkBody.RequiredText(call.Body, SdkFields.WeChatCode);
        return writer.Write(state.Bind(SdkHeaders.Find(call, SdkHeaders.StateToken), code, register: true));
    }
}
