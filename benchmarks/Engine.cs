using System;
using System.Collections.ObjectModel;
using System.Management.Automation;
using System.Management.Automation.Runspaces;

namespace Eiam.Benchmarks;

/// <summary>The real engine, in which a module is imported as its users import it.</summary>
internal sealed class Engine : IDisposable
{
    private readonly Runspace _runspace;

    public Engine()
    {
        InitialSessionState state = InitialSessionState.CreateDefault2();
        if (OperatingSystem.IsWindows())
        {
            state.ExecutionPolicy = Microsoft.PowerShell.ExecutionPolicy.Bypass;
        }

        _runspace = RunspaceFactory.CreateRunspace(state);
        _runspace.Open();
    }

    public static Engine Connected(string module, string tenant)
    {
        Engine engine = new();
        engine.Run("Import-Module $args[0] -ErrorAction Stop", module);
        engine.Run("Connect-Eiam -Uri $args[0] -ClientId nTo1eRIub60vPb54WeE6aojPwYwImtl4 -DeviceFingerprint 0123456789abcdef0123456789abcdef -ClientSecret s3cret -NoProxy -ErrorAction Stop", tenant);
        return engine;
    }

    /// <summary>Runs a script; any error ends the program, since it would be the error that is measured.</summary>
    public Collection<PSObject> Run(string script, params object[] arguments)
    {
        using PowerShell shell = PowerShell.Create(_runspace);
        shell.AddScript(script);
        foreach (object argument in arguments)
        {
            shell.AddArgument(argument);
        }

        Collection<PSObject> output = shell.Invoke();
        return shell.HadErrors ? throw new InvalidOperationException(shell.Streams.Error[0].ToString()) : output;
    }

    /// <summary>So many binds. A record comes to a result or to an error, and an error ends the program: none passes for a bind.</summary>
    public void Bind(int count, int width) =>
        Run("$args[0] | Invoke-EiamWeChatMobileBind -ThrottleLimit $args[1] | Out-Null", BindRow.Stream(count), width);

    /// <summary>Lists so many users, and throws them away as they come.</summary>
    public void List(int count) => Run("Get-EiamUser -OrganizationId $args[0] | Out-Null", count);

    /// <summary>Disables users.</summary>
    public void Disable(object users, int width) => Run("$args[0] | Disable-EiamUser -ThrottleLimit $args[1]", users, width);

    public void Dispose() => _runspace.Dispose();
}
