using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Threading.Tasks;
using Eiam.Client.Tests.Faults;
using Eiam.Client.Tests.Support;
using EiamPowerShell.Tests.Engine;
using Xunit;

namespace Eiam.NetFramework.Tests;

/// <summary>One run of all requests and one of all faults in a process of .NET Framework; the tests look at their part of it.</summary>
public sealed class NetFrameworkRun : IAsyncLifetime
{
    private const string Mono = "mono";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("eiam-netframework-");

    /// <summary>Whether there is a .NET Framework to run on.</summary>
    public static bool IsPossible { get; } = (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, Mono)));

    public IReadOnlyDictionary<string, string> Requests { get; private set; } = new Dictionary<string, string>();

    internal IReadOnlyDictionary<string, (string Result, string Outcome, int Sent)> Faults { get; private set; } = new Dictionary<string, (string, string, int)>();

    public IReadOnlyDictionary<string, string> Loaded { get; private set; } = new Dictionary<string, string>();

    public string Folder => _folder.FullName;

    public static void SkipWithoutMono() => Assert.SkipUnless(IsPossible, "mono is not on PATH");

    public async ValueTask InitializeAsync()
    {
        if (!IsPossible)
        {
            return;
        }

        // All of it: that the folder Core is not for .NET Framework is for the module to see.
        string module = Metadata("StagedModule");
        foreach (string file in Directory.GetFiles(module, "*.dll", SearchOption.AllDirectories))
        {
            string to = Path.Combine(Folder, Path.GetRelativePath(module, file));
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(file, to);
        }

        File.Copy(Metadata("Payload"), Path.Combine(Folder, "Eiam.NetFramework.Payload.dll"));
        await RunRequestsAsync();
        await RunFaultsAsync();
    }

    public ValueTask DisposeAsync()
    {
        _folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    private static string Metadata(string key) =>
        typeof(NetFrameworkRun).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == key).Value!;

    private async Task RunRequestsAsync()
    {
        using ChildProcess server = new(Metadata("SandboxServer"), "--client-id", "netframework");
        string uri = server.ReadWord("http://");
        string secret = string.Empty;
        for (string line = server.ReadLine(); secret.Length == 0; line = server.ReadLine())
        {
            secret = line.Contains("secret", StringComparison.Ordinal) ? line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1] : string.Empty;
        }

        List<string> lines = await RunAsync(null, "requests", uri, "netframework", secret);
        Requests = Lines(lines, "REQUEST ").ToDictionary(l => l[0], l => l[1]);
        Loaded = lines.Where(l => l.StartsWith("LOADED ", StringComparison.Ordinal)).Select(l => l.Split(' ', 3)).GroupBy(l => l[1]).ToDictionary(g => g.Key, g => g.First()[2]);
    }

    private async Task RunFaultsAsync()
    {
        Fault[] faults = [.. FaultTable.All.Where(f => f.Script is not null && f.Address is null)];
        Dictionary<string, FaultServer> servers = faults.ToDictionary(f => f.Name, f => FaultServer.Start(f.Script!, f.Certificate));
        string input = string.Concat(faults.Select(f =>
            $"{f.Name}\t{servers[f.Name].Uri}\t{!f.CertificateCheck}\t{(f.EndsByOperationTimeout ? "operation" : f.EndsByConnectionTimeout ? "connection" : "none")}\n")) + "\n";
        List<string> lines = await RunAsync(input, "faults");
        Faults = Lines(lines, "FAULT ").ToDictionary(l => l[0], l => (l[2], l[3], servers[l[0]].CountOf(l[1])));
        foreach (FaultServer server in servers.Values)
        {
            await server.DisposeAsync();
        }
    }

    private static IEnumerable<string[]> Lines(List<string> lines, string kind) =>
        lines.Where(l => l.StartsWith(kind, StringComparison.Ordinal)).Select(l => l[kind.Length..].Split('\t'));

    private async Task<List<string>> RunAsync(string? input, params string[] arguments)
    {
        ProcessStartInfo start = new(Mono) { RedirectStandardInput = true, RedirectStandardOutput = true };
        foreach (string argument in (string[])[Metadata("Host"), Folder, .. arguments])
        {
            start.ArgumentList.Add(argument);
        }

        using Process process = Process.Start(start)!;
        if (input is not null)
        {
            await process.StandardInput.WriteAsync(input);
            await process.StandardInput.FlushAsync();
        }

        string output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, output);
        return [.. output.Split('\n')];
    }
}
