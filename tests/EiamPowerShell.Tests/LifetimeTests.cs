using System;
using System.Collections.Concurrent;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Runtime.CompilerServices;
using System.Threading.Tasks;
using Eiam.Client.Tests.Support;
using EiamPowerShell.Tests.Engine;
using Xunit;

namespace EiamPowerShell.Tests;

/// <summary>What is left when a session or the module goes: nothing, on either side of the wire, and no exception that nobody saw.</summary>
public class LifetimeTests
{
    // Only ever reached by a test that hangs.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private const string Connect = "param($Uri) Connect-Eiam -Uri $Uri -ClientId c -NoProxy -MaximumRetryCount 0 -SkipCertificateCheck -WarningAction Ignore -PassThru";

    // What nobody saw in the whole run of this process, whichever test it came from.
    private static readonly ConcurrentQueue<string> Unseen = new();

    [ModuleInitializer]
    internal static void Watch()
    {
        TaskScheduler.UnobservedTaskException += static (_, e) => Unseen.Enqueue("a task: " + e.Exception);
        AppDomain.CurrentDomain.UnhandledException += static (_, e) => Unseen.Enqueue("a thread: " + e.ExceptionObject);
    }

    [Theory]
    [InlineData("Disconnect-Eiam", false)]
    [InlineData("Disconnect-Eiam", true)]
    [InlineData("Remove-Module EiamPowerShell", false)]
    [InlineData("Remove-Module EiamPowerShell", true)]
    [InlineData("(Get-EiamSession).Dispose()", false)]
    public async Task No_connection_stays(string end, bool tls)
    {
        await using FaultServer server = FaultServer.Answering(Scripts.Http(Scripts.Success), tls ? TestCertificates.Localhost : null);
        using PowerShellEngine engine = new();
        engine.Run(Connect, server.Uri.ToString()).Clean();
        engine.Run("1..3 | ForEach-Object { \"code$_\" } | Invoke-EiamWeChatMiniProgramLogin").Clean();
        Assert.Equal(3, server.Requests.Count);
        Assert.NotEmpty(SocketsTo(server.Port));
        engine.Run(end).Clean();
        await server.AllEndedAsync().WaitAsync(Patience, TestContext.Current.CancellationToken);
        Assert.Empty(SocketsTo(server.Port));
    }

    [Fact]
    public async Task A_runspace_that_ends_takes_its_sessions_with_it()
    {
        await using FaultServer server = FaultServer.Answering(Scripts.Http(Scripts.Success));
        PSObject session;
        using (PowerShellEngine engine = new())
        {
            session = engine.Run(Connect, server.Uri.ToString()).Single;
            engine.Run("Invoke-EiamWeChatMiniProgramLogin -Code c").Clean();
            engine.CloseWithoutRemoval();
        }

        await server.AllEndedAsync().WaitAsync(Patience, TestContext.Current.CancellationToken);
        Assert.Equal(false, session.Properties["IsConnected"].Value);
    }

    [Theory]
    [InlineData("Disconnect-Eiam")]
    [InlineData("Remove-Module EiamPowerShell")]
    public async Task A_call_in_flight_elsewhere_ends_with_its_session(string end)
    {
        TaskCompletionSource arrived = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await using FaultServer server = FaultServer.Start(Scripts.Once(connection =>
        {
            arrived.SetResult();
            return connection.StallAsync();
        }));
        using PowerShellEngine owner = new();
        using PowerShellEngine other = new();
        PSObject session = owner.Run(Connect, server.Uri.ToString()).Single;
        Task<RunResult> call = Task.Run(() => other.Run("param($Session) Invoke-EiamWeChatMobileBind -StateToken s -WeChatCode c -Session $Session", session), TestContext.Current.CancellationToken);
        await arrived.Task.WaitAsync(Patience, TestContext.Current.CancellationToken);
        owner.Run(end).Clean();
        ErrorRecord error = (await call.WaitAsync(Patience, TestContext.Current.CancellationToken)).Error;
        Assert.Equal("Unknown", ErrorTests.Property(error, "Outcome")!.ToString());
        await server.AllEndedAsync().WaitAsync(Patience, TestContext.Current.CancellationToken);
        Assert.Empty(SocketsTo(server.Port));
    }

