using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;
using Eiam.Client.Tests.Support;

namespace Eiam.Client.Tests.Faults;

/// <summary>What came of one call against one fault.</summary>
internal sealed record FaultRun(bool IsIdempotent, string Code, Exception? Error, LoginResult? Response, int Sent, int Connections, int HungUp, long BytesTaken, IReadOnlyList<string> Trace);

/// <summary>Runs every fault with both kinds of call, all at once; the tests look at the one that they are about.</summary>
public sealed class FaultRuns
{
    internal const int Retries = 2;

    // Short enough to be waited for. A machine that is so busy that the limit passes before the fault is met gets longer ones.
    private static readonly TimeSpan[] Limits = [TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(60)];

    // Whether a call without a body has a limit for connecting.
#if CLIENT_NETSTANDARD
    private const bool KnowsConnecting = false;
#else
    private const bool KnowsConnecting = true;
#endif

    private readonly Dictionary<(string Fault, bool OneTime), Task<FaultRun>> _runs;

    // So many that the servers and the clients of all faults never wait for a thread.
    public FaultRuns()
    {
        ThreadPool.SetMinThreads(64, 64);
        SemaphoreSlim places = new(16);
        (Fault Fault, bool OneTime)[] all = [.. FaultTable.All.SelectMany(fault => (bool[])[true, false], (fault, oneTime) => (fault, oneTime))];
        Dictionary<(string, bool), Task<FaultRun>> quick = all.Where(run => !IsTimed(run.Fault))
            .ToDictionary(run => (run.Fault.Name, run.OneTime), run => Task.Run(() => InPlaceAsync(places, run.Fault, run.OneTime)));

        // Those that a limit ends come last, when nothing else is there to slow them down.
        Task before = Task.WhenAll(quick.Values);
        _runs = all.Where(run => IsTimed(run.Fault))
            .ToDictionary(run => (run.Fault.Name, run.OneTime), run => Task.Run(async () =>
            {
                await before;
                return await RunTimedAsync(run.Fault, run.OneTime);
            }))
            .Concat(quick)
            .ToDictionary();
    }

    internal Task<FaultRun> OneTime(string fault) => _runs[(fault, true)];

    internal Task<FaultRun> Idempotent(string fault) => _runs[(fault, false)];

    private static bool IsTimed(Fault fault) => fault.EndsByOperationTimeout || fault.EndsByConnectionTimeout;

    private static async Task<FaultRun> InPlaceAsync(SemaphoreSlim places, Fault fault, bool oneTime)
    {
        await places.WaitAsync();
        try
        {
            return await RunAsync(fault, oneTime, Sample.Patience);
        }
        finally
        {
            places.Release();
        }
    }

    private static async Task<FaultRun> RunTimedAsync(Fault fault, bool oneTime)
    {
        Ending expected = oneTime ? fault.OneTime : fault.Idempotent;
        FaultRun run = null!;
        foreach (TimeSpan limit in Limits)
        {
            run = await RunAsync(fault, oneTime, limit);
            bool isTooLate = run.Error is EiamException { Kind: FailureKind.Timeout } failure && (failure.Outcome != expected.Outcome || run.Sent < expected.Sent);
            if (!isTooLate)
            {
                break;
            }
        }

        return run;
    }

    private static async Task<FaultRun> RunAsync(Fault fault, bool oneTime, TimeSpan limit)
    {
        FaultServer? server = fault.Script is null ? null : FaultServer.Start(fault.Script, fault.Certificate);
        using Socket closed = ClosedPort();
        using EiamClient client = new(Sample.Options(
            Address(fault, server, closed),
            connectionTimeout: fault.EndsByConnectionTimeout ? limit : Sample.Patience,
            operationTimeout: fault.EndsByOperationTimeout || (fault.EndsByConnectionTimeout && !oneTime && !KnowsConnecting) ? limit : Sample.Patience,
            retries: Retries,
            time: new VirtualTime(DateTimeOffset.UtcNow),
            skipCertificateCheck: !fault.CertificateCheck));
        RecordingTrace trace = new();
        string code = Sample.NewCode();
        LoginResult? response = null;
        Exception? error = null;
        try
        {
            response = await client.SendAsync<LoginResult>(oneTime ? Sample.Bind(code) : new ProbeRequest(), trace);
        }
        catch (Exception e)
        {
            error = e;
        }

        if (server is not null)
        {
            if (fault.IsCutOff)
            {
                // While the client is still open: it is the answer that must be ended, not the session.
                await server.AllEndedAsync().WaitAsync(Sample.Patience);
            }

            await server.DisposeAsync();
        }

        int sent = server is null ? 0 : oneTime ? server.CountOf(code) : server.Requests.Count;
        return new FaultRun(!oneTime, code, error, response, sent, server?.Connections ?? 0, server?.HungUp ?? 0, server?.Sent ?? 0, trace.Lines);
    }

    private static Uri Address(Fault fault, FaultServer? server, Socket closed)
    {
        if (fault.Address is not null)
        {
            return new Uri(string.Format(CultureInfo.InvariantCulture, fault.Address, server?.Port));
        }

        return server?.Uri ?? new Uri($"http://127.0.0.1:{((IPEndPoint)closed.LocalEndPoint!).Port}/");
    }

    // Bound, so that nobody else gets the port, and not listening.
    private static Socket ClosedPort()
    {
        Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return socket;
    }
}
