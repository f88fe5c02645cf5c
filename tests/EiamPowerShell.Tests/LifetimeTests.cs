using System;
using System.Collections.Concurrent;
using System.Threading.Tasks;
using Eiam.Client.Tests.Support;
using EiamPowerShell.Tests.Engine;
using Xunit;

namespace EiamPowerShell.Tests;

/// <summary>What is left after a session, and after the module: nothing. Told by the other side, which sees every connection end.</summary>
public sealed class LifetimeTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Theory]
    [InlineData("Disconnect-Eiam")]
    [InlineData("Get-EiamSession | Disconnect-Eiam")]
    [InlineData("Remove-Module EiamPowerShell")]
    public async Task Every_connection_ends_with_its_session(string end)
    {
        await using FaultServer server = FaultServer.Answering(Scripts.Http(Scripts.Success));
        using PowerShellEngine engine = new();
        engine.Run(
            "Connect-Eiam -Uri $args[0] -ClientId c; $null = 1..40 | ForEach-Object { [pscustomobject]@{ StateToken = 's'; WeChatCode = \"code$_\" } } | Invoke-EiamWeChatMobileBind -ThrottleLimit 8",
            server.Uri.ToString()).Clean();
        Assert.InRange(server.Connections, 1, 8);
        Assert.False(server.AllEndedAsync().IsCompleted);
        engine.Run(end).Clean();
        await server.AllEndedAsync().WaitAsync(Patience);
    }

    [Fact]
    public async Task Removing_the_module_in_one_runspace_leaves_the_sessions_of_another_alone()
    {
        await using FaultServer server = FaultServer.Answering(Scripts.Http(Scripts.Success));
        using PowerShellEngine one = new();
        using PowerShellEngine two = new();
        foreach (PowerShellEngine engine in (PowerShellEngine[])[one, two])
        {
            engine.Run("Connect-Eiam -Uri $args[0] -ClientId c", server.Uri.ToString()).Clean();
        }

        one.Run("Remove-Module EiamPowerShell").Clean();
        Assert.Equal("SUCCESS", two.Run("(Invoke-EiamWeChatMobileBind -StateToken s -WeChatCode c).StatusText").Single.BaseObject);
    }

    [Fact]
    public async Task A_session_that_is_closed_during_a_call_says_what_became_of_it()
    {
        await using FaultServer server = FaultServer.Start(async connection =>
        {
            await connection.ReadRequestAsync();
            await connection.StallAsync();
        });
        using PowerShellEngine owner = new();
        using PowerShellEngine other = new();
        object session = owner.Run("Connect-Eiam -Uri $args[0] -ClientId c -PassThru", server.Uri.ToString()).Single;
        Task<RunResult> call = Task.Run(() => other.Run("param($Session) Invoke-EiamWeChatMobileBind -StateToken s -WeChatCode c -Session $Session", session));
        await server.ReceivedAsync(1).WaitAsync(Patience);
        owner.Run("Disconnect-Eiam").Clean();
        RunResult result = await call.WaitAsync(Patience);
        Assert.StartsWith("EiamOutcomeUnknown,", result.Error.FullyQualifiedErrorId, StringComparison.Ordinal);
        await server.AllEndedAsync().WaitAsync(Patience);
    }

    [Fact]
    public async Task Nothing_fails_unseen_on_another_thread()
    {
        ConcurrentBag<Exception> unseen = [];
        void Keep(object? sender, UnobservedTaskExceptionEventArgs e) => unseen.Add(e.Exception);
        TaskScheduler.UnobservedTaskException += Keep;
        try
        {
            await MakeTroubleAsync();
            GC.Collect();
            GC.WaitForPendingFinalizers();
            GC.Collect();
        }
        finally
        {
            TaskScheduler.UnobservedTaskException -= Keep;
        }

        Assert.DoesNotContain(unseen, e => e.ToString().Contains("Eiam", StringComparison.Ordinal));
    }

    private static async Task MakeTroubleAsync()
    {
        await using FaultServer server = FaultServer.Start(Scripts.Once(connection =>
        {
            connection.Reset();
            return Task.CompletedTask;
        }));
        using PowerShellEngine engine = new();
        RunResult result = engine.Run(
            """
            Connect-Eiam -Uri $args[0] -ClientId c
            1..40 | ForEach-Object { [pscustomobject]@{ StateToken = 's'; WeChatCode = "code$_" } } | Invoke-EiamWeChatMobileBind -ThrottleLimit 8 -ErrorAction Ignore
            foreach ($once in 1) { 1..40 | ForEach-Object { [pscustomobject]@{ StateToken = 's'; WeChatCode = "late$_" } } | Invoke-EiamWeChatMobileBind -ThrottleLimit 8 2>&1 | ForEach-Object { break } }
            Disconnect-Eiam
            """,
            server.Uri.ToString());
        Assert.Empty(result.Output);
    }
}
