using System.IO;
using System.Reflection;
#if NET8_0_OR_GREATER
using System.Runtime.Loader;
#else
using System;
using System.Collections.Concurrent;
#endif

namespace EiamPowerShell.Isolation;

#if NET8_0_OR_GREATER
/// <summary>
/// Keeps the client and every third-party assembly out of the default load context, which the module shares with Az, Graph and PnP:
/// they live in a context of the module's own, which takes from its folder whatever is there and the rest from the default context.
/// </summary>
internal sealed class ModuleAssemblies : AssemblyLoadContext
{
    private static readonly object Gate = new();
    private static ModuleAssemblies? _context;
    private static bool _registered;

    private ModuleAssemblies()
        : base("EiamPowerShell")
    {
    }

    /// <summary>Starts answering; once a process.</summary>
    public static void Register()
    {
        lock (Gate)
        {
            if (!_registered)
            {
                Default.Resolving += Resolve;
                _registered = true;
            }
        }
    }

    /// <inheritdoc/>
    protected override Assembly? Load(AssemblyName assemblyName)
    {
        string path = Path.Combine(ModuleFiles.Dependencies, assemblyName.Name + ".dll");
        return File.Exists(path) ? LoadFromAssemblyPath(path) : null;
    }

    // The default context is answered for what the cmdlet assembly refers to, and for nothing else.
    private static Assembly? Resolve(AssemblyLoadContext context, AssemblyName name)
    {
        if (name.Name is not ("Eiam.Client" or "Eiam.Sandbox"))
        {
            return null;
        }

        lock (Gate)
        {
            _context ??= new ModuleAssemblies();
        }

        // Not by name: what is not in the folder would be asked for here again, without end.
        return _context.Load(name);
    }
}
#else
/// <summary>
/// Finds the module's assemblies on Windows PowerShell, where there are no load contexts: the handler answers for what this folder's own
/// assemblies ask for, and for nobody else. LoadFile keeps what it loads apart from other modules' copies of the same assembly.
/// </summary>
internal static class ModuleAssemblies
{
    private static readonly ConcurrentDictionary<string, Lazy<Assembly>> Loaded = new(StringComparer.OrdinalIgnoreCase);
    private static bool _registered;

    /// <summary>Starts answering; once a process.</summary>
    public static void Register()
    {
        lock (Loaded)
        {
            if (!_registered)
            {
                AppDomain.CurrentDomain.AssemblyResolve += static (_, request) => IsOurs(request.RequestingAssembly) ? Find(new AssemblyName(request.Name)) : null;
                _registered = true;
            }
        }
    }

    private static bool IsOurs(Assembly? requesting)
    {
        if (requesting is null || requesting.IsDynamic || string.IsNullOrEmpty(requesting.Location))
        {
            return false;
        }

        string? folder = Path.GetDirectoryName(requesting.Location);
        return string.Equals(folder, ModuleFiles.Dependencies, StringComparison.OrdinalIgnoreCase) || string.Equals(folder, ModuleFiles.Root, StringComparison.OrdinalIgnoreCase);
    }

    private static Assembly? Find(AssemblyName name)
    {
        string path = Path.Combine(ModuleFiles.Dependencies, name.Name + ".dll");
        return File.Exists(path) ? Loaded.GetOrAdd(path, static p => new Lazy<Assembly>(() => Assembly.LoadFile(p))).Value : null;
    }
}
#endif
