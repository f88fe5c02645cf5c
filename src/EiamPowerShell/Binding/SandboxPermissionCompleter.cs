using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using Eiam.Sandbox;

namespace EiamPowerShell.Binding;

/// <summary>Completes the permissions that an application can be granted for the management API.</summary>
public sealed class SandboxPermissionCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        string typed = (wordToComplete ?? string.Empty).Trim('\'', '"');
        return SandboxOptions.KnownPermissions.Where(one => one.StartsWith(typed, StringComparison.OrdinalIgnoreCase)).Select(static one => new CompletionResult(one));
    }
}
