using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace EiamPowerShell.Binding;

/// <summary>Completes the names of an enumeration, for a parameter that is text so that a record can fill it.</summary>
/// <typeparam name="TEnum">The enumeration: a type of Eiam.Model.</typeparam>
public sealed class EnumCompleter<TEnum> : IArgumentCompleter
    where TEnum : struct, Enum
{
    private static readonly string[] Names = typeof(TEnum).GetEnumNames();

    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        Names.Where(name => name.StartsWith(wordToComplete, StringComparison.OrdinalIgnoreCase)).Select(name => new CompletionResult(name));

    /// <summary>The value of a name, in any case.</summary>
    /// <param name="text">The text.</param>
    /// <param name="parameter">The name that an error gives to it.</param>
    /// <exception cref="ArgumentException">It is no name.</exception>
    internal static TEnum Value(string? text, string parameter) =>
        Names.Contains(text, StringComparer.OrdinalIgnoreCase) && Enum.TryParse(text, ignoreCase: true, out TEnum value)
            ? value
            : throw new ArgumentException($"{parameter} {(string.IsNullOrEmpty(text) ? "is missing: give one of" : "is none of")} {string.Join(", ", Names)}.", parameter);
}
