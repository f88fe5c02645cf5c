using System;
using System.IO;
using System.Net.Sockets;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace Eiam.Client.Tests.Support;

/// <summary>One accepted connection, in the hands of a script.</summary>
internal sealed class FaultConnection(FaultServer server, Socket socket, Stream stream, int number, CancellationToken stopping)
{
    private byte[] _unread = [];

    /// <summary>Which connection to the server this is, from 1.</summary>
    public int Number { get; } = number;

    /// <summary>Ends when the server does.</summary>
    public CancellationToken Stopping { get; } = stopping;

    public FaultServer Server { get; } = server;

    /// <summary>Reads one whole request and counts it; null where the client closed the connection.</summary>
    public async Task<FaultRequest?> ReadRequestAsync()
    {
        byte[]? head = await TakeAsync(static bytes => bytes.IndexOf("\r\n\r\n"u8) is >= 0 and int end ? end + 4 : -1);
        if (head is null)
        {
            return null;
        }

        int length = FaultRequest.ContentLength(head);
        byte[]? body = await TakeAsync(bytes => bytes.Length >= length ? length : -1);
        if (body is null)
        {
            return null;
        }

        FaultRequest request = new(head, body);
        Server.Record(request);
        return request;
    }

    /// <summary>Reads so many bytes; null where the client closed the connection before.</summary>
    public Task<byte[]?> ReadAsync(int count) => TakeAsync(bytes => bytes.Length >= count ? count : -1);

    public Task SendAsync(string text) => SendAsync(Encoding.UTF8.GetBytes(text));

    public async Task SendAsync(byte[] bytes)
    {
        await stream.WriteAsync(bytes, Stopping);
        await stream.FlushAsync(Stopping);
        Server.CountSent(bytes.Length);
    }

    /// <summary>Reads whatever comes first; it counts as no request.</summary>
    public async Task ReadSomeAsync() => _ = await stream.ReadAsync(new byte[4096], Stopping);

    /// <summary>Says nothing more until the client goes or the server stops.</summary>
    public async Task StallAsync()
    {
        byte[] nothing = new byte[1024];
        while (await stream.ReadAsync(nothing, Stopping) > 0)
        {
        }
    }

    /// <summary>Passes bytes on to another port of this machine and back, as a proxy does.</summary>
    public async Task RelayAsync(int port)
    {
        using TcpClient there = new();
        await there.ConnectAsync(System.Net.IPAddress.Loopback, port, Stopping);
        NetworkStream other = there.GetStream();
        await Task.WhenAny(stream.CopyToAsync(other, Stopping), other.CopyToAsync(stream, Stopping));
    }

    /// <summary>Ends the connection with RST in place of FIN.</summary>
    public void Reset()
    {
        socket.LingerState = new LingerOption(true, 0);
        socket.Close();
    }

    // Takes bytes off the connection as soon as the rule says how many; null at its end.
    private async Task<byte[]?> TakeAsync(TakeRule rule)
    {
        byte[] buffer = new byte[16 * 1024];
        while (true)
        {
            int take = rule(_unread);
            if (take >= 0)
            {
                byte[] taken = _unread[..take];
                _unread = _unread[take..];
                return taken;
            }

            int read = await stream.ReadAsync(buffer, Stopping);
            if (read == 0)
            {
                return null;
            }

            _unread = [.. _unread, .. buffer.AsSpan(0, read)];
        }
    }

    private delegate int TakeRule(ReadOnlySpan<byte> bytes);
}
