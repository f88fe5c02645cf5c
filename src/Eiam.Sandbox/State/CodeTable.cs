using System;
using System.Linq;

namespace Eiam.Sandbox.State;

/// <summary>The one-time codes of all kinds. Not thread safe: its owner has the lock.</summary>
internal sealed class CodeTable
{
    // Enough for a test to be told "expired" whenever it asks; a load test's leftovers beyond that are forgotten.
    private const int ExpiredKept = 10_000;

    private readonly ExpiringTable<SandboxCode> _codes = new(ExpiredKept);

    /// <param name="kind">Which code; one of the enumeration's values.</param>
    /// <param name="recipient">Whose it is, in the stored spelling.</param>
    /// <param name="now">The tenant's time.</param>
    /// <param name="lifetime">How long it is good.</param>
    internal SandboxCode Issue(SandboxCodeKind kind, string recipient, DateTimeOffset now, TimeSpan lifetime)
    {
        string text;
        string key;
        do
        {
            // Of six digits the same come again.
            text = NewText(kind);
            key = Key(kind, recipient, text);
        }
        while (_codes.Find(key, now, out _) != Standing.Unknown);

        var code = new SandboxCode(kind, text, recipient, now + lifetime);
        _codes.Add(key, code, code.ExpiresAt, now);
        return code;
    }

    /// <summary>Uses a code up, if it is live. A used one is unknown from then on.</summary>
    /// <param name="kind">Which code.</param>
    /// <param name="recipient">Whose it must be; not looked at for codes that themselves say whose they are.</param>
    /// <param name="text">The code as sent.</param>
    /// <param name="now">The tenant's time.</param>
    /// <param name="code">The code, unless it is unknown.</param>
    internal Standing Take(SandboxCodeKind kind, string? recipient, string text, DateTimeOffset now, out SandboxCode? code)
    {
        string key = Key(kind, recipient, text);
        Standing standing = _codes.Find(key, now, out code);
        if (standing == Standing.Live)
        {
            _codes.Remove(key);
            code!.MarkUsed();
        }

        return standing;
    }

    /// <summary>The codes that are neither used nor expired, oldest first.</summary>
    internal SandboxCode[] Live(DateTimeOffset now) => _codes.Live(now).ToArray();

    private static string NewText(SandboxCodeKind kind) => kind switch
    {
        SandboxCodeKind.WeChatPhone or SandboxCodeKind.AlipayPhone => RandomText.Hexadecimal(64),
        _ when CodeType.Of(kind) is null => RandomText.Alphanumeric(32),
        _ => RandomText.Digits(6),
    };

    /// <summary>WeChat's codes say whose they are; a code of six digits counts only together with its recipient.</summary>
    private static string Key(SandboxCodeKind kind, string? recipient, string text) =>
        CodeType.Of(kind) is null
            ? $"{kind}\n{text}"
            : $"{kind}\n{recipient?.ToUpperInvariant()}\n{text}";
}
