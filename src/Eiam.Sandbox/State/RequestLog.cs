using System.Collections.Generic;

namespace Eiam.Sandbox.State;

/// <summary>The newest requests, as many as fit into both limits; the newest one is always kept. Thread safe.</summary>
internal sealed class RequestLog
{
    internal const int Capacity = 10_000;

    /// <summary>Bytes of all bodies together.</summary>
    internal const long BodyCapacity = 16 * 1024 * 1024;

    private readonly Queue<SandboxRequest> _requests = new();
    private long _bodyBytes;

    internal void Add(SandboxRequest request)
    {
        lock (_requests)
        {
            _bodyBytes += request.BodySize;
            while (_requests.Count > 0 && (_requests.Count >= Capacity || _bodyBytes > BodyCapacity))
            {
                _bodyBytes -= _requests.Dequeue().BodySize;
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
