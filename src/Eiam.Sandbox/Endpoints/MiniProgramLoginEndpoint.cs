using Eiam.Sandbox.State;

namespace Eiam.Sandbox.Endpoints;

/// <summary>Takes <c>{"code"}</c> from wx.login; logs in or begins a bind. EIAM:applets/login-by-wechat-mini.html.</summary>
internal sealed class MiniProgramLoginEndpoint(SandboxOptions options, TenantState state, LoginAnswerWriter writer) : ISandboxEndpoint
{
    public string Method => "POST";

    public string Path => "/api/v2/sdk/login/wechat-miniprogram";

    public Answer Handle(SandboxCall call)
    {
        SdkHeaders.Check(call, options);
        string code = SdkBody.RequiredText(call.Body, SdkFields.Code);
        return writer.Write(state.LogIn(code));
    }
}
