using System;
using System.Globalization;

namespace Eiam.Sandbox.State;

/// <summary>A captcha that was shown.</summary>
/// <param name="Token">What names it.</param>
/// <param name="Offset">Where its piece belongs, in pixels.</param>
internal sealed record Captcha(string Token, int Offset);

/// <summary>The captchas that were shown, and the tokens of those that were solved. Not thread safe: its owner has the lock.</summary>
internal sealed class CaptchaTable
{
    private const int ExpiredKept = 1_000;

    private readonly ExpiringTable<Captcha> _captchas = new(ExpiredKept);
    private readonly ExpiringTable<string> _senders = new(ExpiredKept);

    internal Captcha Issue(SandboxOptions options, DateTimeOffset now)
    {
        var captcha = new Captcha(RandomText.Hexadecimal(32), options.CaptchaOffset);
        _captchas.Add(captcha.Token, captcha, now + options.CaptchaLifetime, now);
        return captcha;
    }

    /// <summary>Uses a captcha up, whatever the answer to it will be: a second guess needs a new one.</summary>
    internal Standing Take(string token, DateTimeOffset now, out Captcha? captcha)
    {
        Standing standing = _captchas.Find(token, now, out captcha);
        if (standing == Standing.Live)
        {
            _captchas.Remove(token);
        }

        return standing;
    }

    /// <summary>The token of a solved captcha, in the form that EIAM:userapi/captcha/verifycaptcha.html shows: the captcha's, three dashes, the point.</summary>
    internal string Solve(Captcha captcha, double x, string sender, SandboxOptions options, DateTimeOffset now)
    {
        string text = string.Format(CultureInfo.InvariantCulture, "{0}---{{\"x\":{1:0.0###},\"y\":5.0}}", captcha.Token, x);
        _senders.Add(text, Comparable(sender), now + options.CaptchaLifetime, now);
        return text;
    }

    /// <summary>Uses the token of a solved captcha up, if it is live and was given to this sender.</summary>
    internal bool TakeSolved(string text, string sender, DateTimeOffset now)
    {
        if (_senders.FindLive(text, now) != Comparable(sender))
        {
            return false;
        }

        _senders.Remove(text);
        return true;
    }

    private static string Comparable(string sender) => sender.ToUpperInvariant();
}
