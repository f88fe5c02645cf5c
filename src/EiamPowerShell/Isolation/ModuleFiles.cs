using System;
using System.IO;
using System.Linq;
using System.Reflection;

namespace EiamPowerShell.Isolation;

/// <summary>
/// The files of the module, as the build listed them in this assembly. The runtime's own error for one that is missing or broken names an
/// assembly and not what to do, so they are checked before they are loaded. Opening them all costs an import too much: it looks whether
/// they are there, and the first call reads their versions.
/// </summary>
internal static class ModuleFiles
{
    private static volatile bool _read;

    /// <summary>Where the root assembly is.</summary>
    public static string Root { get; } = Path.GetDirectoryName(typeof(ModuleFiles).Assembly.Location)!;

    /// <summary>
    /// Where everything is that PowerShell must not find by itself: the client's build for this runtime, and what it needs. Core is for
    /// .NET 8 and later; .NET Framework says that it is version 4. What is in Desktop runs on each of them, and is taken where Core is not there.
    /// </summary>
    public static string Dependencies { get; } = Path.Combine(Root, Environment.Version.Major >= 8 && Directory.Exists(Path.Combine(Root, "Core")) ? "Core" : "Desktop");

    /// <summary>Looks whether each file is there.</summary>
    /// <exception cref="FileLoadException">A file is missing or empty.</exception>
    public static void Find() => Check(static (path, _) => new FileInfo(path) switch
    {
        { Exists: false } => "is missing",
        { Length: 0 } => "is empty",
        _ => null,
    });

    /// <summary>Looks whether each file is there and of the version that was built; once a process, where all are.</summary>
    /// <exception cref="FileLoadException">A file is missing, broken or of another version.</exception>
    public static void Read()
    {
        if (!_read)
        {
            Find();
            Check(static (path, version) =>
            {
                try
                {
                    string found = AssemblyName.GetAssemblyName(path).Version!.ToString();
                    return found == version ? null : $"has version {found} in place of {version}";
                }
                catch (Exception e) when (e is BadImageFormatException or IOException or UnauthorizedAccessException)
                {
                    return $"cannot be read ({e.Message.TrimEnd('.')})";
                }
            });
            _read = true;
        }
    }

    private static void Check(Func<string, string, string?> fault)
    {
        string edition = Path.GetFileName(Dependencies);
        string files = typeof(ModuleFiles).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(a => a.Key == edition).Value!;
        foreach (string file in files.Split('|'))
        {
            string[] words = file.Split('=');
            string path = Path.GetFullPath(Path.Combine(Root, words[0]));
            if (fault(path, words[1]) is { } found)
            {
                throw new FileLoadException($"The file '{path}' {found}. Reinstall the module EiamPowerShell.", words[0]);
            }
        }
    }
}
