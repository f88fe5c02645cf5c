using System;
using System.Management.Automation;
using EiamPowerShell.Errors;

namespace EiamPowerShell.Binding;

/// <summary>Lets an error that was exported and imported again stand for its code; as text it would be its message.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ErrorCodeArgumentAttribute : ArgumentTransformationAttribute
{
    private static readonly string Serialized = "Deserialized." + typeof(ErrorRecord).FullName;

    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) =>
        inputData is PSObject record && record.TypeNames.Contains(Serialized) && record.Properties["FullyQualifiedErrorId"]?.Value is { } id
            ? ErrorRecords.CodeOf(id.ToString()!)
            : inputData;
}
