using System;
using System.Linq;
using System.Security;
using Eiam.Client.Secrets;
using Eiam.Sandbox;

namespace EiamPowerShell.Results;

/// <summary>The tenant in a box of a sandbox session.</summary>
public sealed class EiamSandbox
{
    // A reference-type field: PowerShell reflects over this class before Eiam.Sandbox can be resolved.
    private readonly SandboxTenant _tenant;

    /// <param name="clientId">The client id; null for one that is made up.</param>
    /// <param name="clientSecret">Its secret; null for one that is made up.</param>
    /// <param name="applicationId">The application's id; null for that of the seed's first application, or the default.</param>
    /// <param name="seed">The file that the tenant is filled from; null for none.</param>
    /// <param name="permissions">The application's permissions; null for all.</param>
    /// <exception cref="ArgumentException">The file is wrong, or a permission is none; it names the parameter.</exception>
    internal EiamSandbox(string? clientId, string? clientSecret, string? applicationId, string? seed, string[]? permissions)
    {
        SandboxOptions options = new();
        if (clientId is not null)
        {
            options.ClientId = clientId;
        }

        if (clientSecret is not null)
        {
            options.ClientSecret = clientSecret;
        }

        if (applicationId is not null)
        {
            options.ApplicationId = applicationId;
        }

        if (permissions is not null)
        {
            options.Permissions = Permissions(permissions);
        }

        _tenant = new SandboxTenant(options);
        SandboxSeedResult? filled = seed is null ? null : Fill(seed);
        ApplicationId = applicationId is null && filled is { ApplicationIds.Count: > 0 } ? filled.ApplicationIds[0] : options.ApplicationId;
    }

    /// <summary>What the tenant does where the API's pages leave it open: lifetimes, token shapes, spellings.</summary>
    public SandboxOptions Options => _tenant.Options;

    /// <summary>The tenant's time.</summary>
    public DateTimeOffset Now => _tenant.Clock.UtcNow;

    internal Uri Uri => new("https://" + _tenant.Options.Domain + "/");

    internal SecureString ClientSecret => SecretText.ToSecure(_tenant.Options.ClientSecret);

    internal string ApplicationId { get; }

    internal string ClientId => _tenant.Options.ClientId;

    internal SandboxTenant Tenant => _tenant;

    /// <summary>Moves the tenant's time on, so that codes and tokens expire.</summary>
    /// <param name="by">How far; not backwards.</param>
    public void AdvanceClock(TimeSpan by) => _tenant.Clock.Advance(by);

    /// <summary>Signs id tokens with another key from now on, as a tenant does from time to time. The former keys stay in the key set.</summary>
    public void RollSigningKey() => _tenant.RollSigningKey();

    private static string[] Permissions(string[] given) => Array.Find(given, static one => !SandboxOptions.KnownPermissions.Contains(one, StringComparer.OrdinalIgnoreCase)) is { } unknown
        ? throw new ArgumentException($"-Permission: there is no '{unknown}'; give some of {string.Join(", ", SandboxOptions.KnownPermissions)}.")
        : given;

    private SandboxSeedResult Fill(string seed)
    {
        try
        {
            return SandboxSeed.Load(_tenant, seed);
        }
        catch (ArgumentException e)
        {
            throw new ArgumentException("-Path: " + e.Message, e);
        }
    }

    /// <summary>How many users the tenant has.</summary>
    /// <returns>A description.</returns>
    public override string ToString() => $"{_tenant.Options.Domain} ({_tenant.Users.Count} users)";
}