    [Fact]
    public async Task Removing_the_module_in_one_runspace_leaves_the_sessions_of_another()
    {
        await using FaultServer server = FaultServer.Answering(Scripts.Http(Scripts.Success));
        using PowerShellEngine one = new();
        using PowerShellEngine two = new();
        PSObject first = one.Run(Connect, server.Uri.ToString()).Single;
        PSObject second = two.Run(Connect, server.Uri.ToString()).Single;
        one.Run("Invoke-EiamWeChatMiniProgramLogin -Code c; Remove-Module EiamPowerShell").Clean();
        Assert.Equal(false, first.Properties["IsConnected"].Value);
        Assert.Equal(true, second.Properties["IsConnected"].Value);
        two.Run("Invoke-EiamWeChatMiniProgramLogin -Code c").Clean();

        // And it can come back.
        one.Run("Import-Module $args[0]", TestPaths.StagedModule.TrimEnd('/', '\\')).Clean();
        Assert.Empty(one.Run("Get-EiamSession").Clean().Output);
    }

    [Theory]
    [InlineData("Remove-Module EiamPowerShell")]
    [InlineData("$null = Connect-Eiam -Uri $args[0].Uri -ClientId c -Name $args[0].Name")]
    [InlineData(null)]
    public async Task A_session_that_another_runspace_selected_stays_its_makers(string? end)
    {
        await using FaultServer server = FaultServer.Answering(Scripts.Http(Scripts.Success));
        using PowerShellEngine maker = new();
        PSObject session = maker.Run(Connect, server.Uri.ToString()).Single;
        using (PowerShellEngine borrower = new())
        {
            borrower.Run("Select-EiamSession $args[0]; Invoke-EiamWeChatMiniProgramLogin -Code c", session).Clean();
            if (end is null)
            {
                borrower.CloseWithoutRemoval();
            }
            else
            {
                borrower.Run(end, session).Clean();
            }
        }

        maker.Run("Invoke-EiamWeChatMiniProgramLogin -Code c").Clean();
    }

    [Theory]
    [InlineData("$p = { Invoke-EiamWeChatMiniProgramLogin }.GetSteppablePipeline(); $p.Begin($true); $p.Process($codes[0]); $p.Dispose()")]
    [InlineData("foreach ($i in 1) { $codes | Invoke-EiamWeChatMiniProgramLogin | ForEach-Object { $_; break } }")]
    [InlineData("try { $codes | Invoke-EiamWeChatMiniProgramLogin | ForEach-Object { $_; throw 'enough' } } catch { }")]
    public async Task An_early_end_of_the_pipeline_ends_the_call_and_no_more(string script)
    {
        await using FaultServer server = FaultServer.Answering(Scripts.Http(Scripts.Success));
        using PowerShellEngine engine = new();
        engine.Run(Connect, server.Uri.ToString()).Clean();
        Assert.Single(engine.Run("$codes = 1..20 | ForEach-Object { \"code$_\" };" + script).Clean().Output);
        Assert.Single(server.Requests);
        engine.Run("Invoke-EiamWeChatMiniProgramLogin -Code after; Disconnect-Eiam").Clean();
        Assert.Equal(2, server.Requests.Count);
        await server.AllEndedAsync().WaitAsync(Patience, TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task No_session_stays_in_memory()
    {
        await using FaultServer server = FaultServer.Answering(Scripts.Http(Scripts.Success));
        WeakReference session = UseAndRemove(server);
        await server.AllEndedAsync().WaitAsync(Patience, TestContext.Current.CancellationToken);
        CollectUntil(() => !session.IsAlive);
        Assert.False(session.IsAlive);
    }

    [Fact]
    public async Task No_socket_stays_however_often_one_connects()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Counted in /proc.");
        await using FaultServer server = FaultServer.Answering(Scripts.Http(Scripts.Success));
        using PowerShellEngine engine = new();
        const string Round = "param($Uri, $Times) for ($i = 0; $i -lt $Times; $i++) { Connect-Eiam -Uri $Uri -ClientId c -NoProxy; $null = Invoke-EiamWeChatMiniProgramLogin -Code c; Disconnect-Eiam }";
        engine.Run(Round, server.Uri.ToString(), 100).Clean();
        Assert.Equal(100, server.Connections);
        await server.AllEndedAsync().WaitAsync(Patience, TestContext.Current.CancellationToken);

        // Other tests run beside this one, so what is counted is what belongs to this server alone.
        Assert.Empty(SocketsTo(server.Port));
    }

    [Fact]
    public async Task No_handle_and_no_thread_stays_however_often_the_module_comes_and_goes()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Counted in /proc.");
        await using FaultServer server = FaultServer.Answering(Scripts.Http(Scripts.Success));
        using ChildProcess host = new(TestPaths.IsolationHost, "cycles", TestPaths.StagedModule, server.Uri.ToString());
        int[][] counts = [.. host.ReadToEnd().Select(l => l.Split(' ').Select(n => int.Parse(n, CultureInfo.InvariantCulture)).ToArray())];

        // 40 rounds leave no more than 10 did. The runtime's own thread pool goes up and down by a few.
        Assert.Equal(2, counts.Length);
        Assert.InRange(counts[1][0], 1, counts[0][0] + 5);
        Assert.InRange(counts[1][1], 1, counts[0][1] + 8);
    }

