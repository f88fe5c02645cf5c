using System;
using System.IO;
using System.Net;
using System.Net.Http;
using System.Net.Http.Headers;
#if NET8_0_OR_GREATER
using System.Threading;
#endif
using System.Threading.Tasks;

namespace Eiam.Client.Http;

/// <summary>
/// The body of one try, or an empty one. It knows whether the transport has begun to take it, which is how a request that never left is told from
/// one that may have been processed: a request cannot be carried out before its body goes out.
/// </summary>
internal sealed class RequestContent : HttpContent
{
    private readonly byte[] _bytes;
    private readonly int _length;
    private readonly Action? _started;

    public RequestContent(byte[] bytes, int length, MediaTypeHeaderValue? type, Action? started)
    {
        _bytes = bytes;
        _length = length;
        _started = started;
        Headers.ContentType = type;
    }

    public bool Started { get; private set; }

#if NET8_0_OR_GREATER
    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        Start();
        return stream.WriteAsync(_bytes, 0, _length, cancellationToken);
    }
#endif

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        Start();
        return stream.WriteAsync(_bytes, 0, _length);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = _length;
        return true;
    }

    private void Start()
    {
        Started = true;
        _started?.Invoke();
    }
}
