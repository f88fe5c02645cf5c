using System;
using System.Management.Automation;

namespace EiamPowerShell.Binding;

/// <summary>Lets a switch take the text that a CSV file holds; without it, PowerShell passes over such a column in silence.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SwitchArgumentAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        object? value = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        return value switch
        {
            bool on => new SwitchParameter(on),
            string text when text.Length == 0 || text == "0" || text.Equals("false", StringComparison.OrdinalIgnoreCase) => new SwitchParameter(false),
            string text when text == "1" || text.Equals("true", StringComparison.OrdinalIgnoreCase) => new SwitchParameter(true),
            string text => throw new ArgumentTransformationMetadataException($"'{text}' is not a switch; give True, False, 1, 0 or nothing."),
            _ => inputData,
        };
    }
}
