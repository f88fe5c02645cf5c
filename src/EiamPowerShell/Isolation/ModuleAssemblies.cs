using System;
using System.IO;
using System.Reflection;
#if NET8_0_OR_GREATER
using System.Runtime.Loader;
#else
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
    // The only names that the default context is answered: those that the cmdlet assembly refers to.
    private static readonly string[] Own = ["Eiam.Client", "Eiam.Sandbox"];

    private static readonly ModuleAssemblies Context = new();
    private static bool _registered;

    private readonly string _folder = Path.Combine(Path.GetDirectoryName(typeof(ModuleAssemblies).Assembly.Location)!, "dependencies");

    private ModuleAssemblies()
        : base("EiamPowerShell")
    {
    }

    /// <summary>Starts answering; once a process.</summary>
    public static void Register()
    {
        lock (Context)
        {
            if (!_registered)
            {
                Default.Resolving += static (_, name) =>
                    Array.IndexOf(Own, name.Name) >= 0 ? Context.LoadFromAssemblyName(name) : null;
                _registered = true;
            }
        }
    }

    /// <inheritdoc/>
    protected override Assembly? Load(AssemblyName assemblyName)
    {
        string path = Path.Combine(_folder, assemblyName.Name + ".dll");
        return File.Exists(path) ? LoadFromAssemblyPath(path) : null;
    }
}
#else
/// <summary>
/// Finds the module's assemblies on Windows PowerShell, where there are no load contexts: the handler answers for what this folder's own
/// assemblies ask for, and for nobody else. LoadFile keeps what it loads apart from other modules' copies of the same assembly.
/// PowerShell 7.0 to 7.3 load this build too, and ask the default context before any handler, which may hold another module's version
/// of the same library: there the whole folder goes into a context of its own, which is asked first.
/// </summary>
internal static class ModuleAssemblies
{
    private static readonly string Root = Path.GetDirectoryName(typeof(ModuleAssemblies).Assembly.Location)!;
    private static readonly string Folder = Path.Combine(Root, "dependencies");
    private static readonly ConcurrentDictionary<string, Lazy<Assembly>> Loaded = new(StringComparer.OrdinalIgnoreCase);
    private static readonly Lazy<Func<string, Assembly>> Load = new(CreateLoad);
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
        return string.Equals(folder, Folder, StringComparison.OrdinalIgnoreCase) || string.Equals(folder, Root, StringComparison.OrdinalIgnoreCase);
    }

    private static Assembly? Find(AssemblyName name)
    {
        string path = Path.Combine(Folder, name.Name + ".dll");
        return File.Exists(path) ? Loaded.GetOrAdd(path, static p => new Lazy<Assembly>(() => Load.Value(p))).Value : null;
    }

    // The switch lets other versions of PowerShell load as Windows PowerShell does, for tests. Through reflection, since Windows PowerShell has no such type and looks at every type of this assembly.
    private static Func<string, Assembly> CreateLoad()
    {
        Type? type = AppContext.TryGetSwitch("EiamPowerShell.NoLoadContext", out bool without) && without
            ? null
            : Type.GetType("System.Runtime.Loader.AssemblyLoadContext, System.Runtime.Loader", throwOnError: false);
        if (type?.GetConstructor([typeof(string), typeof(bool)]) is not { } constructor)
        {
            return Assembly.LoadFile;
        }

        object context = constructor.Invoke(["EiamPowerShell", false]);
        var load = (Func<string, Assembly>)type.GetMethod("LoadFromAssemblyPath", [typeof(string)])!.CreateDelegate(typeof(Func<string, Assembly>), context);

        // A context takes what it has before it asks the default one. What the runtime brings stays the runtime's: its types are in every signature.
        string runtime = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        foreach (string path in Directory.GetFiles(Folder, "*.dll"))
        {
            if (!File.Exists(Path.Combine(runtime, Path.GetFileName(path))))
            {
                load(path);
            }
        }

        return load;
    }
}
#endif
