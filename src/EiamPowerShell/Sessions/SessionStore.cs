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

    // Made in another runspace and selected here: not this runspace's to close unasked.
    private readonly List<EiamSession> _borrowed = [];

    public static SessionStore Current => Stores.GetValue(
        Runspace.DefaultRunspace ?? throw new InvalidOperationException("There is no runspace on this thread."), Create);

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
            Leave(former);
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
                _borrowed.Add(session);
            }

            Selected = session;
        }
    }

    /// <summary>Closes a session. Where it was the current one there is then none: the next call must not go to another tenant by itself.</summary>
    public void Remove(EiamSession session)
    {
        Forget(session);
        session.Dispose();
    }

    /// <summary>Closes the sessions that this runspace made.</summary>
    public void Clear()
    {
        foreach (EiamSession session in All)
        {
            Leave(session);
        }
    }

    // A host may end a runspace without removing the module first, and the connections must not outlive it.
    private static SessionStore Create(Runspace runspace)
    {
        SessionStore store = new();
        runspace.StateChanged += (_, change) =>
        {
            if (change.RunspaceStateInfo.State is RunspaceState.Closed or RunspaceState.Broken)
            {
                store.Clear();
            }
        };
        return store;
    }

    private void Leave(EiamSession session)
    {
        if (!Forget(session))
        {
            session.Dispose();
        }
    }

    // Whether it was borrowed.
    private bool Forget(EiamSession session)
    {
        lock (_sessions)
        {
            _sessions.Remove(session);
            if (ReferenceEquals(Selected, session))
            {
                Selected = null;
            }

            return _borrowed.Remove(session);
        }
    }
}
