using System;
using System.Collections;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Specialized;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Reflection;
using System.Security;
using Eiam;
using Eiam.Client.Secrets;
using EiamPowerShell.Errors;
using EiamPowerShell.Sessions;

namespace EiamPowerShell.Binding;

/// <summary>
/// Fills in what PowerShell's binder leaves out of a record: a hashtable, a record that was given as -InputObject by name, and a column that
/// PowerShell cannot convert, which it drops without a word. Here that is an error which names the parameter.
/// </summary>
internal sealed class RecordBinder
{
    private static readonly ConcurrentDictionary<Type, RecordParameter[]> Known = new();
    private static readonly ConcurrentDictionary<Type, RecordParameter[]> KnownKeys = new();

    // What objects are named by. No secret has such a name and is text, and no query of an address.
    private static readonly string[] KeyNames =
    [
        "UserId", "UserName", "OrganizationId", "Code", "AccountId", "AccountName", "RoleId", "PositionId", "TitleId", "ApplicationOrganizationId", "JobId", "SocialAccountId",
        "ParentId", "Mobile",
    ];

    private readonly PSCmdlet _cmdlet;
    private readonly RecordParameter[] _parameters;
    private readonly RecordParameter[] _keys;
    private readonly HashSet<string> _given;

    // Null where a result fills what it has.
    private readonly string[]? _targets;
    private readonly Type[] _meant;
    private readonly List<RecordParameter> _filled = [];
    private string[]? _plainNames;

    // Of the rows, those that fill a parameter, and those that were named as filling none.
    private HashSet<string>? _columns;

