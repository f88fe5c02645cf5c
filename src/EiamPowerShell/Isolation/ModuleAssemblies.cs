using System;
using System.Collections.Concurrent;
using System.IO;
using System.Reflection;

namespace EiamPowerShell.Isolation;

/// <summary>
/// Finds the module's assemblies: the handler answers for what this folder's own assemblies ask for, and for nobody else. What it loads is
/// kept apart from other modules' copies of the same assembly: in PowerShell 7 by a load context (<c>ModuleContext</c>), in Windows
/// PowerShell, which has none, by Assembly.LoadFile.
/// </summary>
internal static class ModuleAssemblies
{
    private static readonly ConcurrentDictionary<string, Lazy<Assembly>> Loaded = new(StringComparer.OrdinalIgnoreCase);
    private static readonly Lazy<Func<string, Assembly>> Load = new(Loader);
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
        return File.Exists(path) ? Loaded.GetOrAdd(path, static p => new Lazy<Assembly>(() => Load.Value(p))).Value : null;
    }

    private static Func<string, Assembly> Loader()
    {
        string context = Path.Combine(ModuleFiles.Dependencies, "EiamPowerShell.Isolation.dll");
        return File.Exists(context)
            ? (Func<string, Assembly>)Assembly.LoadFile(context).GetType("EiamPowerShell.Isolation.ModuleContext", throwOnError: true)
                .GetMethod("LoadFile").CreateDelegate(typeof(Func<string, Assembly>))
            : Assembly.LoadFile;
    }
}
