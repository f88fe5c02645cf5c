using System;
using System.Collections;
using System.Collections.Generic;
using System.Management.Automation;

namespace EiamPowerShell.Binding;

/// <summary>
/// Marks a parameter whose values nobody can know before: ids, names, codes. The Tab key offers nothing for it; without a completer, PowerShell offers the
/// names of files.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class FreeValueAttribute() : ArgumentCompleterAttribute(typeof(NothingCompleter))
{
    /// <summary>Offers nothing: an empty list, since PowerShell takes null for no answer.</summary>
    public sealed class NothingCompleter : Completer
    {
        private protected override IEnumerable<CompletionResult> Complete(string typed, string command, IDictionary? bound) => [];
    }
}
