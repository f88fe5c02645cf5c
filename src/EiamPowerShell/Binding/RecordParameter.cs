using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Reflection;
using System.Security;
using Eiam;

namespace EiamPowerShell.Binding;

/// <summary>A parameter that a record can fill.</summary>
internal sealed class RecordParameter
{
    private const string Whole = "whole number";

    private readonly PropertyInfo _property;
    private readonly string[] _names;
    private readonly bool _takesPipedValue;
    private readonly bool _isDate;
    private readonly object? _nothing;

    public RecordParameter(PropertyInfo property)
    {
        _property = property;
        _names = [property.Name, .. property.GetCustomAttribute<AliasAttribute>()?.AliasNames ?? []];
        _takesPipedValue = property.GetCustomAttribute<PipedValueAttribute>() is not null;
        _isDate = property.GetCustomAttribute<DateArgumentAttribute>() is not null;
        _nothing = property.PropertyType.IsValueType ? Activator.CreateInstance(property.PropertyType) : null;
    }

    public string Name => _property.Name;

    public IReadOnlyList<string> Names => _names;

    public bool IsSecret => _property.PropertyType == typeof(Secret);

    public bool IsText => _property.PropertyType == typeof(string);

    /// <summary>Whether it takes several texts: ids.</summary>
    public bool IsTexts => _property.PropertyType == typeof(string[]);

    public Secret? SecretOf(PSCmdlet cmdlet) => (Secret?)_property.GetValue(cmdlet);

    /// <summary>The one text that it has; null where it has none, or several.</summary>
    public string? TextOf(PSCmdlet cmdlet) => _property.GetValue(cmdlet) switch
    {
        string text => text,
        string[] { Length: 1 } texts => texts[0],
        _ => null,
    };

    /// <summary>Whether PowerShell bound nothing to it. BoundParameters does not tell: it keeps the names of the record before.</summary>
    public bool IsEmpty(PSCmdlet cmdlet) => Equals(_property.GetValue(cmdlet), _nothing);

    /// <summary>Sets the parameter; null for its default.</summary>
    public void Set(PSCmdlet cmdlet, object? value) => _property.SetValue(cmdlet, value ?? _nothing);

    /// <summary>What the record has for the parameter; null where it has nothing, or an empty cell.</summary>
    /// <exception cref="ArgumentException">The record cannot be read.</exception>
    public object? In(PSObject record)
    {
        object? bare = record.BaseObject;
        try
        {
            object? found = bare is string or SecureString or ValueType ? (_takesPipedValue ? bare : null)
                : bare is IDictionary table ? Look(table)
                : Look(record);

            // An object's properties are its wrapper's.
            object? value = _property.PropertyType == typeof(PSObject) && found is PSObject { BaseObject: PSCustomObject } ? found : RecordReader.Bare(found);
            return value is "" or DBNull ? null : value;
        }
        catch (Exception e) when (e is not PipelineStoppedException)
        {
            throw Unreadable(record);
        }
    }

    /// <summary>Whether the record has a column for the parameter, be it an empty one.</summary>
    public bool IsIn(PSObject record)
    {
        try
        {
            return record.BaseObject is IDictionary table
                ? table.Keys.OfType<string>().Take(RecordReader.MaxValues).Any(key => Array.Exists(_names, n => n.Equals(key, StringComparison.OrdinalIgnoreCase)))
                : Array.Exists(_names, name => record.Properties[name] is not null);
        }
        catch (Exception e) when (e is not PipelineStoppedException)
        {
            throw Unreadable(record);
        }
    }

    /// <summary>A record that throws: its own message can be anything.</summary>
    public static ArgumentException Unreadable(PSObject record) => new($"The record, {SecretReader.Article(record.BaseObject.GetType().Name)}, cannot be read.");

    /// <summary>Makes a value one of the parameter's type.</summary>
    /// <exception cref="ArgumentException">It cannot be one.</exception>
    public object? Convert(object value)
    {
        if (IsSecret)
        {
            return new Secret(value);
        }

