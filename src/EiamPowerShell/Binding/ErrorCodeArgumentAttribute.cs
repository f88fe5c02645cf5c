using System;
using System.Collections;
using System.Linq;
using System.Management.Automation;
using System.Runtime.CompilerServices;
using Eiam;
using EiamPowerShell.Errors;

namespace EiamPowerShell.Binding;

/// <summary>Takes the code out of whatever has one: an error, an exception, a FullyQualifiedErrorId, a row of a file of errors; also after an export.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ErrorCodeArgumentAttribute : ArgumentTransformationAttribute
{
    // The whole id before the parts that a row may have too.
    private static readonly string[] Names = ["FullyQualifiedErrorId", "ErrorId", "ErrorCode", "Code"];

    // A parameter that is text has no place for it. By reference: the text of one error is not that of another with the same code.
    private static readonly ConditionalWeakTable<string, string> Actions = new();

    /// <summary>What the error that a code was taken from says to do; null where it says nothing, or where the code was given by itself.</summary>
    /// <param name="code">The code, as it was bound.</param>
    internal static string? ActionOf(string code) => Actions.TryGetValue(code, out string? action) ? action : null;

    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) =>
        (inputData is PSObject wrapped ? wrapped.BaseObject : inputData) is IEnumerable several and not string and not IDictionary
            ? several.Cast<object?>().Select(CodeOf).ToArray()
            : CodeOf(inputData);

    private static object? CodeOf(object? input) => (input is PSObject wrapped ? wrapped.BaseObject : input) switch
    {
        null => null,
        string text => ErrorRecords.CodeOf(text),
        ErrorRecord { Exception: EiamException failure } error => Code(failure.ErrorId, error.ErrorDetails?.RecommendedAction ?? Advice.For(failure)),
        ErrorRecord error => Code(ErrorRecords.CodeOf(error.FullyQualifiedErrorId), error.ErrorDetails?.RecommendedAction),
        EiamException failure => Code(failure.ErrorId, Advice.For(failure)),
        IContainsErrorRecord { ErrorRecord: { } error } => CodeOf(error),
        Exception other => other.GetType().Name,
        IDictionary row => Names.Select(name => row[name]?.ToString()).FirstOrDefault(HasText) is { } code ? ErrorRecords.CodeOf(code) : input,
        _ => Names.Select(name => PSObject.AsPSObject(input).Properties[name]?.Value?.ToString()).FirstOrDefault(HasText) is { } code
            ? ErrorRecords.CodeOf(code)
            : input,
    };

    private static string Code(string code, string? action)
    {
        if (!HasText(action) || code.Length == 0)
        {
            return code;
        }

        string own = new(code.ToCharArray());
        Actions.Add(own, action!);
        return own;
    }

    private static bool HasText(string? text) => !string.IsNullOrWhiteSpace(text);
}
