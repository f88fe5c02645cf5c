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
    private const int MaxMade = 16;

    // What was made for parameters that are being bound on this thread, until a call asks for it.
    [ThreadStatic]
    private static List<SecureString>? _made;

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
            string text => Strict ? SecretText.ToSecure(text) : Make(text),
            null or SecureString => value,
            _ => Strict ? inputData : NotText,
        };
    }

    /// <summary>Forgets what was made for parameters that are bound once for all records.</summary>
    internal static void KeepMade() => _made?.Clear();

    /// <summary>
    /// Refuses the values that Transform let pass, as any other value that cannot be sent, and hands over the secrets that were made for this record
    /// alone: the caller zeroes them, instead of leaving it to the finalizer.
    /// </summary>
    /// <param name="bound">The arguments of the call.</param>
    /// <param name="made">Takes the secrets.</param>
    /// <exception cref="ArgumentException">One is no text; it names the parameter.</exception>
    internal static void Check(Dictionary<string, object> bound, List<SecureString> made)
    {
        string? refused = null;
        foreach (KeyValuePair<string, object> argument in bound)
        {
            if (ReferenceEquals(argument.Value, NotText))
            {
                refused = argument.Key;
            }
            else if (argument.Value is SecureString secret && _made is { Count: > 0 } && _made.Remove(secret))
            {
                made.Add(secret);
            }
        }

        if (refused is not null)
        {
            throw new ArgumentException($"{refused} is neither a string nor a SecureString.", refused);
        }
    }

    private static SecureString Make(string text)
    {
        SecureString secret = SecretText.ToSecure(text);
        List<SecureString> made = _made ??= [];
        if (made.Count >= MaxMade)
        {
            // Of bindings that came to no call. The finalizer has them.
            made.Clear();
        }

        made.Add(secret);
        return secret;
    }

    private static SecureString Locked()
    {
        SecureString value = new();
        value.MakeReadOnly();
        return value;
    }
}
