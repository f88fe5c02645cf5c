using System;
using System.Collections.Generic;
using System.Management.Automation;
using System.Security;
using Eiam.Client;

namespace EiamPowerShell.Binding;

/// <summary>Lets a parameter of type SecureString take a string too.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SecretArgumentAttribute : ArgumentTransformationAttribute
{
    // Stands for a value that is no text. The binder's own refusal would hold the whole record, with its other secrets, in $Error.
    private static readonly SecureString NotText = Locked();

    /// <summary>Whether the binder refuses what is no text: for a parameter that takes a record's property as well as the record itself.</summary>
    public bool Strict { get; set; }

    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        object? value = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        return value switch
        {
            string text => SecretText.ToSecure(text),
            null or SecureString => value,
            _ => Strict ? inputData : NotText,
        };
    }

    /// <summary>Refuses the values that Transform let pass, as any other value that cannot be sent.</summary>
    /// <exception cref="ArgumentException">One is no text; it names the parameter.</exception>
    internal static void Check(Dictionary<string, object> bound)
    {
        foreach (KeyValuePair<string, object> argument in bound)
        {
            if (ReferenceEquals(argument.Value, NotText))
            {
                throw new ArgumentException($"{argument.Key} is neither a string nor a SecureString.", argument.Key);
            }
        }
    }

    private static SecureString Locked()
    {
        SecureString value = new();
        value.MakeReadOnly();
        return value;
    }
}
