using System;

namespace Eiam.Sandbox.State;

/// <summary>
/// A type of message that <c>sms/send</c> and <c>email/send</c> send. Sources: EIAM:userapi/captcha/smssend.html, emailsend.html; UPDATE_MOBILE_SMS and
/// UPDATE_PWD_EMS are only in the CIAM pages.
/// </summary>
internal sealed class CodeType
{
    private static readonly CodeType[] All =
    [
        new("LOGIN_SMS", SandboxCodeKind.LoginSms),
        new("LOGIN_EMS", SandboxCodeKind.LoginEmail, isEmail: true),
        new("REGISTER_SMS", SandboxCodeKind.RegisterSms),
        new("REGISTER_EMS", SandboxCodeKind.RegisterEmail, isEmail: true),
        new("MFA_AUTH_SMS", SandboxCodeKind.MfaSms),
        new("MFA_AUTH_EMS", SandboxCodeKind.MfaEmail, isEmail: true),
        new("FORGET_PWD_SMS", SandboxCodeKind.ForgotPasswordSms),
        new("FORGET_PWD_EMS", SandboxCodeKind.ForgotPasswordEmail, isEmail: true),
        new("CHANGE_PWD_SMS", SandboxCodeKind.ChangePasswordSms),
        new("CHANGE_PWD_EMS", SandboxCodeKind.ChangePasswordEmail, isEmail: true),
        new("UPDATE_PWD_EMS", SandboxCodeKind.ChangePasswordEmail, isEmail: true),
        new("BIND_MOBILE_SMS", SandboxCodeKind.BindSms),
        new("BIND_EMAIL_EMS", SandboxCodeKind.BindEmail, isEmail: true),
        new("UPDATE_MOBILE_SMS", SandboxCodeKind.UpdateMobileSms),
        new("UPDATE_EMAIL_EMS", SandboxCodeKind.UpdateEmail, isEmail: true),
    ];

    private CodeType(string name, SandboxCodeKind kind, bool isEmail = false)
    {
        Name = name;
        Kind = kind;
        IsEmail = isEmail;
    }

    /// <summary>The name on the wire.</summary>
    internal string Name { get; }

    /// <summary>The code that such a message carries.</summary>
    internal SandboxCodeKind Kind { get; }

    /// <summary>Whether it goes to an e-mail address, and not to a mobile.</summary>
    internal bool IsEmail { get; }

    /// <summary>The type of this name; null for none.</summary>
    internal static CodeType? Find(string name, bool isEmail) =>
        Array.Find(All, type => type.IsEmail == isEmail && string.Equals(type.Name, name, StringComparison.Ordinal));

    /// <summary>The type of message that carries a code of this kind; null for a code of another make, such as WeChat's.</summary>
    internal static CodeType? Of(SandboxCodeKind kind) => Array.Find(All, type => type.Kind == kind);

    /// <summary>
    /// The kinds that a call takes which asks for one. Password recovery takes two: the pages of sending name FORGET_PWD_* for it, its own pages CHANGE_PWD_*.
    /// </summary>
    internal static SandboxCodeKind[] Accepted(SandboxCodeKind kind) => kind switch
    {
        SandboxCodeKind.ForgotPasswordSms => [kind, SandboxCodeKind.ChangePasswordSms],
        SandboxCodeKind.ForgotPasswordEmail => [kind, SandboxCodeKind.ChangePasswordEmail],
        _ => [kind],
    };
}
