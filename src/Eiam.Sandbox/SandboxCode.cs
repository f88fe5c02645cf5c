using System;
using Eiam.Sandbox.State;

namespace Eiam.Sandbox;

/// <summary>A one-time code, as a person gets it from WeChat or by message.</summary>
public sealed class SandboxCode
{
    private volatile bool _used;

    internal SandboxCode(SandboxCodeKind kind, string code, string recipient, DateTimeOffset expiresAt)
    {
        Kind = kind;
        Code = code;
        Recipient = recipient;
        ExpiresAt = expiresAt;
    }

    /// <summary>Which endpoints take it.</summary>
    public SandboxCodeKind Kind { get; }

    /// <summary>The code; <see cref="SandboxCodeKind"/> says what each kind looks like.</summary>
    public string Code { get; }

    /// <summary>Whose code it is: a mobile number like <c>+86-13800000000</c>, or an e-mail address.</summary>
    public string Recipient { get; }

    /// <summary>The recipient, where it is a mobile number; null where it is an e-mail address.</summary>
    public string? Mobile => IsByEmail(Kind) ? null : Recipient;

    /// <summary>The recipient, where it is an e-mail address; null where it is a mobile number.</summary>
    public string? Email => IsByEmail(Kind) ? Recipient : null;

    /// <summary>The first moment, by the tenant's clock, at which the code is refused.</summary>
    public DateTimeOffset ExpiresAt { get; }

    /// <summary>True once the tenant has taken it; it is not taken again.</summary>
    public bool Used => _used;

    /// <summary>Whether codes of a kind go to an e-mail address, and not to a mobile.</summary>
    /// <param name="kind">The kind.</param>
    /// <returns>True for an e-mail address.</returns>
    public static bool IsByEmail(SandboxCodeKind kind) => CodeType.Of(kind) is { IsEmail: true };

    internal void MarkUsed() => _used = true;
}
