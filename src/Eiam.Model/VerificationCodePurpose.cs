namespace Eiam;

/// <summary>What a code is for that the tenant sends. Each is a documented type of message for a mobile, for an e-mail address, or for both.</summary>
public enum VerificationCodePurpose
{
    /// <summary>A login: LOGIN_SMS, LOGIN_EMS.</summary>
    Login,

    /// <summary>A registration, and a bind that may register: REGISTER_SMS, REGISTER_EMS.</summary>
    Register,

    /// <summary>A second factor: MFA_AUTH_SMS, MFA_AUTH_EMS.</summary>
    Mfa,

    /// <summary>A forgotten password: FORGET_PWD_SMS, FORGET_PWD_EMS.</summary>
    ForgotPassword,

    /// <summary>A new password: CHANGE_PWD_SMS, CHANGE_PWD_EMS.</summary>
    ChangePassword,

    /// <summary>A bind: BIND_MOBILE_SMS, BIND_EMAIL_EMS.</summary>
    Bind,

    /// <summary>A new mobile: UPDATE_MOBILE_SMS.</summary>
    UpdateMobile,

    /// <summary>A new e-mail address: UPDATE_EMAIL_EMS.</summary>
    UpdateEmail,
}
