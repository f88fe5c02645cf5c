using System;

namespace Eiam.Sandbox;

/// <summary>A one-time code as WeChat would hand it to the mini program of the person with this mobile number.</summary>
public sealed class SandboxCode
{
    private volatile bool _used;

    internal SandboxCode(SandboxCodeKind kind, string code, string mobile, DateTimeOffset expiresAt)
    {
        Kind = kind;
        Code = code;
        Mobile = mobile;
        ExpiresAt = expiresAt;
    }

    /// <summary>Which endpoints take it.</summary>
    public SandboxCodeKind Kind { get; }

    /// <summary>The code: 32 letters and digits for a login, 64 hexadecimal characters for a phone.</summary>
    public string Code { get; }

    /// <summary>The mobile number behind it, like <c>+86-13800000000</c>.</summary>
    public string Mobile { get; }

    /// <summary>The first moment, by the tenant's clock, at which the code is refused.</summary>
    public DateTimeOffset ExpiresAt { get; }

    /// <summary>True once the tenant has taken it; it is not taken again.</summary>
    public bool Used => _used;

    internal void MarkUsed() => _used = true;
}
