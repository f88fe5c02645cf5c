using System;

namespace Eiam.Sandbox.Server;

/// <summary>How a tenant is served. It is served on 127.0.0.1 only; there is no option for another address.</summary>
public sealed class SandboxServerOptions
{
    private SandboxTenant _tenant = new();

    /// <summary>The tenant that answers. Default: a new one.</summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public SandboxTenant Tenant
    {
        get => _tenant;
        set => _tenant = value ?? throw new ArgumentNullException(nameof(value));
    }

    /// <summary>The port; 0 (default) for any free one. Where both schemes are served, HTTPS takes the port after it.</summary>
    public int Port { get; set; }

    /// <summary>Whether HTTPS is served, with HTTP/2 and HTTP/1.1 and a certificate made at the start. Default: no.</summary>
    public bool Https { get; set; }

    /// <summary>Whether plain HTTP/1.1 is served. Default: yes.</summary>
    public bool Http { get; set; } = true;

    /// <exception cref="ArgumentException">The options contradict each other or the port is none.</exception>
    internal void Check()
    {
        if (!Http && !Https)
        {
            throw new ArgumentException("Neither HTTP nor HTTPS is to be served. Set Http or Https.", nameof(Https));
        }

        int highest = Http && Https ? 65534 : 65535;
        if (Port < 0 || Port > highest)
        {
            throw new ArgumentOutOfRangeException(nameof(Port), Port, $"A port is between 0 (any free one) and {highest}.");
        }
    }
}
