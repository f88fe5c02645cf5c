using System.Collections;
using System.Collections.Generic;
using System.Management.Automation;
using System.Management.Automation.Language;
using System.Text.RegularExpressions;

namespace EiamPowerShell.Binding;

/// <summary>What the Tab key offers for a parameter. Completers ask no network.</summary>
public abstract class Completer : IArgumentCompleter
{
    // A value that PowerShell's parser takes as it is, in any place.
    private static readonly Regex Plain = new(@"^[^\s'""`$();,|&{}@#<>]+$");

    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        Complete((wordToComplete ?? string.Empty).Trim('\'', '"'), commandName, fakeBoundParameters);

    /// <summary>The values that fit.</summary>
    /// <param name="typed">What was typed, without the quotes around it.</param>
    /// <param name="command">The cmdlet.</param>
    /// <param name="bound">The parameters that stand before it.</param>
    private protected abstract IEnumerable<CompletionResult> Complete(string typed, string command, IDictionary? bound);

    /// <summary>A value as it stands on a command line: in quotes where it needs them.</summary>
    private protected static string Argument(string value) => Plain.IsMatch(value) ? value : "'" + CodeGeneration.EscapeSingleQuotedStringContent(value) + "'";
}
