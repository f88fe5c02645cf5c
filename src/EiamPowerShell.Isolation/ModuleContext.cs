using System.IO;
using System.Reflection;
using System.Runtime.Loader;

namespace EiamPowerShell.Isolation;

/// <summary>
/// Keeps the client and every third-party assembly out of the default load context, which the module shares with Az, Graph and PnP: they
/// live in a context of the module's own, which takes from its folder whatever is there and the rest from the default context. In an
/// assembly of its own: the cmdlets are one build for every PowerShell, and Windows PowerShell has no load contexts.
/// </summary>
internal sealed class ModuleContext : AssemblyLoadContext
{
    private static readonly string Folder = Path.GetDirectoryName(typeof(ModuleContext).Assembly.Location)!;
    private static readonly ModuleContext Instance = new();

    private ModuleContext()
        : base("EiamPowerShell")
    {
    }

    /// <summary>Loads an assembly of the folder that this one is in. The cmdlets call it by its name.</summary>
    /// <param name="path">The file.</param>
    public static Assembly LoadFile(string path) => Instance.LoadFromAssemblyPath(path);

    /// <inheritdoc/>
    protected override Assembly? Load(AssemblyName assemblyName)
    {
        string path = Path.Combine(Folder, assemblyName.Name + ".dll");
        return File.Exists(path) ? LoadFromAssemblyPath(path) : null;
    }
}
