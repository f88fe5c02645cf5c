using System;
using System.Collections;
using System.Linq;
using System.Management.Automation;
using Eiam;
using EiamPowerShell.Errors;

namespace EiamPowerShell.Binding;

/// <summary>Takes the code out of whatever has one: an error, an exception, a FullyQualifiedErrorId, a row of a file of errors; also after an export.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ErrorCodeArgumentAttribute : ArgumentTransformationAttribute
{
    // The whole id before the parts that a row may have too.
    private static readonly string[] Names = ["FullyQualifiedErrorId", "ErrorId", "ErrorCode", "Code"];

    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) =>
        (inputData is PSObject wrapped ? wrapped.BaseObject : inputData) is IEnumerable several and not string and not IDictionary
            ? several.Cast<object?>().Select(CodeOf).ToArray()
            : CodeOf(inputData);

    private static object? CodeOf(object? input) => (input is PSObject wrapped ? wrapped.BaseObject : input) switch
    {
        null => null,
        string text => ErrorRecords.CodeOf(text),
        ErrorRecord { Exception: EiamException failure } => failure.ErrorId,
        ErrorRecord error => ErrorRecords.CodeOf(error.FullyQualifiedErrorId),
        EiamException failure => failure.ErrorId,
        IContainsErrorRecord { ErrorRecord: { } error } => CodeOf(error),
        Exception other => other.GetType().Name,
        IDictionary row => Names.Select(name => row[name]?.ToString()).FirstOrDefault(HasText) is { } code ? ErrorRecords.CodeOf(code) : input,
        _ => Names.Select(name => PSObject.AsPSObject(input).Properties[name]?.Value?.ToString()).FirstOrDefault(HasText) is { } code
            ? ErrorRecords.CodeOf(code)
            : input,
    };

    private static bool HasText(string? text) => !string.IsNullOrWhiteSpace(text);
}
