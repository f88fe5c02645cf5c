using System;
using System.Management.Automation;

namespace EiamPowerShell.Binding;

/// <summary>
/// Keeps a number as it was typed: PowerShell reads the literal 012345 as 12345, and knows the typed text only until the parameter is bound.
/// A conversion to text needs no more than that, so that nothing here can fail.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SecretArgumentAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) => inputData switch
    {
        null or global::Eiam.Secret => inputData,
        PSObject { BaseObject: IFormattable and not Enum } number when LanguagePrimitives.TryConvertTo(number, out string text) => new global::Eiam.Secret(text),
        PSObject { BaseObject: not PSCustomObject and var wrapped } => new global::Eiam.Secret(wrapped),
        _ => new global::Eiam.Secret(inputData),
    };
}
