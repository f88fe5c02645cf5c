namespace Eiam.Sandbox.State;

/// <summary>The statuses that this tenant's flows can end in.</summary>
internal enum LoginStatus
{
    Success,
    SocialBind,
    UserRegister,
    AccessDenied,
    MfaAuth,
}