        if (_property.PropertyType == typeof(SwitchParameter))
        {
            return new SwitchParameter(ToSwitch(value));
        }

        if (IsText && (!RecordReader.IsScalar(value) || value is SecureString))
        {
            throw new ArgumentException($"{Name} is {Describe(value)}; give one text.", Name);
        }

        if (IsTexts)
        {
            object?[] items = value is IList list ? [.. list.Cast<object?>().Take(RecordReader.MaxValues + 1).Select(RecordReader.Bare)] : [value];
            return items.Length <= RecordReader.MaxValues
                ? Array.ConvertAll(items, item => item is not SecureString && RecordReader.IsScalar(item) ? System.Convert.ToString(item, CultureInfo.InvariantCulture) : throw new ArgumentException($"{Name} has {Describe(item!)} in it; give texts.", Name))
                : throw new ArgumentException($"{Name} of a record has more than {RecordReader.MaxValues} values.", Name);
        }

        if (TypeWords() == Whole)
        {
            value = WholeNumber(value) ?? throw new ArgumentException($"{Name} is {Describe(value)}, which is no {Whole}.", Name);
        }

        return LanguagePrimitives.TryConvertTo(_isDate ? DateArgumentAttribute.TextOf(value) : value, _property.PropertyType, CultureInfo.InvariantCulture, out object? converted)
            ? converted
            : throw new ArgumentException($"{Name} is {Describe(value)}, which is no {TypeWords()}.", Name);
    }

    // PowerShell would round 1.5, and read 0x10 and 1kb.
    private static long? WholeNumber(object value) =>
        value is string or sbyte or byte or short or ushort or int or uint or long or ulong or float or double or decimal
            && decimal.TryParse(System.Convert.ToString(value, CultureInfo.InvariantCulture), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out decimal number)
            && decimal.Truncate(number) == number && number is >= long.MinValue and <= long.MaxValue
            ? (long)number
            : null;

    private bool ToSwitch(object value) => value switch
    {
        bool on => on,
        SwitchParameter given => given.IsPresent,
        string text when text.Trim() is "0" || text.Trim().Equals("false", StringComparison.OrdinalIgnoreCase) => false,
        string text when text.Trim() is "1" || text.Trim().Equals("true", StringComparison.OrdinalIgnoreCase) => true,
        _ when WholeNumber(value) is { } number and (0 or 1) => number == 1,
        _ => throw new ArgumentException($"{Name} is {Describe(value)}; give True, False, 1, 0 or nothing.", Name),
    };

    private string TypeWords()
    {
        Type type = Nullable.GetUnderlyingType(_property.PropertyType) ?? _property.PropertyType;
        return type == typeof(int) || type == typeof(long) ? Whole : type == typeof(DateTime) || type == typeof(DateTimeOffset) ? "date" : type.Name;
    }

    // The name of a column can be wrong, so that what is in it can be a secret: only a short word is quoted.
    private static string Describe(object value) => value is string { Length: <= 12 } text && text.All(char.IsLetter) ? $"'{text}'" : value is string ? "a text" : SecretReader.Article(value.GetType().Name);

    private object? Look(IDictionary table)
    {
        int left = RecordReader.MaxValues;
        foreach (DictionaryEntry entry in table)
        {
            if (left-- == 0)
            {
                // A table can be endless. What its own comparer finds is found all the same.
                return Array.Find(_names, table.Contains) is { } name ? table[name] : null;
            }

            if (entry.Key is string key && Array.Exists(_names, n => n.Equals(key, StringComparison.OrdinalIgnoreCase)))
            {
                return entry.Value;
            }
        }

        return null;
    }

    private object? Look(PSObject record)
    {
        foreach (string name in _names)
        {
            if (record.Properties[name] is { } property)
            {
                return RecordReader.Read(property);
            }
        }

        return null;
    }
}
