using System;
using System.Management.Automation;
using EiamPowerShell.Sessions;

namespace EiamPowerShell.Binding;

/// <summary>Lets a parameter of type <see cref="EiamSession"/> take the name of one too.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SessionArgumentAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        object? value = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        if (value is not string name)
        {
            return inputData;
        }

        return SessionStore.Current.Find(name)
            ?? throw new ArgumentTransformationMetadataException($"There is no session named '{name}' in this runspace. Get-EiamSession lists the existing sessions; Connect-Eiam -Name makes one.");
    }
}
