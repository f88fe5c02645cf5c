using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Reflection;
using System.Threading;
using System.Threading.Tasks;
using Eiam.Sandbox;
using Eiam.Sandbox.Server;

namespace QuickStart;

/// <summary>Shows the module at work on a machine that has the .NET SDK and nothing else.</summary>
internal static class Program
{
    private const string Mobile = "13800000000";

    private static async Task<int> Main(string[] words)
    {
        Arguments arguments;
        try
        {
            arguments = Arguments.Parse(words);
        }
        catch (ArgumentException e)
        {
            await Console.Error.WriteLineAsync(e.Message + Environment.NewLine + Environment.NewLine + Arguments.Usage);
            return 2;
        }

        if (arguments.Help)
        {
            Console.WriteLine(Arguments.Usage);
            return 0;
        }

        Dictionary<string, string?> parameters = new(StringComparer.OrdinalIgnoreCase);
        SandboxServer? server = null;
        try
        {
            if (arguments.Uri is null)
            {
                server = await StartServerAsync(parameters);
            }
            else
            {
                parameters["Uri"] = arguments.Uri;
                parameters["ClientId"] = arguments.ClientId;
                parameters["LoginCode"] = arguments.LoginCode;
                parameters["WeChatCode"] = arguments.WeChatCode;
            }

            return Run(arguments.Script ?? Path.Combine(AppContext.BaseDirectory, "quickstart.ps1"), parameters);
        }
        finally
        {
            if (server is not null)
            {
                await server.DisposeAsync();
            }
        }
    }

    private static async Task<SandboxServer> StartServerAsync(Dictionary<string, string?> parameters)
    {
        SandboxTenant tenant = new();
        tenant.AddUser(new SandboxUserOptions { Mobile = Mobile, UserName = "zhangsan", Name = "Zhang San", Email = "zhangsan@example.com" });
        SandboxServer server = await SandboxServer.StartAsync(new SandboxServerOptions { Tenant = tenant }, CancellationToken.None);
        Console.WriteLine($"The sandbox server answers at {server.HttpAddress}; its user zhangsan has the phone {Mobile}.");
        parameters["Uri"] = server.HttpAddress!.ToString();
        parameters["ClientId"] = tenant.Options.ClientId;
        parameters["LoginCode"] = tenant.IssueCode(SandboxCodeKind.MiniProgramLogin, Mobile).Code;
        parameters["WeChatCode"] = tenant.IssueCode(SandboxCodeKind.WeChatPhone, Mobile).Code;
        parameters["SecondWeChatCode"] = tenant.IssueCode(SandboxCodeKind.WeChatPhone, Mobile).Code;
        return server;
    }

    private static int Run(string script, Dictionary<string, string?> parameters)
    {
        ConsoleHost host = new();
        InitialSessionState state = InitialSessionState.CreateDefault2();
        state.ImportPSModule([StagedModule().TrimEnd('/', '\\')]);
        state.ThrowOnRunspaceOpenError = true;
        using Runspace runspace = RunspaceFactory.CreateRunspace(host, state);
        runspace.Open();
        using PowerShell shell = PowerShell.Create(runspace);
        Console.CancelKeyPress += (_, pressed) =>
        {
            pressed.Cancel = true;
            shell.Stop();
        };

        // A script file is found by its path; parameters that it does not declare are not given to it.
        CommandInfo command = runspace.SessionStateProxy.InvokeCommand.GetCommand(Path.GetFullPath(script), CommandTypes.ExternalScript)
            ?? throw new InvalidOperationException($"'{script}' is no PowerShell script; its name ends in .ps1.");
        shell.AddCommand(command);
        foreach ((string name, string? value) in parameters.Where(p => p.Value is not null && command.Parameters.ContainsKey(p.Key)))
        {
            shell.AddParameter(name, value);
        }

        // As a console does: what nobody takes, errors too, is shown.
        shell.AddCommand("Out-Default");
        shell.Commands.Commands[1].MergeUnclaimedPreviousCommandResults = PipelineResultTypes.Error | PipelineResultTypes.Output;
        try
        {
            shell.Invoke();
            return host.ExitCode ?? 0;
        }
        catch (RuntimeException e)
        {
            // As a prompt shows it.
            using PowerShell show = PowerShell.Create(runspace);
            show.AddCommand("Out-Default").AddParameter("InputObject", e.ErrorRecord).Invoke();
            return 1;
        }
    }

    private static string StagedModule() => typeof(Program).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "StagedModule").Value!;
}
