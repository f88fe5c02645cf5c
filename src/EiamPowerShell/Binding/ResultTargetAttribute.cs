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

    /// <summary>
    /// The results that are what is meant, where others only refer to it, as a user does to an organization: those are refused. Empty where any that has the
    /// first parameter is meant.
    /// </summary>
    public Type[] Of { get; set; } = [];
}
