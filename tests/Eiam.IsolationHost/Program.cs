using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Reflection;
using System.Runtime.Loader;
using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;
using Polly;

namespace Eiam.IsolationHost;

/// <summary>
/// "first|second MODULE FRAMEWORK": uses its own libraries before or after the module's whole flow, and prints in lines which versions each of
/// the two saw. "fingerprint MODULE FRAMEWORK": waits for a word, then prints the device fingerprint that the module would send.
/// "ask": runs each line that it is given, and answers with one: the output, or the first error.
/// </summary>
internal static class Program
{
    private const string Flow = """
        Connect-Eiam -Sandbox
        $null = New-EiamSandboxUser 13800000000
        $bound = New-EiamSandboxCode MiniProgramLogin 13800000000 | Invoke-EiamWeChatMiniProgramLogin |
            Invoke-EiamWeChatMobileBind -WeChatCode (New-EiamSandboxCode WeChatPhone 13800000000).WeChatCode
        $bound.Status
        ($bound | ConvertFrom-EiamIdToken).UserName
        try { Invoke-EiamWeChatMobileBind -StateToken wrong -WeChatCode code -ErrorAction Stop } catch { $_.Exception.ErrorCode }
        (Get-EiamErrorCode 1007).Code
        @(Get-EiamSandboxRequest).Count
        Connect-Eiam -Uri http://127.0.0.1:9 -ClientId c -NoProxy -MaximumRetryCount 1 -RetryIntervalSec 0
        Invoke-EiamWeChatMiniProgramLogin -Code x -ErrorAction SilentlyContinue
        Disconnect-Eiam
        Disconnect-Eiam
        """;

    // No view of a session shows it, and a call would need libraries that this host has in other versions.
    private const string Fingerprint = """
        $session = Connect-Eiam tenant.invalid client -PassThru
        $session.GetType().GetField('_client', 'NonPublic, Instance').GetValue($session).Options.DeviceFingerprint
        """;

    // What an import loads, and what a call that succeeds loads after it.
    private static void Import(Runspace runspace, string module)
    {
        Run(runspace, "Get-Module");
        HashSet<string> known = Names();
        Run(runspace, "Import-Module $args[0]", module);
        Console.WriteLine("import: " + string.Join(' ', Names().Except(known).Order(StringComparer.Ordinal)));
        known = Names();
        Run(runspace, "Connect-Eiam -Sandbox; New-EiamSandboxCode MiniProgramLogin 13800000000 | Invoke-EiamWeChatMiniProgramLogin");
        Console.WriteLine("call: " + string.Join(' ', Names().Except(known).Where(n => !n.StartsWith("System.", StringComparison.Ordinal)).Order(StringComparer.Ordinal)));
    }

    // Comes and goes, again and again: what the process keeps after it has warmed up, and after many more.
    private static void Cycles(Runspace runspace, string module, string tenant)
    {
        foreach (int times in (int[])[10, 40])
        {
            for (int i = 0; i < times; i++)
            {
                Run(
                    runspace,
                    """
                    Import-Module $args[0]
                    Connect-Eiam -Uri $args[1] -ClientId c -NoProxy
                    1..20 | ForEach-Object { [pscustomobject]@{ StateToken = 's'; WeChatCode = "code$_" } } | Invoke-EiamWeChatMobileBind -ThrottleLimit 4
                    if ($args[2] -eq 'Disconnect') { Disconnect-Eiam }
                    Remove-Module EiamPowerShell
                    """,
                    module,
                    tenant,
                    i % 2 == 0 ? "Disconnect" : "Leave");
            }

            for (int i = 0; i < 3; i++)
            {
                GC.Collect();
                GC.WaitForPendingFinalizers();
            }

            using Process self = Process.GetCurrentProcess();
            Console.WriteLine($"{Directory.GetFiles("/proc/self/fd").Length} {self.Threads.Count}");
        }
    }

    private static void Answer(Runspace runspace)
    {
        while (Console.ReadLine() is { } line)
        {
            Console.WriteLine(Run(runspace, "try { " + line + " } catch { \"$_\" }").ReplaceLineEndings(" "));
        }
    }

    private static HashSet<string> Names() => [.. AppDomain.CurrentDomain.GetAssemblies().Where(a => !a.IsDynamic).Select(a => a.GetName().Name!)];

    private static void Main(string[] arguments)
    {
        using Runspace runspace = RunspaceFactory.CreateRunspace(InitialSessionState.CreateDefault2());
        runspace.Open();
        if (arguments[0] == "fingerprint")
        {
            Run(runspace, "Import-Module $args[0]", arguments[1].TrimEnd('/', '\\'));
            Console.WriteLine("ready");
            Console.ReadLine();
            Console.WriteLine(Run(runspace, Fingerprint));
            return;
        }

        if (arguments[0] == "ask")
        {
            Answer(runspace);
            return;
        }

        if (arguments[0] == "import")
        {
            Import(runspace, arguments[1].TrimEnd('/', '\\'));
            return;
        }

        if (arguments[0] == "cycles")
        {
            Cycles(runspace, arguments[1].TrimEnd('/', '\\'), arguments[2]);
            return;
        }

        if (arguments[0] == "first")
        {
            UseOwn();
        }

        Run(runspace, "Import-Module $args[0]", arguments[1].TrimEnd('/', '\\'));
        Console.WriteLine("module: " + Run(runspace, Flow));
        UseOwn();
        foreach (string name in (string[])["Microsoft.IdentityModel.JsonWebTokens", "Microsoft.IdentityModel.Tokens", "Polly.Core", "System.Text.Json"])
        {
            foreach (Assembly assembly in AppDomain.CurrentDomain.GetAssemblies().Where(a => a.GetName().Name == name))
            {
                Console.WriteLine($"{AssemblyLoadContext.GetLoadContext(assembly)!.Name}: {name} {Version(assembly)}");
            }
        }
    }

    private static string Run(Runspace runspace, string script, params string[] arguments)
    {
        using PowerShell shell = PowerShell.Create(runspace).AddScript(script);
        foreach (string argument in arguments)
        {
            shell.AddArgument(argument);
        }

        string output = string.Join(' ', shell.Invoke());
        return shell.Streams.Error.Count == 0 ? output : throw new InvalidOperationException(string.Join(Environment.NewLine, shell.Streams.Error.Select(e => e + " " + e.Exception)));
    }

    // Real work with each, so that its code runs and not only its name is known.
    private static void UseOwn()
    {
        string token = new JsonWebTokenHandler().CreateToken("""{"sub":"own"}""");
        string subject = new JsonWebToken(token).Subject;
        int answer = new ResiliencePipelineBuilder().AddTimeout(TimeSpan.FromMinutes(1)).Build().Execute(() => 42);
        string json = JsonSerializer.Serialize(new[] { subject });
        Console.WriteLine($"own: {json} {answer} {Version(typeof(JsonWebTokenHandler).Assembly)} {Version(typeof(ResiliencePipeline).Assembly)} {Version(typeof(JsonSerializer).Assembly)}");
    }

    private static string Version(Assembly assembly) =>
        assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];
}
