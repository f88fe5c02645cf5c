using System;

namespace EiamPowerShell.Binding;

/// <summary>
/// Which parameters a result of this module fills when it is piped into a cmdlet that writes: those that say what is meant. Its other
/// properties are what it was, and not what it is to be.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ResultTargetAttribute(params string[] parameters) : Attribute
{
    /// <summary>The names of the parameters.</summary>
    public string[] Parameters { get; } = parameters;

    /// <summary>Properties by which a result is something else that only refers to the target, as a user does to an organization: it is refused.</summary>
    public string[] Except { get; set; } = [];
}
