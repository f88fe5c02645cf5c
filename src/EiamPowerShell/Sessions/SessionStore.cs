using System;
using System.Collections.Generic;
using System.Management.Automation.Runspaces;
using System.Runtime.CompilerServices;

namespace EiamPowerShell.Sessions;

/// <summary>The sessions of one runspace, and which of them is the current one.</summary>
internal sealed class SessionStore
{
    // Per runspace and never per process: a script in one runspace must not act on the tenant of another.
    private static readonly ConditionalWeakTable<Runspace, SessionStore> Stores = new();

    private readonly List<EiamSession> _sessions = [];

    public static SessionStore Current => Stores.GetOrCreateValue(
        Runspace.DefaultRunspace ?? throw new InvalidOperationException("There is no runspace on this thread."));

    /// <summary>What cmdlets use that are given no session; null where there is none.</summary>
    public EiamSession? Selected { get; private set; }

    public IReadOnlyList<EiamSession> All
    {
        get
        {
            lock (_sessions)
            {
                return _sessions.ToArray();
            }
        }
    }

    public EiamSession? Find(string name)
    {
        lock (_sessions)
        {
            return _sessions.Find(s => string.Equals(s.Name, name, StringComparison.OrdinalIgnoreCase));
        }
    }

    /// <summary>Adds a session and makes it the current one. One of the same name is closed.</summary>
    public void Add(EiamSession session)
    {
        if (Find(session.Name) is { } former)
        {
            Remove(former);
        }

        lock (_sessions)
        {
            _sessions.Add(session);
            Selected = session;
        }
    }

    public void Select(EiamSession session)
    {
        lock (_sessions)
        {
            if (!_sessions.Contains(session))
            {
                _sessions.Add(session);
            }

            Selected = session;
        }
    }

    /// <summary>Closes a session. Where it was the current one there is then none: the next call must not go to another tenant by itself.</summary>
    public void Remove(EiamSession session)
    {
        lock (_sessions)
        {
            _sessions.Remove(session);
            if (ReferenceEquals(Selected, session))
            {
                Selected = null;
            }
        }

        session.Dispose();
    }

    public void Clear()
    {
        foreach (EiamSession session in All)
        {
            Remove(session);
        }
    }
}