    /// <summary>Made before the first record, when only what was given on the command line is bound.</summary>
    public RecordBinder(PSCmdlet cmdlet)
    {
        _cmdlet = cmdlet;
        _parameters = Known.GetOrAdd(cmdlet.GetType(), Describe);
        _keys = KnownKeys.GetOrAdd(cmdlet.GetType(), DescribeKeys);
        ResultTargetAttribute? target = cmdlet.GetType().GetCustomAttribute<ResultTargetAttribute>();
        _targets = target?.Parameters;
        _meant = target?.Of ?? [];
        _given = new HashSet<string>(cmdlet.MyInvocation.BoundParameters.Keys, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Names of parameters that take no secret, although they sound like it.</summary>
    public string[] PlainNames => _plainNames ??= [.. _parameters.Where(static p => p.IsText).SelectMany(static p => p.Names).Where(static n => n.EndsWith("code", StringComparison.OrdinalIgnoreCase) && SensitiveName.Classify(n) == Sensitivity.Secret)];

    /// <summary>The parameters that a record can fill.</summary>
    public RecordParameter[] Parameters => _parameters;

    /// <summary>Whether each secret stands in a column of the record that has its parameter's name; others can come from what is nested in it.</summary>
    public bool FindsSecretsIn(PSObject? record)
    {
        if (record?.BaseObject is not PSCustomObject)
        {
            return false;
        }

        foreach (RecordParameter parameter in _parameters)
        {
            if (parameter.IsSecret && parameter.SecretOf(_cmdlet) is not null && (parameter.In(record) is not { } own || !RecordReader.IsScalar(own)))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether a parameter was given on the command line, be it with nothing.</summary>
    public bool IsGiven(string parameter) => _given.Contains(parameter);

    /// <summary>Whether a parameter was given, on the command line or by the record.</summary>
    public bool Has(string parameter) => IsGiven(parameter) || _filled.Exists(p => p.Name == parameter);

    /// <summary>Whether a record fills any parameter.</summary>
    public bool Uses(PSObject? record) => record is not null && Array.Exists(_parameters, parameter => parameter.In(record) is not null);

    /// <summary>Whether a record is a result of this module, or what is left of one that was serialised.</summary>
    public static bool IsResult(PSObject record) => record.BaseObject is EiamResult || IsSerialized(record);

    /// <summary>Whether a record has a value for a parameter, which it may not fill.</summary>
    public bool LeavesOut(string? parameter, PSObject? record) => record is not null && _targets is not null && IsResult(record) && !_targets.Contains(parameter)
        && !Array.TrueForAll(_parameters, p => p.Name != parameter || p.In(record) is null);

    /// <summary>Why a parameter has nothing, where the caller may have meant it to have; empty where nothing is known of that.</summary>
    public string WhyMissing(string? parameter, PSObject? record)
    {
        if (Array.Find(_parameters, p => p.Name == parameter) is not { } missing || IsGiven(missing.Name) || !missing.IsEmpty(_cmdlet))
        {
            return string.Empty;
        }

        if (record is null)
        {
            return WhyNotFound(missing, record);
        }

        if (LeavesOut(parameter, record))
        {
            return " A result of this module that is piped does not fill it here: give it by name.";
        }

        // By position the first parameter is filled, which a record is often piped for.
        return Array.Find(_parameters, p => IsGiven(p.Name) && p.In(record) is not null) is { } given
            ? $" -{given.Name} was given, although the record has it too: what was meant for -{missing.Name} has to be given by name."
            : record.BaseObject is string && !Uses(record) ? " A piped text fills no parameter here: pipe objects with properties of the parameters' names."
            : WhyNotFound(missing, record);
    }

    /// <summary>Whether a record has a column of a name, which need be no parameter's.</summary>
    public static bool Has(PSObject? record, string name)
    {
        try
        {
            return record is not null && (record.BaseObject is IDictionary table ? table.Contains(name) : record.Properties[name] is not null);
        }
        catch (Exception e) when (e is not PipelineStoppedException)
        {
            // A table of anybody's making. It is asked for a better message only.
            return false;
        }
    }

    // A name or a code in the place of the id that a change needs.
    private string WhyNotFound(RecordParameter missing, PSObject? record) => Advice.LookupOf(missing.Name) is not { } lookup ? string.Empty
        : Array.Exists(_parameters, p => p.Name == lookup.Key && !p.IsEmpty(_cmdlet))
            ? $" -{lookup.Key} is the new one here, and does not say which {lookup.Kind} is meant: find it first ({lookup.Lookup}), and pipe it."
        : Has(record, lookup.Key) ? $" The record has {lookup.Key}: find the {lookup.Kind} first ({lookup.Lookup}), and pipe it." : string.Empty;

    // PowerShell keeps the names of every object that was asked for them in a weak table of its own, so that results are not.
    private static string TypeName(PSObject record) => record.BaseObject is EiamResult result ? result.GetType().FullName! : record.TypeNames.FirstOrDefault() ?? string.Empty;

    private static bool IsOf(PSObject record, Type type) => TypeName(record) is { } name && (name == type.FullName || name == "Deserialized." + type.FullName);

    private static bool IsSerialized(PSObject record) => record.BaseObject is PSCustomObject && TypeName(record).StartsWith("Deserialized.Eiam.", StringComparison.Ordinal);

    /// <summary>Completes the parameters for a record.</summary>
    /// <exception cref="ArgumentException">A value cannot be what its parameter takes.</exception>
    /// <exception cref="EiamException">A result was piped that fills nothing.</exception>
    public void Bind(PSObject? record)
    {
        foreach (RecordParameter parameter in _parameters)
        {
            if (_given.Contains(parameter.Name) && parameter.IsText && parameter.TextOf(_cmdlet) is { } typed && PipedValueAttribute.CountOf(typed) is var count and > 1)
            {
                throw new ArgumentException($"{parameter.Name} takes one, and {count} were given: pipe them to {_cmdlet.MyInvocation.MyCommand.Name} in its place.", parameter.Name);
            }
        }

        if (record is null)
        {
            return;
        }

        bool isSession = record.BaseObject is EiamSession;
        bool isResult = _targets is not null && IsResult(record);
        if (isResult && _targets!.Length == 0)
        {
            throw ErrorRecords.InvalidArgument(
                $"-InputObject is a result of this module, and fills nothing of {_cmdlet.MyInvocation.MyCommand.Name}: give by name what the new object is to have, such as the id of what it belongs to. Rows are taken, and Select-Object makes them of results.");
        }

        if (isResult && _meant.Length > 0 && !_given.Contains(_targets![0]) && !Array.Exists(_meant, type => IsOf(record, type)) && record.Properties[_targets[0]] is not null)
        {
            throw new ArgumentException($"{_targets[0]} is not taken from {SecretReader.Article(TypeName(record).Split('.').Last())}, which only refers to what would be changed. Pipe that itself, or give -{_targets[0]} by name.", _targets[0]);
        }

        foreach (RecordParameter parameter in _parameters)
        {
            if (_given.Contains(parameter.Name))
            {
                continue;
            }

            if (isSession || (isResult && !_targets!.Contains(parameter.Name)))
            {
                // A session is a session: its name is not the name of a user. A result says what is meant, and not what it is to become.
                parameter.Set(_cmdlet, null);
            }
            else if (parameter.IsEmpty(_cmdlet) && parameter.In(record) is { } value)
            {
                parameter.Set(_cmdlet, parameter.Convert(value));
                _filled.Add(parameter);
            }
            else if ((parameter.IsText || parameter.IsTexts) && parameter.In(record) is { } given)
            {
                // PowerShell makes one text of a list or an object, and of each object in a list.
                _ = parameter.Convert(given);
            }
        }
    }

    /// <summary>What the parameters name: of a piped value what it stands for, of the command line the first; null where they name nothing.</summary>
    public RecordKey? Key(PSObject? record)
    {
        foreach (RecordParameter key in _keys)
        {
            if (key.TextOf(_cmdlet) is { Length: > 0 } text && PipedValueAttribute.CountOf(text) == 1)
            {
                // What was typed in the place of what the record has was meant for another parameter: that can be a secret.
                return IsGiven(key.Name) && key.Names.Any(name => Has(record, name)) && Array.Exists(_parameters, static p => p.IsSecret) ? null : new RecordKey(key, text, record is null || IsGiven(key.Name));
            }
        }

        return null;
    }

    /// <summary>Whether a record has a column for a parameter, be it an empty one.</summary>
    public bool HasColumn(PSObject? record, string parameter) => record is not null && Array.Exists(_parameters, p => p.Name == parameter && p.IsIn(record));

    /// <summary>Takes back what was filled in: the next record has values of its own.</summary>
    public void Reset()
    {
        foreach (RecordParameter parameter in _filled)
        {
            parameter.Set(_cmdlet, null);
        }

        _filled.Clear();
    }

    /// <summary>What to say of the columns of a row that fill no parameter; empty where there is none that was not named before.</summary>
    public string Unused(PSObject? record)
    {
        if (record is null || IsResult(record))
        {
            return string.Empty;
        }

        IEnumerable<string> names = record.BaseObject switch
        {
            IDictionary table => table.Keys.OfType<string>(),
            PSCustomObject => record.Properties.Where(static p => p.IsGettable).Select(static p => p.Name),
            _ => [],
        };
        _columns ??= new HashSet<string>(_parameters.SelectMany(static p => p.Names), StringComparer.OrdinalIgnoreCase);
        string[] unused = [.. names.Take(RecordReader.MaxValues).Where(_columns.Add)];
        return unused.Length == 0 ? string.Empty
            : $"{_cmdlet.MyInvocation.MyCommand.Name} has no parameter for {Shown(unused)}: what the piped rows have there is not sent.";
    }

    /// <summary>Names the columns of a record, for an error about a missing one.</summary>
    public static string Columns(PSObject? record) => RecordCopy.Of(record)?.Masked switch
    {
        OrderedDictionary table => List(table.Keys.Cast<object>().Select(static k => Convert.ToString(k, CultureInfo.InvariantCulture) ?? string.Empty)),
        PSObject shown => List(shown.Properties.Select(static p => p.Name)),
        EiamResult result => List(PSObject.AsPSObject(result).Properties.Select(static p => p.Name)),
        _ => string.Empty,
    };

    private static string List(IEnumerable<string> names) => " The record has " + (Shown(names) is { Length: > 0 } shown ? shown : "no properties") + ".";

    private static string Shown(IEnumerable<string> names) => string.Join(", ", names.Take(12).Select(static name => ForeignText.ForPeople(name, new Redactor(), 64)));

    private static RecordParameter[] DescribeKeys(Type cmdlet) =>
        [.. cmdlet.GetProperties().Where(static p => Array.IndexOf(KeyNames, p.Name) >= 0 && (p.PropertyType == typeof(string) || p.PropertyType == typeof(string[])) && p.GetCustomAttribute<ParameterAttribute>() is not null)
            .OrderBy(static p => p.GetCustomAttribute<PipedValueAttribute>() is null)
            .ThenBy(static p => p.GetCustomAttribute<ParameterAttribute>()!.Position != 0)
            .ThenBy(static p => Array.IndexOf(KeyNames, p.Name))
            .Select(static p => new RecordParameter(p))];

    private static RecordParameter[] Describe(Type cmdlet) =>
        [.. cmdlet.GetProperties().Where(static p => p.GetCustomAttribute<FromRecordAttribute>() is not null || p.GetCustomAttributes<ParameterAttribute>().Any(static a => a.ValueFromPipelineByPropertyName)).Select(static p => new RecordParameter(p))];
}

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
            // Its own message can be anything.
            throw new ArgumentException($"The record, a {bare.GetType().Name}, cannot be read.");
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
            throw new ArgumentException($"The record, {SecretReader.Article(record.BaseObject.GetType().Name)}, cannot be read.");
        }
    }

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
