using System;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using Eiam.Client.Json;

namespace Eiam.Client.Http;

/// <summary>An answer that is refused while it is being read.</summary>
internal sealed class AnswerRefusedException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>Reads the body of an answer within its bounds of size and depth; what is over them is refused as it arrives.</summary>
internal static class AnswerReader
{
    /// <summary>The largest answer that is read: a captcha's images, the largest documented answer, take a tenth of it.</summary>
    public const int MaxBytes = 4 * 1024 * 1024;

    private const int FirstRead = 4096;

    public static async ValueTask ReadAsync(HttpResponseMessage response, PooledBytes into, CancellationToken cancellationToken)
    {
        HttpContent content = response.Content;
        if (content is null)
        {
            return;
        }

        // Looked for before it is asked for: asking makes a collection.
        if (content.Headers.Contains("Content-Encoding")
            && content.Headers.ContentEncoding.Any(static e => !string.Equals(e, "identity", StringComparison.OrdinalIgnoreCase)))
        {
            // None was asked for, and decompressing is how a small answer becomes a large one.
            throw new AnswerRefusedException($"it is encoded as {string.Join(", ", content.Headers.ContentEncoding)}, which was not asked for");
        }

        if (content.Headers.ContentLength > MaxBytes)
        {
            throw new AnswerRefusedException($"it announces {content.Headers.ContentLength} bytes; at most {MaxBytes} are read");
        }

#if NET8_0_OR_GREATER
        Stream stream = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
#else
        Stream stream = await content.ReadAsStreamAsync().ConfigureAwait(false);
#endif
        using (stream)
        {
            DepthWatch depth = default;
            while (true)
            {
                ArraySegment<byte> free = into.Free(FirstRead);
#if NET8_0_OR_GREATER
                int read = await stream.ReadAsync(free.AsMemory(), cancellationToken).ConfigureAwait(false);
#else
                int read = await stream.ReadAsync(free.Array!, free.Offset, free.Count, cancellationToken).ConfigureAwait(false);
#endif
                if (read == 0)
                {
                    return;
                }

                depth.Feed(free.AsSpan(0, read));
                into.Advance(read);
                if (into.Length > MaxBytes)
                {
                    throw new AnswerRefusedException($"it is larger than {MaxBytes} bytes, which is where reading stopped");
                }
            }
        }
    }

    /// <summary>The JSON of an answer.</summary>
    /// <exception cref="JsonException">It is not JSON.</exception>
    public static JsonDocument Parse(ReadOnlyMemory<byte> body)
    {
        ReadOnlyMemory<byte> json = body.Span.StartsWith("\uFEFF"u8) ? body.Slice(3) : body;
        return JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = JsonText.MaxDepth });
    }

    /// <summary>Counts how deep the JSON nests as it arrives. What is not JSON is left to the parser.</summary>
    private struct DepthWatch
    {
        private int _depth;
        private bool _inString;
        private bool _escaped;

        public void Feed(ReadOnlySpan<byte> bytes)
        {
            foreach (byte b in bytes)
            {
                if (_inString)
                {
                    _inString = _escaped || b != (byte)'"';
                    _escaped = !_escaped && b == (byte)'\\';
                }
                else if (b == (byte)'"')
                {
                    _inString = true;
                }
                else if (b is (byte)'{' or (byte)'[')
                {
                    if (++_depth > JsonText.MaxDepth)
                    {
                        throw new AnswerRefusedException($"it nests deeper than {JsonText.MaxDepth} levels, which is where reading stopped");
                    }
                }
                else if (b is (byte)'}' or (byte)']')
                {
                    _depth--;
                }
            }
        }
    }
}
