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

    /// <summary>The build of the module that this test assembly is about: net8.0 or netstandard2.0.</summary>
    public static string ModuleFramework { get; } = Metadata("ModuleFramework");

    private static string Metadata(string key) => typeof(TestPaths).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == key).Value!;
}
