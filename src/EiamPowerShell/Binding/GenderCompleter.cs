using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace EiamPowerShell.Binding;

/// <summary>
/// Completes the words of <c>attr_gender</c>, one of which the API spells <c>unknow</c>. The pages list them for profiles; of the directory they show
/// an example only, so that another word is not refused there.
/// </summary>
public sealed class GenderCompleter : IArgumentCompleter
{
    private static readonly string[] Words = ["female", "male", "unknow"];

    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        Words.Where(word => word.StartsWith(wordToComplete, StringComparison.OrdinalIgnoreCase)).Select(static word => new CompletionResult(word));
}
