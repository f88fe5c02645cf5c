using System;
using System.Security;
using Eiam.Client.Secrets;
using Eiam.Sandbox;

namespace EiamPowerShell.Results;

/// <summary>The tenant in a box of a sandbox session.</summary>
public sealed class EiamSandbox
{
    // A reference-type field: PowerShell reflects over this class before Eiam.Sandbox can be resolved.
    private readonly SandboxTenant _tenant;

    internal EiamSandbox(string? clientId, string? clientSecret, string? applicationId)
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

        _tenant = new SandboxTenant(options);
    }

    /// <summary>What the tenant does where the API's pages leave it open: lifetimes, token shapes, spellings.</summary>
    public SandboxOptions Options => _tenant.Options;

    /// <summary>The tenant's time.</summary>
    public DateTimeOffset Now => _tenant.Clock.UtcNow;

    internal Uri Uri => new("https://" + _tenant.Options.Domain + "/");

    internal SecureString ClientSecret => SecretText.ToSecure(_tenant.Options.ClientSecret);

    internal string ApplicationId => _tenant.Options.ApplicationId;

    internal string ClientId => _tenant.Options.ClientId;

    internal SandboxTenant Tenant => _tenant;

    /// <summary>Moves the tenant's time on, so that codes and tokens expire.</summary>
    /// <param name="by">How far; not backwards.</param>
    public void AdvanceClock(TimeSpan by) => _tenant.Clock.Advance(by);

    /// <summary>Signs id tokens with another key from now on, as a tenant does from time to time. The former keys stay in the key set.</summary>
    public void RollSigningKey() => _tenant.RollSigningKey();

    /// <summary>How many users the tenant has.</summary>
    /// <returns>A description.</returns>
    public override string ToString() => $"{_tenant.Options.Domain} ({_tenant.Users.Count} users)";
}
