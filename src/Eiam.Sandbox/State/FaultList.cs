using System.Collections.Generic;

namespace Eiam.Sandbox.State;

/// <summary>The faults that are not used up, oldest first. Thread safe.</summary>
internal sealed class FaultList
{
    private readonly List<SandboxFault> _faults = [];
    private volatile bool _isEmpty = true;

    internal void Add(SandboxFault fault)
    {
        lock (_faults)
        {
            _faults.Add(fault);
            _isEmpty = false;
        }
    }

    internal SandboxFault[] Snapshot()
    {
        lock (_faults)
        {
            return _faults.ToArray();
        }
    }

    /// <summary>The oldest fault that a request meets, which is used by it; null for none.</summary>
    internal SandboxFault? Take(SandboxCall call)
    {
        if (_isEmpty)
        {
            return null;
        }

        string path = call.PathWithoutQuery;
        lock (_faults)
        {
            if (_faults.Find(one => one.IsMetBy(call.Method, path)) is not { } fault)
            {
                return null;
            }

            fault.Use();
            if (fault.Remaining == 0)
            {
                _faults.Remove(fault);
                _isEmpty = _faults.Count == 0;
            }

            return fault;
        }
    }
}
