using System;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.Loader;

namespace Eiam.IsolationHost.Apart;

/// <summary>
/// "HOST ARGUMENT...": runs a host with its libraries in a load context that nobody else is given anything from. Stands for the context of
/// <c>Assembly.LoadFrom</c>, in which Windows PowerShell has what modules bring. Then asks, as code that is not the module's, for one of the module's libraries.
/// </summary>
internal static class Program
{
    private static int Main(string[] arguments)
    {
        Assembly host = new LoadFromContext(arguments[0]).LoadFromAssemblyPath(arguments[0]);
        host.EntryPoint!.Invoke(null, [arguments.Skip(1).ToArray()]);
        try
        {
            Console.WriteLine("foreign: " + Assembly.Load("Polly.Core").Location);
        }
        catch (FileNotFoundException)
        {
            Console.WriteLine("foreign: not found");
        }

        return 0;
    }

    private sealed class LoadFromContext(string host) : AssemblyLoadContext("LoadFrom")
    {
        // What this program brings beside the runtime: the engine, which is the same for all.
        private static readonly string[] Engine =
            [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
                .Where(p => Path.GetDirectoryName(p) != Path.GetDirectoryName(typeof(object).Assembly.Location)).Select(p => Path.GetFileName(p))];

        private readonly AssemblyDependencyResolver _resolver = new(host);

        protected override Assembly? Load(AssemblyName assemblyName) =>
            _resolver.ResolveAssemblyToPath(assemblyName) is { } path && !Engine.Contains(Path.GetFileName(path)) ? LoadFromAssemblyPath(path) : null;
    }
}
