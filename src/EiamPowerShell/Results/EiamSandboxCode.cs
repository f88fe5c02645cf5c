using System;
using System.Security;
using Eiam.Client.Secrets;
using Eiam.Sandbox;
using EiamPowerShell.Sessions;

namespace EiamPowerShell.Results;

/// <summary>A one-time code of a sandbox tenant. Property names are parameter names of the cmdlet that takes the code.</summary>
public sealed class EiamSandboxCode
{
    private readonly SandboxCode _code;
    private readonly SecureString _text;

    internal EiamSandboxCode(SandboxCode code, EiamSession session)
    {
        _code = code;
        _text = Eiam.TokenOrigin.Mark(SecretText.ToSecure(code.Code), session);
    }

    /// <summary>The name of the kind, such as MiniProgramLogin or MfaSms.</summary>
    public string Kind => _code.Kind.ToString();

    /// <summary>The code, for the -Code of a social login; null for a code of another kind.</summary>
    public SecureString? Code => Kind.EndsWith("Login", StringComparison.Ordinal) ? _text : null;

    /// <summary>The code, for Invoke-EiamWeChatMobileBind -WeChatCode; null for a code of another kind.</summary>
    public SecureString? WeChatCode => Kind == nameof(Eiam.SandboxCodeKind.WeChatPhone) ? _text : null;

    /// <summary>The code, for Invoke-EiamAlipayMobileBind -AlipayEncrypt; null for a code of another kind.</summary>
    public SecureString? AlipayEncrypt => Kind == nameof(Eiam.SandboxCodeKind.AlipayPhone) ? _text : null;

    /// <summary>The provider of a social login's code, for Invoke-EiamSocialLogin -Provider; null for a code of another kind.</summary>
    public string? Provider => _code.Kind switch
    {
        Eiam.Sandbox.SandboxCodeKind.WeChatLogin => "WeChat",
        Eiam.Sandbox.SandboxCodeKind.AlipayLogin => "Alipay",
        Eiam.Sandbox.SandboxCodeKind.AppleLogin => "Apple",
        Eiam.Sandbox.SandboxCodeKind.AlipayMiniProgramLogin => "AlipayMiniProgram",
        _ => null,
    };

    /// <summary>The code, for -VerifyCode; null for a code of a social provider.</summary>
    public SecureString? VerifyCode => Code is null && WeChatCode is null && AlipayEncrypt is null ? _text : null;

    /// <summary>Whose code it is: a mobile, or an e-mail address for a kind that goes by e-mail.</summary>
    public string Recipient => _code.Recipient;

    /// <summary>The mobile of the person whose code it is; null for a code that was sent by e-mail.</summary>
    public string? Mobile => _code.Mobile;

    /// <summary>The e-mail address that the code was sent to; null for every other code.</summary>
    public string? Email => _code.Email;

    /// <summary>When the code ends, in the tenant's time.</summary>
    public DateTimeOffset ExpiresAt => _code.ExpiresAt;

    /// <summary>Whether the code was spent.</summary>
    public bool Used => _code.Used;

    /// <summary>The kind; never the code.</summary>
    /// <returns>The kind.</returns>
    public override string ToString() => Kind;
}
