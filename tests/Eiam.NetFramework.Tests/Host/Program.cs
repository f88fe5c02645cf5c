using System;
using System.IO;
using System.Reflection;

namespace Eiam.NetFramework.Host;

/// <summary>Loads EiamPowerShell.dll of a staged module by its path, registers its resolver, and runs the payload that lies beside it.</summary>
internal static class Program
{
    private static int Main(string[] arguments)
    {
        string folder = arguments[0];
        try
        {
            // As Windows PowerShell loads a binary module, and as the module's OnImport answers.
            Assembly module = Assembly.LoadFrom(Path.Combine(folder, "EiamPowerShell.dll"));
            module.GetType("EiamPowerShell.Isolation.ModuleAssemblies", throwOnError: true).GetMethod("Register").Invoke(null, null);
            Assembly payload = Assembly.LoadFrom(Path.Combine(folder, "Eiam.NetFramework.Payload.dll"));
            payload.GetType("Eiam.NetFramework.Payload.Runner", throwOnError: true).GetMethod("Run").Invoke(null, new object[] { arguments });
            return 0;
        }
        catch (TargetInvocationException e)
        {
            Console.WriteLine("ENDED " + e.InnerException.ToString().Replace("\n", " | "));
            return 1;
        }
    }
}
