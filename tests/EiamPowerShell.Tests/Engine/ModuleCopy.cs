using System;
using System.IO;
using System.Management.Automation;

namespace EiamPowerShell.Tests.Engine;

/// <summary>A copy of the staged module, whose files can be damaged.</summary>
internal sealed class ModuleCopy : IDisposable
{
    public const string Missing = "is missing";
    public const string Empty = "is empty";
    public const string Unreadable = "cannot be read";
    public const string AnotherVersion = "has version";

    public ModuleCopy()
    {
        foreach (string file in Directory.GetFiles(TestPaths.StagedModule, "*", SearchOption.AllDirectories))
        {
            string target = Path.Combine(Folder, Path.GetRelativePath(TestPaths.StagedModule, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }

    public string Folder { get; } = Path.Combine(Directory.CreateTempSubdirectory("eiam-copy-").FullName, "EiamPowerShell");

    /// <summary>The folder of the client that these tests are about.</summary>
    public string Build => Path.Combine(Folder, TestPaths.ModuleEdition);

    /// <summary>Damages a file as the words say, until the result is disposed.</summary>
    public static IDisposable Damage(string file, string damage)
    {
        Damaged damaged = new(file);
        switch (damage)
        {
            case Empty:
                File.WriteAllBytes(file, []);
                break;
            case Unreadable:
                File.WriteAllText(file, "quarantined");
                break;
            case AnotherVersion:
                File.Copy(typeof(PSObject).Assembly.Location, file);
                break;
        }

        return damaged;
    }

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(Folder)!, recursive: true);

    private sealed class Damaged : IDisposable
    {
        private readonly string _file;

        public Damaged(string file)
        {
            _file = file;
            File.Move(file, file + ".whole");
        }

        public void Dispose() => File.Move(_file + ".whole", _file, overwrite: true);
    }
}
