using System;
using System.Security;
using Eiam.Client;
using Eiam.Sandbox;

namespace EiamPowerShell.Results;

/// <summary>A one-time code of a sandbox tenant. Property names are parameter names of the cmdlet that takes the code.</summary>
public sealed class EiamSandboxCode
{
    private readonly SandboxCode _code;

    internal EiamSandboxCode(SandboxCode code) => _code = code;

    /// <summary>MiniProgramLogin or WeChatPhone.</summary>
    public string Kind => _code.Kind.ToString();

    /// <summary>The code, for Invoke-EiamWeChatMiniProgramLogin -Code; null for a code of another kind.</summary>
    public SecureString? Code => _code.Kind == SandboxCodeKind.MiniProgramLogin ? SecretText.ToSecure(_code.Code) : null;

    /// <summary>The code, for Invoke-EiamWeChatMobileBind -WeChatCode; null for a code of another kind.</summary>
    public SecureString? WeChatCode => _code.Kind == SandboxCodeKind.WeChatPhone ? SecretText.ToSecure(_code.Code) : null;

    /// <summary>The mobile of the WeChat user whose code it is.</summary>
    public string Mobile => _code.Mobile;

    /// <summary>When the code ends, in the tenant's time.</summary>
    public DateTimeOffset ExpiresAt => _code.ExpiresAt;

    /// <summary>Whether the code was spent.</summary>
    public bool Used => _code.Used;

    /// <summary>The kind; never the code.</summary>
    /// <returns>The kind.</returns>
    public override string ToString() => Kind;
}
