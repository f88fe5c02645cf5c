using System.Collections.Generic;

namespace Eiam.Sandbox.State;

/// <summary>The newest requests. Thread safe.</summary>
internal sealed class RequestLog
{
    internal const int Capacity = 10_000;

    private readonly Queue<SandboxRequest> _requests = new();

    internal void Add(SandboxRequest request)
    {
        lock (_requests)
        {
            if (_requests.Count == Capacity)
            {
                _requests.Dequeue();
            }

            _requests.Enqueue(request);
        }
    }

    internal SandboxRequest[] Snapshot()
    {
        lock (_requests)
        {
            return _requests.ToArray();
        }
    }
}
