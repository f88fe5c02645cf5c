using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Eiam.Client.Tests.Support;
using EiamPowerShell.Tests.Engine;
using Xunit;

namespace EiamPowerShell.Tests;

/// <summary>
/// Ctrl+C (PowerShell.Stop) ends a call wherever it stands. No limit of the module's own could end these calls within the time that is waited
/// for them here.
/// </summary>
public sealed class StopTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Theory]
    [InlineData("before the headers", "")]
    [InlineData("within the headers", "HTTP/1.1 200 OK\r\nContent-Ty")]
    [InlineData("within the body", "HTTP/1.1 200 OK\r\nContent-Length: 90\r\n\r\n{\"status\":")]
    [InlineData("in the wait before a repeat", "HTTP/1.1 429 Too Many Requests\r\nRetry-After: 50\r\nContent-Length: 0\r\n\r\n")]
    public async Task A_call_is_ended_and_the_session_goes_on(string when, string answer)
    {
        Assert.NotEmpty(when);
        // The test goes on elsewhere: it must not hold up the server that it then calls.
        TaskCompletionSource waiting = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await using FaultServer server = FaultServer.Start(async connection =>
        {
            while (await connection.ReadRequestAsync() is { } request)
            {
                if (request.Body.Contains("good", StringComparison.Ordinal))
                {
                    await connection.SendAsync(Scripts.Http(Scripts.Success));
                    continue;
                }

                await connection.SendAsync(answer);
                waiting.TrySetResult();
            }
        });
        using PowerShellEngine engine = new();
        engine.Run("Connect-Eiam -Uri $args[0] -ClientId c -OperationTimeoutSeconds 0", server.Uri.ToString()).Clean();
        await StopAsync(engine, "Invoke-EiamWeChatMobileBind -StateToken s -WeChatCode bad", waiting.Task);

        Assert.Equal("SUCCESS", engine.Run("(Invoke-EiamWeChatMobileBind -StateToken s -WeChatCode good).StatusText").Single.BaseObject);
        Assert.Equal(1, server.CountOf("bad"));
        engine.Run("Disconnect-Eiam").Clean();
        await server.AllEndedAsync().WaitAsync(Patience);
    }

    [Fact]
    public async Task A_call_is_ended_before_there_is_a_connection()
    {
        TaskCompletionSource waiting = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await using FaultServer server = FaultServer.Start(async connection =>
        {
            await connection.ReadSomeAsync();
            waiting.TrySetResult();
            await connection.StallAsync();
        });
        using PowerShellEngine engine = new();
        engine.Run("Connect-Eiam -Uri $args[0] -ClientId c -ConnectionTimeoutSeconds 0 -OperationTimeoutSeconds 0", $"https://localhost:{server.Port}").Clean();
        await StopAsync(engine, "Invoke-EiamWeChatMobileBind -StateToken s -WeChatCode bad", waiting.Task);

        // Nothing was sent, and the record says so.
        ErrorRecord error = (ErrorRecord)engine.Run("$Error[0]").Single.BaseObject;
        Assert.StartsWith("EiamCanceled", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal("NotSent", ErrorTests.Property(error, "Outcome")!.ToString());
        Assert.Empty(server.Requests);
        engine.Run("Disconnect-Eiam").Clean();
        await server.AllEndedAsync().WaitAsync(Patience);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_pipeline_that_is_stopped_at_any_moment_accounts_for_every_change_that_was_sent_and_for_no_read(bool changes)
    {
        const int Rows = 400;
        const string Change = "param($Rows, $Round) 1..$Rows | ForEach-Object { [pscustomobject]@{ Id = \"$Round/$_\"; StateToken = 's'; WeChatCode = \"code-$Round/$_-\" } } | Invoke-EiamWeChatMobileBind -ThrottleLimit 16";
        const string Read = "param($Rows, $Round) 1..$Rows | ForEach-Object { [pscustomobject]@{ Id = \"$Round/$_\"; UserName = \"code-$Round/$_-\" } } | Get-EiamUser -ThrottleLimit 16";
        int seen = 0;
        ConcurrentQueue<string> sent = new();
        TaskCompletionSource reached = new();
        TaskCompletionSource stopped = new();
        int moment = int.MaxValue;
        int held = int.MaxValue;
        await using FaultServer server = FaultServer.Start(async connection =>
        {
            while (await connection.ReadRequestAsync() is { } request)
            {
                if (request.Line.Contains("/tenant/token", StringComparison.Ordinal))
                {
                    await connection.SendAsync(Scripts.Http("""{"access_token":"t","expires_in":1800}"""));
                    continue;
                }

                string id = request.Body.Split("code-")[1].Split('-')[0];
                sent.Enqueue(id);
                int number = Interlocked.Increment(ref seen);
                if (number == Volatile.Read(ref moment))
                {
                    reached.TrySetResult();
                }

                // Answers go on coming while it is stopped, and end before all rows have theirs: however slow the machine is, there is something to stop.
                if (number >= Volatile.Read(ref held))
                {
                    await Volatile.Read(ref stopped).Task;
                }

                // Every third change is refused: its end is an error of its own.
                await connection.SendAsync(
                    !changes ? Scripts.Http("""{"user_id":"u","user_name":"n"}""")
                    : number % 3 == 0 ? Scripts.Http("""{"error_code":"A.1","error_msg":"no"}""", "400 Bad Request")
                    : Scripts.Http(Scripts.Success));
            }
        });
        using PowerShellEngine engine = new();
        engine.Run("Connect-Eiam -Uri $args[0] -ClientId c -ClientSecret secret -OperationTimeoutSeconds 0", server.Uri.ToString()).Clean();
        Random chance = new(20261123);
        HashSet<string> told = [];
        for (int round = 0; round < 48; round++)
        {
            engine.Run("$Error.Clear()").Clean();
            Volatile.Write(ref seen, 0);
            reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            Volatile.Write(ref stopped, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
            Volatile.Write(ref moment, chance.Next(1, Rows - 100));
            Volatile.Write(ref held, moment + chance.Next(0, 99));
            using PSDataCollection<PSObject> output = [];
            using PowerShell shell = engine.Create(changes ? Change : Read, Rows, round);
            IAsyncResult run = shell.BeginInvoke<PSObject, PSObject>(null, output);
            await reached.Task.WaitAsync(Patience);
            await Task.Factory.FromAsync(shell.BeginStop, shell.EndStop, null).WaitAsync(Patience);
            stopped.SetResult();
            Assert.Equal(PSInvocationState.Stopped, shell.InvocationStateInfo.State);
            ErrorRecord[] errors = engine.Run("$Error").Output.Select(o => o.BaseObject).OfType<ErrorRecord>().ToArray();
            if (!changes)
            {
                Assert.Empty(errors);
            }

            told.UnionWith(output.Select(o => IdOf(o.Properties["InputObject"].Value)));
            told.UnionWith(errors.Where(e => ErrorTests.Property(e, "Outcome")!.ToString() != "NotSent").Select(e => IdOf(e.TargetObject)));
        }

        // What the server saw, the last of it after the stop, was written, or is in $Error with an outcome that says so.
        engine.Run("Disconnect-Eiam").Clean();
        await server.AllEndedAsync().WaitAsync(Patience);
        Assert.True(sent.Count > 48);
        Assert.Empty(changes ? sent.Except(told) : []);
    }

    private static string IdOf(object record) => PSObject.AsPSObject(record).Properties["Id"].Value.ToString()!;

    private static async Task StopAsync(PowerShellEngine engine, string script, Task waiting)
    {
        using PowerShell shell = engine.Create(script);
        shell.BeginInvoke();
        await waiting.WaitAsync(Patience);
        await Task.Factory.FromAsync(shell.BeginStop, shell.EndStop, null).WaitAsync(Patience);
        Assert.Equal(PSInvocationState.Stopped, shell.InvocationStateInfo.State);
    }
}
