using System;
using System.Security.Cryptography.X509Certificates;
using System.Threading.Tasks;
using Eiam.Client.Tests.Support;

namespace Eiam.Client.Tests.Faults;

/// <summary>How a call ends: with a status, or with an error; and how often the request reached the server, with two repeats allowed.</summary>
internal sealed record Ending(int Sent, LoginStatus? Status = null, FailureKind? Kind = null, string? ErrorId = null, RequestOutcome? Outcome = null)
{
    public static Ending Success { get; } = new(1, LoginStatus.Success);

    /// <summary>Never sent, and so tried again, whatever it is.</summary>
    public static Ending NotSent(string errorId = EiamErrorId.ConnectionFailed, FailureKind kind = FailureKind.ConnectionFailed) =>
        new(0, null, kind, errorId, RequestOutcome.NotSent);

    /// <summary>A one-time request that was sent and whose answer is lost: sent once.</summary>
    public static Ending Lost(FailureKind kind, string errorId = EiamErrorId.OutcomeUnknown) => new(1, null, kind, errorId, RequestOutcome.Unknown);

    /// <summary>The same for an idempotent request: repeated twice.</summary>
    public static Ending Repeated(FailureKind kind, string errorId) => new(3, null, kind, errorId, RequestOutcome.Unknown);

    /// <summary>Refused by the tenant.</summary>
    public static Ending Rejected(string errorId = EiamErrorId.UnexpectedResponse, FailureKind kind = FailureKind.Rejected, int sent = 1) =>
        new(sent, null, kind, errorId, RequestOutcome.Rejected);
}

/// <summary>One thing that a server or a network does wrong, and how each kind of call must end.</summary>
internal sealed record Fault(string Group, string Name, Func<FaultConnection, Task>? Script, Ending OneTime, Ending Idempotent)
{
    /// <summary>The certificate with which the server speaks TLS; null for plain.</summary>
    public X509Certificate2? Certificate { get; init; }

    /// <summary>Where the call goes in place of the server; {0} is the server's port.</summary>
    public string? Address { get; init; }

    /// <summary>Whether the certificate is checked.</summary>
    public bool CertificateCheck { get; init; }

    /// <summary>What only the passing of the limit for the whole try ends.</summary>
    public bool EndsByOperationTimeout { get; init; }

    /// <summary>What only the passing of the limit for connecting ends.</summary>
    public bool EndsByConnectionTimeout { get; init; }

    /// <summary>The server would go on sending: it must be cut off.</summary>
    public bool IsCutOff { get; init; }

    /// <summary>What the error or the exception inside it must say.</summary>
    public string? Says { get; init; }

    public override string ToString() => Name;
}
