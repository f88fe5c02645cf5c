using System;
using Eiam.Sandbox;

namespace EiamPowerShell.Results;

/// <summary>A fault of a sandbox tenant. Remaining counts down as requests meet it.</summary>
public sealed class EiamSandboxFault
{
    private readonly SandboxFault _fault;

    internal EiamSandboxFault(SandboxFault fault) => _fault = fault;

    /// <summary>The path of the requests, a pattern; null for any but that of the tenant token.</summary>
    public string? Path => _fault.Path;

    /// <summary>The method of the requests; null for any.</summary>
    public string? Method => _fault.Method;

    /// <summary>How many requests meet it.</summary>
    public int Count => _fault.Count;

    /// <summary>How many more will meet it: 0 once it is used up.</summary>
    public int Remaining => _fault.Remaining;

    /// <summary>The error code of the answer.</summary>
    public string? ErrorCode => _fault.ErrorCode;

    /// <summary>The error message of the answer.</summary>
    public string? Message => _fault.Message;

    /// <summary>The HTTP status of the answer; null where the tenant's own answer comes, or none.</summary>
    public int? StatusCode => _fault.StatusCode;

    /// <summary>How long a request waits.</summary>
    public TimeSpan Delay => _fault.Delay;

    /// <summary>Whether the connection breaks.</summary>
    public bool ConnectionReset => _fault.ConnectionReset;

    /// <summary>Whether the tenant carries out the request first.</summary>
    public bool AfterProcessing => _fault.AfterProcessing;

    /// <summary>What happens, in short.</summary>
    public string Fault => _fault.ToString();

    /// <summary>What happens, in short.</summary>
    /// <returns>Like HTTP 503, or reset after processing.</returns>
    public override string ToString() => Fault;
}
