using System;
using System.Security;
using Eiam.Client;
using EiamPowerShell.Results;

namespace EiamPowerShell.Sessions;

/// <summary>
/// A session with a tenant: an address, the common headers and the connections. Safe to use from many threads at once, in
/// <c>ForEach-Object -Parallel</c> through <c>$using:</c> too.
/// </summary>
public sealed class EiamSession : IDisposable
{
    // Fields hold references alone: the type is looked at while the module is imported, before the client can be found.
    private readonly EiamClient _client;
    private readonly object _gate = new();
    private SecureString? _sessionToken;
    private SecureString? _idToken;
    private SecureString? _stateToken;

    internal EiamSession(string name, EiamClient client, EiamSandbox? sandbox)
    {
        Name = name;
        _client = client;
        Sandbox = sandbox;
    }

    /// <summary>The name, unique within its runspace.</summary>
    public string Name { get; }

    /// <summary>The tenant's address.</summary>
    public Uri Uri => _client.Options.Uri;

    /// <summary>The application's client id (<c>X-client-id</c>).</summary>
    public string ClientId => _client.Options.ClientId;

    /// <summary>What goes as <c>X-operating-sys-version</c>.</summary>
    public string OperatingSystemVersion => _client.Options.OperatingSystemVersion;

    /// <summary>What goes as <c>X-agent</c>.</summary>
    public string Agent => _client.Options.Agent;

    /// <summary>What goes as <c>X-device-ip</c>; null for no such header.</summary>
    public string? DeviceIp => _client.Options.DeviceIp;

    /// <summary>What goes as <c>X-L</c>; null for no such header.</summary>
    public string? Language => _client.Options.Language;

    /// <summary>What goes as <c>X-tenant-id</c>; null for no such header.</summary>
    public string? TenantId => _client.Options.TenantId;

    /// <summary>Whether the server's certificate goes unchecked.</summary>
    public bool SkipCertificateCheck => _client.Options.SkipCertificateCheck;

    /// <summary>Whether the session can still send.</summary>
    public bool IsConnected => !_client.IsClosed;

    /// <summary>The tenant in a box that the session speaks to; null for a real tenant.</summary>
    public EiamSandbox? Sandbox { get; }

    internal EiamClient Client => _client;

    /// <summary>Closes the connections and ends the calls that are under way.</summary>
    public void Dispose() => _client.Dispose();

    /// <summary>The session's name.</summary>
    /// <returns>The name.</returns>
    public override string ToString() => Name;

    /// <summary>Keeps the newest tokens; a token that an answer does not carry leaves the one before in place.</summary>
    internal void Keep(SecureString? sessionToken, SecureString? idToken, SecureString? stateToken)
    {
        lock (_gate)
        {
            _sessionToken = sessionToken ?? _sessionToken;
            _idToken = idToken ?? _idToken;
            _stateToken = stateToken ?? _stateToken;
        }
    }

    internal SecureString? Token(EiamTokenType type)
    {
        lock (_gate)
        {
            return type switch
            {
                EiamTokenType.SessionToken => _sessionToken,
                EiamTokenType.IdToken => _idToken,
                _ => _stateToken,
            };
        }
    }
}
