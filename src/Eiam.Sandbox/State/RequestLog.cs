using System.Collections.Generic;

namespace Eiam.Sandbox.State;

/// <summary>The newest requests, bounded by their number and by the bytes of their bodies. Thread safe.</summary>
internal sealed class RequestLog
{
    internal const int Capacity = 10_000;
    internal const int MostBytes = 16 * 1024 * 1024;

    private readonly Queue<SandboxRequest> _requests = new();
    private long _bytes;

    internal void Add(SandboxRequest request)
    {
        lock (_requests)
        {
            _requests.Enqueue(request);
            _bytes += request.BodyLength;
            while (_requests.Count > Capacity || _bytes > MostBytes)
            {
                _bytes -= _requests.Dequeue().BodyLength;
            }
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
