using System.Collections.Generic;
using System.Linq;
using Eiam.Client.Tests.Support;

namespace Eiam.Client.Tests.Faults;

/// <summary>Every fault that is proven. The table of docs/reliability.md is written from here.</summary>
internal static partial class FaultTable
{
    public static IReadOnlyList<Fault> All { get; } = [.. NoConnection(), .. LostAnswers(), .. Stalls(), .. Refusals(), .. ForeignAnswers(), .. HostileAnswers(), .. OddAnswers()];

    public static Fault Find(string name) => All.Single(f => f.Name == name);

    private static IEnumerable<Fault> NoConnection()
    {
        const string Group = "No connection";
        yield return new(Group, "connection refused", null, Ending.NotSent(), Ending.NotSent());
        yield return new(Group, "host name unknown", null, Ending.NotSent(), Ending.NotSent()) { Address = "https://no-such-host.invalid/" };
        yield return new(Group, "TLS to a port that speaks plain HTTP", SpeakPlain, Ending.NotSent(), Ending.NotSent()) { Address = "https://localhost:{0}/" };
        yield return new(Group, "certificate of an unknown authority", Good, Ending.NotSent(), Ending.NotSent())
        {
            Certificate = TestCertificates.Localhost,
            CertificateCheck = true,
            Says = "UntrustedRoot",
        };
        yield return new(Group, "certificate expired", Good, Ending.NotSent(), Ending.NotSent())
        {
            Certificate = TestCertificates.Expired,
            CertificateCheck = true,
            Says = "NotTimeValid",
        };
        yield return new(Group, "certificate of another host", Good, Ending.NotSent(), Ending.NotSent())
        {
            Certificate = TestCertificates.OtherName,
            CertificateCheck = true,
            Says = "RemoteCertificateNameMismatch",
        };
        yield return new(Group, "reset within the TLS handshake", ResetOnContact, Ending.NotSent(), Unconnected(FailureKind.ConnectionFailed))
        {
            Address = "https://localhost:{0}/",
        };
        yield return new(Group, "silence within the TLS handshake", Silent, Ending.NotSent(EiamErrorId.Timeout, FailureKind.Timeout), Unconnected(FailureKind.Timeout))
        {
            Address = "https://localhost:{0}/",
            EndsByConnectionTimeout = true,
        };
    }

    // Without a body, the build for Windows PowerShell cannot tell a connection that never was from one that broke.
    private static Ending Unconnected(FailureKind kind)
    {
#if CLIENT_NETSTANDARD
        return kind == FailureKind.Timeout
            ? new(0, null, FailureKind.Timeout, EiamErrorId.Timeout, RequestOutcome.Unknown)
            : new(0, null, FailureKind.ConnectionLost, EiamErrorId.ConnectionLost, RequestOutcome.Unknown);
#else
        return Ending.NotSent(kind == FailureKind.Timeout ? EiamErrorId.Timeout : EiamErrorId.ConnectionFailed, kind);
#endif
    }

    private static IEnumerable<Fault> LostAnswers()
    {
        const string Group = "The answer is lost";
        Ending lost = Ending.Lost(FailureKind.ConnectionLost);
        Ending repeated = Ending.Repeated(FailureKind.ConnectionLost, EiamErrorId.ConnectionLost);
        Ending cut = Ending.Lost(FailureKind.UnreadableAnswer);
        Ending cutRepeated = Ending.Repeated(FailureKind.UnreadableAnswer, EiamErrorId.UnexpectedResponse);
        yield return new(Group, "reset before the answer", Scripts.Once(ResetNow), lost, repeated);
        yield return new(Group, "closed before the answer", Scripts.Once(Close), lost, repeated with { Sent = TriesOnClose });
        yield return new(Group, "reset within the status line", Scripts.SendAndReset("HTTP/1.1 2"), lost, repeated);
        yield return new(Group, "reset within the headers", Scripts.SendAndReset("HTTP/1.1 200 OK\r\nContent-Ty"), lost, repeated);
        yield return new(Group, "closed within the headers", Scripts.SendAndClose("HTTP/1.1 200 OK\r\nContent-Ty"), lost, repeated);
        yield return new(Group, "reset after the headers", Scripts.SendAndReset("HTTP/1.1 200 OK\r\nContent-Length: 90\r\n\r\n"), cut, cutRepeated);
        yield return new(Group, "reset within the body", Scripts.SendAndReset(Announcing(Scripts.Success.Length, Scripts.Success[..30])), cut, cutRepeated);
        yield return new(Group, "body cut off", Scripts.SendAndClose(Announcing(Scripts.Success.Length, Scripts.Success[..30])), cut, cutRepeated);
        yield return new(Group, "Content-Length larger than the body", Scripts.SendAndClose(Announcing(Scripts.Success.Length + 1, Scripts.Success)), cut, cutRepeated);
        yield return new(Group, "Content-Length smaller than the body", Scripts.SendAndClose(Announcing(Scripts.Success.Length - 1, Scripts.Success)), cut, cutRepeated);
        yield return new(Group, "chunk size that is no number", Scripts.SendAndClose(Chunked("xyz\r\n" + Scripts.Success + "\r\n0\r\n\r\n")), cut, cutRepeated);
        yield return new(Group, "chunk size beyond every number", Scripts.SendAndClose(Chunked("fffffffffffffffffff\r\n" + Scripts.Success)), cut, cutRepeated);
        yield return new(Group, "last chunk missing", Scripts.SendAndClose(Chunked($"{Scripts.Success.Length:x}\r\n{Scripts.Success}\r\n")), cut, cutRepeated);
        yield return new(Group, "TLS connection closed before the answer", Scripts.Once(Close), lost, repeated with { Sent = TriesOnClose })
        {
            Certificate = TestCertificates.Localhost,
        };
    }

    private static IEnumerable<Fault> Stalls()
    {
        const string Group = "The answer does not end";
        Ending lost = Ending.Lost(FailureKind.Timeout);
        Ending repeated = Ending.Repeated(FailureKind.Timeout, EiamErrorId.Timeout);
        Ending rejected = Ending.Rejected(EiamErrorId.Timeout, FailureKind.Timeout);
        yield return new(Group, "silence before the headers", Scripts.Once(c => c.StallAsync()), lost, repeated) { EndsByOperationTimeout = true };
        yield return new(Group, "silence within the headers", Scripts.SendAndStall("HTTP/1.1 200 OK\r\nContent-"), lost, repeated) { EndsByOperationTimeout = true };
        yield return new(Group, "silence within the body", Scripts.SendAndStall(Announcing(Scripts.Success.Length, Scripts.Success[..30])), lost, repeated) { EndsByOperationTimeout = true };
        yield return new(Group, "one byte at a time", Scripts.Once(c => DripAsync(c, Scripts.Http(Scripts.Success), 20)), lost, repeated) { EndsByOperationTimeout = true };
        yield return new(Group, "interim answers without end", Scripts.Once(EndlessContinue), lost, repeated) { EndsByOperationTimeout = true };
        yield return new(Group, "silence within the body of a 400", Scripts.SendAndStall("HTTP/1.1 400 Bad Request\r\nContent-Length: 90\r\n\r\n{"), rejected, rejected with { Sent = 3 }) { EndsByOperationTimeout = true };
    }
}
