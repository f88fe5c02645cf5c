using System;
using System.Globalization;
using System.Management.Automation;
using System.Net;
using System.Security;
using System.Security.Cryptography.X509Certificates;
using System.Threading;
using Eiam;
using Eiam.Client;
using Eiam.Client.Secrets;
using EiamPowerShell.Binding;
using EiamPowerShell.Results;

namespace EiamPowerShell.Sessions;

/// <summary>Makes a session of the values that Connect-Eiam was given. Sends nothing.</summary>
internal sealed class SessionFactory(ConnectionSettings settings, string powerShellVersion, CultureInfo culture, Action<string> warn)
{
    /// <summary>Twenty-four days, the longest that the system's timers take.</summary>
    public const int MaxTimeoutSeconds = 24 * 24 * 3600;

    public const int MaxRetryCount = 100;

    public const int MaxRetryIntervalSec = 3600;

    public PSCredential? ProxyCredential { get; init; }

    public X509Certificate2? Certificate { get; init; }

    public Secret? ClientSecret { get; init; }

    /// <summary>The file that a sandbox is filled from; null for none.</summary>
    public string? Seed { get; init; }

    /// <summary>What the application may do in a sandbox; null for everything.</summary>
    public string[]? Permissions { get; init; }

    public required ItemCmdletProviderIntrinsics Items { get; init; }

    /// <summary>Ends the wait for the file of the fingerprint.</summary>
    public CancellationToken Stop { get; init; }

    public EiamSession Create(string? name, bool sandbox)
    {
        EiamSandbox? tenant = sandbox ? new EiamSandbox(settings.Text("ClientId"), Secret() is { } secret ? SecretText.ToText(secret) : null, Application(), Seed, Permissions) : null;
        Uri uri = tenant?.Uri ?? Address();
        bool skipCheck = !sandbox && settings.Flag("SkipCertificateCheck");
        if (skipCheck)
        {
            warn($"The certificate of {uri.Authority} is not checked in this session: whoever stands between can read and change everything. Use it only for tests.");
        }

        (IWebProxy? proxy, ICredentials? proxyLogin) = sandbox ? (null, null) : Proxy();
        EiamClientOptions options = new()
        {
            Uri = uri,
            ClientId = tenant?.ClientId ?? settings.Text("ClientId") ?? throw Missing("ClientId"),
            OperatingSystemVersion = settings.Text("OperatingSystemVersion") ?? DeviceDefaults.OperatingSystemVersion(),
            DeviceFingerprint = settings.Text("DeviceFingerprint") ?? DeviceFingerprint.Get(DeviceFingerprint.DefaultPath, Items, warn, Stop),
            Agent = settings.Text("Agent") ?? DeviceDefaults.Agent(powerShellVersion),
            DeviceIp = settings.Text("DeviceIp"),
            Language = settings.Text("Language") ?? DeviceDefaults.Language(culture),
            TenantId = settings.Text("TenantId"),
            ClientSecret = tenant?.ClientSecret ?? Secret(),
            Proxy = proxy,
            DefaultProxyCredentials = proxyLogin,
            NoProxy = settings.Flag("NoProxy"),
            SkipCertificateCheck = skipCheck,
            Certificate = Certificate,
            ConnectionTimeout = TimeSpan.FromSeconds(settings.Number("ConnectionTimeoutSeconds", 15, MaxTimeoutSeconds)),
            OperationTimeout = TimeSpan.FromSeconds(settings.Number("OperationTimeoutSeconds", 60, MaxTimeoutSeconds)),
            MaximumRetryCount = settings.Number("MaximumRetryCount", 2, MaxRetryCount),
            RetryInterval = TimeSpan.FromSeconds(settings.Number("RetryIntervalSec", 1, MaxRetryIntervalSec)),
        };
        if (tenant is not null)
        {
            options.UseSandbox(tenant.Tenant.CreateHandler(), tenant.Tenant.Clock);
        }

        EiamSession session = new(name ?? (sandbox ? "sandbox" : uri.Authority), new EiamClient(options), tenant)
        {
            TimeZone = settings.Text("TimeZone") is { } zone ? TenantTime.Zone(zone, settings.Origin("TimeZone")) : TenantTime.Default,
            ApplicationId = tenant?.ApplicationId ?? Application(),
        };
        options.Owner = session;
        return session;
    }

    private string? Application() => settings.Text("ApplicationId") is { Length: > 0 } application ? application : null;

    // A sandbox makes one of its own where none is given.
    private SecureString? Secret()
    {
        const string parameter = "ClientSecret";
        SecureString? given = SecretReader.Read(ClientSecret, parameter) ?? (settings.Text(parameter) is { } text ? SecretReader.Read(new Secret(text), parameter) : null);
        return given is null ? null : InputCheck.Code(given, settings.Origin(parameter));
    }

    private Uri Address()
    {
        string? domain = settings.Text("Domain");
        string? uri = settings.Text("Uri");
        if (domain is not null && uri is not null)
        {
            // What was given beats what the environment says; two of the same rank contradict each other.
            if (settings.IsFromEnvironment("Domain") == settings.IsFromEnvironment("Uri"))
            {
                throw new ArgumentException($"{settings.Origin("Domain")} and {settings.Origin("Uri")} are both set; set one.", "Domain");
            }

            domain = settings.IsFromEnvironment("Domain") ? null : domain;
        }

        return domain is not null ? EiamAddress.FromDomain(domain, settings.Origin("Domain"))
            : uri is not null ? EiamAddress.FromUri(uri, settings.Flag("AllowUnencryptedAuthentication"), settings.Origin("Uri"))
            : throw new ArgumentException(
                $"Domain is missing: give -Domain, or -Uri, or set the environment variable {ConnectionSettings.Variable("Domain")}; -Sandbox needs none of them.", "Domain");
    }

    private (IWebProxy? Proxy, ICredentials? Default) Proxy()
    {
        ICredentials? login = ProxyCredential?.GetNetworkCredential() ?? (settings.Flag("ProxyUseDefaultCredentials") ? CredentialCache.DefaultCredentials : null);
        if (settings.Text("Proxy") is not { } address)
        {
            return (null, login);
        }

        if (!System.Uri.TryCreate(address, UriKind.Absolute, out Uri? uri) || (uri.Scheme != System.Uri.UriSchemeHttp && uri.Scheme != System.Uri.UriSchemeHttps))
        {
            throw new ArgumentException($"{settings.Origin("Proxy")} is not an http or https address, such as http://proxy.example.com:8080.", "Proxy");
        }

        if (uri.UserInfo.Length > 0)
        {
            throw new ArgumentException($"{settings.Origin("Proxy")} contains user information; give it as -ProxyCredential.", "Proxy");
        }

        return (new WebProxy(uri) { Credentials = login }, null);
    }

    private static ArgumentException Missing(string parameter) =>
        new($"{parameter} is missing: give -{parameter} or set the environment variable {ConnectionSettings.Variable(parameter)}.", parameter);
}
