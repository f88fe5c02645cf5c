using System;

namespace Eiam.Sandbox.State;

/// <summary>How a password check ended.</summary>
internal enum PasswordCheck
{
    /// <summary>It is the password.</summary>
    Right,

    /// <summary>It is not.</summary>
    Wrong,

    /// <summary>It was not looked at: there were too many wrong ones.</summary>
    Locked,
}

/// <summary>
/// A user's password, its age and its lock. That wrong ones lead to a lock is documented, the numbers are not: here it is five and half an hour.
/// Changed under the tenant's lock only.
/// </summary>
internal sealed class UserPassword(string? text)
{
    /// <summary>How many wrong passwords lock the user.</summary>
    internal const int MostWrong = 5;

    private static readonly TimeSpan LockTime = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan WarningTime = TimeSpan.FromDays(7);

    private string? _text = text;
    private DateTimeOffset? _lockedUntil;
    private int _wrong;

    /// <summary>Whether there is one.</summary>
    internal bool IsSet => _text is not null;

    internal DateTimeOffset? ExpiresAt { get; set; }

    internal bool MustChange { get; set; }

    /// <summary>Whether wrong passwords locked the user; the lock's end is noticed by the next check.</summary>
    internal bool IsLocked => _lockedUntil is not null;

    /// <summary>How many wrong ones are left before the lock.</summary>
    internal int AttemptsLeft => MostWrong - _wrong;

    internal TimeSpan LockedFor(DateTimeOffset now) => _lockedUntil is { } until && until > now ? until - now : TimeSpan.Zero;

    /// <summary>Compares, and counts nothing.</summary>
    internal bool Is(string given) => _text is not null && given == _text;

    /// <summary>Compares, and counts what is wrong.</summary>
    internal PasswordCheck Check(string given, DateTimeOffset now)
    {
        if (_lockedUntil is { } until)
        {
            if (until > now)
            {
                return PasswordCheck.Locked;
            }

            Unlock();
        }

        if (_text is not null && given == _text)
        {
            _wrong = 0;
            return PasswordCheck.Right;
        }

        _wrong++;
        if (_wrong >= MostWrong)
        {
            _lockedUntil = now + LockTime;
        }

        return _lockedUntil is null ? PasswordCheck.Wrong : PasswordCheck.Locked;
    }

    /// <summary>The step that the password's age asks for after a login by it; null for none.</summary>
    internal LoginStep? Step(DateTimeOffset now) => MustChange || ExpiresAt <= now ? LoginStep.ExpiredPassword
        : ExpiresAt - now <= WarningTime ? LoginStep.ExpiringPassword
        : null;

    /// <summary>Sets another one, which never expires: no policy is documented.</summary>
    internal void Set(string next)
    {
        _text = next;
        ExpiresAt = null;
        MustChange = false;
        Unlock();
    }

    private void Unlock()
    {
        _lockedUntil = null;
        _wrong = 0;
    }
}
