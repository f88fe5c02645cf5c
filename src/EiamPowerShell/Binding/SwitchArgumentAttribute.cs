using System;
using System.Management.Automation;

namespace EiamPowerShell.Binding;

/// <summary>Lets a switch take the text that a CSV file holds; without it, PowerShell passes over such a column in silence.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SwitchArgumentAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        object? value = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        return value switch
        {
            bool on => new SwitchParameter(on),
            string text => new SwitchParameter(Read(text) ?? throw new ArgumentTransformationMetadataException(Refusal(text))),
            _ => inputData,
        };
    }

    /// <summary>
    /// Whether a record's property turns a switch on. For a switch beside secrets: the binder's own refusal would hold the record with all of them.
    /// </summary>
    /// <param name="record">The record.</param>
    /// <param name="name">The name of the switch.</param>
    /// <exception cref="ArgumentException">The property is neither a switch nor a text that says one; it names the switch.</exception>
    internal static bool FromRecord(PSObject? record, string name)
    {
        object? value = record?.Properties[name]?.Value;
        return (value is PSObject wrapped ? wrapped.BaseObject : value) switch
        {
            null => false,
            bool on => on,
            SwitchParameter given => given.IsPresent,
            string text => Read(text) ?? throw new ArgumentException($"{name}: {Refusal(text)}", name),
            var other => throw new ArgumentException($"{name} is a {other.GetType().Name}; give True, False, 1, 0 or nothing.", name),
        };
    }

    private static bool? Read(string text) => text switch
    {
        "" or "0" => false,
        "1" => true,
        _ => bool.TryParse(text, out bool on) ? on : null,
    };

    private static string Refusal(string text) => $"'{text}' is not a switch; give True, False, 1, 0 or nothing.";
}
