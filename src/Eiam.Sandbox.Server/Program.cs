using System;
using System.IO;
using System.Runtime.InteropServices;
using System.Threading;
using System.Threading.Tasks;

namespace Eiam.Sandbox.Server;

/// <summary>Serves one tenant until Ctrl+C.</summary>
internal static class Program
{
    private const int Done = 0;
    private const int CannotServe = 1;
    private const int BadArguments = 2;

    internal static async Task<int> Main(string[] args)
    {
        using var stop = new CancellationTokenSource();
        using PosixSignalRegistration interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using PosixSignalRegistration terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        return await RunAsync(args, Console.Out, Console.Error, stop.Token).ConfigureAwait(false);

        void Stop(PosixSignalContext signal)
        {
            signal.Cancel = true;
            stop.Cancel();
        }
    }

    /// <summary>Serves until <paramref name="stop"/>.</summary>
    /// <returns>The exit code: 0 after a stop or the help, 1 if the port is not available, 2 for bad arguments.</returns>
    internal static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter error, CancellationToken stop)
    {
        SandboxServerOptions options;
        CommandLine arguments;
        SandboxSeedResult? seed;
        try
        {
            arguments = CommandLine.Parse(args);
            if (arguments.Help)
            {
                await output.WriteLineAsync(CommandLine.Usage).ConfigureAwait(false);
                return Done;
            }

            options = Prepare(arguments, out seed);
        }
        catch (ArgumentException refused)
        {
            await error.WriteLineAsync($"{refused.Message}{Environment.NewLine}{Environment.NewLine}{CommandLine.Usage}").ConfigureAwait(false);
            return BadArguments;
        }

        try
        {
            SandboxServer server = await SandboxServer.StartAsync(options, stop).ConfigureAwait(false);
            await using (server.ConfigureAwait(false))
            {
                await Greeting.WriteAsync(server, arguments.Mobiles, seed, output).ConfigureAwait(false);
                await Task.Delay(Timeout.Infinite, stop).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return Done;
        }
        catch (IOException refused)
        {
            await error.WriteLineAsync(refused.Message).ConfigureAwait(false);
            return CannotServe;
        }

        return Done;
    }

    /// <exception cref="ArgumentException">A value cannot be used.</exception>
    private static SandboxServerOptions Prepare(CommandLine arguments, out SandboxSeedResult? seed)
    {
        var tenantOptions = new SandboxOptions();
        if (arguments.ClientId is not null)
        {
            tenantOptions.ClientId = arguments.ClientId;
        }

        if (arguments.ClientSecret is not null)
        {
            tenantOptions.ClientSecret = arguments.ClientSecret;
        }

        var tenant = new SandboxTenant(tenantOptions);
        seed = arguments.Seed is null ? null : SandboxSeed.Load(tenant, arguments.Seed);
        foreach (string mobile in arguments.Mobiles)
        {
            tenant.AddUser(mobile);
        }

        var options = new SandboxServerOptions { Tenant = tenant, Port = arguments.Port, Https = arguments.Https };
        options.Check();
        return options;
    }
}