    [Fact]
    public async Task No_exception_goes_unseen()
    {
        Func<FaultConnection, Task>[] faults =
        [
            Scripts.Once(static c => { c.Reset(); return Task.CompletedTask; }),
            static c => { c.Reset(); return Task.CompletedTask; },
            Scripts.SendAndClose("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n{"),
            Scripts.SendAndReset("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n{"),
            Scripts.SendAndClose("nonsense\r\n\r\n"),
            Scripts.SendAndClose("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"),
            Scripts.SendAndStall("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n{"),
            Scripts.SendAndStall("HTTP/1.1 200 OK\r\n"),
            Scripts.SendAndClose(Scripts.Http("{}", "503 Service Unavailable")),
            Scripts.SendAndClose(Scripts.Http("<html>", "502 Bad Gateway", "text/html")),
            Scripts.SendAndClose(Scripts.Http(string.Empty, "302 Found", more: "Location: http://other.example.com/\r\n")),
        ];
        foreach (string end in (string[])["", "Disconnect-Eiam", "Remove-Module EiamPowerShell"])
        {
            foreach (Func<FaultConnection, Task> fault in faults)
            {
                await MeetAsync(fault, tls: false, end);
                await MeetAsync(fault, tls: true, end);
            }
        }

        for (int i = 0; i < 3; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        Assert.Empty(Unseen);
    }

    // Waits for the call, or ends the session below it.
    private static async Task MeetAsync(Func<FaultConnection, Task> fault, bool tls, string end)
    {
        TaskCompletionSource met = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await using FaultServer server = FaultServer.Start(
            connection =>
            {
                met.TrySetResult();
                return fault(connection);
            },
            tls ? TestCertificates.Localhost : null);
        using PowerShellEngine owner = new();
        using PowerShellEngine other = new();
        PSObject session = owner.Run(
            "param($Uri) Connect-Eiam -Uri $Uri -ClientId c -NoProxy -MaximumRetryCount 0 -SkipCertificateCheck -WarningAction Ignore -OperationTimeoutSeconds 1 -PassThru", server.Uri.ToString()).Single;
        Task<RunResult> call = Task.Run(() => other.Run("param($Session) Invoke-EiamWeChatMobileBind -StateToken s -WeChatCode c -Session $Session", session));
        await met.Task.WaitAsync(Patience);
        owner.Run(end);
        Assert.NotNull((await call.WaitAsync(Patience)).Error);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference UseAndRemove(FaultServer server)
    {
        using PowerShellEngine engine = new();
        PSObject session = engine.Run(Connect, server.Uri.ToString()).Single;
        engine.Run("$null = Invoke-EiamWeChatMiniProgramLogin -Code c; Remove-Module EiamPowerShell").Clean();
        return new WeakReference(session.BaseObject);
    }

    private static void CollectUntil(Func<bool> done)
    {
        for (int i = 0; i < 20 && !done(); i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
    }

    // This system's open TCP sockets whose other end is the port: the client's side. Ended ones wait there too, with no owner.
    private static string[] SocketsTo(int port)
    {
        if (!OperatingSystem.IsLinux())
        {
            return [];
        }

        string end = ":" + port.ToString("X4", CultureInfo.InvariantCulture);
        return new[] { "/proc/self/net/tcp", "/proc/self/net/tcp6" }.Where(File.Exists).SelectMany(File.ReadAllLines)
            .Where(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries) is { Length: > 9 } f && f[2].EndsWith(end, StringComparison.Ordinal) && f[9] != "0")
            .ToArray();
    }
}
