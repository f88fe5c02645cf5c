using System;
using System.Management.Automation;
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

    private static async Task StopAsync(PowerShellEngine engine, string script, Task waiting)
    {
        using PowerShell shell = engine.Create(script);
        shell.BeginInvoke();
        await waiting.WaitAsync(Patience);
        await Task.Factory.FromAsync(shell.BeginStop, shell.EndStop, null).WaitAsync(Patience);
        Assert.Equal(PSInvocationState.Stopped, shell.InvocationStateInfo.State);
    }
}
