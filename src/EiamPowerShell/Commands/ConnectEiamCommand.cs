using System;
using System.Management.Automation;
using System.Security.Cryptography.X509Certificates;
using System.Threading;
using Eiam;
using EiamPowerShell.Binding;
using EiamPowerShell.Errors;
using EiamPowerShell.Sessions;

namespace EiamPowerShell.Commands;

/// <summary>Makes a session and makes it the current one. Sends nothing.</summary>
[Cmdlet(VerbsCommunications.Connect, "Eiam", DefaultParameterSetName = DomainSet)]
[OutputType(typeof(EiamSession))]
public sealed class ConnectEiamCommand : EiamCommand, IDisposable
{
    private const string DomainSet = "Domain";
    private const string UriSet = "Uri";
    private const string SandboxSet = "Sandbox";

    private readonly CancellationTokenSource _stop = new();

    /// <summary>The tenant's host, with an optional port; https.</summary>
    [Parameter(Position = 0, ParameterSetName = DomainSet)]
    [FreeValue]
    public string? Domain { get; set; }

    /// <summary>The tenant's address: scheme, host and port.</summary>
    [Parameter(Mandatory = true, ParameterSetName = UriSet)]
    [FreeValue]
    public string? Uri { get; set; }

    /// <summary>A tenant in a box in place of a real one: no network.</summary>
    [Parameter(Mandatory = true, ParameterSetName = SandboxSet)]
    public SwitchParameter Sandbox { get; set; }

    /// <summary>The file that the sandbox is filled from: JSON, or CSV with users.</summary>
    [Parameter(ParameterSetName = SandboxSet)]
    [ValidateNotNullOrEmpty]
    public string? Path { get; set; }

