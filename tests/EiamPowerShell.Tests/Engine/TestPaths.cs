using System.Linq;
using System.Reflection;

namespace EiamPowerShell.Tests.Engine;

/// <summary>Where the build left what the tests look at.</summary>
internal static class TestPaths
{
    public static string RepositoryRoot { get; } = Metadata("RepositoryRoot");

    public static string StagedModule { get; } = Metadata("StagedModule");

    public static string SandboxServer { get; } = Metadata("SandboxServer");

    public static string FaultHost { get; } = Metadata("FaultHost");

    public static string IsolationHost => Isolation("Newer");

    /// <summary>The build of the client that this test assembly is about, by the edition of PowerShell: Core (net8.0) or Desktop (netstandard2.0).</summary>
    public static string ModuleEdition { get; } = Metadata("ModuleEdition");

    /// <summary>A host with other versions of the module's libraries: Older or Newer. Apart runs one of them with its libraries in a context of their own.</summary>
    public static string Isolation(string versions) => Metadata("IsolationHost" + versions);

    private static string Metadata(string key) => typeof(TestPaths).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == key).Value!;
}
