using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Threading;
using System.Threading.Tasks;

namespace Eiam.Client.Tests.Support;

/// <summary>
/// A server on a bare socket: a script decides for every connection which bytes it gets, and when. It can reset, stall and lie,
/// and it keeps every request that reached it.
/// </summary>
internal sealed class FaultServer : IAsyncDisposable
{
    private readonly Socket _listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private readonly CancellationTokenSource _stop = new();
    private readonly SemaphoreSlim _changed = new(0);
    private readonly ConcurrentQueue<FaultRequest> _requests = new();
    private readonly ConcurrentBag<Task> _connections = [];
    private readonly Func<FaultConnection, Task> _script;
    private readonly X509Certificate2? _certificate;
    private readonly SslApplicationProtocol? _protocol;
    private readonly Task _accepting;
    private int _connectionCount;
    private int _hungUp;
    private long _sent;

    private FaultServer(Func<FaultConnection, Task> script, X509Certificate2? certificate, SslApplicationProtocol? protocol)
    {
        _script = script;
        _certificate = certificate;
        _protocol = protocol;
        _listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _listener.Listen(128);
        Port = ((IPEndPoint)_listener.LocalEndPoint!).Port;
        _accepting = AcceptAsync();
    }

    public int Port { get; }

    public Uri Uri => new($"{(_certificate is null ? "http" : "https")}://localhost:{Port}/");

    /// <summary>The whole requests that arrived, in their order.</summary>
    public IReadOnlyCollection<FaultRequest> Requests => _requests;

    public FaultRequest OnlyRequest => _requests.Single();

    public int Connections => Volatile.Read(ref _connectionCount);

    /// <summary>How many connections ended before their script did.</summary>
    public int HungUp => Volatile.Read(ref _hungUp);

    /// <summary>The thumbprint of the last certificate that a client showed; null where none did.</summary>
    public string? ClientCertificate { get; private set; }

    /// <summary>How many bytes the client's side took.</summary>
    public long Sent => Interlocked.Read(ref _sent);

    /// <param name="script">What each connection gets.</param>
    /// <param name="certificate">Where there is one, the server speaks TLS.</param>
    /// <param name="protocol">What it agrees on with the client within TLS.</param>
    public static FaultServer Start(Func<FaultConnection, Task> script, X509Certificate2? certificate = null, SslApplicationProtocol? protocol = null) =>
        new(script, certificate, protocol);

    /// <summary>A server that answers every request on a connection with the same bytes.</summary>
    public static FaultServer Answering(string answer, X509Certificate2? certificate = null) => Start(Scripts.Answer(answer), certificate);

    /// <summary>How often a code arrived.</summary>
    public int CountOf(string code) => _requests.Count(r => r.Body.Contains(code, StringComparison.Ordinal));

    /// <summary>Ends when every connection that there was so far has.</summary>
    public Task AllEndedAsync() => Task.WhenAll(_connections);

    /// <summary>Ends when so many connections have been made.</summary>
    public Task ConnectedAsync(int count) => UntilAsync(() => Connections >= count);

    /// <summary>Ends when so many whole requests have arrived.</summary>
    public Task ReceivedAsync(int count) => UntilAsync(() => _requests.Count >= count);

    public void Record(FaultRequest request)
    {
        _requests.Enqueue(request);
        _changed.Release();
    }

    public void CountSent(int bytes) => Interlocked.Add(ref _sent, bytes);

    public async ValueTask DisposeAsync()
    {
        if (_stop.IsCancellationRequested)
        {
            return;
        }

        await _stop.CancelAsync();
        _listener.Dispose();
        await _accepting;
        await Task.WhenAll(_connections);
        _stop.Dispose();
    }

    private async Task UntilAsync(Func<bool> reached)
    {
        while (!reached())
        {
            await _changed.WaitAsync(_stop.Token);
        }
    }

    private async Task AcceptAsync()
    {
        while (true)
        {
            Socket socket;
            try
            {
                socket = await _listener.AcceptAsync(_stop.Token);
            }
            catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                return;
            }

            int number = Interlocked.Increment(ref _connectionCount);
            _changed.Release();
            _connections.Add(Task.Run(() => ServeAsync(socket, number)));
        }
    }

    private async Task ServeAsync(Socket socket, int number)
    {
        using (socket)
        {
            try
            {
                socket.NoDelay = true;
                await using Stream stream = await OpenAsync(socket);
                await _script(new FaultConnection(this, socket, stream, number, _stop.Token));
            }
            catch (Exception e) when (e is IOException or OperationCanceledException or SocketException or ObjectDisposedException
                or System.Security.Authentication.AuthenticationException)
            {
                // The client hung up, which is what many of the scripts provoke.
                if (!_stop.IsCancellationRequested)
                {
                    Interlocked.Increment(ref _hungUp);
                }
            }
        }
    }

    private async Task<Stream> OpenAsync(Socket socket)
    {
        NetworkStream plain = new(socket, ownsSocket: false);
        if (_certificate is null)
        {
            return plain;
        }

        SslStream tls = new(plain);
        SslServerAuthenticationOptions options = new()
        {
            ServerCertificate = _certificate,
            ClientCertificateRequired = true,
            ApplicationProtocols = _protocol is { } protocol ? [protocol] : null,
#pragma warning disable CA5359 // A server that takes any client, to see what it shows.
            RemoteCertificateValidationCallback = (_, _, _, _) => true,
#pragma warning restore CA5359
        };
        await tls.AuthenticateAsServerAsync(options, _stop.Token);
        ClientCertificate = tls.RemoteCertificate?.GetCertHashString() ?? ClientCertificate;
        return tls;
    }
}
