using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using Eiam.Client.Tests.Support;
using EiamPowerShell.Tests.Engine;
using Xunit;

namespace EiamPowerShell.Tests;

/// <summary>Several calls at once: bounded, in order, each error its own record's, and nothing lost when it is ended early.</summary>
public sealed class ThrottleTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(32)]
    public void Results_and_errors_come_in_the_order_of_the_records(int limit)
    {
        using PowerShellEngine engine = new();
        RunResult result = engine.Run(
            """
            Connect-Eiam -Sandbox
            $rows = foreach ($i in 0..99) {
                $mobile = "137000000{0:00}" -f $i
                [pscustomobject]@{
                    Id         = $i
                    StateToken = if ($i % 10 -eq 3) { 'wrong' } else { New-EiamSandboxCode MiniProgramLogin $mobile | Invoke-EiamWeChatMiniProgramLogin | Get-EiamToken StateToken }
                    WeChatCode = if ($i % 10 -eq 7) { '' } else { (New-EiamSandboxCode WeChatPhone $mobile).WeChatCode }
                }
            }
            $rows | Invoke-EiamWeChatMobileBind -Register -ThrottleLimit $args[0] 2>&1
            (Get-EiamSession -Current).Sandbox.ToString()
            """,
            limit);
        Assert.Equal(101, result.Clean().Output.Count);
        for (int i = 0; i < 100; i++)
        {
            // Refused by the tenant, refused before it was sent, bound.
            string expected = (i % 10) switch { 3 => "IDAAS.SDK.COMMON.1007," + i, 7 => "EiamInvalidArgument," + i, _ => "Success" };
            string seen = result.Output[i].BaseObject is ErrorRecord error
                ? error.FullyQualifiedErrorId.Split(',')[0] + "," + PSObject.AsPSObject(error.TargetObject).Properties["Id"].Value
                : result.Output[i].Properties["Status"].Value.ToString()!;
            Assert.Equal(expected, seen);
        }

        Assert.Contains("(80 users)", result.Output[100].ToString());
    }

    [Fact]
    public async Task At_most_so_many_calls_are_in_flight_and_the_connections_are_kept()
    {
        int running = 0;
        int most = 0;
        object gate = new();
        await using FaultServer server = FaultServer.Start(async connection =>
        {
            while (await connection.ReadRequestAsync() is not null)
            {
                lock (gate)
                {
                    most = Math.Max(most, ++running);
                }

                await Task.Yield();
                lock (gate)
                {
                    running--;
                }

                await connection.SendAsync(Scripts.Http(Scripts.Success));
            }
        });
        using PowerShellEngine engine = new();
        RunResult result = engine.Run(
            "Connect-Eiam -Uri $args[0] -ClientId c; 1..1000 | ForEach-Object { [pscustomobject]@{ StateToken = 's'; WeChatCode = \"code$_\" } } | Invoke-EiamWeChatMobileBind -ThrottleLimit 8",
            server.Uri.ToString()).Clean();
        Assert.Equal(1000, result.Output.Count);
        Assert.Equal(1000, server.Requests.Count);
        Assert.InRange(most, 1, 8);

        // One more than that now and then: .NET opens one for a call that finds all others just being given back.
        Assert.InRange(server.Connections, 1, 16);
        Assert.Equal(1000, server.Requests.Select(r => r.Body).Distinct().Count());
    }

    [Fact]
    public async Task Records_are_asked_for_as_there_is_room_and_not_before()
    {
        await using FaultServer server = FaultServer.Start(connection => connection.StallAsync());
        using PowerShellEngine engine = new();
        using PowerShell shell = engine.Create(
            "Connect-Eiam -Uri $args[0] -ClientId c; 1..1000 | ForEach-Object { $global:asked = $_; [pscustomobject]@{ StateToken = 's'; WeChatCode = \"code$_\" } } | Invoke-EiamWeChatMobileBind -ThrottleLimit 4",
            server.Uri.ToString());
        IAsyncResult run = shell.BeginInvoke();
        await server.ConnectedAsync(4).WaitAsync(Patience);
        await Task.Factory.FromAsync(shell.BeginStop, shell.EndStop, null).WaitAsync(Patience);
        Assert.Equal(PSInvocationState.Stopped, shell.InvocationStateInfo.State);
        Assert.Throws<PipelineStoppedException>(() => shell.EndInvoke(run));

        // One window in flight, one prepared behind it, and the record that found no place.
        Assert.InRange((int)engine.Run("$global:asked").Single.BaseObject, 4, 9);
    }

    [Fact]
    public async Task Records_in_flight_when_it_is_stopped_are_in_Error_with_an_unknown_outcome_and_prepared_ones_as_not_sent()
    {
        await using FaultServer server = FaultServer.Start(async connection =>
        {
            await connection.ReadRequestAsync();
            await connection.StallAsync();
        });
        using PowerShellEngine engine = new();
        using PowerShell shell = engine.Create(
            "Connect-Eiam -Uri $args[0] -ClientId c; 1..9 | ForEach-Object { [pscustomobject]@{ Id = $_; StateToken = 's'; WeChatCode = \"code$_\" } } | Invoke-EiamWeChatMobileBind -ThrottleLimit 3",
            server.Uri.ToString());
        shell.BeginInvoke();
        await server.ReceivedAsync(3).WaitAsync(Patience);
        await Task.Factory.FromAsync(shell.BeginStop, shell.EndStop, null).WaitAsync(Patience);
        ErrorRecord[] errors = engine.Run("$Error").Output.Select(o => (ErrorRecord)o.BaseObject).ToArray();
        Dictionary<string, string> ended = errors.ToDictionary(
            e => PSObject.AsPSObject(e.TargetObject).Properties["Id"].Value.ToString()!,
            e => e.FullyQualifiedErrorId.Split(',')[0] + " " + PSObject.AsPSObject(e.Exception).Properties["Outcome"].Value);
        Assert.All(new[] { "1", "2", "3" }, id => Assert.Equal("EiamOutcomeUnknown Unknown", ended[id]));
        Assert.All(ended.Where(e => e.Key is not ("1" or "2" or "3")), e => Assert.Equal("EiamCanceled NotSent", e.Value));
        Assert.InRange(ended.Count, 3, 6);
        Assert.Equal(3, server.Requests.Count);
        await server.AllEndedAsync().WaitAsync(Patience);
    }

    [Fact]
    public async Task After_an_early_end_of_the_pipeline_every_record_that_went_out_is_accounted_for()
    {
        await using FaultServer server = FaultServer.Answering(Scripts.Http(Scripts.Success));
        using PowerShellEngine engine = new();
        RunResult result = engine.Run(
            """
            Connect-Eiam -Uri $args[0] -ClientId c
            $Error.Clear()
            foreach ($once in 1) { 1..50 | ForEach-Object { [pscustomobject]@{ Id = $_; StateToken = 's'; WeChatCode = "code$_" } } | Invoke-EiamWeChatMobileBind -ThrottleLimit 8 | ForEach-Object { $_; break } }
            , @($Error)
            """,
            server.Uri.ToString());
        Assert.Equal("Success", result.Output[0].Properties["Status"].Value.ToString());
        IEnumerable<ErrorRecord> lost = ((object[])result.Output[1].BaseObject).Cast<ErrorRecord>();
        Assert.All(lost, e => Assert.Matches("^Eiam(Canceled|OutcomeUnknown)", e.FullyQualifiedErrorId));
        Assert.True(server.Requests.Count <= 1 + lost.Count());
        Assert.Equal(lost.Count(), lost.Select(e => PSObject.AsPSObject(e.TargetObject).Properties["Id"].Value).Distinct().Count());
    }

    [Fact]
    public async Task Progress_shows_on_a_long_run_and_not_on_a_short_one()
    {
        await using FaultServer server = FaultServer.Start(async connection =>
        {
            while (await connection.ReadRequestAsync() is { } request)
            {
                if (request.Body.Contains("slow", StringComparison.Ordinal))
                {
                    await Task.Delay(1200, connection.Stopping);
                }

                await connection.SendAsync(Scripts.Http(Scripts.Success));
            }
        });
        using PowerShellEngine engine = new();
        engine.Run("Connect-Eiam -Uri $args[0] -ClientId c", server.Uri.ToString()).Clean();
        const string Run = "param($Codes) $Codes | ForEach-Object { [pscustomobject]@{ StateToken = 's'; WeChatCode = $_ } } | Invoke-EiamWeChatMobileBind -ExpectedCount 2";
        Assert.Empty(ProgressOf(engine, Run, ["a", "b"]));
        ProgressRecord[] shown = ProgressOf(engine, Run, ["slow", "b"]);
        Assert.Contains(shown, p => p.StatusDescription.Contains("1 done, 0 failed", StringComparison.Ordinal) && p.PercentComplete == 50 && p.SecondsRemaining >= 0);
        Assert.Equal(ProgressRecordType.Completed, shown[^1].RecordType);
    }

    private static ProgressRecord[] ProgressOf(PowerShellEngine engine, string script, string[] codes)
    {
        using PowerShell shell = engine.Create(script, new object[] { codes });
        shell.Invoke();
        return shell.Streams.Progress.Where(p => p.Activity.StartsWith("Invoke-Eiam", StringComparison.Ordinal)).ToArray();
    }
}
