using System.Collections.Generic;
using System.Threading.Tasks;

namespace Eiam.Client;

/// <summary>What a request answers, object by object, for callers that cannot name asynchronous sequences: PowerShell looks at their types too early.</summary>
public sealed class EiamResultReader
{
    private readonly IAsyncEnumerator<object?> _objects;

    internal EiamResultReader(IAsyncEnumerator<object?> objects) => _objects = objects;

    /// <summary>The object that came last.</summary>
    public object? Current => _objects.Current;

    /// <summary>Waits for the next object.</summary>
    /// <returns>Whether there is one.</returns>
    /// <exception cref="EiamException">A call did not succeed.</exception>
    public Task<bool> MoveNextAsync() => _objects.MoveNextAsync().AsTask();

    /// <summary>Ends the calls of a stream that is no longer read.</summary>
    /// <returns>Completes when they have ended.</returns>
    public Task CloseAsync() => _objects.DisposeAsync().AsTask();
}
