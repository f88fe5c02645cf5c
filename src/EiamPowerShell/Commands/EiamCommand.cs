using System.Management.Automation;
using EiamPowerShell.Isolation;

namespace EiamPowerShell.Commands;

/// <summary>What every cmdlet of the module is.</summary>
public abstract class EiamCommand : PSCmdlet
{
    /// <summary>Checks the module's files: here, since a method that needs one of them fails before its first line.</summary>
    protected EiamCommand() => ModuleFiles.Read();
}
