using System.Management.Automation;
using EiamPowerShell.Sessions;

namespace EiamPowerShell.Isolation;

/// <summary>What happens when the module comes and goes.</summary>
public sealed class ModuleLifetime : IModuleAssemblyInitializer, IModuleAssemblyCleanup
{
    /// <summary>Makes the module's own assemblies findable, where none is missing. Loads none of them.</summary>
    public void OnImport()
    {
        ModuleFiles.Find();
        ModuleAssemblies.Register();
    }

    /// <summary>Ends this runspace's sessions.</summary>
    /// <param name="psModuleInfo">The module that is removed.</param>
    public void OnRemove(PSModuleInfo psModuleInfo) => SessionStore.Current.Clear();
}
