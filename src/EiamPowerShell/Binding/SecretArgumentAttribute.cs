using System;
using System.Management.Automation;
using Eiam.Client;

namespace EiamPowerShell.Binding;

/// <summary>Lets a parameter of type SecureString take a string too.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SecretArgumentAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        object? value = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        return value is string text ? SecretText.ToSecure(text) : inputData;
    }
}
