using System;
using System.Collections.Concurrent;
using System.Net;
using System.Net.Http;
using System.Security;
using System.Security.Cryptography.X509Certificates;

namespace Eiam.Client;

/// <summary>
/// Everything that the calls of one session share: the address, the common headers and the transport.
/// Names are those of the parameters of <c>Connect-Eiam</c>.
/// </summary>
public sealed class EiamClientOptions
{
    // What timers hold (int.MaxValue milliseconds), and what the retry rule takes.
    private static readonly TimeSpan LongestLimit = TimeSpan.FromDays(24);
    private static readonly TimeSpan LongestInterval = TimeSpan.FromDays(1);

    private readonly ConcurrentDictionary<Endpoint, Uri> _addresses = new();

    /// <summary>The tenant's address; see <see cref="EiamAddress"/>.</summary>
    public required Uri Uri { get; init; }

    /// <summary><c>X-client-id</c>: the application's client id. Required.</summary>
    public required string ClientId { get; init; }

    /// <summary><c>X-operating-sys-version</c>, such as <c>windows10.1.1</c>. Required.</summary>
    public required string OperatingSystemVersion { get; init; }

    /// <summary><c>X-device-fingerprint</c>: free-form; the same for the same user. Required.</summary>
    public required string DeviceFingerprint { get; init; }

    /// <summary><c>X-agent</c>: a user agent text (a header of its own, not <c>User-Agent</c>). Required.</summary>
    public required string Agent { get; init; }

    /// <summary><c>X-device-ip</c>; absent when null.</summary>
    public string? DeviceIp { get; init; }

    /// <summary><c>X-L</c>: documented values are <c>zh</c> and <c>en</c>; absent when null.</summary>
    public string? Language { get; init; }

    /// <summary><c>X-tenant-id</c>, only for ISV callers of OneAccess; absent when null.</summary>
    public string? TenantId { get; init; }

    /// <summary>The application's client secret, for the management API; null where none was given.</summary>
    public SecureString? ClientSecret { get; init; }

    /// <summary>Whom the tokens of this client's answers belong to that stand in no property of a result.</summary>
    public object? Owner { get; set; }

    /// <summary>The proxy; null leaves the choice to the system's settings.</summary>
    public IWebProxy? Proxy { get; init; }

    /// <summary>Whether the system's proxy settings are passed over.</summary>
    public bool NoProxy { get; init; }

    /// <summary>The login that the system's own proxy is given; null for none.</summary>
    public ICredentials? DefaultProxyCredentials { get; init; }

    /// <summary>Whether the server's certificate goes unchecked, for this session only.</summary>
    public bool SkipCertificateCheck { get; init; }

    /// <summary>A client certificate for TLS.</summary>
    public X509Certificate2? Certificate { get; init; }

    /// <summary>How long it may take to be connected (TCP and TLS). Zero means no limit.</summary>
    public TimeSpan ConnectionTimeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How long one try may take from its start to the answer's last byte. Zero means no limit.</summary>
    public TimeSpan OperationTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How often a try that is safe to repeat is repeated. Zero turns it off.</summary>
    public int MaximumRetryCount { get; init; } = 2;

    /// <summary>The wait before the first repeat; it doubles for each further one, with jitter. A Retry-After header beats it.</summary>
    public TimeSpan RetryInterval { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>What carries the requests in place of the network: the sandbox's handler.</summary>
    public HttpMessageHandler? Transport { get; set; }

    /// <summary>The clock of expiry times and of retry waits.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>Sets <see cref="Transport"/> and <see cref="TimeProvider"/>. Generic, so that the cmdlets name the sandbox's types and no HTTP.</summary>
    /// <typeparam name="THandler">The type of the handler.</typeparam>
    /// <typeparam name="TClock">The type of the clock.</typeparam>
    /// <param name="transport">The handler.</param>
    /// <param name="clock">The clock that tokens end by.</param>
    public void UseSandbox<THandler, TClock>(THandler transport, TClock clock)
        where THandler : HttpMessageHandler
        where TClock : TimeProvider
    {
        Transport = transport;
        TimeProvider = clock;
    }

    /// <summary>Checks every value that is sent or waited for, so that no call fails over one later.</summary>
    /// <exception cref="ArgumentException">A value is missing, out of range or cannot be a header; it names the property.</exception>
    internal void Check()
    {
        // Whether plain http is wanted was decided where the address came from.
        EiamAddress.FromUri(Uri?.OriginalString ?? string.Empty, allowUnencrypted: true, nameof(Uri));
        InputCheck.Header(ClientId, nameof(ClientId));
        InputCheck.Header(OperatingSystemVersion, nameof(OperatingSystemVersion));
        InputCheck.Header(DeviceFingerprint, nameof(DeviceFingerprint));
        InputCheck.Header(Agent, nameof(Agent));
        CheckOptional(DeviceIp, nameof(DeviceIp));
        CheckOptional(Language, nameof(Language));
        CheckOptional(TenantId, nameof(TenantId));
        if (ClientSecret is not null)
        {
            InputCheck.Code(ClientSecret, nameof(ClientSecret));
        }

        InputCheck.Wait(ConnectionTimeout, LongestLimit, nameof(ConnectionTimeout));
        InputCheck.Wait(OperationTimeout, LongestLimit, nameof(OperationTimeout));
        InputCheck.Wait(RetryInterval, LongestInterval, nameof(RetryInterval));
        if (TimeProvider is null)
        {
            throw new ArgumentException("TimeProvider is null.", nameof(TimeProvider));
        }
    }

    /// <summary>The address of a call.</summary>
    internal Uri Address(EiamRequest request)
    {
        if (request.Location is { } location)
        {
            return Inside(location);
        }

        Endpoint endpoint = request.Endpoint;
        QueryWriter query = new();
        request.WriteQuery(query);
        string path = endpoint.PathWith(request.PathValues) + query;
        if (!ReferenceEquals(path, endpoint.Path))
        {
            return new Uri(Uri, path);
        }

        // One without values is the same for every call. The table of endpoints bounds how many there are.
        if (!_addresses.TryGetValue(endpoint, out Uri? address))
        {
            address = new Uri(Uri, path);
            _addresses.TryAdd(endpoint, address);
        }

        return address;
    }

    /// <summary>The client secret.</summary>
    /// <exception cref="ArgumentException">The session has none.</exception>
    internal SecureString RequireClientSecret() =>
        ClientSecret ?? throw new ArgumentException("ClientSecret is missing: the management API needs the client secret of the application.", nameof(ClientSecret));

    // A path that a caller wrote. It was checked when it was given; a credential that leaves the session's host is worth a second look.
    private Uri Inside(string path) => System.Uri.TryCreate(Uri, path, out Uri? address)
        && address.Scheme == Uri.Scheme && address.Host == Uri.Host && address.Port == Uri.Port && address.UserInfo.Length == 0
            ? address
            : throw new ArgumentException("Path names another host. Give the path of this tenant, from its first slash on.", nameof(path));

    private static void CheckOptional(string? value, string parameter)
    {
        if (value is not null)
        {
            InputCheck.Header(value, parameter);
        }
    }
}
