using System;
using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Net.Security;
using System.Text;
using System.Threading.Tasks;

namespace Eiam.Client.Tests.Support;

/// <summary>As much of HTTP/2 (RFC 9113) as a server needs that reads requests and does to each what it is told to.</summary>
/// <param name="answer">What to do to a whole request, by its number, from 1; whether the connection goes on.</param>
internal sealed class Http2Script(Func<Http2Script.Exchange, Task<bool>> answer)
{
    private const int Preface = 24;
    private readonly ConcurrentQueue<string> _bodies = new();

    private enum Frame : byte
    {
        Data = 0,
        Headers = 1,
        ResetStream = 3,
        Settings = 4,
        Ping = 6,
        GoAway = 7,
    }

    /// <summary>The bodies of the whole requests that arrived, over all connections.</summary>
    public IReadOnlyCollection<string> Bodies => _bodies;

    public FaultServer Start() => FaultServer.Start(ServeAsync, TestCertificates.Localhost, SslApplicationProtocol.Http2);

    private async Task ServeAsync(FaultConnection connection)
    {
        Dictionary<int, StringBuilder> open = [];
        await connection.ReadAsync(Preface);
        await SendAsync(connection, Frame.Settings, flags: 0, stream: 0);
        while (await connection.ReadAsync(9) is { } head)
        {
            byte[]? payload = await connection.ReadAsync((head[0] << 16) | (head[1] << 8) | head[2]);
            if (payload is null)
            {
                return;
            }

            Frame frame = (Frame)head[3];
            int stream = BinaryPrimitives.ReadInt32BigEndian(head.AsSpan(5));
            if (frame is Frame.Settings or Frame.Ping && (head[4] & 1) == 0)
            {
                await SendAsync(connection, frame, flags: 1, stream: 0, frame == Frame.Ping ? payload : []);
            }
            else if (frame == Frame.Headers)
            {
                open[stream] = new StringBuilder();
            }
            else if (frame == Frame.Data)
            {
                open[stream].Append(Encoding.UTF8.GetString(payload));
                if ((head[4] & 1) != 0)
                {
                    _bodies.Enqueue(open[stream].ToString());
                    if (!await answer(new Exchange(connection, stream, _bodies.Count)))
                    {
                        return;
                    }
                }
            }
        }
    }

    private static Task SendAsync(FaultConnection connection, Frame frame, byte flags, int stream, params byte[] payload)
    {
        byte[] bytes = [0, (byte)(payload.Length >> 8), (byte)payload.Length, (byte)frame, flags, 0, 0, 0, 0, .. payload];
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(5), stream);
        return connection.SendAsync(bytes);
    }

    /// <summary>A whole request, and what can be done to it.</summary>
    public sealed record Exchange(FaultConnection Connection, int Stream, int Number)
    {
        public async Task<bool> AnswerAsync(string json)
        {
            // The one byte is ":status: 200" of the static table.
            await SendAsync(Connection, Frame.Headers, flags: 4, Stream, 0x88);
            await SendAsync(Connection, Frame.Data, flags: 1, Stream, Encoding.UTF8.GetBytes(json));
            return true;
        }

        public async Task<bool> ResetStreamAsync(byte code)
        {
            await SendAsync(Connection, Frame.ResetStream, flags: 0, Stream, 0, 0, 0, code);
            return true;
        }

        /// <summary>Closes the connection, and says which streams were or may have been carried out.</summary>
        public async Task<bool> GoAwayAsync(int lastStream)
        {
            await SendAsync(Connection, Frame.GoAway, flags: 0, stream: 0, 0, 0, 0, (byte)lastStream, 0, 0, 0, 0);
            return false;
        }

        public Task<bool> ResetConnectionAsync()
        {
            Connection.Reset();
            return Task.FromResult(false);
        }
    }
}