    /// <summary>What the application may do in the sandbox's management API; without it, everything.</summary>
    [Parameter(ParameterSetName = SandboxSet)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(SandboxPermissionCompleter))]
    public string[]? Permission { get; set; }

    /// <summary>The application's client id (X-client-id).</summary>
    [Parameter(Position = 1, ParameterSetName = DomainSet)]
    [Parameter(Position = 0, ParameterSetName = UriSet)]
    [Parameter(Position = 0, ParameterSetName = SandboxSet)]
    [FreeValue]
    public string? ClientId { get; set; }

    /// <summary>The application's client secret, for the management API (users, organizations, accounts, roles).</summary>
    [Parameter]
    [SecretArgument]
    [FreeValue]
    public Secret? ClientSecret { get; set; }

    /// <summary>The session's name; one of the same name is closed.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [FreeValue]
    public string? Name { get; set; }

    /// <summary>X-device-fingerprint.</summary>
    [Parameter]
    [FreeValue]
    public string? DeviceFingerprint { get; set; }

    /// <summary>X-operating-sys-version.</summary>
    [Parameter]
    [FreeValue]
    public string? OperatingSystemVersion { get; set; }

    /// <summary>X-agent.</summary>
    [Parameter]
    [FreeValue]
    public string? Agent { get; set; }

    /// <summary>X-device-ip.</summary>
    [Parameter]
    [FreeValue]
    public string? DeviceIp { get; set; }

    /// <summary>X-L.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(LanguageCompleter))]
    public string? Language { get; set; }

    /// <summary>X-tenant-id.</summary>
    [Parameter]
    [FreeValue]
    public string? TenantId { get; set; }

    /// <summary>The zone of the management API's times: an IANA or Windows id, or an offset.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(TimeZoneCompleter))]
    public string? TimeZone { get; set; }

    /// <summary>The default of every -ApplicationId.</summary>
    [Parameter]
    [FreeValue]
    public string? ApplicationId { get; set; }

    /// <summary>Allows plain http to a host that is not loopback.</summary>
    [Parameter(ParameterSetName = UriSet)]
    public SwitchParameter AllowUnencryptedAuthentication { get; set; }

    /// <summary>The proxy's address.</summary>
    [Parameter(ParameterSetName = DomainSet)]
    [Parameter(ParameterSetName = UriSet)]
    [FreeValue]
    public string? Proxy { get; set; }

    /// <summary>The proxy's login.</summary>
    [Parameter(ParameterSetName = DomainSet)]
    [Parameter(ParameterSetName = UriSet)]
    [Credential]
    [FreeValue]
    public PSCredential? ProxyCredential { get; set; }

    /// <summary>Logs in to the proxy as the current user.</summary>
    [Parameter(ParameterSetName = DomainSet)]
    [Parameter(ParameterSetName = UriSet)]
    public SwitchParameter ProxyUseDefaultCredentials { get; set; }

    /// <summary>Passes over the system's proxy.</summary>
    [Parameter(ParameterSetName = DomainSet)]
    [Parameter(ParameterSetName = UriSet)]
    public SwitchParameter NoProxy { get; set; }

    /// <summary>Leaves the server's certificate unchecked, for this session.</summary>
    [Parameter(ParameterSetName = DomainSet)]
    [Parameter(ParameterSetName = UriSet)]
    public SwitchParameter SkipCertificateCheck { get; set; }

    /// <summary>A client certificate.</summary>
    [Parameter(ParameterSetName = DomainSet)]
    [Parameter(ParameterSetName = UriSet)]
    [FreeValue]
    public X509Certificate2? Certificate { get; set; }

    /// <summary>How many seconds connecting may take; 0 for no limit.</summary>
    [Parameter]
    [ValidateRange(0, SessionFactory.MaxTimeoutSeconds)]
    [FreeValue]
    public int ConnectionTimeoutSeconds { get; set; }

    /// <summary>How many seconds one try may take from its start to the answer's last byte; 0 for no limit.</summary>
    [Parameter]
    [ValidateRange(0, SessionFactory.MaxTimeoutSeconds)]
    [FreeValue]
    public int OperationTimeoutSeconds { get; set; }

    /// <summary>How often what is safe to repeat is repeated; 0 for never.</summary>
    [Parameter]
    [ValidateRange(0, SessionFactory.MaxRetryCount)]
    [FreeValue]
    public int MaximumRetryCount { get; set; }

    /// <summary>How many seconds pass before the first repeat.</summary>
    [Parameter]
    [ValidateRange(0, SessionFactory.MaxRetryIntervalSec)]
    [FreeValue]
    public int RetryIntervalSec { get; set; }

    /// <summary>Writes the session.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        ConnectionSettings settings = new(MyInvocation.BoundParameters, Environment.GetEnvironmentVariable);
        EiamSession session;
        try
        {
            bool sandbox = Sandbox || (ParameterSetName == DomainSet && Domain is null && settings.Flag(nameof(Sandbox)));
            SessionFactory factory = new(settings, Host.Version.ToString(), Host.CurrentUICulture, WriteWarning)
            {
                ProxyCredential = ProxyCredential,
                Certificate = Certificate,
                ClientSecret = ClientSecret,
                Permissions = Permission,
                Seed = sandbox && settings.Text(nameof(Path)) is { } path ? FileOf(path, settings.Origin(nameof(Path))) : null,
                Items = InvokeProvider.Item,
                Stop = _stop.Token,
            };
            session = factory.Create(Name, sandbox);
        }
        catch (ArgumentException e)
        {
            ThrowTerminatingError(ErrorRecords.From(ErrorRecords.InvalidArgument(e), target: null));
            return;
        }

        SessionStore.Current.Add(session);
        if (PassThru)
        {
            WriteObject(session);
        }
    }

    // As PowerShell's own cmdlets take a literal path: from the location of the session, through its drives.
    private string FileOf(string path, string origin)
    {
        try
        {
            string file = SessionState.Path.GetUnresolvedProviderPathFromPSPath(path, out ProviderInfo provider, out _);
            return provider.Name == "FileSystem" ? file : throw new ArgumentException($"-{origin} is a path of the provider {provider.Name}; give a file of the file system.");
        }
        catch (RuntimeException e)
        {
            throw new ArgumentException($"-{origin} cannot be found: {e.Message}", e);
        }
    }

    /// <summary>Ends the wait for the file of the fingerprint.</summary>
    protected override void StopProcessing() => _stop.Cancel();

    /// <inheritdoc/>
    public void Dispose() => _stop.Dispose();
}
