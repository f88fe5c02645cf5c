using System;
using System.Collections.Concurrent;
using System.Security;
using Eiam;
using Eiam.Client;
using Eiam.Client.Tokens;
using EiamPowerShell.Errors;
using EiamPowerShell.Results;

namespace EiamPowerShell.Sessions;

/// <summary>
/// A session with a tenant: an address, the common headers and the connections. Safe to use from many threads at once, in
/// <c>ForEach-Object -Parallel</c> through <c>$using:</c> too.
/// </summary>
public sealed class EiamSession : IDisposable
{
    // A reference-type field: PowerShell reflects over this class before Eiam.Client can be resolved.
    private readonly EiamClient _client;
    private volatile SignedInUser? _user;

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

    /// <summary>Whether cmdlets of this runspace use it when they are given no session.</summary>
    public bool IsCurrent => ReferenceEquals(SessionStore.Current.Selected, this);

    /// <summary>The tenant in a box that the session speaks to; null for a real tenant.</summary>
    public EiamSandbox? Sandbox { get; }

    /// <summary>How times without a zone are read and written in the management API.</summary>
    public TimeZoneInfo TimeZone { get; internal init; } = null!;

    /// <summary>The application that cmdlets of the management API are about when they are given no -ApplicationId; null for none.</summary>
    public string? ApplicationId { get; internal init; }

    internal EiamClient Client => _client;

    /// <summary>What Get-EiamCountryCode was answered, by country: the Tab key asks no network.</summary>
    internal ConcurrentDictionary<string, CountryCode> Countries { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Closes the connections and ends the calls that are in flight.</summary>
    public void Dispose() => _client.Dispose();

    /// <summary>The session's name.</summary>
    /// <returns>The name.</returns>
    public override string ToString() => Name;

    /// <summary>The user name of who is signed in (<c>-SignIn</c>), as the id token says it, unchecked; null where nobody is.</summary>
    public string? SignedInUser { get; private set; }

    /// <summary>Until when the sign-in lasts: the end of its session token; null where nobody is signed in or the tenant did not say.</summary>
    public DateTimeOffset? SignedInUntil => _user?.Login.ExpiresAt;

    internal LoginResult? SignedIn => _user?.Login;

    /// <summary>Who is signed in; null for nobody.</summary>
    internal SignedInUser? User => _user;

    /// <summary>Makes the user of a login the session's.</summary>
    internal void SignIn(LoginResult login)
    {
        SignedInUser = UserOf(login);
        _user = new SignedInUser(_client, login);
    }

    /// <summary>The id token of the signed-in user.</summary>
    /// <exception cref="EiamException">Nobody is signed in.</exception>
    internal SecureString RequireSignedIn(string parameter) => SignedIn?.IdToken ?? throw ErrorRecords.Refused(
        EiamErrorId.TokenNotFound,
        $"-{parameter} is missing, and nobody is signed in to the session '{Name}': pipe a login result, give -{parameter}, or log in with -SignIn.");

    /// <summary>The session token of the signed-in user.</summary>
    /// <exception cref="EiamException">Nobody is signed in.</exception>
    internal SecureString RequireSessionToken(string parameter) => SignedIn?.SessionToken ?? throw ErrorRecords.Refused(
        EiamErrorId.TokenNotFound,
        $"-{parameter} is missing, and nobody is signed in to the session '{Name}': pipe a login result, give -{parameter}, or log in with -SignIn.");

    /// <summary>Checks that the session has what an endpoint authenticates with.</summary>
    /// <exception cref="EiamException">It has not; the message says which parameter is missing.</exception>
    internal void Require(Credential credential)
    {
        if (credential is Credential.TenantToken or Credential.Basic && _client.Options.ClientSecret is null)
        {
            throw ErrorRecords.InvalidArgument(
                $"-ClientSecret is missing: the session '{Name}' was made without one, and the management API needs it. Give Connect-Eiam -ClientSecret, or set EIAM_CLIENT_SECRET.");
        }
    }

    /// <summary>Whether a token of one session means something in the other.</summary>
    internal bool IsSameTenant(EiamSession other) => ReferenceEquals(this, other)
        || (Sandbox is null && other.Sandbox is null && Uri == other.Uri && ClientId == other.ClientId);

    private static string? UserOf(LoginResult login)
    {
        try
        {
            return login.IdToken is null ? null : IdTokenReader.Read(login.IdToken).UserName;
        }
        catch (ArgumentException)
        {
            // The tenant took the login all the same.
            return null;
        }
    }
}
