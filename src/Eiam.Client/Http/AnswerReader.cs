using System;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace Eiam.Client.Http;

/// <summary>An answer that is refused while it is being read.</summary>
internal sealed class AnswerRefusedException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>Reads the body of an answer within its bound; what is over it is refused as it arrives.</summary>
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

        // The headers are those of a body that is not there.
        if (response.StatusCode == HttpStatusCode.NoContent || response.RequestMessage?.Method == HttpMethod.Head)
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

                into.Advance(read);
                if (into.Length > MaxBytes)
                {
                    throw new AnswerRefusedException($"it is larger than {MaxBytes} bytes, which is where reading stopped");
                }
            }
        }
    }
}
